// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace turnout::store {

/// What only the generator of a demo project knows of a session.
struct Truth {
    SessionId session;
    std::string verdict; ///< what a perfect annotator answers
    double ratingProbability = 0;
    friend bool operator==(const Truth&, const Truth&) = default;
};

/// Inside a Bulk job, with the sessions that were added in it.
Result<void> putTruth(Connection& connection, std::span<const Truth> truths);
/// All of it, in order of session; empty where the project is not a demo.
Result<std::vector<Truth>> allTruth(Connection& connection);
Result<std::optional<Truth>> truthOf(Connection& connection, SessionId session);

} // namespace turnout::store
