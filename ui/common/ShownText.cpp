// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ShownText.h"

#include "common/JsonPretty.h"

#include <algorithm>

namespace turnout::common {
namespace {

bool laidOut(std::string_view utf8)
{
    return prettyJson(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))).has_value();
}

/// How many QChars the bytes up to `end` are shown as; a line end of two bytes counts from its second.
int shownLength(std::string_view utf8, std::size_t begin, std::size_t end)
{
    if (end > begin && utf8[end - 1] == '\r' && end < utf8.size() && utf8[end] == '\n')
        --end;
    return static_cast<int>(visibleText(utf8.substr(begin, end - begin)).text.size());
}

std::size_t wholeCharacter(std::string_view utf8, std::size_t at)
{
    while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U)
        ++at;
    return at;
}

/// The first character boundary whose text is shown as `shown` QChars or more. Halves what is left to look at, so that
/// a long text is gone through twice and no more.
std::size_t sentAt(std::string_view utf8, int shown)
{
    std::size_t low = 0;
    std::size_t high = utf8.size();
    int before = 0; // shown of what is below `low`
    while (low < high) {
        std::size_t middle = wholeCharacter(utf8, low + std::max<std::size_t>(1, (high - low) / 2));
        if (middle >= high)
            middle = wholeCharacter(utf8, low + 1); // one character at least: it ends
        const int part = shownLength(utf8, low, std::min(middle, high));
        if (middle >= high)
            return before >= shown ? low : high;
        if (before + part <= shown) {
            before += part;
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

} // namespace

std::optional<TextRange> shownRange(std::string_view utf8, session::Stretch stretch)
{
    if (stretch.begin >= stretch.end || stretch.end > utf8.size() || laidOut(utf8))
        return std::nullopt;
    const int start = shownLength(utf8, 0, stretch.begin);
    return TextRange{start, shownLength(utf8, 0, stretch.end) - start};
}

std::optional<session::Stretch> sentStretch(std::string_view utf8, TextRange shown)
{
    if (shown.length <= 0 || laidOut(utf8))
        return std::nullopt;
    session::Stretch stretch{sentAt(utf8, shown.start), sentAt(utf8, shown.start + shown.length)};
    // The first half of a line end of two bytes is not shown, and so goes with its second.
    if (stretch.end > stretch.begin && stretch.end < utf8.size() && utf8[stretch.end] == '\n'
        && utf8[stretch.end - 1] == '\r')
        --stretch.end;
    return stretch.begin < stretch.end ? std::optional(stretch) : std::nullopt;
}

} // namespace turnout::common
