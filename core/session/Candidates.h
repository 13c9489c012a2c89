// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <optional>
#include <string_view>
#include <vector>

namespace turnout::session {

/// Two answers to the same words, of which annotators say which is better: places of turns.
struct Candidates {
    std::vector<int> first; ///< in the order of the file
    std::vector<int> second;
    friend bool operator==(const Candidates&, const Candidates&) = default;
};

/// The two candidates of a session, or nothing where it has not two. Turns are candidates where the file says so: a
/// "candidate" at each (kept in `extra`), or the names that pairs of OpenAI's preference files are given.
std::optional<Candidates> candidatesOf(const std::vector<Turn>& turns, std::string_view extra);

/// Whether the second candidate is shown as A. Half of all sessions, by their id, and always the same ones: files put
/// the better answer first, which must neither lead an annotator nor be learned from the place.
bool secondIsShownFirst(std::string_view sessionId);

} // namespace turnout::session
