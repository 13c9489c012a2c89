// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>
#include <vector>

namespace turnout::common {

/// A stretch of a text, in QChars.
struct TextRange {
    int start = 0;
    int length = 0;
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// A text that shows what it holds, and where a mark stands for something invisible.
struct VisibleText {
    QString text;
    std::vector<TextRange> marks;
};

/// Hostile text made safe to look at: control characters become ⟨NUL⟩ … ⟨DEL⟩, characters that turn the direction of
/// reading (U+200E/F, U+202A–202E, U+2066–2069) and other invisible ones become ⟨RLO⟩ and the like. Line ends become
/// '\n', tabs stay, bytes that are no UTF-8 become U+FFFD. Nothing else changes, so any script reads as it should.
VisibleText visibleText(const QString& text);
VisibleText visibleText(std::string_view utf8);

/// The same on one line: line ends become ⏎, and what is longer than `limit` ends in "…". For tables, chips, titles.
QString visibleLine(std::string_view utf8, int limit = 400);
QString visibleLine(const QString& text, int limit = 400);

/// A tool tip that is never read as HTML, whatever it holds.
QString plainToolTip(const QString& text);

/// A text for buttons, actions and labels with a buddy: & stays an &.
QString plainLabel(QString text);

} // namespace turnout::common
