// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TextScan.h"

namespace turnout::ingest {

std::size_t lastWordNear(
    std::string_view text, std::size_t index, std::size_t reach, std::initializer_list<std::string_view> words)
{
    const std::size_t from = index > reach ? index - reach : 0;
    const std::string_view near = text.substr(from, index - from);
    const auto startsAt = [&](std::size_t place, std::string_view word) {
        const bool whole = word.ends_with('.');
        if (whole)
            word.remove_suffix(1);
        if (whole && wordAt(text, from + place + word.size()))
            return false;
        return place + word.size() <= near.size()
            && std::equal(word.begin(), word.end(), near.begin() + static_cast<std::ptrdiff_t>(place),
                [](char wanted, char given) { return wanted == lowerOf(given); });
    };
    for (std::size_t place = near.size(); place-- > 0;) {
        if (!isAlpha(near[place]) || wordBefore(text, from + place))
            continue;
        for (const std::string_view word : words)
            if (startsAt(place, word))
                return from + place;
    }
    return std::string_view::npos;
}

} // namespace turnout::ingest
