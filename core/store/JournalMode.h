// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

namespace turnout::store {

/// Asks for a write-ahead log and looks at the answer: network and FAT file systems refuse, and get a rollback journal.
bool askForWal(Connection& connection);

/// For a file that had a write-ahead log elsewhere, on a file system that cannot have one: SQLite opens it only while
/// nobody else may, which is long enough to go without.
void leaveWal(Connection& connection);

} // namespace turnout::store
