// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/JsonStrings.h"

#include "base/Json.h"
#include "ingest/TextScan.h"

#include <cstdint>

namespace turnout::ingest {
namespace {

/// Four hexadecimal digits at `i`, or −1.
std::int32_t hex4(std::string_view text, std::size_t i)
{
    std::int32_t value = 0;
    for (std::size_t k = i; k < i + 4; ++k) {
        const char c = lowerOf(at(text, k));
        if (!isHex(c))
            return -1;
        value = value * 16 + (isDigit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

void appendUtf8(std::string& out, std::uint32_t c)
{
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// Takes the escape whose backslash is at `i`; the place behind it.
std::size_t takeEscape(std::string_view text, std::size_t i, std::string& out)
{
    const char c = at(text, i + 1);
    constexpr std::string_view kFrom = "bfnrt";
    constexpr std::string_view kTo = "\b\f\n\r\t";
    if (const std::size_t simple = kFrom.find(c); c != '\0' && simple != std::string_view::npos) {
        out += kTo[simple];
        return i + 2;
    }
    if (c != 'u') {
        out += c;
        return i + 2;
    }
    const std::int32_t first = hex4(text, i + 2);
    if (first < 0) {
        out += 'u';
        return i + 2;
    }
    auto value = static_cast<std::uint32_t>(first);
    std::size_t end = i + 6;
    if (value >= 0xD800 && value < 0xE000) {
        const std::int32_t second = at(text, end) == '\\' && at(text, end + 1) == 'u' ? hex4(text, end + 2) : -1;
        const bool pair = value < 0xDC00 && second >= 0xDC00 && second < 0xE000;
        value = pair ? 0x10000U + ((value - 0xD800U) << 10U) + (static_cast<std::uint32_t>(second) - 0xDC00U) : 0xFFFDU;
        end += pair ? 6 : 0;
    }
    appendUtf8(out, value);
    return end;
}

/// Reads the string whose quote is at `i`; the place behind the closing quote.
std::size_t readString(std::string_view text, std::size_t i, std::string& out)
{
    out.clear();
    ++i;
    while (i < text.size() && text[i] != '"') {
        if (text[i] == '\\') {
            i = takeEscape(text, i, out);
            continue;
        }
        const std::size_t plain = std::min(text.find_first_of("\"\\", i), text.size());
        out.append(text, i, plain - i);
        i = plain;
    }
    return std::min(i + 1, text.size());
}

bool isNumberByte(char c)
{
    return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

} // namespace

bool changeJsonStrings(std::string& json, const TextChange& change)
{
    constexpr std::size_t kShortNumber = 7;
    const std::string_view text = json;
    std::string out;
    std::string value;
    std::string key;
    std::size_t copied = 0;
    bool changed = false;
    const auto replace = [&](std::size_t begin, std::size_t end) {
        out.append(text, copied, begin - copied);
        appendJsonString(out, value);
        copied = end;
        changed = true;
    };
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t end = readString(text, i, value);
            std::size_t next = end;
            while (at(text, next) == ' ' || at(text, next) == '\t')
                ++next;
            const bool isKey = at(text, next) == ':';
            const std::string nextKey = isKey ? value : std::string();
            if (change(value, isKey ? std::string_view() : std::string_view(key)))
                replace(i, end);
            if (isKey)
                key = nextKey;
            i = end;
        } else if (isDigit(c) || c == '-') {
            std::size_t end = i;
            while (end < text.size() && isNumberByte(text[end]))
                ++end;
            if (end - i >= kShortNumber) {
                value = text.substr(i, end - i);
                if (change(value, key))
                    replace(i, end);
            }
            i = end;
        } else {
            if (c == '}' || c == '{')
                key.clear();
            ++i;
        }
    }
    if (!changed)
        return false;
    out.append(text, copied, std::string_view::npos);
    json = std::move(out);
    return true;
}

} // namespace turnout::ingest
