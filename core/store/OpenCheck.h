// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"
#include "store/Schema.h"

#include <span>

namespace turnout::store {

/// The file's schema version (PRAGMA user_version).
Result<int> schemaVersion(Connection& connection);

/// Looks at what can be looked at in a few milliseconds whatever the size: the header against the file's length, the
/// schema, and the first and last rows of every table. Damaged where something is wrong; other errors are not about
/// the file's content. `migrations` are the steps the file has been through (none: a newer file, only read).
Result<void> checkQuickly(Connection& connection, std::span<const Migration> migrations);

/// Whether anything of the sessions or the labels can still be read.
bool canSalvage(Connection& connection);

} // namespace turnout::store
