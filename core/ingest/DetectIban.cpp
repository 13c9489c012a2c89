// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

#include <array>

namespace turnout::ingest {
namespace {

struct Country {
    std::string_view code;
    std::size_t length;
};
/// SWIFT's registry of IBAN formats, release 99 (2024).
constexpr std::array<Country, 89> kCountries{
    {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
        {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27},
        {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27},
        {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28},
        {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
        {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22},
        {"MK", 19}, {"MN", 20}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
        {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
        {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
        {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30}}};

char upperOf(char c)
{
    return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

std::size_t lengthFor(char first, char second)
{
    for (const Country& country : kCountries)
        if (country.code[0] == upperOf(first) && country.code[1] == upperOf(second))
            return country.length;
    return 0;
}

/// Letters count as 10 to 35, the first four characters go to the end, the remainder must be 1.
bool remainderIsOne(std::string_view iban)
{
    unsigned remainder = 0;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        const char c = upperOf(iban[(i + 4) % iban.size()]);
        remainder = isDigit(c) ? (remainder * 10 + static_cast<unsigned>(c - '0')) % 97
                               : (remainder * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    }
    return remainder == 1;
}

/// The end of the IBAN that begins at `begin`, or `begin`.
std::size_t ibanEnd(std::string_view text, std::size_t begin)
{
    const std::size_t length = lengthFor(text[begin], text[begin + 1]);
    std::array<char, 34> characters{};
    std::size_t n = 0;
    std::size_t end = begin;
    while (n < length && end < text.size()) {
        if (isAlnum(text[end]))
            characters[n++] = text[end];
        else if ((text[end] != ' ' && text[end] != '-') || n % 4 != 0)
            return begin;
        ++end;
    }
    if (length == 0 || n < length || wordAt(text, end))
        return begin;
    return remainderIsOne({characters.data(), n}) ? end : begin;
}

} // namespace

void findIbans(std::string_view text, Findings& out)
{
    for (std::size_t i = 2; i + 13 <= text.size() + 2 && i + 1 < text.size(); ++i) {
        if (!isDigit(text[i]) || !isDigit(text[i + 1]) || !isAlpha(text[i - 1]) || !isAlpha(text[i - 2]))
            continue;
        if (wordBefore(text, i - 2))
            continue;
        const std::size_t end = ibanEnd(text, i - 2);
        if (end == i - 2)
            continue;
        out.push_back({i - 2, end, DataKind::Iban});
        i = end + 1;
    }
}

} // namespace turnout::ingest
