// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The questions annotators answer, and their answers.
namespace turnout::session {

enum class QuestionKind { Single, Multi, Text };

struct Option {
    std::string value; ///< what is stored: "good"
    std::string title; ///< what is shown: "Good"
    std::string key; ///< the key on the desk: "1"
    std::optional<double> countsAs; ///< 0…1 for estimation; nothing: excluded and counted ("can't tell")
    friend bool operator==(const Option&, const Option&) = default;
};

struct Question {
    std::string id; ///< "verdict"
    std::string title; ///< "Did it help?"
    QuestionKind kind = QuestionKind::Single;
    std::vector<Option> options; ///< none for text
    bool required = false;
    std::string help;
    friend bool operator==(const Question&, const Question&) = default;
};

/// The questions, in order. The first single-choice question with an option that counts is the one estimates are of.
struct Rubric {
    std::string name;
    std::vector<Question> questions;

    [[nodiscard]] const Question* question(std::string_view id) const;
    [[nodiscard]] const Question* estimated() const;
    friend bool operator==(const Rubric&, const Rubric&) = default;
};

/// What was answered to one question: one value for single and text, any number for multi.
struct Answer {
    std::string question;
    std::vector<std::string> values;
    std::optional<int> turn;
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// verdict (good / acceptable / bad / can't tell), failure reasons, note.
Rubric defaultRubric();

/// The value an answer counts as (0…1) for its question; nothing where it is excluded or unknown.
std::optional<double> countsAs(const Question& question, const Answer& answer);

std::string rubricToJson(const Rubric& rubric, int indent = 0);
/// Refuses duplicate ids, values and keys, choices without options, and countsAs outside 0…1, naming the place.
Result<Rubric> rubricFromJson(std::string_view json);

/// Answers as the JSON array the project stores, and back.
std::string answersToJson(const std::vector<Answer>& answers);
Result<std::vector<Answer>> answersFromJson(std::string_view json);

} // namespace turnout::session
