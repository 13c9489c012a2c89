// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace turnout {

/// "12.5": so many digits after the point. A half goes away from 0, as in the numbers on the screen; the C library
/// would take 12.5 to 12 and 13.5 to 14. (What is a half is seen after scaling: 0.15 is one.)
std::string decimals(double number, int places);

} // namespace turnout
