// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Text.h"

#include "base/Decimals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace turnout::curation {
namespace {

/// The character at `at` of valid UTF-8, and how many bytes it has.
std::pair<char32_t, std::size_t> characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 1)
        return {first, 1};
    char32_t c = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        c = (c << 6U) | (byte(at + i) & 0x3FU);
    return {c, std::min(length, text.size() - at)};
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200E && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string escaped(char32_t c)
{
    std::array<char, 16> text{};
    const int n = std::snprintf(text.data(), text.size(), "\\u{%x}", static_cast<unsigned>(c));
    return {text.data(), static_cast<std::size_t>(n)};
}

/// Calls f(bytes) for what may stay and g(character) for what must not be seen as it is.
template <typename F, typename G>
void forEachCharacter(std::string_view utf8, F&& f, G&& g)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [c, length] = characterAt(utf8, at);
        if (isControl(c))
            g(c);
        else
            f(utf8.substr(at, length));
        at += length;
    }
}

} // namespace

bool hasControlCharacters(std::string_view utf8)
{
    bool found = false;
    forEachCharacter(
        utf8, [](std::string_view) {}, [&](char32_t) { found = true; });
    return found;
}

std::size_t characterCount(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string visibleText(std::string_view utf8)
{
    std::string out;
    forEachCharacter(
        utf8, [&](std::string_view bytes) { out += bytes; }, [&](char32_t c) { out += escaped(c); });
    return out;
}

std::string markdownText(std::string_view utf8)
{
    // A backslash before any ASCII punctuation stands for that character (CommonMark 0.31, §2.4).
    constexpr std::string_view active = "\\`*{}[]<>|~&@:$";
    // These mean nothing inside a word; apart from that they make lists, titles and emphasis.
    constexpr std::string_view activeOutside = "_-+#=.";
    const std::string text = visibleText(utf8);
    const auto letter = [&](std::size_t at) {
        const char c = at < text.size() ? text[at] : ' ';
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto afterWww = [&](std::size_t at) { // GitHub makes a link of it
        return at >= 3 && (text[at - 1] | 0x20) == 'w' && (text[at - 2] | 0x20) == 'w' && (text[at - 3] | 0x20) == 'w';
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside = i > 0 && letter(i - 1) && letter(i + 1) && !afterWww(i);
        if (active.find(text[i]) != std::string_view::npos
            || (!inside && activeOutside.find(text[i]) != std::string_view::npos))
            out += '\\';
        out += text[i];
    }
    return out;
}

std::string csvText(std::string_view utf8)
{
    std::string text(utf8);
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += c;
    }
    return out + '"';
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + ' ' + std::string(n == 1 ? one : many);
}

std::string percentText(double share)
{
    return decimals(share * 100, share < 0.0995 ? 1 : 0) + " %";
}

std::string roundedText(double number)
{
    const double scale = number >= 100 ? 1 : number >= 10 ? 10 : 100;
    return numberText(std::round(number * scale) / scale);
}

std::string numberText(double number)
{
    std::array<char, 400> text{};
    const int n = std::snprintf(text.data(), text.size(), "%.3f", number);
    std::string out(text.data(), static_cast<std::size_t>(n));
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.'))
        out.pop_back();
    return out;
}

std::string tableText(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], characterCount(row[i]));
    }
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - characterCount(row[i]), ' ');
            out += i == 0 ? "  " + row[i] + (row.size() > 1 ? padding : std::string()) : "  " + padding + row[i];
        }
        out += '\n';
    }
    return out;
}

} // namespace turnout::curation
