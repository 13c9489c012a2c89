// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

#include <array>

namespace turnout::ingest {
namespace {

/// ITU-T E.164: a number has at most 15 digits, the country code included.
constexpr std::size_t kMostDigits = 15;
constexpr std::size_t kMostGroups = 8;

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const
    {
        return end - begin;
    }
};

/// Groups of digits with what may stand between them in a phone number.
struct Candidate {
    std::array<Group, kMostGroups> groups;
    std::size_t count = 0;
    std::size_t digits = 0;
    bool plus = false;

    void dropLast()
    {
        digits -= groups[--count].size();
    }
};

std::size_t skipSeparators(std::string_view text, std::size_t i)
{
    std::size_t end = i;
    for (int taken = 0; taken < 3; ++taken) {
        const char c = at(text, end);
        if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')')
            ++end;
        else if (text.substr(end, 2) == "\u00A0")
            end += 2;
        else
            break;
    }
    return end;
}

Candidate readGroups(std::string_view text, std::size_t begin)
{
    Candidate c;
    std::size_t i = begin;
    if (at(text, i) == '+') {
        c.plus = true;
        ++i;
    }
    if (at(text, i) == '(')
        ++i;
    while (c.count < kMostGroups) {
        Group group{i, i};
        while (isDigit(at(text, group.end)) && group.size() <= kMostDigits)
            ++group.end;
        if (group.size() == 0 || c.digits + group.size() > kMostDigits)
            break;
        c.groups[c.count++] = group;
        c.digits += group.size();
        i = skipSeparators(text, group.end);
        if (i == group.end)
            break;
    }
    return c;
}

bool endsWell(std::string_view text, std::size_t end)
{
    const char next = at(text, end);
    if (wordAt(text, end) || next == '%')
        return false;
    const bool joins = next == '.' || next == ',' || next == ':' || next == '-' || next == '/';
    return !(joins && isDigit(at(text, end + 1)));
}

bool beginsWell(std::string_view text, std::size_t begin)
{
    const char previous = before(text, begin);
    if (wordBefore(text, begin) || previous == '#' || previous == '$' || previous == '+')
        return false;
    const bool joins = previous == '-' || previous == '.' || previous == '/' || previous == ',' || previous == '_';
    return !(joins && begin >= 2 && isAlnum(text[begin - 2]));
}

unsigned valueOf(std::string_view text, const Group& group)
{
    unsigned value = 0;
    for (std::size_t i = group.begin; i < group.end && i < group.begin + 4; ++i)
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    return value;
}

/// 01.02.2024, 2024-02-01, 1/2/24 10…: the first three groups are a date.
bool beginsWithDate(std::string_view text, const Candidate& c)
{
    if (c.count < 3)
        return false;
    const unsigned a = valueOf(text, c.groups[0]);
    const unsigned b = valueOf(text, c.groups[1]);
    const unsigned y = valueOf(text, c.groups[2]);
    const bool yearLast = c.groups[0].size() <= 2 && c.groups[1].size() <= 2 && c.groups[2].size() == 4 && a >= 1
        && a <= 31 && b >= 1 && b <= 31 && y >= 1900 && y < 2100;
    const bool yearFirst = c.groups[0].size() == 4 && c.groups[1].size() == 2 && c.groups[2].size() == 2 && a >= 1900
        && a < 2100 && b <= 12;
    return yearLast || yearFirst;
}

std::size_t nanpGroups(std::string_view text, const Candidate& c)
{
    std::size_t first = 0;
    if (c.groups[0].size() == 1 && text[c.groups[0].begin] == '1')
        first = 1;
    if (c.count < first + 3)
        return 0;
    const Group& area = c.groups[first];
    const Group& exchange = c.groups[first + 1];
    const bool fits = area.size() == 3 && exchange.size() == 3 && c.groups[first + 2].size() == 4;
    return fits && text[area.begin] >= '2' && text[exchange.begin] >= '2' ? first + 3 : 0;
}

/// A national number with its trunk 0, in groups; how many of them, or 0.
std::size_t trunkGroups(std::string_view text, Candidate c)
{
    const Group& first = c.groups[0];
    if (c.count < 2 || text[first.begin] != '0' || first.size() < 2 || first.size() > 6 || beginsWithDate(text, c))
        return 0;
    if (first.size() == 2) { // in pairs: five of them, as in France
        std::size_t pairs = 0;
        while (pairs < c.count && c.groups[pairs].size() == 2)
            ++pairs;
        if (pairs >= 3)
            return pairs == 5 || (pairs > 5 && c.count == pairs) ? 5 : 0;
    }
    const bool international = text[first.begin + 1] == '0';
    if (international && (first.size() < 3 || text[first.begin + 2] == '0'))
        return 0;
    while (c.count > 2 && c.digits > (international ? kMostDigits : 12))
        c.dropLast();
    return c.digits >= (international ? 10U : 9U) && c.digits <= kMostDigits ? c.count : 0;
}

enum class Said { Nothing, Phone, Other };

/// What the nearest telling word in the `reach` bytes before says of the digits.
Said saidBefore(std::string_view text, std::size_t begin, std::size_t reach)
{
    const std::size_t phone = lastWordNear(text, begin, reach,
        {"phone", "tel.", "telef", "telep", "t\u00e9l", "call", "mobile", "cell", "whatsapp", "fax", "sms", "text me",
            "ring.", "reach me", "handy", "mobil", "rufnummer", "anruf", "portable.", "appel", "movil", "m\u00f3vil",
            "llam", "dial"});
    const std::size_t other = lastWordNear(text, begin, reach,
        {"order", "invoic", "ticket", "ref.", "reference", "tracking", "isbn", "sku", "case.", "booking",
            "confirmation", "policy", "account", "serial", "part.", "model", "id.", "version", "timestamp", "epoch",
            "bestell", "auftrag", "rechnung", "kunden", "vorgang", "sendung", "commande", "facture", "pedido",
            "factura", "parcel", "total", "amount", "item", "article", "artikel"});
    if (phone == std::string_view::npos)
        return other == std::string_view::npos ? Said::Nothing : Said::Other;
    return other == std::string_view::npos || phone > other ? Said::Phone : Said::Other;
}

/// The end of the phone number at `begin`, or `begin`.
std::size_t phoneEnd(std::string_view text, std::size_t begin, bool inText)
{
    Candidate c = readGroups(text, begin);
    if (c.count == 0)
        return begin;
    if (c.plus) {
        const bool countryCode = text[begin + 1] == '(' || (isDigit(text[begin + 1]) && text[begin + 1] != '0');
        while (c.count > 1 && !endsWell(text, c.groups[c.count - 1].end))
            c.dropLast();
        const std::size_t end = c.groups[c.count - 1].end;
        return countryCode && c.digits >= 8 && endsWell(text, end) ? end : begin;
    }
    if (!inText || c.digits < 7)
        return begin;
    std::size_t take = nanpGroups(text, c);
    if (take == 0)
        take = trunkGroups(text, c);
    if (take > 0 && endsWell(text, c.groups[take - 1].end) && saidBefore(text, begin, 14) != Said::Other)
        return c.groups[take - 1].end;
    if (beginsWithDate(text, c) || saidBefore(text, begin, 28) != Said::Phone)
        return begin;
    while (c.count > 1 && c.digits > 12)
        c.dropLast();
    const std::size_t end = c.groups[c.count - 1].end;
    return c.digits >= 7 && endsWell(text, end) ? end : begin;
}

} // namespace

void findPhones(std::string_view text, bool inText, Findings& out)
{
    std::size_t i = 0;
    while (i < text.size()) {
        const bool opens = text[i] == '+' || text[i] == '(';
        if ((!isDigit(text[i]) && !(opens && (isDigit(at(text, i + 1)) || (text[i] == '+' && at(text, i + 1) == '('))))
            || !beginsWell(text, i)) {
            // The rest of a word that does not begin well is no beginning either.
            const bool digit = isDigit(text[i]);
            ++i;
            while (digit && i < text.size() && isDigit(text[i]))
                ++i;
            continue;
        }
        const std::size_t end = phoneEnd(text, i, inText);
        if (end > i) {
            out.push_back({i, end, DataKind::Phone});
            i = end;
            continue;
        }
        const bool digit = isDigit(text[i]);
        ++i;
        while (digit && i < text.size() && isDigit(text[i]))
            ++i;
    }
}

} // namespace turnout::ingest
