// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/PdfText.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace turnout::workbench::pdf {
namespace {

// Adobe's metrics of the standard fonts, in thousandths of the size, from the blank on.
constexpr std::array<std::uint16_t, 95> kRegular{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,
    278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722,
    667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
    500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr std::array<std::uint16_t, 95> kBold{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278,
    278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278,
    333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

/// Of 0xA0 … 0xFF the letter without its mark, which is as wide; of signs their width in `kSigns`.
constexpr std::string_view kPlainLetters
    = "AAAAAA?CEEEEIIII?NOOOOO?OUUUUY??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"; // 0xC0 … 0xFF
constexpr std::array<std::pair<std::uint8_t, std::uint16_t>, 28> kSigns{{{0x80, 556}, {0x85, 1000}, {0x8C, 1000},
    {0x91, 222}, {0x92, 222}, {0x93, 333}, {0x94, 333}, {0x95, 350}, {0x96, 556}, {0x97, 1000}, {0x9C, 944},
    {0xA0, 278}, {0xA9, 737}, {0xAE, 737}, {0xB0, 400}, {0xB1, 584}, {0xB2, 333}, {0xB3, 333}, {0xB7, 278}, {0xB9, 333},
    {0xBC, 834}, {0xBD, 834}, {0xBE, 834}, {0xC6, 1000}, {0xD7, 584}, {0xDF, 611}, {0xE6, 889}, {0xF7, 584}}};

struct Other {
    char32_t code;
    std::uint8_t byte;
};
/// Windows-1252 where it is not Latin-1.
constexpr std::array<Other, 21> kWindows{{{0x20AC, 0x80}, {0x201A, 0x82}, {0x2026, 0x85}, {0x0160, 0x8A},
    {0x2039, 0x8B}, {0x0152, 0x8C}, {0x017D, 0x8E}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94},
    {0x201E, 0x84}, {0x2022, 0x95}, {0x2013, 0x96}, {0x2212, 0x96}, {0x2014, 0x97}, {0x0161, 0x9A}, {0x203A, 0x9B},
    {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}}};
/// Symbol: Greek and signs, with their widths below in the same order.
constexpr std::array<Other, 20> kSymbol{
    {{0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B3, 'g'}, {0x0393, 'G'}, {0x03B4, 'd'}, {0x0394, 'D'}, {0x03B8, 'q'},
        {0x03BA, 'k'}, {0x03BB, 'l'}, {0x03BC, 'm'}, {0x03C0, 'p'}, {0x03C1, 'r'}, {0x03C3, 's'}, {0x03A3, 'S'},
        {0x03C7, 'c'}, {0x2265, 0xB3}, {0x2264, 0xA3}, {0x221A, 0xD6}, {0x221E, 0xA5}, {0x2192, 0xAE}}};
constexpr std::array<std::uint16_t, 20> kSymbolWidths{
    631, 549, 411, 603, 494, 612, 521, 549, 549, 576, 549, 549, 603, 592, 549, 549, 549, 549, 713, 987};

/// The next character; bytes that are no UTF-8 one by one. Reports are valid UTF-8, and this never reads beyond.
char32_t next(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? first : first & (0x7FU >> length);
    if (at + length > text.size()) {
        at = text.size();
        return 0xFFFD;
    }
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6) | (byte(at + i) & 0x3FU);
    at += length;
    return code;
}

void append(std::vector<Run>& runs, Face face, char byte)
{
    if (runs.empty() || runs.back().face != face)
        runs.push_back({face, {}});
    runs.back().bytes += byte;
}

void appendCode(std::vector<Run>& runs, Face face, char32_t code, bool* missing)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "\\u{%x}", static_cast<unsigned>(code));
    for (const char* c = text.data(); *c != '\0'; ++c)
        append(runs, face, *c);
    if (missing != nullptr)
        *missing = true;
}

double widthOf(unsigned char byte, Face face)
{
    const auto& plain = face == Face::Bold ? kBold : kRegular;
    if (face == Face::Symbol) {
        for (std::size_t i = 0; i < kSymbol.size(); ++i)
            if (kSymbol.at(i).byte == byte)
                return kSymbolWidths.at(i);
        return 600;
    }
    if (byte >= 0x20 && byte < 0x7F)
        return plain.at(byte - 0x20U);
    const auto* sign = std::find_if(kSigns.begin(), kSigns.end(), [&](const auto& s) { return s.first == byte; });
    if (sign != kSigns.end())
        return sign->second;
    if (byte >= 0xC0 && kPlainLetters[byte - 0xC0U] != '?')
        return plain.at(static_cast<unsigned char>(kPlainLetters[byte - 0xC0U]) - 0x20U);
    return 556;
}

double widthOf(const std::vector<Run>& runs, double size)
{
    double sum = 0;
    for (const Run& run : runs)
        for (const char c : run.bytes)
            sum += widthOf(static_cast<unsigned char>(c), run.face);
    return sum * size / 1000;
}

} // namespace

std::vector<Run> encoded(std::string_view text, Face face, bool* missing)
{
    std::vector<Run> runs;
    const auto in = [](const auto& table, char32_t code) {
        return std::find_if(table.begin(), table.end(), [&](const Other& other) { return other.code == code; });
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next(text, at);
        if ((code >= 0x20 && code < 0x7F) || (code >= 0xA0 && code <= 0xFF)) {
            append(runs, face, static_cast<char>(code));
        } else if (const auto* windows = in(kWindows, code); windows != kWindows.end()) {
            append(runs, face, static_cast<char>(windows->byte));
        } else if (const auto* symbol = in(kSymbol, code); symbol != kSymbol.end()) {
            append(runs, Face::Symbol, static_cast<char>(symbol->byte));
        } else {
            appendCode(runs, face, code, missing);
        }
    }
    return runs;
}

double width(std::string_view text, double size, Face face)
{
    return widthOf(encoded(text, face), size);
}

std::vector<std::string> wrapped(std::string_view text, double size, Face face, double most)
{
    std::vector<std::string> lines;
    std::string line;
    const auto fits = [&](const std::string& candidate) { return width(candidate, size, face) <= most; };
    const auto addWord = [&](std::string_view word) {
        if (word.empty())
            return;
        std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (fits(longer)) {
            line = std::move(longer);
            return;
        }
        if (!line.empty())
            lines.push_back(std::exchange(line, {}));
        for (std::size_t at = 0; at < word.size();) {
            std::size_t end = at;
            next(word, end);
            const std::string more = line + std::string(word.substr(at, end - at));
            if (!line.empty() && !fits(more)) {
                lines.push_back(std::exchange(line, {}));
                continue;
            }
            line = more;
            at = end;
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        addWord(text.substr(at, end - at));
        at = end + 1;
    }
    if (!line.empty() || lines.empty())
        lines.push_back(line);
    return lines;
}

} // namespace turnout::workbench::pdf
