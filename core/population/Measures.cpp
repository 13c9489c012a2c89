// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Measures.h"

#include "stats/Difference.h"
#include "stats/Distance.h"

namespace turnout::population {

double effectiveN(const Tally::Sums& sums)
{
    return stats::effectiveN(sums.weight, sums.squares);
}

double shareOf(const Tally::Sums& part, const Tally::Sums& whole)
{
    return whole.weight > 0 ? part.weight / whole.weight : 0;
}

SegmentMeasures measuresOf(const std::vector<Tally>& tallies, unsigned first, unsigned second)
{
    Tally::Sums allFirst;
    Tally::Sums allSecond;
    for (const Tally& one : tallies) {
        allFirst += one.of(first);
        allSecond += one.of(second);
    }
    SegmentMeasures measures;
    measures.test = stats::homogeneity(countsOf(tallies, first), countsOf(tallies, second));
    if (!(allFirst.weight > 0) || !(allSecond.weight > 0)) {
        measures.jensenShannon = measures.stability = measures.stabilityNoise = kUnknown;
        measures.hellinger = measures.overlap = kUnknown;
        return measures;
    }
    std::vector<double> p;
    std::vector<double> q;
    for (const Tally& one : tallies) {
        const double a = shareOf(one.of(first), allFirst);
        const double b = shareOf(one.of(second), allSecond);
        if (a > 0 || b > 0) {
            p.push_back(a);
            q.push_back(b);
        }
    }
    measures.jensenShannon = stats::jensenShannonDistance(p, q);
    measures.stability = stats::stabilityIndex(p, q);
    measures.stabilityNoise = stats::stabilityNoise(p.size(), effectiveN(allFirst), effectiveN(allSecond)).most;
    measures.hellinger = stats::hellinger(p, q);
    measures.overlap = stats::overlap(p, q);
    return measures;
}

ShareDifference differenceOf(
    const Tally::Sums& first, const Tally::Sums& allFirst, const Tally::Sums& second, const Tally::Sums& allSecond)
{
    ShareDifference result;
    if (!(allFirst.weight > 0) || !(allSecond.weight > 0))
        return result;
    const double p = shareOf(first, allFirst);
    const double q = shareOf(second, allSecond);
    const double n = effectiveN(allFirst);
    const double m = effectiveN(allSecond);
    result.difference = p - q;
    result.interval = stats::newcombe(p, n, q, m);
    result.p = stats::equalSharesP(p, n, q, m);
    return result;
}

std::int64_t Adjusting::run() const
{
    const auto adjusted = stats::benjaminiHochberg(m_p);
    std::int64_t made = 0;
    for (std::size_t i = 0; i < adjusted.size(); ++i) {
        *m_to[i] = adjusted[i];
        made += std::isnan(adjusted[i]) ? 0 : 1;
    }
    return made;
}

} // namespace turnout::population
