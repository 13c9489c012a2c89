// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"

#include <cstdint>
#include <string>
#include <vector>

/// What becomes of the labels when the rubric changes, before it does. Nothing is ever deleted: answers are events that
/// name the version they were given under, and a version that has their question again has them again.
namespace turnout::labeling {

/// What becomes of the answers with one value.
enum class Carried {
    Kept, ///< they stand, and the value can be given on
    AsGiven, ///< the value cannot be given any more; they stand and count as in the version they were given under
    NotCounted, ///< they stay in the project as events and count for nothing
    New, ///< the value is new
};
/// "kept", "as_given", "not_counted", "new".
std::string_view carriedName(Carried carried);

struct ValueCarried {
    std::string value;
    std::string title; ///< by the new version, or the present one
    Carried carried = Carried::Kept;
    std::int64_t answers = 0; ///< that stand, of sessions and turns, each annotator's and what was decided
    std::optional<double> countedAs; ///< by the present version
    std::optional<double> countsAs; ///< by the new one
};

struct QuestionCarried {
    enum class State {
        Same, ///< as it is
        Changed, ///< answers carry over, as its values tell
        Incompatible, ///< the same id asks for something else now (kind, session or turn): no answer carries over
        Gone,
        New,
    };
    std::string id;
    std::string title; ///< by the new version, or the present one
    State state = State::Same;
    bool hasValues = false; ///< answers are values of options; otherwise `values` is empty
    std::int64_t answers = 0; ///< that stand
    std::int64_t kept = 0;
    std::int64_t asGiven = 0;
    std::int64_t notCounted = 0;
    std::vector<ValueCarried> values;
};
std::string_view questionStateName(QuestionCarried::State state);

struct CarryOver {
    std::vector<QuestionCarried> questions; ///< of the new version in its order, then what is gone
    std::int64_t sessions = 0; ///< with an answer that stands
    std::int64_t answers = 0;
    std::int64_t kept = 0;
    std::int64_t asGiven = 0;
    std::int64_t notCounted = 0;
    std::string estimatedBefore; ///< the question estimates are of; empty: none
    std::string estimatedAfter;
    std::int64_t countedBefore = 0; ///< sessions that are labeled: with an answer to it
    std::int64_t countedAfter = 0;
    std::int64_t valuesChanged = 0; ///< labeled before and after, and counted as something else
};

/// `rubrics`: of the project, the present one last.
CarryOver carryOver(const LabelFold& labels, const Rubrics& rubrics, const session::Rubric& next);

} // namespace turnout::labeling
