// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DeskReading.h"

#include "session/Candidates.h"
#include "store/SessionReader.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

/// Puts A's turns before B's, in the place of the candidates, and takes away what the file calls them: it says which is
/// the better one.
void showPair(DeskSession& session, const session::Candidates& candidates)
{
    DeskSession::Pair pair;
    pair.swapped = session::secondIsShownFirst(session.externalId);
    const auto& a = pair.swapped ? candidates.second : candidates.first;
    const auto& b = pair.swapped ? candidates.first : candidates.second;
    std::vector<int> slots = a;
    slots.insert(slots.end(), b.begin(), b.end());
    std::vector<int> filling = slots; // what comes into the slots, once these are in order
    std::sort(slots.begin(), slots.end());
    const std::vector<session::Turn> given = session.turns;
    for (int i = 0; i < static_cast<int>(given.size()); ++i)
        session.places.push_back(i);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto to = static_cast<std::size_t>(slots[i]);
        session.places[to] = filling[i];
        session.turns[to] = given[static_cast<std::size_t>(filling[i])];
        session.turns[to].name = i < a.size() ? "Answer A" : "Answer B";
        (i < a.size() ? pair.a : pair.b).push_back(slots[i]);
    }
    session.pair = std::move(pair);
}

} // namespace

Result<DeskSession> readForDesk(store::Connection& connection, SessionId id, const session::Rubric& rubric)
{
    DeskSession session;
    session.id = id;
    auto turns = store::transcript(connection, id);
    if (!turns)
        return turns.error();
    session.turns = std::move(*turns);
    const auto rows = store::sessionRows(connection, std::span(&id, 1));
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, "there is no such session", std::to_string(id.value())};
    session.externalId = rows->front().externalId;
    session.startedAt = rows->front().startedAt;
    const bool compares = std::any_of(rubric.questions.begin(), rubric.questions.end(),
        [](const session::Question& q) { return q.kind == session::QuestionKind::Pairwise; });
    if (!compares)
        return session;
    const auto details = store::sessionDetails(connection, id);
    if (!details)
        return details.error();
    if (const auto candidates = session::candidatesOf(session.turns, details->session.extra))
        showPair(session, *candidates);
    return session;
}

std::vector<session::Role> rolesOf(const DeskSession& session)
{
    std::vector<session::Role> roles(session.turns.size());
    for (std::size_t i = 0; i < session.turns.size(); ++i)
        roles[session.places.empty() ? i : static_cast<std::size_t>(session.places[i])] = session.turns[i].role;
    return roles;
}

} // namespace turnout::workbench
