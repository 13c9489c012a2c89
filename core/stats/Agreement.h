// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/Interval.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How far several people who looked at the same things said the same. Pure functions.
namespace turnout::stats {

/// What one annotator said of one unit; all three count from 0.
struct Judgement {
    std::uint32_t unit = 0;
    std::uint32_t annotator = 0;
    std::uint32_t value = 0;
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// How many annotators gave each value, for units alike kept once: few ways of answering, many units.
struct AnswerCounts {
    std::size_t values = 0;
    std::vector<std::uint32_t> counts; ///< kind after kind, `values` numbers each
    std::vector<double> units; ///< by kind: how many units are of it

    [[nodiscard]] std::size_t kinds() const
    {
        return units.size();
    }
    [[nodiscard]] std::span<const std::uint32_t> kind(std::size_t i) const
    {
        return std::span(counts).subspan(i * values, values);
    }
};

/// `judgements` in order of unit; values below `values`.
AnswerCounts countAnswers(std::span<const Judgement> judgements, std::size_t values);
/// The same for "said `value`" (1) against "said anything else" (0).
AnswerCounts oneAgainstRest(const AnswerCounts& counts, std::size_t value);

/// A coefficient with its 95 % interval; no value where it is not defined: no unit was judged twice, or only one value
/// was ever given.
struct Coefficient {
    std::optional<double> value;
    Interval interval;
    double deviation = 0; ///< standard error of the value
};

/// The units are a sample of those that could have been judged. Standard errors are from leaving out one unit after the
/// other (Fleiss & Davies 1982, Am. J. Epidemiol. 115:841); the intervals are Student's, on Fisher's z scale (1921,
/// Metron 1:3), where a coefficient near 1 is less lopsided. Where all agree nothing varies: then the lower end is
/// where Wilson's lower end for the raw agreement puts it.

/// Mean share of agreeing pairs over units judged at least twice; its interval is Wilson's on the effective number.
Coefficient rawAgreement(const AnswerCounts& counts);

/// (p − e)/(1 − e), e = Σ q², q the mean share of each value over all units (Fleiss 1971, Psychol. Bull. 76:378; with
/// differing numbers of annotators as in Gwet 2014, "Handbook of Inter-Rater Reliability", 4th ed.).
Coefficient fleissKappa(const AnswerCounts& counts);

/// The same with e = Σ q(1 − q)/(K − 1) over the K values that were given (Gwet 2008, Br. J. Math. Stat. Psychol.
/// 61:29): stays sensible where nearly everything has one value.
Coefficient gwetAc1(const AnswerCounts& counts);

/// How far apart two values are.
enum class Scale {
    Nominal, ///< the same or not
    Ordinal, ///< by how many answers lie between; values in their order
    Interval, ///< by the square of the difference of their numbers
};

/// α = 1 − observed/expected disagreement from the coincidence matrix (Krippendorff 2011, "Computing Krippendorff's
/// Alpha-Reliability"); any number of annotators, gaps allowed. `numbers`: by value, for Scale::Interval only.
Coefficient krippendorffAlpha(const AnswerCounts& counts, Scale scale, std::span<const double> numbers = {});

/// Given that one annotator says `value`, how often another says it too: Σ n(n − 1)/Σ n(m − 1) (Spitzer & Fleiss 1974,
/// Br. J. Psychiatry 125:341).
Coefficient specificAgreement(const AnswerCounts& counts, std::size_t value);

/// Cohen's κ of two annotators from their table, rows the first's values, with the large-sample standard error of
/// Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72:323. `table` has values × values counts.
Coefficient cohenKappa(std::span<const double> table, std::size_t values);

} // namespace turnout::stats
