// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Measures.h"

#include <string>
#include <vector>

namespace turnout::population {

struct CoverageCell {
    std::int64_t n = 0; ///< sessions
    double share = 0; ///< of the selection, weighted
    std::int64_t labeled = 0;
    std::int64_t rated = 0;
    std::int64_t needed = 0; ///< kFewSessions labels, or as many as there are sessions

    [[nodiscard]] bool covered() const
    {
        return labeled >= needed;
    }
};

/// Two segments crossed: where labels are, and where none are.
struct CoverageMap {
    std::string across;
    std::string down;
    std::vector<std::string> columns; ///< values of `across`, largest share first
    std::vector<std::string> rows; ///< values of `down`, likewise
    std::vector<CoverageCell> cells; ///< row by row
    std::string refused; ///< why there is no map

    [[nodiscard]] const CoverageCell& at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

/// Refused where a segment is not there, is the other one, or has more than kManyValues values here. One pass.
CoverageMap coverageMap(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::string& across, const std::string& down);

/// "7 of 12 cells have the labels they need; the largest without one is plan free, surface voice (12 % of traffic)."
std::string coverageSentence(const CoverageMap& map);

std::string coverageToJson(const CoverageMap& map, int indent = 2);

} // namespace turnout::population
