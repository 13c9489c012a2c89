// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/GivenAnswers.h"

#include "common/VisibleText.h"

namespace turnout::ui {

namespace {

constexpr std::size_t kKept = 4096;
constexpr int kLongest = 60;

QString titleOf(const session::Question* question, const std::string& value)
{
    if (question != nullptr)
        for (const session::Option& option : question->options)
            if (option.value == value)
                return common::visibleLine(option.title, kLongest);
    return {};
}

} // namespace

QString answerTitle(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics,
    const workbench::Snapshot* snapshot, SessionId session)
{
    const labeling::SessionLabel* latest = fold.label(session);
    const session::Question* question = rubrics.empty() ? nullptr : rubrics.rbegin()->second.estimated();
    if (latest == nullptr || question == nullptr)
        return {};
    labeling::SessionLabel label = *latest;
    if (snapshot != nullptr)
        if (const auto opinions = snapshot->settled->find(session); opinions != snapshot->settled->end())
            label = labeling::settle(std::move(label), opinions->second);
    const labeling::KeptAnswer* kept = label.answer(question->id);
    if (kept == nullptr || kept->answer.values.empty())
        return {};
    const std::string& value = kept->answer.values.front();
    QString title = titleOf(question, value);
    if (title.isEmpty()) {
        // The option is gone from the rubric: as it was called when the answer was given.
        const auto then = rubrics.find(kept->rubric);
        title = then == rubrics.end() ? QString() : titleOf(then->second.question(question->id), value);
    }
    return title.isEmpty() ? common::visibleLine(value, kLongest) : title;
}

GivenAnswers::GivenAnswers(workbench::Workbench& workbench)
    : m_workbench(workbench)
{
}

bool GivenAnswers::knows(SessionId session) const
{
    return m_known.contains(session);
}

QString GivenAnswers::find(SessionId session, std::span<const SessionId> around)
{
    if (const auto found = m_known.find(session); found != m_known.end())
        return found->second;
    const auto project = m_workbench.project();
    if (project == nullptr)
        return {};
    if (m_known.size() > kKept)
        m_known.clear();
    const auto snapshot = m_workbench.snapshot();
    m_known.emplace(session, QString()); // not asked for again with every repaint, whatever happens
    std::ignore = project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        for (const SessionId one : around)
            m_known.insert_or_assign(one, answerTitle(fold, rubrics, snapshot.get(), one));
        m_known.insert_or_assign(session, answerTitle(fold, rubrics, snapshot.get(), session));
    });
    return m_known[session];
}

void GivenAnswers::clear()
{
    m_known.clear();
}

} // namespace turnout::ui
