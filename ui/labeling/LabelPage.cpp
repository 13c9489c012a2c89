// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/LabelPage.h"

#include "common/CommandTable.h"
#include "common/KeyBindings.h"
#include "common/SmallWidgets.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "labeling/QuestionBlock.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"
#include "labeling/TranscriptLink.h"
#include "labeling/WorkClock.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>

namespace turnout::ui {

namespace {

constexpr int kTick = 1000; ///< ms

} // namespace

LabelPage::LabelPage(workbench::Workbench& workbench, common::Dialogs& /*dialogs*/, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_clock(new WorkClock(*this))
    , m_tick(new QTimer(this))
    , m_pages(new QStackedWidget(this))
    , m_toast(new common::Toast(this))
{
    buildDesk();
    addCommands();
    showKeys();
    m_tick->setInterval(kTick);
    connect(m_tick, &QTimer::timeout, this, &LabelPage::showTime);
    connect(&common::KeyBindings::current(), &common::KeyBindings::changed, this, [this]() {
        addAnswerActions();
        showKeys();
    });
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this]() {
        closeDesk();
        reload();
    });
    connect(&m_workbench, &workbench::Workbench::drawsChanged, this, &LabelPage::reload);
    connect(&m_workbench, &workbench::Workbench::rubricChanged, this, &LabelPage::reload);
    connect(m_queue, &QueuePanel::entryChosen, this, &LabelPage::go);
    connect(m_questions, &QuestionPanel::answersChanged, this, &LabelPage::keepDraft);
    connect(m_questions, &QuestionPanel::answersChanged, this, &LabelPage::showGuidelines);
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
    if (!m_desk && !m_reading)
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

bool LabelPage::reading() const
{
    return m_reading;
}

bool LabelPage::hasDesk() const
{
    return m_desk != nullptr;
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
    m_queue->setCurrent(entry);
    m_transcript->view().setTurns(session->turns);
    if (session->pair)
        m_transcript->view().compareBeside(session->pair->a, session->pair->b);
    m_questions->setSession(*session);
    showHeading();
    showAnswers(id);
    m_side->verticalScrollBar()->setValue(0);
    showGuidelines();
    showHistory();
    m_revealed->hide();
    if (m_desk->queue()[entry].state == workbench::QueueState::Answered) {
        if (const auto revealed = m_desk->reveal(id))
            m_revealed->reveal(*revealed);
    }
    showTime();
    showState();
    backToDesk();
    prefetchNext();
}

void LabelPage::prefetchNext()
{
    if (const auto next = m_desk->nextWaiting(m_entry + 1); next && *next != m_entry)
        m_desk->prefetch(m_desk->queue()[*next].session);
}

void LabelPage::goNext()
{
    if (m_onlyFlagged) {
        walk(1); // through what is flagged, and no further
        return;
    }
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
    if (draft != nullptr && draft->answers == m_stored) { // submitted, and killed before it was put away
        m_drafts->drop(session);
        draft = nullptr;
    }
    m_clock->start(draft == nullptr ? 0 : draft->seconds);
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
        m_drafts->keep({currentSession(), std::move(answers), m_clock->seconds()});
    m_queue->entryChanged(m_entry);
}

void LabelPage::submit()
{
    if (!m_shown || m_skip->isVisible())
        return;
    const std::size_t entry = m_entry;
    if (const auto saved = m_desk->submit(entry, m_questions->answers(), m_clock->seconds()); !saved) {
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
    if (const auto saved = m_desk->skip(entry, reason.toStdString(), m_clock->seconds()); !saved) {
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
    m_done.emplace_back();
    m_takenBack.clear();
    m_redoEnded = false;
    m_toast->hide(); // what it said of the step before
    goNext();
    m_queue->entryChanged(entry);
    noteBatch();
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::backToDesk()
{
    m_skip->hide();
    m_answering->show();
    // Behind another page the desk is read too: the keyboard stays where it is.
    if (m_shown && isVisible())
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
