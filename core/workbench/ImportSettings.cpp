// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportSettings.h"

#include "base/Json.h"
#include "store/Meta.h"

#include <simdjson.h>

namespace turnout::workbench {
namespace {

constexpr std::string_view kKey = "import_settings";

std::string toJson(const ImportSettings& settings)
{
    JsonWriter json;
    json.beginObject().field("redaction", ingest::redactionModeName(settings.redaction)).key("patterns").beginArray();
    for (const std::string& pattern : settings.patterns)
        json.value(pattern);
    json.endArray().field("signals", settings.derive.signals).field("segments", settings.derive.segments).endObject();
    return json.take();
}

bool fromJson(const std::string& text, ImportSettings& settings)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    std::string_view mode;
    simdjson::dom::array patterns;
    if (parser.parse(text).get(object) != simdjson::SUCCESS || object["redaction"].get(mode) != simdjson::SUCCESS
        || object["patterns"].get(patterns) != simdjson::SUCCESS
        || object["signals"].get(settings.derive.signals) != simdjson::SUCCESS
        || object["segments"].get(settings.derive.segments) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element pattern : patterns) {
        std::string_view one;
        if (pattern.get(one) != simdjson::SUCCESS)
            return false;
        settings.patterns.emplace_back(one);
    }
    const auto redaction = ingest::redactionModeFromName(mode);
    settings.redaction = redaction.value_or(settings.redaction);
    return redaction.has_value();
}

} // namespace

Result<ImportSettings> importSettings(OpenProject& project)
{
    auto reader = project.store().reader();
    if (!reader)
        return reader.error();
    const auto kept = store::meta(**reader, kKey);
    if (!kept)
        return kept.error();
    ImportSettings settings;
    if (*kept && !fromJson(**kept, settings))
        return Error{ErrorCode::Damaged, "The project's settings for imports are not readable.", project.path()};
    return settings;
}

Result<void> keepImportSettings(OpenProject& project, const ImportSettings& settings)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    return (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        store::setMeta(connection, kKey, toJson(settings));
        return {};
    });
}

} // namespace turnout::workbench
