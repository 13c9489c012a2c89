// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <string_view>

namespace turnout::session {

/// The words of a turn where they stand: valid as long as those are.
struct TurnText {
    Role role = Role::User;
    std::string_view text;
};

} // namespace turnout::session
