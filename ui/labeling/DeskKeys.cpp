// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the desk: those of the command table and those of the rubric's answers; the rest is in LabelPage.cpp.
#include "common/CommandTable.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "labeling/LabelPage.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueueModel.h"
#include "labeling/QueuePanel.h"
#include "labeling/SkipPanel.h"
#include "labeling/TranscriptLink.h"

#include <QAction>

namespace turnout::ui {

using namespace Qt::StringLiterals;

void LabelPage::addCommands()
{
    for (int digit = 0; digit <= 9; ++digit)
        m_commands.add(u"label.answer%1"_s.arg(digit), [this, digit]() { answer(QString::number(digit)); });
    m_commands.add(u"label.submit"_s, [this]() { submit(); });
    m_commands.add(u"label.skip"_s, [this]() {
        if (m_shown && !m_skip->isVisible()) {
            m_answering->hide();
            m_skip->open();
        }
    });
    m_commands.add(u"label.putOff"_s, [this]() { putOff(); });
    m_commands.add(u"label.undo"_s, [this]() { takeBack(); });
    m_commands.add(u"label.redo"_s, [this]() { giveAgain(); });
    m_commands.add(u"label.flag"_s, [this]() { toggleFlag(); });
    m_commands.add(u"label.flagged"_s, [this]() { toggleOnlyFlagged(); });
    m_commands.add(u"label.flaggedList"_s, [this]() { listFlagged(); });
    m_commands.add(u"label.history"_s, [this]() { toggleHistory(); });
    m_commands.add(u"label.people"_s, [this]() { openPeople(); });
    m_commands.add(u"label.settings"_s, [this]() { openSettings(); });
    m_commands.add(u"transcript.format"_s, [this]() { toggleFormatted(); });
    m_commands.add(u"label.waiting"_s, [this]() {
        if (m_desk) {
            keepDraft();
            goTo(m_desk->takeNext(m_entry + 1));
            showState();
        }
    });
    m_commands.add(u"turn.next"_s, [this]() { m_transcript->view().selectNext(); });
    m_commands.add(u"turn.previous"_s, [this]() { m_transcript->view().selectPrevious(); });
    m_commands.add(u"turn.unfold"_s, [this]() { m_transcript->view().toggleSelected(); });
    m_commands.add(u"label.next"_s, [this]() { walk(1); });
    m_commands.add(u"label.previous"_s, [this]() { walk(-1); });
    m_commands.add(u"label.note"_s, [this]() { m_questions->focusNote(); });
    m_commands.add(u"label.nextQuestion"_s, [this]() { m_questions->moveFocus(1); });
    m_commands.add(u"label.previousQuestion"_s, [this]() { m_questions->moveFocus(-1); });
    m_commands.add(u"label.mark"_s, [this]() { m_link->mark(); });
    m_commands.add(u"label.unmark"_s, [this]() { m_link->unmark(); });
    m_commands.add(u"label.guidelines"_s, [this]() { toggleGuidelines(); });
    m_commands.add(u"transcript.find"_s, [this]() { m_transcript->openFind(); });
}

/// To the nearest entry that way, over those that are held back and those that were asked again.
void LabelPage::walk(int step)
{
    if (!m_desk)
        return;
    const QueueModel& list = m_queue->model();
    const int end = list.rowCount(); // where one is when nothing is left to be shown
    for (int row = m_shown ? list.rowBeside(m_entry, step > 0) : end + step; row >= 0 && row < list.rowCount();
         row += step) {
        const std::size_t entry = list.entryAt(row);
        if (m_desk->queue()[entry].state != workbench::QueueState::Held && !list.isEarlier(row)) {
            go(entry);
            return;
        }
    }
}

void LabelPage::answer(const QString& key)
{
    if (m_skip->isVisible())
        m_skip->chooseByKey(key);
    else
        m_questions->answerByKey(key);
}

/// The rubric's answers as actions: the menu lists those there are, under their own names. Keys that are a command's
/// already stay with the command.
void LabelPage::addAnswerActions()
{
    const auto keys = answerKeys();
    const auto titleOf = [&](const QString& key) {
        QStringList titles;
        for (const AnswerKey& one : keys)
            if (one.key == key)
                titles << one.title;
        return common::plainLabel(titles.join(u" / "_s));
    };
    QStringList taken;
    for (const common::CommandSpec& command : common::commandTable())
        if (command.context == common::CommandContext::Label || command.context == common::CommandContext::Global)
            for (const QKeySequence& key : common::commandKeys(command))
                taken << key.toString(QKeySequence::PortableText);
    for (int digit = 0; digit <= 9; ++digit) {
        QAction* action = m_commands.action(u"label.answer%1"_s.arg(digit));
        const QString title = titleOf(QString::number(digit));
        if (!title.isEmpty())
            action->setText(title);
        action->setVisible(!title.isEmpty());
        action->setEnabled(!title.isEmpty());
    }
    m_answerActions.clear();
    for (const AnswerKey& one : keys) {
        if (one.key.size() != 1 || !one.key.at(0).isLetter() || taken.contains(one.key))
            continue;
        taken << one.key;
        auto action = std::make_unique<QAction>(titleOf(one.key));
        action->setObjectName(u"label.option."_s + one.key);
        action->setShortcut(QKeySequence(one.key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setAutoRepeat(false);
        connect(action.get(), &QAction::triggered, this, [this, key = one.key]() { answer(key); });
        addAction(action.get());
        m_answerActions.push_back(std::move(action));
    }
}

std::vector<LabelPage::AnswerKey> LabelPage::answerKeys() const
{
    std::vector<AnswerKey> keys;
    if (m_desk)
        for (const session::Question& question : m_desk->rubric().questions)
            for (std::size_t i = 0; i < question.options.size(); ++i) {
                const session::Option& option = question.options[i];
                const bool ofPair = question.kind == session::QuestionKind::Pairwise && i < 2;
                if (!option.key.empty())
                    keys.push_back({common::visibleLine(option.key).toUpper(),
                        !ofPair      ? common::visibleLine(option.title, 60)
                            : i == 0 ? tr("Answer A is better")
                                     : tr("Answer B is better")});
            }
    return keys;
}

} // namespace turnout::ui
