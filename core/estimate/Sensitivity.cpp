// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/Sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;

constexpr int kStepsEachWay = 24; ///< of the curve, of one size on the scale of ln κ

/// Within what is possible at all: those who rated are known.
std::vector<TiltPoint> curveOf(double up, double ratings, const stats::Interval& bounds)
{
    const stats::Interval chance = stats::wilson(up, ratings);
    const auto through = [&](double share, double kappa) {
        return std::clamp(stats::qualityThrough(share, kappa), bounds.low, bounds.high);
    };
    std::vector<TiltPoint> curve;
    for (int i = -kStepsEachWay; i <= kStepsEachWay; ++i) {
        TiltPoint point;
        point.kappa = std::pow(Sensitivity::kWidest, static_cast<double>(i) / kStepsEachWay);
        point.quality = through(up, point.kappa);
        point.interval = {through(chance.low, point.kappa), through(chance.high, point.kappa)};
        curve.push_back(point);
    }
    return curve;
}

/// On which side of the target the labels have quality. (κ against the tipping point would ask the same, but with the
/// chance in the thumbs, which are on both sides of that comparison, counted as if it were on one.)
Conclusion concluded(const Sensitivity& s)
{
    if (s.qualityInterval.low >= s.target)
        return s.reached ? Conclusion::Stands : Conclusion::Falls;
    if (s.qualityInterval.high < s.target)
        return s.reached ? Conclusion::Falls : Conclusion::Stands;
    return Conclusion::Open;
}

/// Good and bad sessions among the drawn and labelled ones, weighted by design, and how many of them are rated.
struct Counted {
    double weight = 0;
    double squares = 0;
    double rated = 0;

    void add(double w, bool isRated)
    {
        weight += w;
        squares += w * w;
        rated += isRated ? w : 0;
    }
    [[nodiscard]] stats::Rate rate() const
    {
        if (!(weight > 0))
            return {};
        const double share = rated / weight;
        return {share, stats::wilson(share, stats::effectiveN(weight, squares))};
    }
};

void rateByLabels(Sensitivity& s, const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws)
{
    Counted good;
    Counted bad;
    const auto design = queue::combineDraws(frame, labels, selection, draws, queue::Response::Answered);
    for (const auto& [row, weight] : queue::combinedWeights(frame, design)) {
        if (!labels.labeled.test(row) || std::isnan(labels.values[row]))
            continue;
        const bool rated = frame.rated.test(row);
        s.ratedLabels += rated ? 1 : 0;
        (labels.values[row] >= 0.5F ? good : bad).add(weight, rated);
    }
    s.goodByLabels = good.rate();
    s.badByLabels = bad.rate();
}

/// A share of 0 or 1 counts half a case more on either side, as in the channel.
void rateByThumbs(Sensitivity& s, double labels)
{
    const double n = s.ratingsCount;
    const double m = s.up > 0 && s.up < 1 ? s.up : (s.up * n + 0.5) / (n + 1);
    const double q = s.quality > 0 && s.quality < 1 ? s.quality : (s.quality * labels + 0.5) / (labels + 1);
    s.goodByThumbs = stats::ratingRate(s.turnout * m, n * m, q, labels);
    s.badByThumbs = stats::ratingRate(s.turnout * (1 - m), n * (1 - m), 1 - q, labels);
}

} // namespace

std::string_view conclusionName(Conclusion conclusion)
{
    constexpr std::array<std::string_view, 4> names{"not_checked", "open", "stands", "falls"};
    return names.at(static_cast<std::size_t>(conclusion));
}

Sensitivity sensitivityOf(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, const ChannelReport& channel, double target)
{
    Sensitivity s;
    s.target = target;
    s.ratings = channel.ratings;
    s.ratingsCount = channel.ratingsCount;
    if (channel.ratings == 0 || !(channel.ratingsCount > 0)) {
        s.refused = channel.ratings == 0 ? "no session here has a user rating"
                                         : "the sampling weights of these sessions add up to nothing";
        return s;
    }
    s.turnout = channel.turnout;
    s.up = channel.up;
    if (s.turnout > 1 - 1e-9) {
        s.refused = "every session here is rated, so that nothing hangs on who rates";
        return s;
    }
    s.reached = s.up >= target;
    s.bounds = channel.bounds;
    s.tipping = target > s.bounds.high ? std::numeric_limits<double>::infinity()
        : target < s.bounds.low        ? 0
                                       : stats::tippingPoint(s.up, target);
    s.eValue = stats::eValue(s.tipping);
    s.curve = curveOf(s.up, s.ratingsCount, s.bounds);
    s.likelyBounds = {s.curve.front().quality, s.curve.back().quality};
    if (!channel.refused.empty()) {
        s.notChecked = channel.refused;
        return s;
    }
    s.channel = channel.channel;
    s.quality = channel.labels.value;
    s.qualityInterval = channel.labels.interval;
    s.conclusion = concluded(s);
    rateByThumbs(s, channel.labels.effectiveN);
    rateByLabels(s, frame, labels, selection, draws);
    return s;
}

} // namespace turnout::estimate
