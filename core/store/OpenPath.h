// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/FileHeader.h"

#include <string>

namespace turnout::store {

/// The path, absolute and with symbolic links resolved, so that one file has one lock.
std::string resolvedPath(const std::string& path);

/// What can be said of a resolved path without opening it; the errors are those of Project::open.
Result<void> checkPath(const std::string& path, bool create);

/// Whether a file that begins like this is, or was, a project.
Result<void> checkHeader(const FileHeader& header, const std::string& path);

} // namespace turnout::store
