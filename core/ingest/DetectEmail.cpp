// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

namespace turnout::ingest {
namespace {

constexpr std::size_t kMostLocal = 64;
constexpr std::size_t kMostDomain = 253;

/// A letter of two bytes: Latin with accents, Greek, Cyrillic (U+00C0 to U+052F, without × and ÷).
bool isWideLetter(std::string_view text, std::size_t index)
{
    const auto lead = static_cast<unsigned char>(at(text, index));
    const auto next = static_cast<unsigned char>(at(text, index + 1));
    if (lead < 0xC3 || lead > 0xD4 || (next & 0xC0U) != 0x80U)
        return false;
    return !(lead == 0xC3 && (next == 0x97 || next == 0xB7));
}

bool isLocal(char c)
{
    return isAlnum(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '\'';
}

std::size_t localBegin(std::string_view text, std::size_t end)
{
    const std::size_t least = end > kMostLocal ? end - kMostLocal : 0;
    std::size_t begin = end;
    while (begin > least) {
        if (isLocal(text[begin - 1]) && !(isAlpha(text[begin - 1]) && !wordBefore(text, begin)))
            --begin;
        else if (begin >= least + 2 && isWideLetter(text, begin - 2))
            begin -= 2;
        else
            break;
    }
    while (begin < end && !isAlnum(text[begin]) && text[begin] != '_' && !isWideLetter(text, begin))
        ++begin;
    return begin;
}

std::size_t domainEnd(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && end - begin < kMostDomain) {
        if (isAlnum(text[end]) || text[end] == '-' || (text[end] == '.' && end > begin && text[end - 1] != '.'))
            ++end;
        else if (isWideLetter(text, end))
            end += 2;
        else
            break;
    }
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    return end;
}

bool isFileName(std::string_view top)
{
    for (const std::string_view ending : {"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js"})
        if (top == ending)
            return true;
    return false;
}

/// A dot inside, and behind the last one at least two letters.
bool isDomain(std::string_view domain)
{
    const std::size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return false;
    const std::string_view top = domain.substr(dot + 1);
    for (std::size_t i = 0; i < top.size(); ++i)
        if (isDigit(top[i]) && !top.starts_with("xn--"))
            return false;
    return top.size() >= 2 && !isFileName(top);
}

} // namespace

void findEmails(std::string_view text, Findings& out)
{
    std::size_t behind = 0;
    for (std::size_t i = text.find_first_of("@%"); i != std::string_view::npos; i = text.find_first_of("@%", i + 1)) {
        if (text[i] == '%' && text.substr(i, 3) != "%40")
            continue;
        const std::size_t begin = std::max(localBegin(text, i), behind);
        const std::size_t domain = i + (text[i] == '%' ? 3 : 1);
        const std::size_t end = domainEnd(text, domain);
        if (begin >= i || !isDomain(text.substr(domain, end - domain)))
            continue;
        if (text.substr(begin, i - begin) == "git" && at(text, end) == ':')
            continue;
        out.push_back({begin, end, DataKind::Email});
        behind = end;
    }
}

} // namespace turnout::ingest
