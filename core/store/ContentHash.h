// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace turnout::store {

/// XXH3-128 in its canonical (big-endian) form, as 32 hex digits.
std::string contentHash(std::span<const std::byte> bytes);

} // namespace turnout::store
