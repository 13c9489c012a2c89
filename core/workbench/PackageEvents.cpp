// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PackageEvents.h"

#include "base/Json.h"
#include "store/ContentHash.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/Project.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/DeskSettings.h"

#include <algorithm>
#include <iterator>

namespace turnout::workbench {
namespace {

/// A clock may be a little off without anybody having to know.
constexpr TimeMs kClockTolerance = 5LL * 60 * 1000;
/// No clock is as far ahead as that: what says so counts as nothing, since nothing could come after it.
constexpr TimeMs kFarAhead = 366LL * 24 * 60 * 60 * 1000;

std::string originOf(const std::string& key, const PackageEvents::Event& one)
{
    JsonWriter json;
    json.beginArray().value(key).value(one.event.id.value()).value(one.session).value(one.annotator);
    json.value(session::labelEventKindName(one.event.kind)).value(one.event.undoes.value()).value(one.event.at);
    json.value(session::answersToJson(one.event.answers)).value(one.event.reason).value(one.event.seconds).endArray();
    return store::contentHash(std::as_bytes(std::span(json.text())));
}

Result<void> addTranscripts(store::Connection& connection, PackageEvents& package)
{
    for (const PackageEvents::Event& one : package.events) {
        if (package.transcripts.contains(one.session))
            continue;
        auto turns = store::transcript(connection, one.event.session);
        if (!turns)
            return turns.error();
        package.transcripts.emplace(one.session, std::move(*turns));
    }
    return {};
}

/// Flags and what came in sight, with names in place of the package's ids.
Result<void> addDesk(store::Connection& connection, const AnnotatorNames& names, TimeMs now, PackageEvents& package)
{
    const auto flags = store::flagEvents(connection);
    if (!flags)
        return flags.error();
    const auto sights = store::sights(connection);
    if (!sights)
        return sights.error();
    std::vector<SessionId> ids;
    ids.reserve(flags->size() + sights->size());
    for (const store::FlagEvent& flag : *flags)
        ids.push_back(flag.session);
    for (const store::Sight& sight : *sights)
        ids.push_back(sight.session);
    const auto sessions = store::externalIds(connection, ids);
    if (!sessions)
        return sessions.error();
    auto session = sessions->begin();
    const auto nameOf = [&](AnnotatorId id) {
        const auto name = names.find(id);
        return name == names.end() ? std::string() : name->second;
    };
    for (const store::FlagEvent& flag : *flags) {
        const std::string name = nameOf(flag.annotator);
        if (!name.empty() && flag.at < now + kFarAhead)
            package.flags.push_back({*session, name, flag.flagged, flag.at});
        ++session;
    }
    for (const store::Sight& sight : *sights) {
        const std::string name = nameOf(sight.annotator);
        if (!name.empty() && leadingFromName(sight.what))
            package.sights.push_back({*session, name, sight.what, sight.at});
        ++session;
    }
    return {};
}

Result<PackageEvents> readFrom(store::Connection& connection, const Clock& clock)
{
    PackageEvents package;
    const auto label = store::packageLabel(connection);
    if (!label)
        return label.error();
    if (!label->has_value())
        return Error{ErrorCode::Refused,
            "This is a project, but not one that was handed out (turnout-cli split makes such).", {}};
    package.label = **label;
    const auto events = store::labelEvents(connection);
    if (!events)
        return events.error();
    const auto rubrics = store::rubrics(connection);
    if (!rubrics)
        return rubrics.error();
    for (const store::StoredRubric& stored : *rubrics)
        package.rubrics.emplace(stored.id, stored.rubric);
    const auto names = annotatorNames(connection);
    if (!names)
        return names.error();
    std::vector<SessionId> ids;
    ids.reserve(events->size());
    for (const session::LabelEvent& event : *events)
        ids.push_back(event.session);
    const auto sessions = store::externalIds(connection, ids);
    if (!sessions)
        return sessions.error();
    const auto shown = store::shownWithLabels(connection);
    if (!shown)
        return shown.error();
    for (std::size_t i = 0; i < events->size(); ++i) {
        const session::LabelEvent& event = (*events)[i];
        if (event.source.valid())
            continue; // came with a file somebody imported there: it was not done in the package
        const auto name = names->find(event.annotator);
        PackageEvents::Event one{event, (*sessions)[i], name == names->end() ? std::string() : name->second, {}, {}};
        if (const auto what = shown->find(event.id); what != shown->end())
            std::copy_if(what->second.begin(), what->second.end(), std::back_inserter(one.shown),
                [](const std::string& word) { return leadingFromName(word).has_value(); });
        one.origin = originOf(package.label.key, one);
        package.clockAhead = package.clockAhead || event.at > clock.now() + kClockTolerance;
        package.events.push_back(std::move(one));
    }
    if (const auto read = addTranscripts(connection, package); !read)
        return read.error();
    if (const auto read = addDesk(connection, *names, clock.now(), package); !read)
        return read.error();
    return package;
}

} // namespace

Result<PackageEvents> readPackage(const std::string& path, const Clock& clock)
{
    store::OpenOptions options;
    options.readOnly = true;
    options.clock = &clock;
    const auto file = store::Project::open(path, options);
    if (!file && file.error().code == ErrorCode::Damaged)
        return store::packageDamaged(path);
    if (!file)
        return file.error();
    auto connection = (*file)->reader();
    if (!connection)
        return connection.error();
    if (const auto whole = store::checkWhole(**connection, path); !whole)
        return whole.error();
    auto package = readFrom(**connection, clock);
    if (!package && package.error().context.empty())
        return Error{package.error().code, package.error().text, path};
    return package;
}

} // namespace turnout::workbench
