// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"

#include <optional>
#include <string>
#include <string_view>

namespace turnout::store {

/// Small facts about the project by name: "project_id", "created_at", "created_by", "min_reader" and what the
/// program keeps with the project. Nothing where the key is not there.
Result<std::optional<std::string>> meta(Connection& connection, std::string_view key);
/// Sets or replaces. Throws SQLite::Exception: for use inside a writer's job.
void setMeta(Connection& connection, std::string_view key, std::string_view value);

} // namespace turnout::store
