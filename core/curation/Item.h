// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "curation/Weights.h"
#include "labeling/Settled.h"
#include "session/Session.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::curation {

/// What annotators said of one session.
struct ItemLabel {
    std::vector<labeling::KeptAnswer> answers; ///< session-level by question, then those of turns, in a fixed order
    RubricId rubric; ///< the version the estimated question was answered under
    std::string value; ///< of the estimated question
    std::optional<double> countsAs; ///< 0…1; nothing: does not count ("can't tell")
    int annotators = 0; ///< who answered the estimated question and did not take it back
    std::optional<double> agreement; ///< share of pairs of them that agree; nothing for fewer than two
};

/// The session's final label, with what its annotators' opinions come to where several were asked; nothing where the
/// estimated question has no final answer.
std::optional<ItemLabel> itemLabel(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics,
    const labeling::SettledAnswers& settled, SessionId session);

/// Everything one item of a frozen version holds.
struct Item {
    session::Session session;
    ItemLabel label;
    ItemDesign design;
    std::string arm; ///< empty: must-label
    std::string sourceFile;
    std::int64_t sourceLine = 0;
};

/// The item as one line of JSON, its keys in a fixed order. A must-label item has null for weight,
/// inclusion_probability, arm and draw. Ratings and scores are there where the session has some.
std::string itemToJson(const Item& item, const labeling::Rubrics& rubrics);

/// A frozen item read back, as far as tables and differences need it.
struct FrozenView {
    std::string session; ///< production's id
    std::string startedAt;
    std::map<std::string, std::string> label; ///< question → value; several as JSON list
    std::optional<double> countsAs;
    std::int64_t annotators = 0;
    std::optional<double> agreement;
    std::optional<double> weight;
    double samplingWeight = 1;
    std::optional<double> probability;
    std::string arm;
    std::int64_t draw = 0; ///< 0: none
    std::map<std::string, std::string> segments;
    std::string transcript; ///< "user: …" and so on, turns apart by a blank line
    std::string sourceFile;
    std::int64_t sourceLine = 0;
    std::string turnLabels; ///< labels of turns as JSON, to be compared
};
Result<FrozenView> frozenView(std::string_view itemJson);

} // namespace turnout::curation
