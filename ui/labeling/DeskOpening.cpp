// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk is opened and read again, away from the window's thread; what is done at it is in LabelPage.cpp.
#include "common/CommandTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "labeling/LabelPage.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueuePanel.h"
#include "labeling/WorkClock.h"

#include <algorithm>
#include <QDateTime>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

struct Opened {
    std::unique_ptr<workbench::LabelDesk> desk;
    std::unique_ptr<workbench::DeskDrafts> drafts;
};

Result<std::shared_ptr<Opened>> open(workbench::OpenProject& project, const std::string& annotator)
{
    auto desk = workbench::LabelDesk::open(project, annotator);
    if (!desk)
        return desk.error();
    auto drafts = workbench::DeskDrafts::open(project, annotator);
    if (!drafts)
        return drafts.error();
    return std::make_shared<Opened>(Opened{std::move(*desk), std::move(*drafts)});
}

} // namespace

void LabelPage::reload()
{
    keepDraft();
    const int asked = ++m_asked;
    const auto project = m_workbench.project();
    m_reading = project && project->report().writable && !m_annotator.isEmpty();
    if (!m_reading)
        closeDesk();
    else if (m_desk)
        readAgain(asked);
    else
        openDesk(asked);
    showState();
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::openDesk(int asked)
{
    m_workbench.query(
        [project = m_workbench.project(), name = m_annotator.toStdString()]() { return open(*project, name); }, this,
        [this, asked](const Result<std::shared_ptr<Opened>>& opened) {
            if (asked != m_asked)
                return; // somebody else labels by now
            m_reading = false;
            if (opened) {
                m_desk = std::move((*opened)->desk);
                m_drafts = std::move((*opened)->drafts);
                m_done.clear();
                m_takenBack.clear();
                m_redoEnded = false;
                takeDesk();
                goTo(m_desk->takeNext(0));
            } else {
                Q_EMIT message(QString::fromStdString(opened.error().message()));
            }
            showState();
            Q_EMIT waitingChanged(waiting());
        });
}

/// What is on the desk stays there, and is worked on, while the queue is read.
void LabelPage::readAgain(int asked)
{
    m_workbench.query([project = m_workbench.project(), read = m_desk->reading()]() { return read(); }, this,
        [this, asked](const Result<std::shared_ptr<workbench::LabelDesk::Fresh>>& fresh) {
            if (asked != m_asked || !m_desk)
                return;
            m_reading = false;
            keepDraft();
            m_queue->setDesk(nullptr, nullptr);
            const SessionId before = currentSession();
            const session::Rubric rubric = m_desk->rubric();
            const auto taken = fresh ? m_desk->adopt(*fresh) : Result<void>(fresh.error());
            if (!taken)
                Q_EMIT message(QString::fromStdString(taken.error().message()));
            m_shown = false;
            takeDesk();
            returnTo(before, rubric == m_desk->rubric());
            showState();
            Q_EMIT waitingChanged(waiting());
        });
}

/// Shows what the desk has read.
void LabelPage::takeDesk()
{
    m_clock->setIdleSeconds(m_desk->settings().idleSeconds);
    m_questions->setRubric(m_desk->rubric());
    addAnswerActions();
    m_queue->setDesk(m_desk.get(), m_drafts.get());
    m_queue->setOnlyFlagged(m_onlyFlagged);
    m_tick->start();
}

/// The project may be gone already: what was begun is kept as it is typed, not here.
void LabelPage::closeDesk()
{
    m_shown = false;
    m_tick->stop();
    m_queue->setDesk(nullptr, nullptr);
    m_desk.reset();
    m_drafts.reset();
}

/// The session that was on the desk, wherever it is in the queue now, read on where it was and with the form as it is
/// where the questions are the same; otherwise the first that waits.
void LabelPage::returnTo(SessionId session, bool sameForm)
{
    const auto entry = session.valid() ? entryOf(session) : std::nullopt;
    if (!entry) {
        goTo(m_desk->takeNext(0));
        return;
    }
    m_entry = *entry;
    m_shown = true;
    if (!sameForm) {
        const double spent = m_clock->seconds();
        showAnswers(session);
        m_clock->start(spent);
    }
    m_queue->setCurrent(m_entry);
    showHeading();
    prefetchNext();
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
    } else if (!m_desk && m_reading) {
        m_pages->setCurrentWidget(m_opening);
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
        const QString key = common::keyText(*common::findCommand(u"label.undo"));
        m_allDone->setTexts(tr("Nothing more is asked of you"),
            tr("Quality shows what the labels say.")
                + (key.isEmpty() ? QString() : u' ' + tr("%1 takes the last one back.").arg(key)) + u' '
                + tr("A new draw goes on where labels are missing."));
        return;
    }
    const QString when = held.nextFree
        ? tr("The first of them is free at %1 at the latest.")
              .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(*held.nextFree).time(), QLocale::ShortFormat))
        : tr("They wait until their draw is resumed.");
    m_allDone->setTexts(tr("Nothing is free to be labeled now"),
        (held.entries == 1 ? tr("1 session is open at a colleague's desk, put off, or in a draw that is paused.")
                           : tr("%1 sessions are open at a colleague's desk, put off, or in a draw that is paused.")
                                 .arg(common::countText(static_cast<qint64>(held.entries))))
            + u' ' + when);
}

} // namespace turnout::ui
