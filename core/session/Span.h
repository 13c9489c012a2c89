// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::session {

/// A stretch of a turn's text that an annotator marked. Of an Answer each value is one span, and the turn is the
/// answer's: "12:47:It was sent on Monday." So it is text wherever answers are, and the quote still says what was meant
/// where nobody has the transcript.
struct Span {
    std::size_t begin = 0; ///< in bytes of the turn's text as it was sent (UTF-8)
    std::size_t end = 0; ///< behind the last byte
    std::string quote; ///< what stands there
    friend bool operator==(const Span&, const Span&) = default;
};

/// The span from byte to byte of a text; nothing where that is no stretch of it, or would cut a character in two.
std::optional<Span> spanOf(std::string_view text, std::size_t begin, std::size_t end);
/// As the value of an answer, and back; nothing where it is none, or its quote has not the length of its stretch.
std::string spanToValue(const Span& span);
std::optional<Span> spanFromValue(std::string_view value);
/// Whether the text has the quote where the span says.
bool spanFits(const Span& span, std::string_view text);

/// A byte range that something can be said about.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};
/// The words of a text, without the blanks between them: runs of what is no ASCII blank or control; of scripts that
/// write no blanks (CJK, kana, Thai and their neighbours) each character.
std::vector<Stretch> wordsOf(std::string_view text);
/// The sentences of a text, without the blanks around them: up to . ! ? … or their CJK forms with what closes them
/// (quotes, brackets) where a blank or the end follows — of CJK forms always — and up to each line end.
std::vector<Stretch> sentencesOf(std::string_view text);

} // namespace turnout::session
