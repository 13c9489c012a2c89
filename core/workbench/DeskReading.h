// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"
#include "workbench/LabelDesk.h"

namespace turnout::workbench {

/// The session as the desk shows it under this rubric.
Result<DeskSession> readForDesk(store::Connection& connection, SessionId id, const session::Rubric& rubric);

/// The roles of its turns, as everything but the desk counts them.
std::vector<session::Role> rolesOf(const DeskSession& session);

} // namespace turnout::workbench
