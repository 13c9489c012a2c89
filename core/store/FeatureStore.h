// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/Query.h"

#include <cstddef>
#include <functional>
#include <vector>

/// What is kept of transcripts for the quality model, a block of sessions at a time, so that it need not read them
/// again. What the bytes mean is core/learn's; they can be made anew at any time.
namespace turnout::store {

/// The features of some sessions one after the other.
struct FeatureBlock {
    SessionId first;
    SessionId last; ///< included
    std::vector<std::byte> rows;
};

/// Features of this version are there for the sessions up to here; none: for no session.
Result<SessionId> featuresTo(Connection& connection, int version);

/// Adds a block; for a writer's job. Those of another version are thrown away. Refused where the block does not begin
/// behind the last one: somebody else went on. Throws SQLite::Exception.
Result<void> addFeatures(Connection& connection, const FeatureBlock& block, int version);

/// Throws away what is known of the session and of those after it; for a writer's job. Throws SQLite::Exception.
void forgetFeatures(Connection& connection, SessionId from);

/// Takes the bytes of one block, valid during the call; false stops.
using FeatureSink = std::function<bool(SessionId first, SessionId last, Bytes rows)>;

/// The blocks of this version that have sessions of `from` … `to` (both included), in order.
Result<void> forEachFeatureBlock(
    Connection& connection, int version, SessionId from, SessionId to, const FeatureSink& sink);

} // namespace turnout::store
