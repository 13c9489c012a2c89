// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// The measures of a RowChart, in logical pixels. Only its own sources include them.
namespace turnout::common::rowchart {

inline constexpr double kLegendHeight = 24;
inline constexpr double kAxisHeight = 20;
inline constexpr double kGroupHeight = 26;
inline constexpr double kOneLine = 28;
inline constexpr double kTwoLines = 46; ///< a label, and a note under it of one line
inline constexpr double kNoteLine = 16; ///< each further one
inline constexpr double kBottom = 8;
inline constexpr double kSide = 4;
inline constexpr double kGap = 12;
/// Between a label and the note beside it.
inline constexpr double kNoteGap = 8;
/// Narrower than this, labels have no room.
inline constexpr double kNarrowest = 520;
inline constexpr double kSmallestScale = 0.2;
inline constexpr double kLargestStretch = 1.5;

inline std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

} // namespace turnout::common::rowchart
