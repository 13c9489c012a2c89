// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Agreement.h"
#include "stats/DawidSkene.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <string>
#include <vector>

/// Agreement of a project's annotators, with names instead of ids.
namespace turnout::workbench {

/// Agreement within the values of one segment.
struct SegmentPart {
    std::string segment;
    std::vector<agreement::SegmentAgreement> values;
};

/// A unit that is seen differently.
struct Disagreement {
    agreement::Unit unit;
    std::string session; ///< its id in production
    std::vector<stats::Judgement> answers;
    stats::Vote vote; ///< what most say
    /// What it most probably is, given how reliable each annotator is, and how probably; where that can be told.
    std::optional<std::pair<std::size_t, double>> likely;
    std::optional<session::Answer> decided; ///< by an adjudicator
};

struct QuestionReport {
    agreement::Opinions opinions;
    std::vector<std::string> annotators; ///< names, by position in opinions.annotators
    agreement::QuestionAgreement agreement;
    /// How reliable each annotator is, by position: how often they say what a unit is. Of two annotators nobody can
    /// tell who errs: then, where the model overrules most of them, and for one who shares no unit, there is none.
    std::vector<std::optional<double>> reliability;
    std::vector<SegmentPart> segments;
    std::vector<double> confusion; ///< of all pairs, values × values
    std::vector<Disagreement> disagreements; ///< the most evenly split first; at most as many as asked for
    std::size_t disagreementCount = 0; ///< all of them
};

struct AgreementReport {
    std::string filter;
    std::vector<QuestionReport> questions;
};

struct AgreementRequest {
    population::Filter filter;
    std::vector<std::string> questions; ///< of the current rubric; none: all that have choices
    std::vector<std::string> segments; ///< also by these
    std::size_t disagreements = SIZE_MAX; ///< at most so many of a question
};

/// Who agrees with whom on what. BadInput for a question or a segment there is not.
Result<AgreementReport> agreementOf(
    OpenProject& project, const AgreementRequest& request, const CancelToken& cancel = {});

/// The contract "agreement", schema 1.
std::string agreementToJson(const AgreementReport& report, int indent = 2);

/// What the main figure means, in one line: "Krippendorff's α is 0.24: …". Plain text.
std::string agreementSentence(const QuestionReport& report);

/// Values by number, and how often each was answered, without names: the commonest first, those nobody gave left out.
std::vector<std::pair<std::size_t, std::size_t>> votesOf(
    const QuestionReport& report, const Disagreement& disagreement);

} // namespace turnout::workbench
