// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Weights.h"

#include <algorithm>

namespace turnout::curation {

using population::Row;

std::vector<ItemDesign> itemDesigns(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& traffic, std::span<const Row> rows, std::span<const double> factors,
    const std::vector<queue::DesignedDraw>& draws)
{
    std::vector<ItemDesign> designs(rows.size());
    const auto indexOf = [&](Row row) -> std::ptrdiff_t {
        const auto found = std::lower_bound(rows.begin(), rows.end(), row);
        return found != rows.end() && *found == row ? found - rows.begin() : -1;
    };
    for (const queue::DesignedDraw& draw : draws)
        for (std::size_t i = 0; i < draw.items.size(); ++i)
            if (const auto at = indexOf(draw.items[i]); at >= 0)
                if (ItemDesign& design = designs[static_cast<std::size_t>(at)]; !design.draw.valid())
                    design = {draw.id, draw.probabilities[i], 0};
    const auto combined = queue::combineDraws(frame, labels, traffic, draws, queue::Response::Answered);
    for (const auto& [row, weight] : queue::combinedWeights(frame, combined))
        if (const auto at = indexOf(row); at >= 0)
            if (ItemDesign& design = designs[static_cast<std::size_t>(at)]; design.draw.valid())
                design.weight = weight * factors[static_cast<std::size_t>(at)];
    return designs;
}

} // namespace turnout::curation
