// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which question keys answer, and what they do; what is shown is in QuestionPanel.cpp.
#include "labeling/AnswerCheck.h"
#include "labeling/NoteField.h"
#include "labeling/QuestionBlock.h"
#include "labeling/QuestionPanel.h"
#include "labeling/SpanPicker.h"

#include <algorithm>

namespace turnout::ui {

using session::Question;

void QuestionPanel::setEditable(bool editable)
{
    if (m_questions != nullptr)
        m_questions->setEnabled(editable);
}

const Question* QuestionPanel::focused() const
{
    return m_current == nullptr ? nullptr : &m_current->question();
}

QuestionBlock* QuestionPanel::firstToAnswer() const
{
    QuestionBlock* first = nullptr;
    QuestionBlock* any = nullptr;
    for (QuestionBlock* block : m_blocks) {
        if (!block->answerable())
            continue;
        any = any == nullptr ? block : any;
        if (!session::hasOptions(block->question().kind))
            continue;
        if (block->question().required && !answered(*block))
            return block;
        first = first == nullptr ? block : first;
    }
    return first == nullptr ? any : first;
}

void QuestionPanel::setCurrent(QuestionBlock* block)
{
    m_current = block;
    const bool severalTitles = m_blocks.size() > 1;
    for (QuestionBlock* one : m_blocks)
        one->setCurrent(severalTitles && one == block);
}

void QuestionPanel::moveFocus(int step)
{
    const auto now = std::find(m_blocks.begin(), m_blocks.end(), m_current) - m_blocks.begin();
    for (auto at = now + step; at >= 0 && at < std::ssize(m_blocks); at += step) {
        QuestionBlock* block = m_blocks[static_cast<std::size_t>(at)];
        if (block->answerable()) {
            setCurrent(block);
            return;
        }
    }
}

/// A key of the current question is for that. One that several other questions have answers what waits for an answer
/// and never changes one that was given: it may have been meant for another of them.
bool QuestionPanel::answerByKey(const QString& key)
{
    if (m_questions == nullptr || !m_questions->isEnabled() || key.isEmpty())
        return false;
    const auto takes = [&](const QuestionBlock& block) { return block.answerable() && block.hasKey(key); };
    if (m_current != nullptr && takes(*m_current))
        return m_current->answerByKey(key);
    const auto owners = std::count_if(
        m_blocks.begin(), m_blocks.end(), [&](const QuestionBlock* block) { return block->hasKey(key); });
    for (QuestionBlock* block : m_blocks)
        if (takes(*block) && (owners == 1 || !answered(*block)))
            return block->answerByKey(key);
    return false;
}

bool QuestionPanel::shareKeys(const QuestionBlock& one, const QuestionBlock& other)
{
    const auto& options = one.question().options;
    return std::any_of(options.begin(), options.end(),
        [&](const session::Option& o) { return !o.key.empty() && other.hasKey(QString::fromStdString(o.key)); });
}

/// Whoever walks through the turns means these: keys that an answered question about the session shares with one about
/// turns are for the latter then, also on a turn that it does not ask about.
void QuestionPanel::turnKeysToTurns()
{
    if (m_current == nullptr || m_current->question().scope == session::QuestionScope::Turn || !answered(*m_current))
        return;
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const QuestionBlock* block) {
        return block->question().scope == session::QuestionScope::Turn && block->asked()
            && shareKeys(*block, *m_current);
    });
    if (found != m_blocks.end())
        setCurrent(*found);
}

void QuestionPanel::focusNote()
{
    QuestionBlock* found = m_current != nullptr && m_current->field() != nullptr ? m_current : nullptr;
    for (QuestionBlock* block : m_blocks)
        if (found == nullptr && block->field() != nullptr && block->answerable())
            found = block;
    if (found != nullptr)
        found->field()->setFocus(Qt::ShortcutFocusReason);
}

void QuestionPanel::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

QWidget* QuestionPanel::problem() const
{
    return m_problem;
}

bool QuestionPanel::goToMissing()
{
    const auto missing = labeling::firstMissing(m_rubric, answers(), m_roles);
    if (missing.question == nullptr)
        return false;
    if (missing.turn)
        Q_EMIT turnWanted(shown(*missing.turn));
    for (QuestionBlock* block : m_blocks)
        if (block->question().id == missing.question->id)
            setCurrent(block);
    return true;
}

QuestionBlock* QuestionPanel::spanBlock() const
{
    const auto takes = [&](const QuestionBlock& block) { return block.picker() != nullptr && block.answerable(); };
    if (m_current != nullptr && takes(*m_current))
        return m_current;
    const auto found
        = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const QuestionBlock* block) { return takes(*block); });
    return found == m_blocks.end() ? nullptr : *found;
}

const std::string& QuestionPanel::turnText() const
{
    return turnTextOf(m_turn);
}

const std::string& QuestionPanel::turnTextOf(int shown) const
{
    static const std::string none;
    const bool there = shown >= 0 && shown < static_cast<int>(m_session.turns.size());
    return there ? m_session.turns[static_cast<std::size_t>(shown)].text : none;
}

bool QuestionPanel::startMarking()
{
    QuestionBlock* block = m_questions->isEnabled() ? spanBlock() : nullptr;
    return block != nullptr && block->picker()->start(turnText());
}

bool QuestionPanel::addSpan(const session::Span& span)
{
    QuestionBlock* block = m_questions->isEnabled() ? spanBlock() : nullptr;
    if (block == nullptr)
        return false;
    block->addSpan(span);
    return true;
}

void QuestionPanel::removeLastSpan()
{
    if (QuestionBlock* block = m_questions->isEnabled() ? spanBlock() : nullptr)
        block->removeLastSpan();
}

} // namespace turnout::ui
