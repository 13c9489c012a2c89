// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Frame.h"
#include "stats/Interval.h"
#include "stats/Prediction.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// A machine's score against what people said of the same sessions.
namespace turnout::agreement {

/// One session with a score and a label.
struct JudgedCase {
    population::Row row = 0;
    double score = 0;
    double label = 0; ///< what people said, 0…1; ½ and more is good
    double weight = 1; ///< what it stands for
};

/// A share with its 95 % interval (Wilson, on the effective number).
struct JudgedShare {
    double value = 0;
    stats::Interval interval;
};

/// The errors in one part of the frame.
struct SegmentErrors {
    std::string segment;
    std::string value; ///< "" is "not given"
    std::size_t n = 0;
    std::size_t falseGood = 0; ///< the judge says good, people bad
    std::size_t falseBad = 0;
    JudgedShare errors; ///< weighted share
};

/// Sessions the judge and people see differently.
struct JudgedError {
    population::Row row = 0;
    double score = 0;
    double label = 0;
    bool saysGood = false; ///< the judge does
};

struct JudgeMeasures {
    std::string score;
    std::size_t n = 0; ///< sessions with score and label
    std::size_t good = 0; ///< of them, as people say
    double effectiveN = 0; ///< Kish
    /// Nothing where people see all alike: then there is nothing to tell apart.
    std::optional<double> auc;
    stats::Interval aucInterval; ///< Hanley & McNeil
    /// Scores from here up are called good: what agrees best on all these sessions, and how much that is. Optimistic,
    /// because it was chosen on them.
    double threshold = 0;
    double optimistic = 0;
    /// Agreement where each fifth of the sessions is cut at what agrees best on the others, and Cohen's κ of that.
    JudgedShare agreement;
    double kappa = 0;
    double commoner = 0; ///< agreement of saying the commoner answer of everybody
    bool probabilities = false; ///< all scores lie in 0…1, so that what they promise can be looked at
    double brier = 0; ///< of the scores as they are; with probabilities only
    double calibrationError = 0; ///< likewise
    std::vector<stats::CalibrationBin> bins; ///< likewise; unweighted
    std::vector<population::Row> rows; ///< of the sessions, as the bins number them
    /// After Platt's scaling, each fifth with what the others say; none of fewer than kFewestForPlatt.
    std::optional<double> brierScaled;
    std::optional<double> calibrationErrorScaled;
    double brierOfMean = 0; ///< of saying everybody's mean
    stats::Platt scaling; ///< on all of them
    std::vector<SegmentErrors> segments; ///< by error rate within a segment, the surest worst first
    std::vector<JudgedError> errors; ///< the furthest from the threshold first
};

inline constexpr std::size_t kFewestForPlatt = 20;

/// `cases` in any order; of the same cases the measures are the same. Weights are positive.
JudgeMeasures measureJudge(std::string score, std::vector<JudgedCase> cases, const population::Frame& frame,
    const std::vector<std::string>& segments);

/// Whether the sessions a machine judged are a random part of the frame, by a test of two samples with a classifier
/// (Lopez-Paz & Oquab 2017, arXiv 1610.06545): can judged ones be told from the others by their segments? The
/// classifier is naive Bayes over segment values and whether people rated the session, each half of the frame told by
/// the other. z is on Mann & Whitney's (1947) error of an AUC of ½.
struct RandomPart {
    std::size_t judged = 0;
    std::size_t others = 0;
    double auc = 0.5;
    double z = 0;
    double p = 1; ///< one-sided
    std::string segment; ///< the one in which they differ most, by total variation; empty where there is none
    double differs = 0; ///< by so much: ½ Σ |share − share|
    /// Somebody would be led astray: it is not chance (p < 0.001), and not a trifle (AUC ≥ 0.55).
    bool suspicious = false;
};
RandomPart isRandomPart(
    const population::ScoreColumn& score, const population::Frame& frame, const population::Bitmap& selection);

} // namespace turnout::agreement
