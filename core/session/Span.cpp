// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Span.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace turnout::session {
namespace {

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One character and where the next begins. Bytes that are no UTF-8 are characters of one byte.
struct Character {
    char32_t code = 0;
    std::size_t end = 0;
};

Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    const std::size_t length = first < 0xC0U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    if (length == 1 || at + length > text.size())
        return {first, at + 1};
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = at + 1; i < at + length; ++i) {
        if (!continues(text[i]))
            return {first, at + 1};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    return {code, at + length};
}

bool isBlank(char32_t c)
{
    return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028
        || c == 0x2029;
}

/// Of scripts that part words by no blanks.
bool standsAlone(char32_t c)
{
    constexpr std::array<std::pair<char32_t, char32_t>, 7> kRanges{{
        {0x0E00, 0x0EFF}, // Thai, Lao
        {0x1000, 0x109F}, // Burmese
        {0x1780, 0x17FF}, // Khmer
        {0x3001, 0x30FF}, // CJK punctuation, kana
        {0x3400, 0x9FFF}, // Han
        {0xF900, 0xFAFF}, // Han for compatibility
        {0x20000, 0x3FFFF}, // Han beyond
    }};
    return std::any_of(kRanges.begin(), kRanges.end(), [&](const auto& r) { return c >= r.first && c <= r.second; });
}

bool endsSentence(char32_t c)
{
    return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0x061F || c == 0x06D4 || c == 0x0964;
}
bool endsCjkSentence(char32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}
bool closes(char32_t c)
{
    return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x201D || c == 0x2019 || c == 0x00BB || c == 0x300D
        || c == 0x300F || c == 0xFF09;
}

/// Adds begin … end without the blanks around it, where anything is left.
void addTrimmed(std::vector<Stretch>& to, std::string_view text, std::size_t begin, std::size_t end)
{
    std::size_t last = begin;
    std::size_t first = end;
    for (std::size_t at = begin; at < end;) {
        const Character c = characterAt(text, at);
        if (!isBlank(c.code)) {
            first = std::min(first, at);
            last = c.end;
        }
        at = c.end;
    }
    if (first < last)
        to.push_back({first, last});
}

std::optional<std::size_t> takeNumber(std::string_view& value)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const auto length = static_cast<std::size_t>(end - value.data());
    if (error != std::errc() || length >= value.size() || *end != ':')
        return std::nullopt;
    value.remove_prefix(length + 1);
    return number;
}

} // namespace

std::optional<Span> spanOf(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto cuts = [&](std::size_t at) { return at < text.size() && continues(text[at]); };
    if (begin >= end || end > text.size() || cuts(begin) || cuts(end))
        return std::nullopt;
    return Span{begin, end, std::string(text.substr(begin, end - begin))};
}

std::string spanToValue(const Span& span)
{
    return std::to_string(span.begin) + ":" + std::to_string(span.end) + ":" + span.quote;
}

std::optional<Span> spanFromValue(std::string_view value)
{
    const auto begin = takeNumber(value);
    const auto end = begin ? takeNumber(value) : std::nullopt;
    if (!end || *begin >= *end || *end - *begin != value.size())
        return std::nullopt;
    return Span{*begin, *end, std::string(value)};
}

bool spanFits(const Span& span, std::string_view text)
{
    return span.end <= text.size() && spanOf(text, span.begin, span.end) == span;
}

std::vector<Stretch> wordsOf(std::string_view text)
{
    std::vector<Stretch> words;
    bool open = false; // the last word may go on
    for (std::size_t at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        const bool alone = standsAlone(c.code);
        if (isBlank(c.code))
            open = false;
        else if (open && !alone)
            words.back().end = c.end;
        else {
            words.push_back({at, c.end});
            open = !alone;
        }
        at = c.end;
    }
    return words;
}

std::vector<Stretch> sentencesOf(std::string_view text)
{
    std::vector<Stretch> sentences;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Character c = characterAt(text, at);
        at = c.end;
        const bool cjk = endsCjkSentence(c.code);
        bool ends = c.code == U'\n' || cjk;
        if (cjk || endsSentence(c.code)) {
            Character next = at < text.size() ? characterAt(text, at) : Character{U' ', at};
            while (at < text.size() && (closes(next.code) || endsSentence(next.code) || endsCjkSentence(next.code))) {
                at = next.end;
                next = at < text.size() ? characterAt(text, at) : Character{U' ', at};
            }
            ends = cjk || isBlank(next.code);
        }
        if (ends) {
            addTrimmed(sentences, text, begin, at);
            begin = at;
        }
    }
    addTrimmed(sentences, text, begin, text.size());
    return sentences;
}

} // namespace turnout::session
