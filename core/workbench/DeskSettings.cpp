// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DeskSettings.h"

#include "base/Json.h"
#include "store/Meta.h"
#include "workbench/PlainText.h"

#include <simdjson.h>

namespace turnout::workbench {
namespace {

constexpr std::string_view kFact = "desk";
constexpr std::array<std::string_view, kEveryLeading.size()> kNames{
    "ratings", "signals", "scores", "suggestions", "arm", "segments", "labels"};

Result<DeskSettings> read(std::string_view text)
{
    const Error damaged{ErrorCode::Damaged,
        "The project's settings of the label desk cannot be read; `turnout-cli desk PROJECT --default` writes new "
        "ones.",
        {}};
    simdjson::dom::parser parser;
    simdjson::dom::element stored;
    simdjson::dom::array revealed;
    DeskSettings settings;
    if (parser.parse(simdjson::padded_string(text)).get(stored) != simdjson::SUCCESS
        || stored["revealed"].get(revealed) != simdjson::SUCCESS
        || stored["names"].get(settings.names) != simdjson::SUCCESS
        || stored["idle_seconds"].get(settings.idleSeconds) != simdjson::SUCCESS
        || stored["timer"].get(settings.timer) != simdjson::SUCCESS)
        return damaged;
    settings.revealed.clear();
    for (const simdjson::dom::element one : revealed) {
        std::string_view name;
        if (one.get(name) != simdjson::SUCCESS)
            return damaged;
        if (const auto what = leadingFromName(name)) // what a later program knows is not revealed by this one
            settings.revealed.insert(*what);
    }
    return settings;
}

} // namespace

std::string_view leadingName(Leading what)
{
    return kNames.at(static_cast<std::size_t>(what));
}

std::optional<Leading> leadingFromName(std::string_view name)
{
    for (const Leading one : kEveryLeading)
        if (leadingName(one) == name)
            return one;
    return std::nullopt;
}

std::vector<std::string> leadingNames(const std::set<Leading>& what)
{
    std::vector<std::string> names;
    names.reserve(what.size());
    for (const Leading one : what)
        names.emplace_back(leadingName(one));
    return names;
}

Result<DeskSettings> deskSettings(store::Connection& connection)
{
    const auto fact = store::meta(connection, kFact);
    if (!fact)
        return fact.error();
    return *fact ? read(**fact) : DeskSettings{};
}

Result<DeskSettings> deskSettings(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return deskSettings(**connection);
}

Result<void> setDeskSettings(OpenProject& project, const DeskSettings& settings)
{
    if (!(settings.idleSeconds >= kLeastIdle && settings.idleSeconds <= kMostIdle))
        return Error{
            ErrorCode::BadInput, "the time after which a break begins must be between 10 and 3600 seconds", {}};
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    const std::string text = deskSettingsToJson(settings, 0);
    return (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
        store::setMeta(connection, kFact, text);
        return {};
    });
}

std::string deskSettingsText(const DeskSettings& settings)
{
    const auto list = [&](bool shown) {
        std::string names;
        for (const Leading one : kEveryLeading)
            if (settings.revealed.contains(one) == shown)
                names += (names.empty() ? "" : ", ") + std::string(leadingName(one));
        return names.empty() ? std::string("nothing") : names;
    };
    return "shown once a session is answered: " + list(true) + "\nnever shown at the desk: " + list(false)
        + "\ncolleagues' names: " + (settings.names ? "shown with their answers" : "never shown")
        + "\na break begins after: " + numberText(settings.idleSeconds, 0) + " s without a key"
        + "\ntimer: " + (settings.timer ? "shown" : "not shown") + "\n";
}

std::string deskSettingsToJson(const DeskSettings& settings, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).key("revealed").beginArray();
    for (const std::string& name : leadingNames(settings.revealed))
        json.value(name);
    json.endArray().field("names", settings.names).field("idle_seconds", settings.idleSeconds);
    json.field("timer", settings.timer).endObject();
    return json.take();
}

} // namespace turnout::workbench
