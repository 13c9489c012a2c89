// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Names, ids and values come from files and are hostile: each kind of output has its way of making them harmless.
namespace turnout::curation {

/// Whether text has characters that do not show but do something: control characters, line separators and those that
/// turn the direction of writing.
bool hasControlCharacters(std::string_view utf8);
/// How many characters (code points) valid UTF-8 has.
std::size_t characterCount(std::string_view utf8);

/// For one line of a terminal or a table: such characters become "\u{202e}".
std::string visibleText(std::string_view utf8);
/// For running text in Markdown: visible, and every character that Markdown or HTML could read as its own escaped.
std::string markdownText(std::string_view utf8);
/// For a cell of a CSV file (RFC 4180), quoted where it must be. A cell that begins with = + - @ or a tab would be a
/// formula in a spreadsheet: it gets a leading '.
std::string csvText(std::string_view utf8);

/// "12 items", "1 item".
std::string counted(std::int64_t n, std::string_view one, std::string_view many);
/// "2.1 %": one decimal below ten per cent, none above.
std::string percentText(double share);
/// At most three decimals, no zeros at the end: "850", "12.5".
std::string numberText(double number);
/// The same as people read it: whole from 100 on, one decimal from 10 on, two below.
std::string roundedText(double number);
/// Left-aligned first column, right-aligned others, two blanks between.
std::string tableText(const std::vector<std::vector<std::string>>& rows);

} // namespace turnout::curation
