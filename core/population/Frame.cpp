// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Frame.h"

#include <algorithm>
#include <array>

namespace turnout::population {
namespace {
constexpr std::array<std::string_view, 3> kPopulationNames{"labeled", "rated", "unrated"};
}

std::optional<Row> Frame::row(SessionId id) const
{
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found == ids.end() || *found != id)
        return std::nullopt;
    return static_cast<Row>(found - ids.begin());
}

Bitmap LabelColumns::withFinal() const
{
    Bitmap rows = labeled;
    if (open.size() == rows.size())
        rows &= open.inverted();
    return rows;
}

const SegmentColumn* Frame::segment(std::string_view name) const
{
    const auto found = std::find_if(segments.begin(), segments.end(), [&](const auto& s) { return s.name == name; });
    return found == segments.end() ? nullptr : &*found;
}

const ScoreColumn* Frame::score(std::string_view name) const
{
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const auto& s) { return s.name == name; });
    return found == scores.end() ? nullptr : &*found;
}

std::string_view populationName(Population population)
{
    return kPopulationNames.at(static_cast<std::size_t>(population));
}

std::optional<Population> populationFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kPopulationNames.size(); ++i)
        if (kPopulationNames.at(i) == name)
            return static_cast<Population>(i);
    return std::nullopt;
}

} // namespace turnout::population
