// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include "session/Session.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The questions annotators answer, and their answers.
namespace turnout::session {

/// Single: one option. Multi: any number of options. Text: words. Scale: one of options in order, each with a number.
/// YesNo: "yes" or "no". Span: stretches of a turn's text (Span.h). Pairwise: which of two candidate answers; the first
/// option is the first candidate of the file, the second the second, any others are neither (Candidates.h).
enum class QuestionKind { Single, Multi, Text, Scale, YesNo, Span, Pairwise };

/// "single", "multi", "text", "scale", "yes_no", "span", "pairwise".
std::string_view questionKindName(QuestionKind kind);
std::optional<QuestionKind> questionKindFromName(std::string_view name);
/// One value out of options: single, scale, yes/no, pairwise. Of these agreement, consensus and estimates can be.
bool isChoiceOfOne(QuestionKind kind);
/// Answers are values of options.
bool hasOptions(QuestionKind kind);

/// What a question is asked about: the whole session, or each of its turns.
enum class QuestionScope { Session, Turn };

struct Option {
    std::string value; ///< what is stored: "good"
    std::string title; ///< what is shown: "Good"
    std::string key; ///< the key on the desk: "1"
    std::optional<double> countsAs; ///< 0…1 for estimation; nothing: excluded and counted ("can't tell")
    std::optional<double> number = std::nullopt; ///< of a scale: its place; nothing: off the scale ("can't tell")
    friend bool operator==(const Option&, const Option&) = default;
};

/// When a question is asked: where another one, which stands above it, has one of these answers. A question of the
/// session that looks at one of turns is asked where any turn has the answer.
struct Condition {
    std::string question;
    std::vector<std::string> values;
    friend bool operator==(const Condition&, const Condition&) = default;
};

struct Question {
    std::string id; ///< "verdict"
    std::string title; ///< "Did it help?"
    QuestionKind kind = QuestionKind::Single;
    std::vector<Option> options; ///< none for text and span
    bool required = false; ///< of turns: every turn it asks about. Of spans: at least one anywhere
    std::string help;
    std::vector<std::string> examples = {}; ///< "'Refund done' without a refund: wrong facts", one each
    QuestionScope scope = QuestionScope::Session;
    std::optional<Role> role = std::nullopt; ///< of turns: only these
    std::optional<Condition> shownIf = std::nullopt;

    [[nodiscard]] const Option* option(std::string_view value) const;
    /// Whether it is asked about turns of this role.
    [[nodiscard]] bool asksAbout(Role turn) const
    {
        return scope == QuestionScope::Turn && (!role || *role == turn);
    }
    friend bool operator==(const Question&, const Question&) = default;
};

/// The questions, in order. The first question about the session with one answer, of which an option counts, is the one
/// estimates are of.
struct Rubric {
    std::string name;
    std::vector<Question> questions;

    [[nodiscard]] const Question* question(std::string_view id) const;
    [[nodiscard]] const Question* estimated() const;
    friend bool operator==(const Rubric&, const Rubric&) = default;
};

/// What was answered to one question: one value for all kinds but multi and span, which have any number.
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

/// Calls f for each answer that stands.
using EachAnswer = std::function<void(const std::function<void(const Answer&)>& f)>;
/// Whether the question is asked where these answers stand: its condition is met by an answer to a question that is
/// asked itself. `turn`: of a question about turns.
bool isShown(const Rubric& rubric, const Question& question, std::optional<int> turn, const EachAnswer& each);
bool isShown(
    const Rubric& rubric, const Question& question, std::optional<int> turn, const std::vector<Answer>& answers);

/// New keys are written only where they say something, so that a rubric of an earlier version stays the same text.
std::string rubricToJson(const Rubric& rubric, int indent = 0);
/// Refuses duplicate ids, values and keys, choices without options, countsAs outside 0…1, scales that are not in order,
/// conditions on what does not stand above, and what does not go with its kind, naming the place.
Result<Rubric> rubricFromJson(std::string_view json);
/// The same checks for a rubric that was not read.
Result<void> checkRubric(const Rubric& rubric);

/// Answers as the JSON array the project stores, and back.
std::string answersToJson(const std::vector<Answer>& answers);
Result<std::vector<Answer>> answersFromJson(std::string_view json);

} // namespace turnout::session
