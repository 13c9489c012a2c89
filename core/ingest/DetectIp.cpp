// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

#include <array>

namespace turnout::ingest {
namespace {

/// Reads four numbers up to 255 with dots; the end, or `begin`.
std::size_t readV4(std::string_view text, std::size_t begin, std::array<unsigned, 4>& parts)
{
    std::size_t i = begin;
    for (std::size_t part = 0; part < 4; ++part) {
        if (part > 0 && at(text, i++) != '.')
            return begin;
        const std::size_t first = i;
        unsigned value = 0;
        while (isDigit(at(text, i)) && i - first < 3)
            value = value * 10 + static_cast<unsigned>(text[i++] - '0');
        if (i == first || isDigit(at(text, i)) || value > 255 || (i - first > 1 && text[first] == '0'))
            return begin;
        parts[part] = value;
    }
    return i;
}

bool nobodys(const std::array<unsigned, 4>& parts)
{
    return parts[0] == 0 || parts[0] == 127 || parts[0] == 255;
}

bool isVersion(std::string_view text, std::size_t begin)
{
    return lastWordNear(text, begin, 16,
               {"version", "ver.", "release", "build", "firmware", "chapter", "section", "kapitel", "abschnitt",
                   "update", "driver", "v."})
        != std::string_view::npos;
}

bool isAddressByte(char c)
{
    return isHex(c) || c == ':' || c == '.';
}

/// Between 3 and 39 characters of hexadecimal groups; a dotted quad may be the end. RFC 4291, 2.2.
bool isV6(std::string_view word)
{
    std::size_t groups = 0;
    std::size_t longest = 0;
    bool gap = false;
    bool digit = false;
    std::size_t i = 0;
    if (word.starts_with("::"))
        gap = true, i = 2;
    else if (word.starts_with(':'))
        return false;
    while (i < word.size()) {
        std::array<unsigned, 4> quad{};
        if (word.find('.', i) != std::string_view::npos && readV4(word, i, quad) == word.size()) {
            groups += 2;
            longest = 4;
            digit = true;
            break;
        }
        const std::size_t first = i;
        for (; isHex(at(word, i)); ++i)
            digit = digit || isDigit(word[i]);
        if (i == first || i - first > 4)
            return false;
        longest = std::max(longest, i - first);
        ++groups;
        if (i == word.size())
            break;
        if (word[i] != ':')
            return false;
        ++i;
        if (at(word, i) == ':') {
            if (gap)
                return false;
            gap = true;
            ++i;
        } else if (i == word.size()) {
            return false;
        }
    }
    // "a::b" and "12::30" are code and times before they are addresses.
    return gap ? groups >= 2 && groups <= 7 && digit && longest >= 3 : groups == 8 && digit;
}

void findV4(std::string_view text, std::size_t i, Findings& out)
{
    std::array<unsigned, 4> parts{};
    const char previous = before(text, i);
    if (wordBefore(text, i) || previous == '.' || previous == '-' || (previous == '/' && wordBefore(text, i - 1)))
        return;
    const std::size_t end = readV4(text, i, parts);
    if (end == i || wordAt(text, end) || (at(text, end) == '.' && isDigit(at(text, end + 1))) || nobodys(parts))
        return;
    if (!isVersion(text, i))
        out.push_back({i, end, DataKind::Ip});
}

} // namespace

void findIps(std::string_view text, Findings& out)
{
    constexpr std::size_t kMostV6 = 45;
    std::size_t i = 0;
    while (i < text.size()) {
        if (!isAddressByte(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        std::size_t colons = 0;
        for (; i < text.size() && isAddressByte(text[i]); ++i)
            colons += text[i] == ':' ? 1U : 0U;
        std::size_t end = i;
        while (end > begin && (text[end - 1] == '.' || (text[end - 1] == ':' && before(text, end - 1) != ':')))
            --end;
        if (colons >= 2 && end - begin <= kMostV6 && !wordBefore(text, begin) && !wordAt(text, end)
            && isV6(text.substr(begin, end - begin))) {
            out.push_back({begin, end, DataKind::Ip});
            continue;
        }
        // Every quad of the run, and those after an escape's letter or behind a colon.
        for (std::size_t k = begin; k < i; ++k) {
            if (!isDigit(text[k]) || isDigit(before(text, k)))
                continue;
            const std::size_t known = out.size();
            findV4(text, k, out);
            if (out.size() > known)
                k = out.back().end;
        }
    }
}

} // namespace turnout::ingest
