// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/RatedFrame.h"

#include "stats/Interval.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::Row;
using population::SegmentColumn;

constexpr std::size_t kClasses = 5; ///< a number is cut into so many of like size
constexpr std::size_t kEnoughForCuts = 20000; ///< numbers looked at to find where to cut

/// Builds one covariate after the other for the same rows.
class Builder {
public:
    Builder(const Frame& frame, RatedFrame& rated, const std::vector<Row>& rows)
        : m_frame(frame)
        , m_rated(rated)
        , m_rows(rows)
    {
    }
    void addSegment(const SegmentColumn& column, bool chosen)
    {
        // Only values that occur here are classes: the column has those of the whole frame.
        std::vector<std::int32_t> classOf(column.values.size(), -1);
        Covariate covariate{column.name, true, chosen, {}, std::vector<std::uint8_t>(m_rows.size()), {}, {}};
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            std::int32_t& number = classOf[column.codes[m_rows[i]]];
            if (number < 0) {
                number = static_cast<std::int32_t>(covariate.values.size());
                covariate.values.push_back(column.values[column.codes[m_rows[i]]]);
            }
            covariate.classes[i] = static_cast<std::uint8_t>(number);
        }
        finish(std::move(covariate));
    }
    /// NaN is a class of its own.
    void addNumber(const std::string& name, const auto& valueOf)
    {
        std::vector<double> some;
        const std::size_t step = m_rows.size() / kEnoughForCuts + 1;
        for (std::size_t i = 0; i < m_rows.size(); i += step)
            if (const double v = valueOf(m_rows[i]); std::isfinite(v))
                some.push_back(v);
        if (some.empty())
            return;
        std::sort(some.begin(), some.end());
        std::array<double, kClasses - 1> cuts{};
        for (std::size_t k = 0; k < cuts.size(); ++k)
            cuts.at(k) = some[(k + 1) * some.size() / kClasses];
        Covariate covariate{name, false, true, {"lowest", "low", "middle", "high", "highest", "none"},
            std::vector<std::uint8_t>(m_rows.size()), {}, {}};
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const double v = valueOf(m_rows[i]);
            covariate.classes[i] = std::isfinite(v)
                ? static_cast<std::uint8_t>(std::upper_bound(cuts.begin(), cuts.end(), v) - cuts.begin())
                : std::uint8_t{kClasses};
        }
        finish(std::move(covariate));
    }
    void addSignal(const population::SignalColumn& column)
    {
        Covariate covariate{"signal " + column.kind, false, true, {"did not happen", "happened", "not logged"},
            std::vector<std::uint8_t>(m_rows.size()), {}, {}};
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            covariate.classes[i] = column.counts[m_rows[i]] > 0 ? 1 : column.observed.test(m_rows[i]) ? 0 : 2;
        finish(std::move(covariate));
    }
    void addNumbers()
    {
        addNumber("turns", [&](Row row) { return static_cast<double>(m_frame.turns[row]); });
        addNumber("length", [&](Row row) { return static_cast<double>(m_frame.characters[row]); });
        for (const auto& score : m_frame.scores)
            addNumber("score " + score.name, [&](Row row) { return static_cast<double>(score.values[row]); });
        for (const auto& signal : m_frame.signals)
            addSignal(signal);
    }

private:
    /// Sums by class; what is the same for everybody is no covariate.
    void finish(Covariate covariate)
    {
        covariate.weight.assign(covariate.values.size(), 0);
        covariate.ratedWeight.assign(covariate.values.size(), 0);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            covariate.weight[covariate.classes[i]] += m_rated.weights[i];
        for (std::size_t i = 0; i < m_rated.raters.size(); ++i)
            covariate.ratedWeight[covariate.classes[m_rated.raters[i]]] += m_rated.raterWeights[i];
        const auto used
            = std::count_if(covariate.weight.begin(), covariate.weight.end(), [](double w) { return w > 0; });
        if (used > 1)
            m_rated.covariates.push_back(std::move(covariate));
    }

    const Frame& m_frame;
    RatedFrame& m_rated;
    const std::vector<Row>& m_rows;
};

/// How many values of the column the rows have; stops counting at one more than a segment may have.
std::size_t valuesIn(const SegmentColumn& column, const std::vector<Row>& rows)
{
    if (column.values.size() <= RatedFrame::kMostValues)
        return column.values.size();
    std::vector<bool> seen(column.values.size(), false);
    std::size_t count = 0;
    for (const Row row : rows)
        if (!seen[column.codes[row]]) {
            seen[column.codes[row]] = true;
            if (++count > RatedFrame::kMostValues)
                break;
        }
    return count;
}

Error unknownSegment(const Frame& frame, const std::string& name)
{
    std::string said = "there is no segment \"" + name + "\"; there are: ";
    for (const SegmentColumn& segment : frame.segments)
        said.append(&segment == &frame.segments.front() ? "" : ", ").append(segment.name);
    return {ErrorCode::BadInput, frame.segments.empty() ? "the sessions have no segments" : said, {}};
}

Imbalance imbalance(const Covariate& covariate, const std::vector<double>& sums, double total, double weight)
{
    Imbalance most;
    for (std::size_t c = 0; c < sums.size(); ++c) {
        const double everyone = covariate.weight[c] / weight;
        const double raters = sums[c] / total;
        // A value hardly anybody has can be off by much and changes nothing.
        constexpr double kRare = 0.01;
        if (everyone < kRare && raters < kRare)
            continue;
        const double smd = std::abs(stats::standardisedDifference(raters, everyone));
        if (std::isfinite(smd) && smd > most.smd)
            most = {smd, covariate.name + "=" + (covariate.values[c].empty() ? "(not given)" : covariate.values[c]),
                raters, everyone};
    }
    return most;
}

} // namespace

Result<RatedFrame> ratedFrame(const Frame& frame, const Bitmap& selection, const std::vector<std::string>& by)
{
    RatedFrame rated;
    rated.named = !by.empty();
    std::vector<Row> rows;
    selection.forEach([&](std::size_t row) {
        const double weight = frame.weights[row];
        ++rated.sessions;
        if (!(weight > 0))
            return;
        if (frame.rated.test(row)) {
            const float rating = frame.ratings[row];
            rated.raters.push_back(static_cast<std::uint32_t>(rows.size()));
            rated.raterWeights.push_back(weight);
            rated.thumbs.push_back(rating > 0.5F ? 1 : rating < 0.5F ? 0 : 0.5);
            rated.ratedWeight += weight;
        }
        rows.push_back(static_cast<Row>(row));
        rated.weights.push_back(weight);
        rated.weight += weight;
    });
    Builder builder(frame, rated, rows);
    for (const std::string& name : by) {
        const SegmentColumn* column = frame.segment(name);
        if (column == nullptr)
            return unknownSegment(frame, name);
        if (valuesIn(*column, rows) > RatedFrame::kMostValues)
            return Error{ErrorCode::Refused,
                "segment \"" + name + "\" has more than " + std::to_string(RatedFrame::kMostValues)
                    + " values here: too many to correct by, most of them would have no rating at all",
                {}};
    }
    for (const SegmentColumn& column : frame.segments) {
        const bool chosen = by.empty() || std::find(by.begin(), by.end(), column.name) != by.end();
        if (valuesIn(column, rows) > RatedFrame::kMostValues)
            rated.leftOut.push_back(column.name);
        else
            builder.addSegment(column, chosen);
    }
    if (by.empty())
        builder.addNumbers();
    return rated;
}

Imbalance largestImbalance(const RatedFrame& rated, const std::vector<double>& weights)
{
    Imbalance most;
    double total = 0;
    for (const double w : weights)
        total += w;
    if (!(total > 0))
        return most;
    for (const Covariate& covariate : rated.covariates) {
        if (!covariate.segment)
            continue;
        std::vector<double> sums(covariate.values.size(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            sums[covariate.classes[rated.raters[i]]] += weights[i];
        Imbalance here = imbalance(covariate, sums, total, rated.weight);
        if (here.smd > most.smd)
            most = std::move(here);
    }
    return most;
}

Imbalance imbalanceOf(const RatedFrame& rated, const Covariate& covariate)
{
    return rated.ratedWeight > 0 ? imbalance(covariate, covariate.ratedWeight, rated.ratedWeight, rated.weight)
                                 : Imbalance{};
}

} // namespace turnout::estimate
