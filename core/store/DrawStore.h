// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <string>
#include <vector>

/// Draws: how sessions were chosen, with everything an estimate needs later. What writes belongs inside a Durable job.
namespace turnout::store {

/// One drawn session.
struct DrawItemRecord {
    SessionId session;
    double probability = 0; ///< inclusion probability, 0 … 1
    double audit = 0; ///< the probability's three parts
    double uncertain = 0;
    double coverage = 0;
    std::string arm; ///< "audit", "uncertain", "coverage"
    std::string reason;
    int annotators = 1; ///< asked for an answer of their own
    bool repeats = false; ///< asked of whoever answers it again, later
    friend bool operator==(const DrawItemRecord&, const DrawItemRecord&) = default;
};

/// What a draw was made from: the sessions that matched the filter, in the frame's order.
struct FrameSnapshot {
    std::string filter; ///< as population::filterText writes it
    double weight = 0; ///< sum of the sampling weights
    std::vector<std::int32_t> sessions;
    friend bool operator==(const FrameSnapshot&, const FrameSnapshot&) = default;
};

/// A draw without its lists.
struct DrawInfo {
    DrawId id;
    TimeMs createdAt = 0;
    std::string createdBy;
    std::int64_t frameId = 0;
    std::string frameHash; ///< XXH3-128 of the frame's session ids
    std::int64_t frameSize = 0;
    double frameWeight = 0;
    std::string filter;
    std::uint64_t seed = 0;
    std::int64_t size = 0; ///< sessions drawn
    std::int64_t asked = 0; ///< sessions asked for
    std::string design; ///< "systematic" …
    std::string policy; ///< as JSON
    std::int64_t pool = 0; ///< sessions that could be drawn
    double poolWeight = 0;
    bool paused = false; ///< not handed out for now
    friend bool operator==(const DrawInfo&, const DrawInfo&) = default;
};

/// A new draw.
struct DrawRecord {
    TimeMs createdAt = 0;
    std::string createdBy;
    FrameSnapshot frame;
    std::uint64_t seed = 0;
    std::int64_t asked = 0;
    std::string design;
    std::string policy;
    std::int64_t pool = 0;
    double poolWeight = 0;
    std::vector<double> probabilities; ///< of every session of the frame, in its order; −1: could not be drawn
    std::vector<DrawItemRecord> items; ///< in order of work
};

/// Saves all of it; a frame that was saved before is shared. BadInput where the lists do not fit each other.
Result<DrawId> saveDraw(Connection& connection, const DrawRecord& draw);
/// In order of drawing.
Result<std::vector<DrawInfo>> draws(Connection& connection);
/// NotFound where there is no such draw.
Result<DrawInfo> drawInfo(Connection& connection, DrawId id);
Result<std::vector<DrawItemRecord>> drawItems(Connection& connection, DrawId id);
Result<std::vector<double>> drawProbabilities(Connection& connection, DrawId id);
Result<FrameSnapshot> drawFrame(Connection& connection, DrawId id);

/// A session that waits: fewer annotators than are asked have answered or skipped it since it was asked for (what was
/// undone does not count as answered).
struct WaitingItem {
    DrawId draw; ///< none: a must-label
    std::int64_t position = 0;
    SessionId session;
    friend bool operator==(const WaitingItem&, const WaitingItem&) = default;
};
/// By draw and position; of one draw, or of all (none), must-labels first.
Result<std::vector<WaitingItem>> waitingItems(Connection& connection, DrawId draw = {});

/// XXH3-128 of the ids as little-endian int32, as 32 hex digits.
std::string frameHash(const std::vector<std::int32_t>& sessions);

} // namespace turnout::store
