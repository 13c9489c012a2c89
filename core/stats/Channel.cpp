// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/Channel.h"

#include <cmath>
#include <limits>

namespace turnout::stats {
namespace {

/// The share as it is, or half a case away from 0 and 1.
double inside(double share, double n)
{
    return share > 0 && share < 1 ? share : (share * n + 0.5) / (n + 1);
}

double logit(double share)
{
    return std::log(share / (1 - share));
}

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

Channel channelOf(double m, double ratings, double quality, double labels)
{
    m = inside(m, ratings);
    quality = inside(quality, labels);
    const double z = normalQuantileTwoSided(kConfidence);
    const double log = logit(quality) - logit(m);
    Channel channel;
    channel.kappa = std::exp(log);
    channel.logError = std::sqrt(1 / (ratings * m * (1 - m)) + 1 / (labels * quality * (1 - quality)));
    channel.interval = {std::exp(log - z * channel.logError), std::exp(log + z * channel.logError)};
    return channel;
}

double qualityThrough(double m, double kappa)
{
    return kappa * m / (kappa * m + 1 - m);
}

Reading readThumbs(double m, double ratings, const Channel& channel)
{
    m = inside(m, ratings);
    const double z = normalQuantileTwoSided(kConfidence);
    const double at = logit(m) + std::log(channel.kappa);
    const double error
        = std::sqrt(channel.logError * channel.logError + kChannelMoves * kChannelMoves + 1 / (ratings * m * (1 - m)));
    return {logistic(at), {logistic(at - z * error), logistic(at + z * error)}};
}

Interval manskiBounds(double rated, double m)
{
    return {rated * m, rated * m + 1 - rated};
}

Worth worthOfRatings(double error, double quality, double rated)
{
    const double spread = std::sqrt(quality * (1 - quality));
    Worth worth;
    if (!(spread > 0) || !(rated > 0) || !(rated < 1) || error == 0) {
        worth.labels = std::numeric_limits<double>::infinity();
        return worth;
    }
    worth.correlation = error / (spread * std::sqrt((1 - rated) / rated));
    worth.labels = rated / (1 - rated) / (worth.correlation * worth.correlation);
    return worth;
}

} // namespace turnout::stats
