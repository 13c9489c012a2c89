// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text for a PDF whose fonts every reader has (Helvetica and Symbol): nothing is embedded, so that the same report has
/// the same bytes on every machine.
namespace turnout::workbench::pdf {

enum class Face { Regular, Bold, Symbol };

/// A piece of text in one font, in that font's own encoding.
struct Run {
    Face face = Face::Regular;
    std::string bytes;
};

/// UTF-8 in the encodings of the fonts: Latin letters and punctuation of Windows-1252, Greek and signs of Symbol. What
/// neither has becomes its code, "\u{65e5}"; `missing` is set then.
std::vector<Run> encoded(std::string_view text, Face face, bool* missing = nullptr);

/// How wide it is at this size, in the size's unit.
double width(std::string_view text, double size, Face face);

/// Lines no wider than `most`, broken between words and, where one word is wider, within it.
std::vector<std::string> wrapped(std::string_view text, double size, Face face, double most);

} // namespace turnout::workbench::pdf
