// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/ExportText.h"

#include "base/Json.h"

#include <simdjson.h>

namespace turnout::curation {
namespace {
constexpr std::string_view kKind = "turnout evaluation set";
}

std::string manifestJson(const ExportedVersion& version, const std::vector<FileEntry>& files)
{
    std::string filter;
    for (const std::string& word : version.recipe.filter)
        filter += (filter.empty() ? "" : " ") + word;
    JsonWriter json(2);
    json.beginObject().field("schema", 1).field("kind", kKind).field("set", version.set);
    json.field("version", version.version).field("frozen_at", formatTime(version.frozenAt));
    json.field("content_hash", version.hash).field("format", version.format);
    json.key("files").beginArray();
    for (const FileEntry& file : files) {
        json.beginObject().field("name", file.name).field("bytes", file.bytes);
        json.field("sha256", file.sha256).endObject();
    }
    json.endArray().field("filter", filter).key("recipe").raw(recipeToJson(version.recipe));
    writeSummary(json, version.summary);
    json.endObject();
    return json.take() + '\n';
}

std::optional<ManifestOwner> manifestOwner(std::string_view json)
{
    using simdjson::SUCCESS;
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    std::string_view kind;
    std::string_view set;
    if (parser.parse(simdjson::padded_string(json)).get(root) != SUCCESS || root["kind"].get(kind) != SUCCESS
        || kind != kKind || root["set"].get(set) != SUCCESS)
        return std::nullopt;
    ManifestOwner owner{std::string(set), 0, {}};
    if (root["version"].get(owner.version) != SUCCESS)
        return std::nullopt;
    simdjson::dom::array files;
    if (root["files"].get(files) == SUCCESS)
        for (const auto file : files) {
            std::string_view name;
            if (file["name"].get(name) == SUCCESS)
                owner.files.emplace_back(name);
        }
    return owner;
}

} // namespace turnout::curation
