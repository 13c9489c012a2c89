// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Margins.h"
#include "store/Connection.h"

namespace turnout::store {

/// The margins in force; without segments where there are none.
Result<session::Margins> margins(Connection& connection);
/// Puts these in the place of those in force; without segments, there are none any more. Inside a writer's job.
Result<void> setMargins(Connection& connection, const session::Margins& margins);

} // namespace turnout::store
