// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/RubricProblems.h"

#include "common/CommandTable.h"
#include "common/VisibleText.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace turnout::ui {

using session::Question;
using session::QuestionKind;
using Field = RubricProblem::Field;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RubricProblems", text);
}

QString shown(const std::string& text)
{
    return common::visibleLine(text, 60);
}

class Finder {
public:
    explicit Finder(const session::Rubric& rubric)
        : m_rubric(rubric)
    {
    }

    std::vector<RubricProblem> all()
    {
        if (m_rubric.questions.empty())
            add(-1, Field::Rubric, tr("A rubric needs a question."));
        std::set<std::string> ids;
        for (int i = 0; i < static_cast<int>(m_rubric.questions.size()); ++i) {
            const Question& question = m_rubric.questions[static_cast<std::size_t>(i)];
            if (question.id.empty())
                add(i, Field::Id, tr("A question needs an id: the name its answers are stored under."));
            else if (!ids.insert(question.id).second)
                add(i, Field::Id, tr("Another question has the id \"%1\".").arg(shown(question.id)));
            if (question.title.empty())
                add(i, Field::Title, tr("Without words the id is shown."), false);
            lookAtOptions(i, question);
            lookAtKeys(i, question);
            lookAtKind(i, question);
            lookAtCondition(i, question);
        }
        // The list above says it beside the field; this is what keeps it complete.
        const bool serious
            = std::any_of(m_found.begin(), m_found.end(), [](const RubricProblem& one) { return one.serious; });
        if (const auto sound = session::checkRubric(m_rubric); !serious && !sound)
            add(-1, Field::Rubric, QString::fromStdString(sound.error().message()));
        if (const Question* estimated = m_rubric.estimated(); estimated != nullptr && !estimated->required)
            add(static_cast<int>(estimated - m_rubric.questions.data()), Field::Kind,
                tr("Estimates are of this question: without \"required\", sessions submitted without an answer wait "
                   "on."),
                false);
        return std::move(m_found);
    }

private:
    void add(int question, Field field, const QString& text, bool serious = true)
    {
        m_found.push_back({question, field, text, serious});
    }

    void lookAtOptions(int at, const Question& question)
    {
        if (!session::hasOptions(question.kind))
            return;
        if (question.options.empty())
            add(at, Field::Options, tr("A choice needs options."));
        std::set<std::string> values;
        std::set<std::string> keys;
        for (const session::Option& option : question.options) {
            if (option.value.empty())
                add(at, Field::Options, tr("An option needs a value: what is stored."));
            else if (!values.insert(option.value).second)
                add(at, Field::Options, tr("The value \"%1\" is there twice.").arg(shown(option.value)));
            if (!option.key.empty() && !keys.insert(option.key).second)
                add(at, Field::Options, tr("The key %1 is there twice.").arg(shown(option.key).toUpper()));
            if (option.countsAs && !(*option.countsAs >= 0 && *option.countsAs <= 1))
                add(at, Field::Options,
                    tr("What \"%1\" counts as must be a number from 0 to 1, or empty.").arg(shown(option.value)));
        }
    }

    void lookAtKeys(int at, const Question& question)
    {
        for (const session::Option& option : question.options) {
            const QString key = QString::fromStdString(option.key).toUpper();
            if (key.isEmpty())
                continue;
            if (key.size() != 1 || key.at(0).isSpace()) {
                add(at, Field::Options, tr("\"%1\" is no key: one character is.").arg(shown(option.key)), false);
                continue;
            }
            if (const QString command = deskCommandWithKey(key); !command.isEmpty())
                add(at, Field::Options,
                    tr("%1 is \"%2\" on the desk: \"%3\" is then reached by Tab only.")
                        .arg(key, command, shown(option.title)),
                    false);
            // Digits are meant to be every question's; letters reach an answer from anywhere.
            const auto [first, fresh] = m_keys.emplace(key, at);
            if (!fresh && first->second != at && !key.at(0).isDigit())
                add(at, Field::Options,
                    tr("%1 is a key of \"%2\" too: it answers the question that is marked ▸.")
                        .arg(key, shown(m_rubric.questions[static_cast<std::size_t>(first->second)].title)),
                    false);
        }
    }

    void lookAtKind(int at, const Question& question)
    {
        if (question.kind == QuestionKind::Scale) {
            std::vector<double> places;
            for (const session::Option& option : question.options)
                if (option.number)
                    places.push_back(*option.number);
            const bool rises = std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) == places.end();
            const bool falls = std::adjacent_find(places.begin(), places.end(), std::less_equal<>()) == places.end();
            if (places.size() < 2)
                add(at, Field::Options, tr("A scale needs a number at two options or more."));
            else if (!rises && !falls)
                add(at, Field::Options, tr("The numbers of a scale go up, or down, from option to option."));
        }
        if (question.kind == QuestionKind::YesNo
            && (question.option("yes") == nullptr || question.option("no") == nullptr))
            add(at, Field::Options, tr("Yes/no needs the values \"yes\" and \"no\"."));
        if (question.kind == QuestionKind::Pairwise && question.options.size() < 2)
            add(at, Field::Options, tr("A pair needs an option for each candidate: the first two."));
    }

    void lookAtCondition(int at, const Question& question)
    {
        if (!question.shownIf)
            return;
        const auto& all = m_rubric.questions;
        const auto end = all.begin() + at;
        const auto on
            = std::find_if(all.begin(), end, [&](const Question& one) { return one.id == question.shownIf->question; });
        if (on == end) {
            add(at, Field::ShownIf, tr("It must look at a question with options that stands above."));
            return;
        }
        if (question.shownIf->values.empty())
            add(at, Field::ShownIf, tr("Choose the answers with which it is asked."));
        for (const std::string& value : question.shownIf->values)
            if (on->option(value) == nullptr)
                add(at, Field::ShownIf,
                    tr("\"%1\" is no answer to \"%2\" any more.").arg(shown(value), shown(on->title)));
    }

    const session::Rubric& m_rubric;
    std::vector<RubricProblem> m_found;
    std::map<QString, int> m_keys;
};

} // namespace

QString deskCommandWithKey(const QString& key)
{
    using common::CommandContext;
    if (key.size() == 1 && key.at(0).isDigit())
        return {};
    const QKeySequence wanted(key);
    for (const common::CommandSpec& command : common::commandTable())
        if ((command.context == CommandContext::Label || command.context == CommandContext::Global)
            && common::commandKeys(command).contains(wanted))
            return command.title.toString();
    return {};
}

std::vector<RubricProblem> rubricProblems(const session::Rubric& rubric)
{
    return Finder(rubric).all();
}

} // namespace turnout::ui
