// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "learn/Features.h"
#include "learn/TextCounter.h"
#include "store/TranscriptReader.h"

#include <functional>
#include <simdjson.h>
#include <span>
#include <vector>

namespace turnout::workbench {

/// What the quality model sees of one session's transcript after the other: its words, and its embedding where it has
/// one. Thread: one.
class TranscriptFeatures {
public:
    learn::FeatureRow of(const store::Transcript& transcript);

private:
    learn::TextCounter m_counter;
    simdjson::dom::parser m_parser;
    std::vector<float> m_embedding;
};

/// What the quality model sees of sessions' texts: as it is stored, and where it is not stored yet, counted from the
/// transcript, which comes to the same. Thread: one.
class SessionFeatures {
public:
    explicit SessionFeatures(store::Connection& connection);

    /// Takes the counts of one session, to change as it likes during the call; false stops.
    using Sink = std::function<bool(SessionId, learn::FeatureRow&)>;
    /// The sessions `from` … `to` (both included), by id. Sessions without a transcript have no features, or are left
    /// out; ids that are not there may be among them.
    Result<void> forEach(SessionId from, SessionId to, const Sink& sink);
    /// Those of these sessions, ascending; each of them, or those before one that is not there any more.
    Result<void> of(std::span<const SessionId> ids, const Sink& sink);

private:
    /// Goes as far as features are stored; where it stopped, or the session behind the last one.
    Result<SessionId> forEachStored(SessionId from, SessionId to, const Sink& sink, bool& goOn);

    store::Connection& m_connection;
    TranscriptFeatures m_features;
    learn::FeatureRow m_row;
};

} // namespace turnout::workbench
