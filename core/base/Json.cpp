// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace turnout {
namespace {

constexpr std::array<bool, 256> escapeTable()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = true;
    table['"'] = true;
    table['\\'] = true;
    return table;
}
constexpr auto kMustEscape = escapeTable();

/// Whether one of eight bytes is below 0x20, a quotation mark or a backslash, all eight in a few operations
/// (S. E. Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n").
bool anyToEscape(const char* eight)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t x = 0;
    std::memcpy(&x, eight, sizeof x);
    const std::uint64_t quote = x ^ ones * '"';
    const std::uint64_t slash = x ^ ones * '\\';
    return (((x - ones * 0x20) & ~x) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & ones * 0x80;
}

/// The next byte at or behind `from` that cannot stand in a JSON string as it is; the end where there is none.
std::size_t nextToEscape(std::string_view text, std::size_t from)
{
    while (from + 8 <= text.size() && !anyToEscape(text.data() + from))
        from += 8;
    while (from < text.size() && !kMustEscape[static_cast<unsigned char>(text[from])])
        ++from;
    return from;
}

void appendEscape(std::string& out, unsigned char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default: {
        constexpr std::string_view hex = "0123456789abcdef";
        out += "\\u00";
        out += hex[c >> 4U];
        out += hex[c & 15U];
    }
    }
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t start = 0;
    for (;;) {
        const std::size_t end = nextToEscape(text, start);
        out.append(text, start, end - start);
        if (end == text.size())
            break;
        appendEscape(out, static_cast<unsigned char>(text[end]));
        start = end + 1;
    }
    out += '"';
}

std::string jsonNumber(double number)
{
    if (!std::isfinite(number))
        return "null";
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

void JsonWriter::newline()
{
    if (m_indent == 0)
        return;
    m_out += '\n';
    m_out.append(m_hasItems.size() * static_cast<std::size_t>(m_indent), ' ');
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasItems.empty())
        return;
    if (m_hasItems.back())
        m_out += ',';
    m_hasItems.back() = true;
    newline();
}

void JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_hasItems.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool had = m_hasItems.back();
    m_hasItems.pop_back();
    if (had)
        newline();
    m_out += bracket;
}

JsonWriter& JsonWriter::beginObject()
{
    open('{');
    return *this;
}

JsonWriter& JsonWriter::endObject()
{
    close('}');
    return *this;
}

JsonWriter& JsonWriter::beginArray()
{
    open('[');
    return *this;
}

JsonWriter& JsonWriter::endArray()
{
    close(']');
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += m_indent == 0 ? ":" : ": ";
    m_afterKey = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter& JsonWriter::value(double number)
{
    separate();
    m_out += jsonNumber(number);
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    separate();
    m_out += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

} // namespace turnout
