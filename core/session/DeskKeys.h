// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::session {

/// A key without a modifier that gives a command at the label desk, as the program is delivered.
struct DeskKey {
    char key = 0; ///< in upper case: 'N'
    std::string_view command; ///< as the desk calls it: "Note"
};

/// All of them. Digits are the answers' own, and not here. What one user has changed (KeyBindings) is not known here.
/// The same as in the table of commands of ui/common: tests/tst_ui_rubric compares them.
std::span<const DeskKey> deskKeys();

/// A sentence for each option whose key gives a command at the desk, so that the key does not answer:
/// "question verdict: N is "Note" on the desk: "Good" is then reached by Tab only".
std::vector<std::string> deskKeyWarnings(const Rubric& rubric);

} // namespace turnout::session
