// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "stats/Interval.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Text for people who read it in a terminal: hostile text made harmless, numbers, aligned columns.
namespace turnout::workbench {

/// The text in one line, so that it cannot move the cursor, change colours or turn the reading direction: control
/// characters and invisible formatting become "\n", "\t" or "\u{1b}", bytes that are not UTF-8 become U+FFFD.
std::string visible(std::string_view text);
/// The same, but line feeds stay.
std::string visibleLines(std::string_view text);
/// Columns of a terminal the text takes: 0 for combining marks, 2 for wide characters.
std::size_t terminalWidth(std::string_view text);
/// The text, or, where it is wider than `longest` columns, its beginning with "…".
std::string cutText(std::string_view text, std::size_t longest);

/// "1,843,220".
std::string countText(std::int64_t count);
/// "2.1 %" below ten, "33 %" above; "–" for what is not a number.
std::string percentText(double share);
/// "27 – 40 %"; with more decimals, up to three, where the ends would read the same.
std::string rangeText(const stats::Interval& interval);
/// "+3.1" or "−12.0" percentage points.
std::string pointsText(double difference);
/// A number with so many decimals, with a real minus sign; "∞" and "–" where it is none.
std::string numberText(double number, int places);
/// "2026-05-01T10:00:00Z", without parts of seconds.
std::string momentText(TimeMs time);
/// "30 min", "1 h 30 min", "45 s".
std::string durationText(TimeMs duration);

/// Rows under headings, columns aligned, two blanks between them. Cells are made visible here.
class TextTable {
public:
    struct Column {
        std::string title;
        bool right = false; ///< for numbers
        std::size_t longest = 0; ///< longer cells are cut with "…"; 0: never
    };
    explicit TextTable(std::vector<Column> columns);

    void add(std::vector<std::string> cells);
    /// A line feed after each line; no blanks at the ends of lines. `indent` blanks before each.
    [[nodiscard]] std::string text(std::size_t indent = 0) const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace turnout::workbench
