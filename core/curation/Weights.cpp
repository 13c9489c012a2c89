// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Weights.h"

#include <algorithm>
#include <cmath>

namespace turnout::curation {
namespace {

using population::Bitmap;
using population::Row;

/// What one draw contributes to the weight of one chosen row: part × ω_d.
struct Part {
    std::size_t draw = 0;
    double strength = 0; ///< size √d, before it becomes a share
    double part = 0;
};

/// The chosen rows with their place, for walking through the frames of draws.
class Chosen {
public:
    Chosen(std::size_t frameSize, std::span<const Row> rows)
        : m_in(frameSize)
        , m_rows(rows)
    {
        for (const Row row : rows)
            m_in.set(row);
    }
    /// Calls f(index, position) for each chosen row that `list` holds.
    template <typename F>
    void forEachIn(std::span<const Row> list, F&& f) const
    {
        for (std::size_t at = 0; at < list.size(); ++at)
            if (m_in.test(list[at])) {
                const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), list[at]);
                f(static_cast<std::size_t>(found - m_rows.begin()), at);
            }
    }

private:
    Bitmap m_in;
    std::span<const Row> m_rows;
};

} // namespace

std::int64_t answeredOf(const DrawView& draw, const population::LabelColumns& labels)
{
    return std::count_if(draw.items.begin(), draw.items.end(), [&](Row row) { return labels.labeled.test(row); });
}

std::vector<ItemDesign> itemDesigns(const population::Frame& frame, const population::LabelColumns& labels,
    std::span<const Row> rows, std::span<const double> factors, std::span<const DrawView> draws)
{
    std::vector<ItemDesign> designs(rows.size());
    std::vector<double> response(rows.size(), 1); ///< R of the first draw
    std::vector<std::vector<Part>> parts(rows.size());
    const Chosen chosen(frame.size(), rows);
    double drawn = 0;
    double answered = 0;
    for (std::size_t d = 0; d < draws.size(); ++d) {
        const DrawView& draw = draws[d];
        const auto size = static_cast<double>(draw.items.size());
        const auto done = static_cast<double>(answeredOf(draw, labels));
        if (done == 0)
            continue;
        drawn += size;
        answered += done;
        const double strength = size * std::sqrt(static_cast<double>(d + 1));
        chosen.forEachIn(draw.frame, [&](std::size_t index, std::size_t at) {
            parts[index].push_back({d, strength, draw.probabilities[at] < 0 ? response[index] : 0});
        });
        chosen.forEachIn(draw.items, [&](std::size_t index, std::size_t at) {
            const double pi = draw.itemProbabilities[at];
            if (!designs[index].draw.valid()) {
                designs[index] = {draw.id, pi, 0};
                response[index] = size / done;
            }
            if (parts[index].empty() || parts[index].back().draw != d)
                parts[index].push_back({d, strength, 0});
            parts[index].back().part = size / done / pi;
        });
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!designs[i].draw.valid())
            continue;
        double all = 0;
        double sum = 0;
        for (const Part& part : parts[i]) {
            all += part.strength;
            sum += part.strength * part.part;
        }
        designs[i].weight = frame.weights[rows[i]] * factors[i] * (answered / drawn) * (sum / all);
    }
    return designs;
}

} // namespace turnout::curation
