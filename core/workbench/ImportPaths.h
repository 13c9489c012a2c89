// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace turnout::workbench {

/// The files to import for what was named or dropped: a folder stands for the files in it and below, by name; hidden
/// ones and projects are left out. Anything else is taken as it is ("-" too). Refused where a folder has no file, or
/// cannot be read.
Result<std::vector<std::string>> importPaths(const std::vector<std::string>& given);

} // namespace turnout::workbench
