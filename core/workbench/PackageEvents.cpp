// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PackageEvents.h"

#include "base/Json.h"
#include "store/ContentHash.h"
#include "store/LabelStore.h"
#include "store/Project.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

/// A clock may be a little off without anybody having to know.
constexpr TimeMs kClockTolerance = 5LL * 60 * 1000;

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
    for (std::size_t i = 0; i < events->size(); ++i) {
        const session::LabelEvent& event = (*events)[i];
        if (event.source.valid())
            continue; // came with a file somebody imported there: it was not done in the package
        const auto name = names->find(event.annotator);
        PackageEvents::Event one{event, (*sessions)[i], name == names->end() ? std::string() : name->second, {}};
        one.origin = originOf(package.label.key, one);
        package.clockAhead = package.clockAhead || event.at > clock.now() + kClockTolerance;
        package.events.push_back(std::move(one));
    }
    if (const auto read = addTranscripts(connection, package); !read)
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
