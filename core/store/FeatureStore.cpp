// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FeatureStore.h"

namespace turnout::store {
namespace {

std::int64_t lastOf(Connection& connection, int version)
{
    return queryInt64(connection,
        "SELECT last_session FROM feature_block WHERE version = ? ORDER BY first_session DESC LIMIT 1", 0, version);
}

} // namespace

Result<SessionId> featuresTo(Connection& connection, int version)
{
    return guarded([&]() -> Result<SessionId> { return SessionId(lastOf(connection, version)); });
}

Result<void> addFeatures(Connection& connection, const FeatureBlock& block, int version)
{
    Query(connection, "DELETE FROM feature_block WHERE version <> ?", version).run();
    if (block.first.value() != lastOf(connection, version) + 1 || block.last < block.first)
        return Error{ErrorCode::Refused, "The features were changed by somebody else.", {}};
    Query(connection, "INSERT INTO feature_block (first_session, last_session, version, rows) VALUES (?, ?, ?, ?)",
        block.first, block.last, version, Bytes(block.rows))
        .run();
    return {};
}

void forgetFeatures(Connection& connection, SessionId from)
{
    Query(connection, "DELETE FROM feature_block WHERE last_session >= ?", from).run();
}

Result<void> forEachFeatureBlock(
    Connection& connection, int version, SessionId from, SessionId to, const FeatureSink& sink)
{
    return guarded([&]() -> Result<void> {
        // Blocks do not overlap, so that the one `from` is in is the last that begins at or before it.
        const std::int64_t begin = queryInt64(connection,
            "SELECT first_session FROM feature_block WHERE first_session <= ? ORDER BY first_session DESC LIMIT 1",
            from.value(), from);
        Query query(connection,
            "SELECT first_session, last_session, rows FROM feature_block "
            "WHERE first_session BETWEEN ? AND ? AND last_session >= ? AND version = ? ORDER BY first_session",
            begin, to, from, version);
        while (query.step())
            if (!sink(query.id<SessionId>(0), query.id<SessionId>(1), query.blob(2)))
                break;
        return {};
    });
}

} // namespace turnout::store
