// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "labeling/LabelFold.h"
#include "stats/Interval.h"

#include <string>
#include <vector>

/// How far an annotator can be relied on: against answers that are known, and against their own.
namespace turnout::agreement {

/// Answers of which any is right.
struct KnownAnswer {
    SessionId session;
    std::string question;
    std::optional<int> turn;
    std::vector<std::vector<std::string>> right; ///< values of each
};

/// Of `n` answers `right` were so.
struct CheckCount {
    std::size_t n = 0;
    std::size_t right = 0;

    [[nodiscard]] double share() const
    {
        return n == 0 ? 0 : static_cast<double>(right) / static_cast<double>(n);
    }
    [[nodiscard]] stats::Interval interval() const ///< Wilson, 95 %
    {
        return stats::wilson(share(), static_cast<double>(n));
    }
};

/// One answer that was checked.
struct CheckedAnswer {
    SessionId session;
    std::string question;
    std::optional<int> turn;
    std::vector<std::string> said;
    std::vector<std::string> expected; ///< the first of the right ones, or what the annotator said before
    TimeMs at = 0;
    bool right = false;
};

struct CheckPeriod {
    TimeMs begin = 0; ///< of a month, UTC
    CheckCount count;
};

/// One annotator's answers to one kind of check.
struct AnnotatorChecks {
    AnnotatorId annotator;
    CheckCount all;
    std::vector<CheckPeriod> months; ///< with answers, in order
    std::vector<CheckedAnswer> wrong; ///< the newest first
};

/// What annotators answer, as it stands, to questions whose answer is known. Adjudications are nobody's answer, and a
/// repeat is no second one. By annotator.
std::vector<AnnotatorChecks> againstKnown(const labeling::LabelFold& labels, const std::vector<KnownAnswer>& known);

/// What annotators answered when they were asked again beside what they said first, for the choices of the rubric.
/// Where either left a question open it is not compared. By annotator.
std::vector<AnnotatorChecks> againstThemselves(const labeling::LabelFold& labels, const session::Rubric& rubric);

/// The beginning of the month, UTC.
TimeMs monthOf(TimeMs at);

} // namespace turnout::agreement
