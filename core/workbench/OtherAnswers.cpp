// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/OtherAnswers.h"

#include "workbench/OpenProject.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <map>

namespace turnout::workbench {

Result<std::string> otherAnswersSentence(OpenProject& project)
{
    std::string estimated;
    bool answered = false;
    std::int64_t all = 0;
    std::map<std::string, std::int64_t> byQuestion;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        const session::Question* question = rubrics.empty() ? nullptr : rubrics.rbegin()->second.estimated();
        if (question == nullptr)
            return;
        estimated = question->id;
        fold.forEach([&](SessionId session, const labeling::SessionLabel& label) {
            answered = answered || labeling::labelValue(label, rubrics).answered;
            if (answered)
                return;
            // Every annotator's, as the import counted them.
            for (const session::LabelEvent& event : fold.events(session))
                if (fold.counts(event))
                    for (const session::Answer& answer : event.answers)
                        if (answer.question != estimated) {
                            ++all;
                            ++byQuestion[answer.question];
                        }
        });
    });
    if (!read)
        return read.error();
    if (answered || all == 0)
        return std::string();
    std::vector<std::pair<std::int64_t, std::string>> questions;
    questions.reserve(byQuestion.size());
    for (const auto& [question, n] : byQuestion)
        questions.emplace_back(n, question);
    std::stable_sort(
        questions.begin(), questions.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::size_t kNamed = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, questions.size()); ++i)
        names += (i == 0 ? "" : ", ") + questions[i].second + " " + countText(questions[i].first);
    return countText(all) + (all == 1 ? " label answers another question (" : " labels answer other questions (")
        + names + (questions.size() > kNamed ? ", …" : "") + "); none answers \"" + estimated
        + "\", which quality is about.";
}

} // namespace turnout::workbench
