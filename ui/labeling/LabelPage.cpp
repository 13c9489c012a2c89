// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/LabelPage.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"

#include <QKeyEvent>
#include <QStackedWidget>

namespace turnout::ui {

using namespace Qt::StringLiterals;

LabelPage::LabelPage(workbench::Workbench& workbench, common::Dialogs& /*dialogs*/, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_pages(new QStackedWidget(this))
    , m_toast(new common::Toast(this))
{
    buildDesk();
    addCommands();
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this]() {
        m_desk.reset();
        reload();
    });
    connect(&m_workbench, &workbench::Workbench::drawsChanged, this, &LabelPage::reload);
    connect(m_queue, &QueuePanel::entryChosen, this, &LabelPage::go);
    connect(m_questions, &QuestionPanel::noteLeft, this, &LabelPage::backToDesk);
    connect(m_skip, &SkipPanel::chosen, this, &LabelPage::skip);
    connect(m_skip, &SkipPanel::closed, this, &LabelPage::backToDesk);
    connect(m_noQueue, &common::EmptyState::activated, this, &LabelPage::drawRequested);
    connect(m_allDone, &common::EmptyState::activated, this, &LabelPage::drawRequested);
    connect(m_whoLabels, &common::EmptyState::activated, this, &LabelPage::annotatorNeeded);
    showState();
}

LabelPage::~LabelPage() = default;

void LabelPage::addCommands()
{
    for (int digit = 0; digit <= 9; ++digit)
        m_commands.add(u"label.answer%1"_s.arg(digit), [this, digit]() { answerKey(QString::number(digit)); });
    m_commands.add(u"label.submit"_s, [this]() { submit(); });
    m_commands.add(u"label.skip"_s, [this]() {
        if (m_shown && !m_skip->isVisible()) {
            m_answering->hide();
            m_skip->open();
        }
    });
    m_commands.add(u"label.undo"_s, [this]() { takeBack(); });
    m_commands.add(u"turn.next"_s, [this]() { m_transcript->view().selectNext(); });
    m_commands.add(u"turn.previous"_s, [this]() { m_transcript->view().selectPrevious(); });
    m_commands.add(u"label.next"_s, [this]() {
        if (m_desk && m_entry + 1 < m_desk->queue().size())
            go(m_entry + 1);
    });
    m_commands.add(u"label.previous"_s, [this]() {
        if (m_desk && m_entry > 0)
            go(m_entry - 1);
    });
    m_commands.add(u"label.note"_s, [this]() { m_questions->focusNote(); });
    m_commands.add(u"label.guidelines"_s, [this]() { toggleGuidelines(); });
    m_commands.add(u"transcript.find"_s, [this]() { m_transcript->openFind(); });
}

void LabelPage::activate()
{
    if (!m_desk)
        reload();
    backToDesk();
}

void LabelPage::setAnnotator(const QString& name)
{
    if (name == m_annotator)
        return;
    m_annotator = name;
    m_desk.reset();
    reload();
}

int LabelPage::waiting() const
{
    return m_desk ? static_cast<int>(m_desk->waiting()) : 0;
}

SessionId LabelPage::currentSession() const
{
    return m_shown ? m_desk->queue()[m_entry].session : SessionId();
}

void LabelPage::reload()
{
    m_queue->setDesk(nullptr);
    m_shown = false;
    const auto project = m_workbench.project();
    if (!project || !project->report().writable)
        m_desk.reset();
    if (project && project->report().writable && !m_annotator.isEmpty()) {
        if (!m_desk) {
            auto desk = workbench::LabelDesk::open(*project, m_annotator.toStdString());
            if (desk)
                m_desk = std::move(*desk);
            else
                Q_EMIT message(QString::fromStdString(desk.error().message()));
        } else if (const auto read = m_desk->refresh(); !read) {
            Q_EMIT message(QString::fromStdString(read.error().message()));
        }
    }
    if (m_desk) {
        m_questions->setRubric(m_desk->rubric());
        m_queue->setDesk(m_desk.get());
        if (const auto next = m_desk->nextWaiting(0))
            go(*next);
    }
    showState();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::showState()
{
    const auto project = m_workbench.project();
    if (project && !project->report().writable) {
        m_noQueue->setTexts(
            tr("This project is open for reading only"), QString::fromStdString(project->report().notice));
        m_pages->setCurrentWidget(m_noQueue);
    } else if (m_annotator.isEmpty() && project) {
        m_pages->setCurrentWidget(m_whoLabels);
    } else if (!m_desk || m_desk->queue().empty()) {
        m_noQueue->setTexts(tr("Nothing is waiting to be labeled"),
            tr("Make a draw: sessions are chosen where doubt is and where labels are missing, each with a known "
               "probability, so that their labels speak for everyone."));
        m_pages->setCurrentWidget(m_noQueue);
    } else {
        m_pages->setCurrentWidget(m_shown ? m_deskWidget : m_allDone);
    }
}

void LabelPage::go(std::size_t entry)
{
    const SessionId id = m_desk->queue()[entry].session;
    const auto session = m_desk->fetch(id);
    if (!session) {
        Q_EMIT message(QString::fromStdString(session.error().message()));
        return;
    }
    m_entry = entry;
    m_shown = true;
    m_transcript->view().setTurns(session->turns);
    m_heading->setText(tr("Session %1 of %2", "position in the queue").arg(entry + 1).arg(m_desk->queue().size()));
    const auto standing = m_desk->standing(id);
    m_questions->setAnswers(standing.answers);
    m_revealed->hide();
    if (m_desk->queue()[entry].state == workbench::QueueState::Answered) {
        if (const auto revealed = m_desk->reveal(id))
            m_revealed->reveal(*revealed);
    }
    m_queue->setCurrent(entry);
    m_since.start();
    showState();
    backToDesk();
    if (const auto next = m_desk->nextWaiting(entry + 1); next && *next != entry)
        m_desk->prefetch(m_desk->queue()[*next].session);
}

void LabelPage::goNext()
{
    if (const auto next = m_desk->nextWaiting(m_entry + 1)) {
        go(*next);
        return;
    }
    m_shown = false;
    showState();
    setFocus(Qt::OtherFocusReason);
}

double LabelPage::secondsSpent() const
{
    return static_cast<double>(m_since.elapsed()) / 1000;
}

void LabelPage::submit()
{
    if (!m_shown || m_skip->isVisible())
        return;
    const std::size_t entry = m_entry;
    if (const auto saved = m_desk->submit(entry, m_questions->answers(), secondsSpent()); !saved) {
        m_questions->showProblem(QString::fromStdString(saved.error().message()));
        return;
    }
    entryDone(entry);
}

void LabelPage::skip(const QString& reason)
{
    const std::size_t entry = m_entry;
    if (const auto saved = m_desk->skip(entry, reason.toStdString(), secondsSpent()); !saved) {
        m_questions->showProblem(QString::fromStdString(saved.error().message()));
        backToDesk();
        return;
    }
    entryDone(entry);
}

void LabelPage::entryDone(std::size_t entry)
{
    goNext();
    m_queue->entryChanged(entry);
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::takeBack()
{
    if (!m_desk)
        return;
    const auto undone = m_desk->undo();
    if (!undone) {
        m_toast->showMessage(QString::fromStdString(undone.error().text));
        return;
    }
    if (undone->entry) {
        m_queue->entryChanged(*undone->entry);
        go(*undone->entry);
        // What had been answered stays in the form, to be changed rather than typed again.
        m_questions->setAnswers(undone->answers);
    }
    m_toast->showMessage(tr("Taken back: %1").arg(common::visibleLine(undone->what)));
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::answerKey(const QString& key)
{
    if (m_skip->isVisible())
        m_skip->chooseByKey(key);
    else
        m_questions->answerByKey(key);
}

void LabelPage::toggleGuidelines()
{
    const session::Question* question = m_questions->focused();
    if (m_guidelines->isVisible() || question == nullptr) {
        m_guidelines->hide();
        return;
    }
    const QString help = common::visibleText(question->help).text;
    m_guidelines->setText(help.isEmpty() ? tr("This question has no guidelines.") : help);
    m_guidelines->show();
}

void LabelPage::backToDesk()
{
    m_skip->hide();
    m_answering->show();
    if (m_shown)
        m_transcript->view().setFocus(Qt::OtherFocusReason);
}

void LabelPage::keyPressEvent(QKeyEvent* event)
{
    // Letters are the rubric's own; the table's keys are shortcuts and never come here.
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!plain || !m_shown || m_skip->isVisible() || !m_questions->answerByKey(event->text()))
        QWidget::keyPressEvent(event);
}

} // namespace turnout::ui
