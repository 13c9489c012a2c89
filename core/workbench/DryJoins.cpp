// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DryJoins.h"

#include "store/UserJoin.h"

#include <algorithm>
#include <utility>

namespace turnout::workbench {

bool DryJoins::known(const std::string& id)
{
    if (m_ids.contains(id))
        return true;
    const auto found = store::findSession(*m_connection, id);
    return found && found->has_value();
}

std::size_t DryJoins::knownBy(const std::string& key)
{
    const auto inFile = m_traces.find(key);
    const auto inProject = store::sessionsOfKey(*m_connection, key);
    return (known(key) ? 1 : 0) + (inFile == m_traces.end() ? 0 : inFile->second) + (inProject ? inProject->size() : 0);
}

DryJoins::Match DryJoins::match(const std::string& session, const std::string& trace)
{
    if (!session.empty() && known(session))
        return {1, &store::JoinCounts::bySession};
    Match found{session.empty() ? 0 : knownBy(session), &store::JoinCounts::byTrace};
    if (found.sessions == 0 && !trace.empty())
        found.sessions = knownBy(trace);
    return found;
}

void DryJoins::add(const session::Session& session)
{
    m_ids.insert(session.id);
    for (const std::string& trace : session.traces)
        if (trace != session.id)
            ++m_traces[trace];
    Times times{session.startedAt.value_or(0), session.startedAt.value_or(0)};
    bool any = session.startedAt.has_value();
    for (const session::Turn& turn : session.turns) {
        if (!turn.at)
            continue;
        times.first = any ? (session.startedAt ? times.first : std::min(times.first, *turn.at)) : *turn.at;
        times.last = any ? std::max(times.last, *turn.at) : *turn.at;
        any = true;
    }
    times.last = std::max(times.first, session.endedAt.value_or(times.last));
    if (!session.user.empty() && any)
        m_byUser[session.user].push_back(times);
}

void DryJoins::beginFile()
{
    m_files.emplace_back();
}

void DryJoins::add(const ingest::Event& event)
{
    Events& events = m_files.back();
    const Match found = event.user.empty() ? match(event.session, event.trace) : Match{};
    if (found.sessions == 1)
        ++(events.joins.*found.how);
    else
        events.waiting.push_back({0, {}, event.line, event.session, {}, event.trace, event.user, event.at, "absent"});
}

/// The project's sessions of the users in question join the files', in one walk.
void DryJoins::walkProjectsUsers(ImportReport& report)
{
    if (std::exchange(m_walked, true))
        return;
    std::unordered_set<std::string> wanted;
    for (const Events& events : m_files)
        for (const store::Orphan& orphan : events.waiting)
            if (!orphan.user.empty())
                wanted.insert(orphan.user);
    if (wanted.empty())
        return;
    const auto walked = store::forEachUserSession(*m_connection, [&](std::string_view user, TimeMs first, TimeMs last) {
        if (const auto found = wanted.find(std::string(user)); found != wanted.end())
            m_byUser[*found].push_back({first, last});
    });
    if (!walked)
        report.notes.push_back("The project's sessions could not be looked at: " + walked.error().message());
}

void DryJoins::close(std::size_t file, ImportReport& report)
{
    constexpr std::size_t kFirst = 20;
    walkProjectsUsers(report);
    Events& events = m_files.at(file);
    std::unordered_map<std::string, std::int64_t> reasons;
    for (store::Orphan& orphan : events.waiting) {
        Match found = match(orphan.externalId, orphan.trace);
        if (!orphan.user.empty()) {
            const std::vector<Times>& all = m_byUser[orphan.user];
            const TimeMs at = orphan.at.value_or(0);
            found
                = {static_cast<std::size_t>(std::count_if(all.begin(), all.end(),
                       [&](const Times& times) { return times.first <= at && times.last >= at - report.joinWindow; })),
                    &store::JoinCounts::byUser};
            orphan.waits = all.empty() ? "absent" : "elsewhen";
        }
        if (found.sessions > 1)
            orphan.waits = "ambiguous";
        if (found.sessions == 1) {
            ++(events.joins.*found.how);
            continue;
        }
        ++report.counts.orphans;
        ++reasons[std::string(store::orphanReason(orphan))];
        if (report.unjoined.first.size() < kFirst)
            report.unjoined.first.push_back(orphan);
    }
    report.joins = events.joins;
    report.counts.events += events.joins.bySession + events.joins.byTrace + events.joins.byUser;
    report.unjoined.reasons.assign(reasons.begin(), reasons.end());
    std::sort(report.unjoined.reasons.begin(), report.unjoined.reasons.end(),
        [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
}

} // namespace turnout::workbench
