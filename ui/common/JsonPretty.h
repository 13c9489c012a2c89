// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>

namespace turnout::common {

/// JSON laid out over lines, two blanks a level. Works on the text itself, so that numbers, the order of keys and
/// double keys stay as they came. Nothing where the text is no object or array, nests deeper than 64, or is larger
/// than 2 million characters: then it is shown as it is.
std::optional<QString> prettyJson(const QString& text);

} // namespace turnout::common
