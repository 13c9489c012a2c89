// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Judges.h"

#include <array>
#include <cmath>

namespace turnout::agreement {
namespace {

constexpr double kSurely = 0.001;
constexpr double kWorthSaying = 0.55;

using population::Row;

/// How often each value of one attribute is there among judged and others, in each half of the frame.
struct Counts {
    std::array<std::array<std::vector<double>, 2>, 2> of; ///< half × judged
    explicit Counts(std::size_t values)
    {
        for (auto& half : of)
            half.fill(std::vector<double>(values, kHalf));
    }
    /// log of how much likelier the value is among the judged ones of this half; ½ is added to each count.
    [[nodiscard]] double evidence(std::size_t half, std::size_t value, const std::array<double, 2>& totals) const
    {
        const auto values = static_cast<double>(of[half][0].size());
        return std::log(of[half][1][value] / (totals[1] + kHalf * values))
            - std::log(of[half][0][value] / (totals[0] + kHalf * values));
    }
    /// ½ Σ |share among judged − share among others|.
    [[nodiscard]] double variation() const
    {
        std::array<double, 2> sums{};
        for (const auto& half : of)
            for (std::size_t judged = 0; judged < 2; ++judged)
                for (const double n : half[judged])
                    sums[judged] += n - kHalf;
        double differs = 0;
        for (std::size_t value = 0; value < of[0][0].size(); ++value)
            differs += std::abs(
                (of[0][1][value] + of[1][1][value] - 1) / sums[1] - (of[0][0][value] + of[1][0][value] - 1) / sums[0]);
        return differs / 2;
    }

    static constexpr double kHalf = 0.5;
};

std::size_t halfOf(Row row)
{
    return (row * 2654435761U >> 16U) & 1U;
}

} // namespace

RandomPart isRandomPart(
    const population::ScoreColumn& score, const population::Frame& frame, const population::Bitmap& selection)
{
    RandomPart part;
    std::vector<Row> rows;
    std::vector<double> judged;
    std::array<std::array<double, 2>, 2> totals{};
    for (Row row = 0; row < frame.size(); ++row) {
        if (!selection.test(row))
            continue;
        const bool is = !std::isnan(score.values[row]);
        rows.push_back(row);
        judged.push_back(is ? 1 : 0);
        ++(is ? part.judged : part.others);
        ++totals[halfOf(row)][is ? 1 : 0];
    }
    if (part.judged == 0 || part.others == 0)
        return part;
    std::vector<double> evidence(rows.size(), 0);
    const auto take = [&](const std::string& name, std::size_t values, const auto& valueOf) {
        Counts counts(values);
        for (std::size_t i = 0; i < rows.size(); ++i)
            ++counts.of[halfOf(rows[i])][judged[i] > 0 ? 1 : 0][valueOf(rows[i])];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::size_t other = 1 - halfOf(rows[i]);
            evidence[i] += counts.evidence(other, valueOf(rows[i]), totals[other]);
        }
        if (const double differs = counts.variation(); differs > part.differs) {
            part.differs = differs;
            part.segment = name;
        }
    };
    for (const population::SegmentColumn& segment : frame.segments)
        take(segment.name, segment.values.size(), [&](Row row) { return segment.codes[row]; });
    if (frame.rated.count() > 0)
        take("rated", 2, [&](Row row) { return frame.rated.test(row) ? 1U : 0U; });
    part.auc = stats::auc(evidence, judged);
    part.z = (part.auc - 0.5)
        / stats::aucErrorOfChance(static_cast<double>(part.judged), static_cast<double>(part.others));
    part.p = std::erfc(part.z / std::sqrt(2.0)) / 2;
    part.suspicious = part.p < kSurely && part.auc >= kWorthSaying;
    return part;
}

} // namespace turnout::agreement
