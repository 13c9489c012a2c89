// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/LabelPage.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "labeling/QuestionBlock.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"
#include "labeling/TextStrip.h"
#include "labeling/TranscriptLink.h"

#include <algorithm>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
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
        closeDesk();
        reload();
    });
    connect(&m_workbench, &workbench::Workbench::drawsChanged, this, &LabelPage::reload);
    connect(&m_workbench, &workbench::Workbench::rubricChanged, this, &LabelPage::reload);
    connect(m_queue, &QueuePanel::entryChosen, this, &LabelPage::go);
    connect(m_questions, &QuestionPanel::answersChanged, this, &LabelPage::keepDraft);
    connect(m_questions, &QuestionPanel::noteLeft, this, &LabelPage::backToDesk);
    connect(m_questions, &QuestionPanel::noteSubmitted, this, &LabelPage::submit);
    connect(m_link, &TranscriptLink::message, this, [this](const QString& text) { m_toast->showMessage(text); });
    connect(m_skip, &SkipPanel::chosen, this, &LabelPage::skip);
    connect(m_skip, &SkipPanel::closed, this, &LabelPage::backToDesk);
    connect(m_noQueue, &common::EmptyState::activated, this, &LabelPage::drawRequested);
    connect(m_allDone, &common::EmptyState::activated, this, &LabelPage::drawRequested);
    connect(m_whoLabels, &common::EmptyState::activated, this, &LabelPage::annotatorNeeded);
    showState();
}

LabelPage::~LabelPage() = default;

void LabelPage::activate()
{
    if (!m_desk)
        reload();
    backToDesk();
    if (!m_shown)
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason); // its button: Enter goes on
}

void LabelPage::setAnnotator(const QString& name)
{
    if (name == m_annotator)
        return;
    keepDraft();
    closeDesk();
    m_annotator = name;
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

int LabelPage::unsaved()
{
    keepDraft();
    return m_drafts ? static_cast<int>(m_drafts->unsaved()) : 0;
}

void LabelPage::openDesk(workbench::OpenProject& project)
{
    auto desk = workbench::LabelDesk::open(project, m_annotator.toStdString());
    auto drafts = workbench::DeskDrafts::open(project, m_annotator.toStdString());
    if (desk && drafts) {
        m_desk = std::move(*desk);
        m_drafts = std::move(*drafts);
    } else {
        Q_EMIT message(QString::fromStdString((desk ? drafts.error() : desk.error()).message()));
    }
}

/// The project may be gone already: what was begun is kept as it is typed, not here.
void LabelPage::closeDesk()
{
    m_shown = false;
    m_queue->setDesk(nullptr, nullptr);
    m_desk.reset();
    m_drafts.reset();
}

void LabelPage::reload()
{
    keepDraft();
    const SessionId before = currentSession();
    m_queue->setDesk(nullptr, nullptr);
    m_shown = false;
    const auto project = m_workbench.project();
    if (!project || !project->report().writable)
        closeDesk();
    if (project && project->report().writable && !m_annotator.isEmpty()) {
        if (!m_desk)
            openDesk(*project);
        else if (const auto read = m_desk->refresh(); !read)
            Q_EMIT message(QString::fromStdString(read.error().message()));
    }
    if (m_desk) {
        m_questions->setRubric(m_desk->rubric());
        addAnswerActions();
        m_queue->setDesk(m_desk.get(), m_drafts.get());
        returnTo(before);
    }
    showState();
    Q_EMIT waitingChanged(waiting());
}

/// The session that was on the desk, wherever it is in the queue now; otherwise the first that waits.
void LabelPage::returnTo(SessionId session)
{
    const auto& queue = m_desk->queue();
    const auto found = std::find_if(
        queue.begin(), queue.end(), [&](const workbench::QueueEntry& entry) { return entry.session == session; });
    if (session.valid() && found != queue.end())
        go(static_cast<std::size_t>(found - queue.begin()));
    else
        goTo(m_desk->takeNext(0));
}

/// The entry that was taken for this annotator, or why there is none.
void LabelPage::goTo(const Result<std::optional<std::size_t>>& taken)
{
    if (taken && *taken) {
        go(**taken);
        return;
    }
    if (!taken)
        Q_EMIT message(QString::fromStdString(taken.error().message()));
    m_shown = false;
}

void LabelPage::showState()
{
    const auto project = m_workbench.project();
    if (project && !project->report().writable) {
        m_readOnly->setTexts(tr("This project is open for reading only"),
            tr("Labels are given where it can be written. What is in it can be looked at in the other workspaces."));
        m_pages->setCurrentWidget(m_readOnly);
    } else if (m_annotator.isEmpty() && project) {
        m_pages->setCurrentWidget(m_whoLabels);
    } else if (!m_desk || m_desk->queue().empty()) {
        m_noQueue->setTexts(tr("Nothing is waiting to be labeled"),
            tr("Make a draw: sessions are chosen where doubt is and where labels are missing, each with a known "
               "probability, so that their labels speak for everyone."));
        m_pages->setCurrentWidget(m_noQueue);
    } else {
        showHeld();
        m_pages->setCurrentWidget(m_shown ? m_deskWidget : m_allDone);
    }
}

/// Whether all is done, or what is left is only held back.
void LabelPage::showHeld()
{
    const auto held = m_desk->held();
    if (held.entries == 0) {
        m_allDone->setTexts(tr("Every drawn session is answered"),
            tr("Quality shows what the labels say. Backspace takes the last one back; a new draw goes on where labels "
               "are missing."));
        return;
    }
    const QString when = held.nextFree
        ? tr("The first of them is free at %1 at the latest.")
              .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(*held.nextFree).time(), QLocale::ShortFormat))
        : tr("They wait until their draw is resumed.");
    m_allDone->setTexts(tr("Nothing is free to be labeled now"),
        tr("%n session(s) are open at a colleague's desk, put off, or in a draw that is paused.", nullptr,
            static_cast<int>(held.entries))
            + u' ' + when);
}

void LabelPage::go(std::size_t entry)
{
    keepDraft();
    const SessionId id = m_desk->queue()[entry].session;
    const auto session = m_desk->fetch(id);
    if (!session) {
        Q_EMIT message(QString::fromStdString(session.error().message()));
        return;
    }
    m_entry = entry;
    m_shown = true;
    m_transcript->view().setTurns(session->turns);
    m_questions->setSession(*session);
    m_heading->setText(tr("Session %1 of %2", "position in the queue").arg(entry + 1).arg(m_desk->queue().size()));
    showAnswers(id);
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
    goTo(m_desk->takeNext(m_entry + 1));
    if (m_shown)
        return;
    showState();
    setFocus(Qt::OtherFocusReason);
}

/// What stands for the session, or over it what was begun and not submitted.
void LabelPage::showAnswers(SessionId session)
{
    m_questions->setAnswers(m_desk->standing(session).answers);
    m_stored = m_questions->answers();
    const store::Draft* draft = m_drafts->find(session);
    m_before = draft == nullptr ? 0 : draft->seconds;
    if (draft != nullptr)
        m_questions->setAnswers(draft->answers);
    m_draftNote->setVisible(draft != nullptr);
}

void LabelPage::keepDraft()
{
    if (!m_shown || !m_desk)
        return;
    auto answers = m_questions->answers();
    if (answers == m_stored)
        m_drafts->drop(currentSession());
    else
        m_drafts->keep({currentSession(), std::move(answers), secondsSpent()});
    m_queue->entryChanged(m_entry);
}

double LabelPage::secondsSpent() const
{
    return m_before + static_cast<double>(m_since.elapsed()) / 1000;
}

void LabelPage::submit()
{
    if (!m_shown || m_skip->isVisible())
        return;
    const std::size_t entry = m_entry;
    if (const auto saved = m_desk->submit(entry, m_questions->answers(), secondsSpent()); !saved) {
        m_questions->showProblem(QString::fromStdString(saved.error().message()));
        backToDesk(); // from the note, say: the answer that is missing is a key of the desk
        m_questions->goToMissing();
        m_side->ensureWidgetVisible(m_questions->problem());
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
    m_drafts->drop(m_desk->queue()[entry].session);
    m_stored = m_questions->answers();
    goNext();
    m_queue->entryChanged(entry);
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

/// What was begun stays a draft; going back to the session by hand ends the waiting for whoever does it.
void LabelPage::putOff()
{
    constexpr TimeMs kHour = TimeMs{60} * 60 * 1000;
    if (!m_shown || m_skip->isVisible())
        return;
    const std::size_t entry = m_entry;
    if (m_desk->queue()[entry].state == workbench::QueueState::Answered) {
        m_toast->showMessage(tr("This session is answered; only one that waits can be put off."));
        return;
    }
    keepDraft();
    if (const auto put = m_desk->putOff(entry, kHour); !put) {
        Q_EMIT message(QString::fromStdString(put.error().message()));
        return;
    }
    goNext();
    m_queue->entryChanged(entry);
    m_toast->showMessage(tr("Put off for an hour: session %1 of the queue").arg(entry + 1));
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::takeBack()
{
    if (!m_desk)
        return;
    keepDraft();
    const auto undone = m_desk->undo();
    if (!undone) {
        m_toast->showMessage(QString::fromStdString(undone.error().text));
        return;
    }
    QString said = tr("Taken back: %1").arg(common::visibleLine(undone->what));
    if (undone->entry) {
        m_queue->entryChanged(*undone->entry);
        const bool stands = !m_desk->standing(undone->session).answers.empty();
        if (stands)
            said = tr("%1. The answer before it stands again.").arg(said);
        else if (m_drafts->find(undone->session) == nullptr && !undone->answers.empty())
            // What had been answered stays in the form, to be changed rather than typed again.
            m_drafts->keep({undone->session, undone->answers, 0});
        m_shown = false; // what is on the desk was looked at above: nothing more to keep of it
        go(*undone->entry);
    }
    m_toast->showMessage(said);
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::answer(const QString& key)
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
    const QString help = guidelinesOf(*question);
    m_guidelines->setText(
        common::visibleLine(question->title), help.isEmpty() ? tr("This question has no guidelines.") : help);
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
    // Keys of the rubric that are no letter or digit; the others are shortcuts and never come here.
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!plain || !m_shown || m_skip->isVisible() || !m_questions->answerByKey(event->text()))
        QWidget::keyPressEvent(event);
}

} // namespace turnout::ui
