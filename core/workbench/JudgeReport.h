// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Judges.h"
#include "workbench/OpenProject.h"

#include <string>
#include <vector>

/// What each score that came with the sessions is worth beside what people say.
namespace turnout::workbench {

struct JudgeReport {
    agreement::JudgeMeasures measures;
    agreement::RandomPart part; ///< of the selection, whether labelled or not
    struct Case {
        SessionId id;
        std::string session; ///< production's id
    };
    std::vector<Case> errors; ///< one for each of measures.errors, as far as asked for
    /// What to know before believing any of it, in sentences.
    std::vector<std::string> warnings;
};

struct JudgesReport {
    std::string filter;
    std::string question; ///< its id
    std::int64_t labels = 0; ///< sessions of the selection with a label that counts
    bool byDesign = false; ///< labels stand for what they were drawn for; otherwise each for itself
    std::vector<JudgeReport> judges; ///< by AUC, the best first
};

struct JudgesRequest {
    population::Filter filter;
    std::vector<std::string> scores; ///< none: all there are
    std::vector<std::string> segments; ///< errors within these; none: all segments with 2 … 50 values
    std::size_t errors = SIZE_MAX; ///< at most so many sessions of a judge
};

/// Scores against the labels of the rubric's estimated question. Where draws asked for labels, only those have a part,
/// weighted by what they stand for. BadInput for a score or a segment there is not.
Result<JudgesReport> judgesOf(OpenProject& project, const JudgesRequest& request, const CancelToken& cancel = {});

/// The contract "judges", schema 1.
std::string judgesToJson(const JudgesReport& report, int indent = 2);
/// What the judge is worth, in one line. Plain text.
std::string judgeSentence(const JudgeReport& report);

} // namespace turnout::workbench
