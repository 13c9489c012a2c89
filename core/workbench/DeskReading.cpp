// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DeskReading.h"

#include "session/Candidates.h"
#include "store/SessionReader.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

/// Puts A's turns before B's, wherever candidates follow one another, and takes away what the file calls them: it says
/// which is the better one.
void showPair(DeskSession& session, const session::Candidates& candidates)
{
    DeskSession::Pair pair;
    pair.swapped = session::secondIsShownFirst(session.externalId);
    const auto& a = pair.swapped ? candidates.second : candidates.first;
    const auto& b = pair.swapped ? candidates.first : candidates.second;
    const std::vector<session::Turn> given = session.turns;
    const auto count = static_cast<int>(given.size());
    for (int i = 0; i < count; ++i)
        session.places.push_back(i);
    const auto isOf
        = [](const std::vector<int>& turns, int i) { return std::find(turns.begin(), turns.end(), i) != turns.end(); };
    for (int first = 0, end = 0; first < count; first = end + 1) {
        for (end = first; end < count && (isOf(a, end) || isOf(b, end));)
            ++end;
        int to = first;
        for (const bool ofA : {true, false})
            for (int from = first; from < end; ++from) {
                if (isOf(a, from) != ofA)
                    continue;
                const auto place = static_cast<std::size_t>(to);
                session.places[place] = from;
                session.turns[place] = given[static_cast<std::size_t>(from)];
                session.turns[place].name = ofA ? "Answer A" : "Answer B";
                (ofA ? pair.a : pair.b).push_back(to++);
            }
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
