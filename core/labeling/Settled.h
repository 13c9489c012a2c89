// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace turnout::labeling {

/// What several annotators' answers to a session-level question come to.
struct Settled {
    std::string question;
    std::optional<std::string> value; ///< nothing: open, there is no final answer
    double probability = 0; ///< of the likeliest value
};

/// By session, of those with several opinions.
using SettledAnswers = std::unordered_map<SessionId, std::vector<Settled>>;

/// The label with what its annotators' opinions come to in the place of the latest one; open questions have no answer
/// then. Adjudicated answers stay.
SessionLabel settle(SessionLabel label, const std::vector<Settled>& settled);

} // namespace turnout::labeling
