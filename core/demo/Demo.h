// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <cstdint>
#include <memory>
#include <string>

/// A made-up assistant whose users, segments, satisfaction, self-selected ratings, signals, scores, outcomes and a
/// regression in one model version follow a generative model, so that the truth is known. demo/Model.h documents it.
namespace turnout::demo {

struct DemoOptions {
    std::int64_t sessions = 20000; ///< 1,000 … 1,000,000
    std::uint64_t seed = 1;
    /// How much likelier a bad session is to be rated than a good one (the channel's bias, κ).
    double ratingBias = 6.0; ///< 0.1 … 100
};

/// What only the generator knows of a session.
struct DemoTruth {
    std::string verdict; ///< "good", "acceptable" or "bad": what a perfect annotator answers
    std::string failureReason; ///< of a bad session, as the default rubric names it; else empty
    double goodProbability = 0; ///< the model's P(good or acceptable) before the coin was thrown
    double ratingProbability = 0; ///< the probability with which this session's user rated
};

struct DemoSession {
    session::Session session;
    DemoTruth truth;
};

/// Makes the sessions one after the other, in order of their start. The same options give the same sessions on every
/// machine. How many are made matters to the first k only through when they start, and what hangs on that.
/// Thread: any, one at a time.
class Generator {
public:
    explicit Generator(const DemoOptions& options);
    ~Generator();
    Generator(const Generator&) = delete;
    Generator& operator=(const Generator&) = delete;

    /// Fills `out` with the next session; false when all are made. Reuses the capacity of `out`.
    bool next(DemoSession& out);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::demo
