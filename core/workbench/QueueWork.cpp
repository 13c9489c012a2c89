// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/QueueWork.h"

#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/QueueStore.h"
#include "store/SessionReader.h"
#include "workbench/DeskWork.h"
#include "workbench/WorkQueue.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace turnout::workbench {
namespace {

Error refused(std::string text)
{
    return {ErrorCode::Refused, std::move(text), {}};
}

/// Does `change` to each session in one transaction; what it refuses is noted, anything else ends it.
Result<QueueChange> changeEach(OpenProject& project, const std::vector<std::string>& names,
    const std::function<Result<void>(store::Connection&, SessionId)>& change)
{
    const auto sessions = sessionsNamed(project, names);
    if (!sessions)
        return sessions.error();
    auto reader = project.store().reader();
    if (!reader)
        return reader.error();
    const auto known = store::externalIds(**reader, sessions->found);
    if (!known)
        return known.error();
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    QueueChange done;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              for (std::size_t i = 0; i < sessions->found.size(); ++i) {
                  const auto changed = change(connection, sessions->found[i]);
                  if (changed)
                      ++done.changed;
                  else if (changed.error().code == ErrorCode::Refused)
                      done.refused.push_back({(*known)[i], changed.error().text});
                  else
                      return changed.error();
              }
              return {};
          });
    if (!written)
        return written.error();
    for (const std::string& name : sessions->unknown)
        done.refused.push_back({name, "No session has this id."});
    return done;
}

/// The whole queue, for nobody.
Result<std::unique_ptr<WorkQueue>> wholeQueue(OpenProject& project)
{
    auto queue = std::make_unique<WorkQueue>(project, AnnotatorId());
    if (const auto read = queue->refresh(); !read)
        return read.error();
    return queue;
}

} // namespace

Result<QueueChange> flagSessions(
    OpenProject& project, const std::string& annotator, const std::vector<std::string>& names, bool flagged)
{
    const auto id = project.annotator(annotator);
    if (!id)
        return id.error();
    return changeEach(project, names, [&](store::Connection& connection, SessionId session) {
        return store::setFlag(connection, session, *id, flagged, project.clock().now());
    });
}

Result<NamedSessions> sessionsNamed(OpenProject& project, const std::vector<std::string>& names)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    NamedSessions sessions;
    std::unordered_set<SessionId> seen;
    for (const std::string& name : names) {
        const auto id = store::findSession(**connection, name);
        if (!id)
            return id.error();
        if (!*id)
            sessions.unknown.push_back(name);
        else if (seen.insert(**id).second)
            sessions.found.push_back(**id);
    }
    return sessions;
}

std::vector<std::string> namesFromLines(const std::string& text)
{
    std::vector<std::string> names;
    std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string name = text.substr(begin, end - begin);
        if (name.ends_with('\r'))
            name.pop_back();
        if (!name.empty())
            names.push_back(std::move(name));
        begin = end + 1;
    }
    return names;
}

Result<HandedOut> handOut(OpenProject& project, const std::string& annotator, std::int64_t count, TimeMs duration)
{
    const auto id = project.annotator(annotator);
    if (!id)
        return id.error();
    WorkQueue queue(project, *id, duration);
    if (const auto read = queue.refresh(); !read)
        return read.error();
    std::vector<SessionId> taken;
    for (std::size_t from = 0; static_cast<std::int64_t>(taken.size()) < count;) {
        const auto next = queue.takeNext(from);
        if (!next)
            return next.error();
        if (!*next || **next < from) // round the end
            break;
        taken.push_back(queue.entries()[**next].session);
        from = **next + 1;
    }
    queue.keepClaims();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto names = store::externalIds(**connection, taken);
    if (!names)
        return names.error();
    HandedOut out{std::move(*names), 0};
    for (const QueueEntry& entry : queue.entries())
        out.held += entry.state == QueueState::Held ? 1 : 0;
    return out;
}

Result<QueueChange> pinSessions(
    OpenProject& project, const std::vector<std::string>& names, const std::string& by, const std::string& reason)
{
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    const TimeMs now = project.clock().now();
    auto done = changeEach(project, names, [&](store::Connection& connection, SessionId session) -> Result<void> {
        const auto row = (*snapshot)->frame->row(session);
        if (row && (*snapshot)->labels.labeled.test(*row))
            return refused("The session is labeled already.");
        return store::addMustLabel(connection, {session, now, by, reason, {}});
    });
    project.drawsChanged();
    return done;
}

Result<QueueChange> unpinSessions(OpenProject& project, const std::vector<std::string>& names)
{
    auto done = changeEach(project, names,
        [](store::Connection& connection, SessionId session) { return store::removeMustLabel(connection, session); });
    project.drawsChanged();
    return done;
}

Result<QueueChange> requeueSessions(OpenProject& project, const std::vector<std::string>& names)
{
    const auto queue = wholeQueue(project);
    if (!queue)
        return queue.error();
    return changeEach(project, names, [&](store::Connection& connection, SessionId session) -> Result<void> {
        const auto entry = (*queue)->find(session);
        if (!entry)
            return refused("The session is in no draw and no must-label.");
        const QueueState state = (*queue)->entries()[*entry].state;
        if (state != QueueState::Answered && state != QueueState::Skipped)
            return refused("The session still waits.");
        return store::requeueSession(connection, session);
    });
}

Result<QueueChange> snoozeSessions(OpenProject& project, const std::vector<std::string>& names, TimeMs duration)
{
    const auto queue = wholeQueue(project);
    if (!queue)
        return queue.error();
    const TimeMs until = project.clock().now() + duration;
    return changeEach(project, names, [&](store::Connection& connection, SessionId session) -> Result<void> {
        if (!(*queue)->find(session))
            return refused("The session is in no draw and no must-label.");
        return store::snoozeSession(connection, session, until);
    });
}

Result<QueueChange> releaseSessions(
    OpenProject& project, const std::string& annotator, const std::vector<std::string>& names)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto known = store::annotators(**connection);
    if (!known)
        return known.error();
    AnnotatorId id;
    for (const auto& one : *known)
        if (one.name == annotator)
            id = one.id;
    if (!id.valid())
        return Error{ErrorCode::NotFound, "there is no annotator \"" + annotator + "\"", {}};
    const auto held = store::holds(**connection, project.clock().now());
    if (!held)
        return held.error();
    std::vector<SessionId> open;
    for (const auto& hold : *held)
        if (hold.annotator == id)
            open.push_back(hold.session);
    std::vector<std::string> all = names;
    if (names.empty()) {
        auto read = store::externalIds(**connection, open);
        if (!read)
            return read.error();
        all = std::move(*read);
    }
    return changeEach(project, all, [&](store::Connection& writing, SessionId session) -> Result<void> {
        if (std::find(open.begin(), open.end(), session) == open.end())
            return refused("The annotator does not have the session open.");
        return store::releaseClaims(writing, id, std::span(&session, 1));
    });
}

Result<void> pauseDraw(OpenProject& project, DrawId draw, bool paused)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    return (*writer)->run(store::Writer::Kind::Durable,
        [&](store::Connection& connection) { return store::pauseDraw(connection, draw, paused); });
}

} // namespace turnout::workbench
