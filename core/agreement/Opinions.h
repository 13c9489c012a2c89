// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"
#include "population/Frame.h"
#include "stats/Agreement.h"

/// Who agrees with whom on what: several annotators' answers to the same questions about the same sessions.
namespace turnout::agreement {

/// What is answered about: a session, or one turn of it.
struct Unit {
    SessionId session;
    population::Row row = 0;
    std::optional<int> turn;
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// Every annotator's standing answers to one question, as numbers.
struct Opinions {
    session::Question question;
    /// The question's options in their order, then what else was answered. Several choices are one value ("a + b").
    std::vector<std::string> values;
    std::vector<AnnotatorId> annotators; ///< in order of id
    std::vector<Unit> units; ///< in order of session and turn
    std::vector<stats::Judgement> judgements; ///< in order of unit and annotator, one each

    /// The judgements of one unit.
    [[nodiscard]] std::span<const stats::Judgement> of(std::size_t unit) const;
    std::vector<std::size_t> first; ///< by unit: its first judgement; and one more, behind the last
};

/// What each annotator answers, last and not taken back, about the sessions of `selection`. Of answers that came with
/// a file and answers given here by one annotator, those given here count. What was adjudicated is nobody's opinion.
/// Free text and spans are no such questions: nothing.
Opinions opinionsOn(const session::Question& question, const labeling::LabelFold& labels,
    const population::Frame& frame, const population::Bitmap& selection);

/// The same of units with several opinions only: what a consensus is made of. As for the label of a session, answers
/// that came with a file count for a unit only where nobody answered here.
Opinions sharedOpinionsOn(const session::Question& question, const labeling::LabelFold& labels,
    const population::Frame& frame, const population::Bitmap& selection);

} // namespace turnout::agreement
