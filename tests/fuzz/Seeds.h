// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// What fuzzing begins with.
namespace fuzz {

/// Small files a reader understands: made ones, and those of the shared data where it is there.
std::vector<std::string> seedsOf(const std::string& reader);

} // namespace fuzz
