// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TruthStore.h"

#include "store/Query.h"

namespace turnout::store {

Result<void> putTruth(Connection& connection, std::span<const Truth> truths)
{
    return guarded([&]() -> Result<void> {
        Query query(connection, "INSERT INTO demo_truth (session_id, verdict, rating_probability) VALUES (?, ?, ?)");
        for (const Truth& truth : truths) {
            query.rebind(truth.session, truth.verdict, truth.ratingProbability);
            query.run();
        }
        return {};
    });
}

Result<std::vector<Truth>> allTruth(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Truth>> {
        std::vector<Truth> truths;
        Query query(connection,
            "SELECT session_id, verdict, rating_probability FROM demo_truth WHERE session_id <= "
            "(SELECT coalesce(max(last_session), 0) FROM source WHERE state = 'complete') ORDER BY session_id");
        while (query.step())
            truths.push_back({query.id<SessionId>(0), query.string(1), query.real(2)});
        return truths;
    });
}

Result<std::optional<Truth>> truthOf(Connection& connection, SessionId session)
{
    return guarded([&]() -> Result<std::optional<Truth>> {
        Query query(
            connection, "SELECT verdict, rating_probability FROM demo_truth WHERE session_id = ?", session.value());
        if (!query.step())
            return std::optional<Truth>();
        return std::optional(Truth{session, query.string(0), query.real(1)});
    });
}

} // namespace turnout::store
