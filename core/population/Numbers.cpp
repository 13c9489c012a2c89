// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Numbers.h"

#include "stats/Density.h"
#include "stats/Distance.h"

#include <algorithm>

namespace turnout::population {
namespace {

constexpr std::size_t kBins = 1024;

/// Cuts the numbers (NaN: none) into bins; nothing where they do not vary.
std::optional<NumberColumn> cut(const std::string& name, NumberColumn::Kind kind, std::size_t rows, const auto& valueOf)
{
    std::vector<double> sorted;
    sorted.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row)
        if (const double v = valueOf(row); std::isfinite(v))
            sorted.push_back(v);
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty() || sorted.front() == sorted.back())
        return std::nullopt;
    NumberColumn column{name, kind, {}, {}, true};
    std::vector<double> upper; // the largest number of each bin
    for (std::size_t i = 0; i < sorted.size() && upper.size() <= kBins;
         i = static_cast<std::size_t>(
             std::upper_bound(sorted.begin() + static_cast<std::ptrdiff_t>(i), sorted.end(), sorted[i])
             - sorted.begin()))
        upper.push_back(sorted[i]);
    if (upper.size() > kBins) {
        column.exact = false;
        upper.clear();
        for (std::size_t k = 1; k <= kBins; ++k)
            if (const double last = sorted[k * sorted.size() / kBins - 1]; upper.empty() || last > upper.back())
                upper.push_back(last);
    }
    std::vector<double> sums(upper.size(), 0.0);
    std::vector<double> counts(upper.size(), 0.0);
    column.bins.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const double v = valueOf(row);
        const auto bin = std::isfinite(v) ? std::lower_bound(upper.begin(), upper.end(), v) - upper.begin()
                                          : static_cast<std::ptrdiff_t>(upper.size());
        column.bins[row] = static_cast<std::uint16_t>(bin);
        if (static_cast<std::size_t>(bin) < upper.size()) {
            sums[static_cast<std::size_t>(bin)] += v - upper[static_cast<std::size_t>(bin)];
            ++counts[static_cast<std::size_t>(bin)];
        }
    }
    // From the bin's edge, so that times, which are large, keep their digits.
    for (std::size_t bin = 0; bin < upper.size(); ++bin)
        column.places.push_back(upper[bin] + sums[bin] / counts[bin]);
    return column;
}

/// The number below which `level` of the shares lies.
double quantile(const std::vector<double>& places, const std::vector<double>& shares, double level)
{
    double below = 0;
    for (std::size_t bin = 0; bin < shares.size(); ++bin) {
        below += shares[bin];
        if (below >= level - 1e-12)
            return places[bin];
    }
    return places.back();
}

double onAxis(const NumberGrid& grid, double value)
{
    const auto at = [&](double v) { return grid.logarithmic ? std::log(v) : v; };
    return (at(value) - at(grid.low)) / (at(grid.high) - at(grid.low)) * static_cast<double>(NumberGrid::kSteps - 1);
}

} // namespace

double NumberGrid::at(std::size_t step) const
{
    const double part = static_cast<double>(step) / static_cast<double>(kSteps - 1);
    return logarithmic ? low * std::pow(high / low, part) : low + (high - low) * part;
}

std::pair<double, double> NumberGrid::zone(std::size_t index) const
{
    constexpr std::size_t kEach = (kSteps - 1) / kZones;
    constexpr double kEnd = std::numeric_limits<double>::infinity();
    return {index == 0 ? -kEnd : at(index * kEach), index + 1 == kZones ? kEnd : at((index + 1) * kEach)};
}

std::vector<NumberColumn> numberColumns(const Frame& frame)
{
    std::vector<NumberColumn> columns;
    const auto add = [&](const std::string& name, NumberColumn::Kind kind, const auto& valueOf) {
        if (auto column = cut(name, kind, frame.size(), valueOf))
            columns.push_back(std::move(*column));
    };
    using Kind = NumberColumn::Kind;
    add("turns", Kind::Plain, [&](std::size_t row) { return static_cast<double>(frame.turns[row]); });
    add("length", Kind::Plain, [&](std::size_t row) { return static_cast<double>(frame.characters[row]); });
    add("time", Kind::Time, [&](std::size_t row) {
        const TimeMs at = frame.startedAt[row];
        return at == Frame::kNoTime ? kUnknown : static_cast<double>(at);
    });
    for (const ScoreColumn& score : frame.scores)
        add("score " + score.name, Kind::Plain,
            [&](std::size_t row) { return static_cast<double>(score.values[row]); });
    return columns;
}

NumberTally::NumberTally(const Frame& frame, const Membership& rows, const NumberColumn& column)
    : m_column(column)
    , m_bins(tally(frame, rows, column.bins, column.places.size() + 1))
{
    m_bins.pop_back(); // those without
    if (const auto all = shares(kEverybody); !all.empty())
        chooseAxis(all);
}

void NumberTally::chooseAxis(const std::vector<double>& all)
{
    const NumberColumn& column = m_column;
    constexpr double kTail = 0.005;
    m_grid.low = quantile(column.places, all, kTail);
    m_grid.high = quantile(column.places, all, 1 - kTail);
    if (!(m_grid.high > m_grid.low)) { // hardly any other number: a little room around it
        m_grid.low = column.places.front();
        m_grid.high = column.places.back();
    }
    const double middle = quantile(column.places, all, 0.5);
    constexpr double kFarFromEven = 6;
    m_grid.logarithmic = column.kind == NumberColumn::Kind::Plain && m_grid.low > 0 && middle > 0
        && m_grid.high > kFarFromEven * middle;
    std::vector<double> gaps;
    double before = kUnknown;
    for (std::size_t bin = 0; bin < all.size(); ++bin)
        if (column.places[bin] >= m_grid.low && column.places[bin] <= m_grid.high && all[bin] > 0) {
            const double here = onAxis(m_grid, column.places[bin]);
            if (!std::isnan(before))
                gaps.push_back(here - before);
            before = here;
        }
    if (!gaps.empty()) {
        std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
        m_spacing = gaps[gaps.size() / 2];
    }
}

std::vector<double> NumberTally::shares(unsigned wanted) const
{
    std::vector<double> shares;
    shares.reserve(m_bins.size());
    double sum = 0;
    for (const Tally& bin : m_bins) {
        shares.push_back(bin.of(wanted).weight);
        sum += shares.back();
    }
    if (!(sum > 0))
        return {};
    for (double& share : shares)
        share /= sum;
    return shares;
}

NumberSummary NumberTally::summary(unsigned wanted) const
{
    NumberSummary result;
    Tally::Sums all;
    for (const Tally& bin : m_bins)
        all += bin.of(wanted);
    result.n = static_cast<std::int64_t>(all.n);
    result.effectiveN = effectiveN(all);
    const auto part = shares(wanted);
    if (part.empty())
        return result;
    const auto& places = m_column.places;
    const double origin = places.front(); // times are large: the squares would lose their digits
    for (std::size_t bin = 0; bin < part.size(); ++bin)
        result.mean += part[bin] * (places[bin] - origin);
    for (std::size_t bin = 0; bin < part.size(); ++bin) {
        const double apart = places[bin] - origin - result.mean;
        result.deviation += part[bin] * apart * apart;
    }
    result.mean += origin;
    result.deviation = std::sqrt(result.deviation);
    for (std::size_t level = 0; level < result.quantiles.size(); ++level)
        result.quantiles.at(level) = quantile(places, part, NumberSummary::kLevels.at(level));

    std::size_t zone = 0;
    for (std::size_t bin = 0; bin < part.size(); ++bin) {
        while (zone + 1 < NumberGrid::kZones && places[bin] >= m_grid.zone(zone).second)
            ++zone;
        result.zones.at(zone) += part[bin];
    }
    std::vector<double> steps;
    steps.reserve(places.size());
    for (const double place : places)
        steps.push_back(place >= m_grid.low && place <= m_grid.high ? onAxis(m_grid, place) : -1);
    result.density = stats::density(steps, part, NumberGrid::kSteps, result.effectiveN, m_spacing);
    return result;
}

std::optional<NumberMeasures> NumberTally::measures(unsigned first, unsigned second) const
{
    const auto a = shares(first);
    const auto b = shares(second);
    if (a.empty() || b.empty())
        return std::nullopt;
    const NumberSummary ofA = summary(first);
    const NumberSummary ofB = summary(second);
    NumberMeasures measures;
    measures.distance = stats::kolmogorovSmirnov(a, b);
    measures.p = stats::kolmogorovSmirnovP(measures.distance, ofA.effectiveN, ofB.effectiveN);
    measures.wasserstein = stats::wasserstein(m_column.places, a, b);
    if (ofB.deviation > 0) {
        measures.scaled = measures.wasserstein / ofB.deviation;
        measures.smd = (ofA.mean - ofB.mean) / ofB.deviation;
        measures.varianceRatio = ofA.deviation * ofA.deviation / (ofB.deviation * ofB.deviation);
    } else {
        measures.scaled = measures.smd = measures.varianceRatio = kUnknown;
    }
    return measures;
}

} // namespace turnout::population
