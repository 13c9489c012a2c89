// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

#include <array>

namespace turnout::ingest {
namespace {

constexpr std::size_t kMostDigits = 19;

/// The digits of one candidate and the groups they came in.
struct Candidate {
    std::array<char, kMostDigits> digits{};
    std::size_t size = 0;
    std::array<std::size_t, 5> groups{};
    std::size_t groupCount = 0;
    std::size_t end = 0;
};

unsigned prefix(const Candidate& c, std::size_t length)
{
    unsigned value = 0;
    for (std::size_t i = 0; i < length; ++i)
        value = value * 10 + static_cast<unsigned>(c.digits[i] - '0');
    return value;
}

bool between(unsigned value, unsigned low, unsigned high)
{
    return value >= low && value <= high;
}

/// Prefix and length of Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay and Maestro.
bool isScheme(const Candidate& c)
{
    const std::size_t n = c.size;
    const unsigned two = prefix(c, 2);
    const unsigned three = prefix(c, 3);
    const unsigned four = prefix(c, 4);
    if (c.digits[0] == '4')
        return n == 13 || n == 16 || n == 19;
    if (n == 16 && (between(two, 51, 55) || between(four, 2221, 2720)))
        return true;
    if (n == 15)
        return two == 34 || two == 37;
    if (n == 14)
        return two == 36 || two == 38 || two == 39 || between(three, 300, 305);
    if (n < 16)
        return false;
    return four == 6011 || two == 65 || between(three, 644, 649) || between(four, 3528, 3589) || two == 62 || two == 67
        || two == 50 || between(two, 56, 58);
}

bool luhn(const Candidate& c)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < c.size; ++i) {
        const auto digit = static_cast<unsigned>(c.digits[c.size - 1 - i] - '0');
        const unsigned twice = digit * 2;
        sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
}

bool isLayout(const Candidate& c)
{
    using Groups = std::array<std::size_t, 5>;
    constexpr std::array<Groups, 4> kLayouts{{{4, 4, 4, 4, 0}, {4, 4, 4, 4, 3}, {4, 6, 5, 0, 0}, {4, 6, 4, 0, 0}}};
    if (c.groupCount == 1)
        return c.size >= 13;
    Groups groups{};
    std::copy_n(c.groups.begin(), c.groupCount, groups.begin());
    return std::find(kLayouts.begin(), kLayouts.end(), groups) != kLayouts.end();
}

bool endsWell(std::string_view text, const Candidate& c)
{
    const char next = at(text, c.end);
    return !wordAt(text, c.end) && !((next == '.' || next == '-') && isDigit(at(text, c.end + 1)));
}

/// Reads groups with one kind of separator; the longest that is a card. False where none is.
bool readCard(std::string_view text, std::size_t begin, Candidate& best)
{
    Candidate c;
    bool found = false;
    char separator = '\0';
    std::size_t i = begin;
    while (c.groupCount < c.groups.size()) {
        const std::size_t first = i;
        while (isDigit(at(text, i)) && c.size < kMostDigits)
            c.digits[c.size++] = text[i++];
        if (i == first || isDigit(at(text, i)))
            break;
        c.groups[c.groupCount++] = i - first;
        c.end = i;
        if (c.size >= 13 && isLayout(c) && endsWell(text, c) && isScheme(c) && luhn(c)) {
            best = c;
            found = true;
        }
        const char next = at(text, i);
        if ((next != ' ' && next != '-') || (separator != '\0' && next != separator))
            break;
        separator = next;
        ++i;
    }
    return found;
}

} // namespace

void findCards(std::string_view text, Findings& out)
{
    std::size_t i = 0;
    while (i < text.size()) {
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        const char previous = before(text, begin);
        const bool inside = wordBefore(text, begin)
            || ((previous == '-' || previous == '.') && begin > 1 && isAlnum(text[begin - 2]));
        Candidate card;
        if (inside || !readCard(text, begin, card))
            continue;
        out.push_back({begin, card.end, DataKind::Card});
        i = card.end;
    }
}

} // namespace turnout::ingest
