// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Opinions.h"

namespace turnout::agreement {

/// The measures of one set of answers; all with 95 % intervals.
struct Measures {
    std::size_t units = 0; ///< answered at least once
    std::size_t shared = 0; ///< answered by at least two annotators: what agreement is measured on
    std::size_t answers = 0;
    stats::Coefficient raw; ///< share of agreeing pairs
    stats::Coefficient fleiss; ///< Fleiss' κ
    stats::Coefficient ac1; ///< Gwet's AC1
    stats::Coefficient nominal; ///< Krippendorff's α, values the same or not
    /// … with the options' order, and with their distance: of a scale by its numbers, of a single choice by what they
    /// count as. Nothing where the options have none: fewer than three have a place, or places go up and down. Answers
    /// without a place ("can't tell") have no part in these.
    std::optional<stats::Coefficient> ordinal;
    std::optional<stats::Coefficient> interval;
};

struct ValueAgreement {
    std::size_t answers = 0;
    stats::Coefficient specific; ///< if one annotator says it, how often another does
    stats::Coefficient alpha; ///< nominal, this value against all others
};

/// Two annotators, the first with the smaller id.
struct PairAgreement {
    std::size_t a = 0; ///< positions in Opinions::annotators
    std::size_t b = 0;
    std::size_t shared = 0;
    stats::Coefficient raw; ///< Wilson
    stats::Coefficient kappa; ///< Cohen
};

/// One annotator against all colleagues.
struct AnnotatorAgreement {
    std::size_t answers = 0;
    std::size_t shared = 0; ///< units somebody else answered too
    stats::Coefficient raw; ///< mean share of colleagues who say the same; Wilson on the units
};

struct SegmentAgreement {
    std::string value; ///< "" is "not given"
    Measures measures;
};

struct QuestionAgreement {
    Measures all;
    std::vector<ValueAgreement> values; ///< by value
    std::vector<PairAgreement> pairs; ///< that share a unit, those with most first
    std::vector<AnnotatorAgreement> annotators; ///< by annotator
};

/// All of the above for one question.
QuestionAgreement measure(const Opinions& opinions);

/// The measures within each value of a segment, most shared units first; values without an answer are left out.
std::vector<SegmentAgreement> measureBy(const Opinions& opinions, const population::SegmentColumn& segment);

/// How often one annotator said the row's value where the other said the column's: values × values, row after row.
std::vector<double> confusion(const Opinions& opinions, std::size_t a, std::size_t b);
/// The same for all pairs of annotators, each pair counted in both directions.
std::vector<double> confusionOfAll(const Opinions& opinions);

/// The units that two annotators or more see differently, the most evenly split first, then in their order.
std::vector<std::size_t> disagreements(const Opinions& opinions);

} // namespace turnout::agreement
