// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace turnout::common {

struct Theme;

/// The tokens as Qt's palette.
QPalette paletteOf(const Theme& theme);
/// The one style sheet of the program, made from the tokens.
QString styleSheetOf(const Theme& theme);

} // namespace turnout::common
