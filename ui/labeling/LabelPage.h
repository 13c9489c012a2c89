// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "population/Filter.h"
#include "workbench/DeskDrafts.h"
#include "workbench/LabelDesk.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace turnout::common {
class EmptyState;
class Toast;
class TranscriptPane;
} // namespace turnout::common

namespace turnout::ui {

class QuestionPanel;
class QueuePanel;
class RevealPanel;
class SkipPanel;
class TextStrip;
class TranscriptLink;
class WorkClock;

/// The annotator's desk: queue, transcript, questions. Everything by key; a label is on disk before the next session
/// is shown; nothing that could lead is shown before the answer.
class LabelPage final : public QWidget {
    Q_OBJECT
public:
    LabelPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    ~LabelPage() override;

    /// Called when the workspace is shown.
    void activate();
    /// Who labels; empty: nobody yet, and the page asks.
    void setAnnotator(const QString& name);
    /// Sessions that wait, for the rail's badge.
    [[nodiscard]] int waiting() const;
    /// Whether there is a desk: a project that can be written, and somebody who labels.
    [[nodiscard]] bool hasDesk() const;
    /// Whether the queue is being read, for the first time or again.
    [[nodiscard]] bool reading() const;
    /// Sessions whose answers or note were neither submitted nor could be kept on disk.
    [[nodiscard]] int unsaved();
    /// The answers of the rubric with their keys, for menus and the cheat sheet.
    struct AnswerKey {
        QString key;
        QString title; ///< "Bad", "Wrong facts"
    };
    [[nodiscard]] std::vector<AnswerKey> answerKeys() const;
    /// The session on the desk, or none.
    [[nodiscard]] SessionId currentSession() const;

Q_SIGNALS:
    void annotatorNeeded();
    void drawRequested();
    void rubricRequested(); ///< its questions are to be changed
    void waitingChanged(int waiting);
    void message(const QString& text);
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& from,
        const std::optional<turnout::population::Filter>& filter);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    // DeskLayout.cpp
    void buildDesk();
    QWidget* buildMiddle();
    QWidget* buildSide();
    void showKeys();
    // DeskKeys.cpp
    void addCommands();
    void addAnswerActions();
    void walk(int step);
    void answer(const QString& key);
    // DeskOpening.cpp
    void reload();
    void openDesk(int asked);
    void readAgain(int asked);
    void takeDesk();
    void closeDesk();
    void returnTo(SessionId session, bool sameForm);
    void showState();
    void showHeld();
    // DeskTools.cpp
    void toggleFlag();
    void toggleOnlyFlagged();
    void listFlagged();
    void toggleGuidelines();
    void showGuidelines();
    void toggleHistory();
    void showHistory();
    void toggleFormatted();
    void openSettings();
    void openPeople();
    void showTime();
    void noteBatch();
    void showHeading();

    // DeskUndo.cpp
    void putOff();
    bool putOff(std::size_t entry);
    [[nodiscard]] std::optional<std::size_t> entryOf(SessionId session) const;
    void takeUp(SessionId session);
    void takeBack();
    void giveAgain();
    void showTurned(const workbench::LabelDesk::Undone& turned, const QString& said);

    void go(std::size_t entry);
    void goTo(const Result<std::optional<std::size_t>>& taken);
    void goNext();
    void prefetchNext();
    void submit();
    void skip(const QString& reason);
    void keepDraft();
    void showAnswers(SessionId session);
    void entryDone(std::size_t entry);
    void backToDesk();

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    std::unique_ptr<workbench::LabelDesk> m_desk;
    std::unique_ptr<workbench::DeskDrafts> m_drafts; ///< there where a desk is
    QString m_annotator;
    std::size_t m_entry = 0;
    bool m_shown = false; ///< a session is on the desk
    int m_asked = 0; ///< readings that were asked for: answers to older ones are dropped
    bool m_reading = false;
    bool m_onlyFlagged = false;
    /// What was done at this desk, to be taken back in that order: the session that was put off, or nothing, for an
    /// answer or a skip, which the desk remembers.
    using Step = std::optional<SessionId>;
    std::vector<Step> m_done;
    std::vector<Step> m_takenBack;
    bool m_redoEnded = false; ///< something was put off since: what was taken back before that is not given again
    bool m_guided = false; ///< guidelines stay open from session to session
    std::vector<session::Answer> m_stored; ///< what stands for it, as the form says it
    std::vector<std::unique_ptr<QAction>> m_answerActions; ///< by letter
    int m_batch = 0; ///< labels since the interval was looked at
    std::optional<double> m_halfWidth; ///< of the quality estimate then, in points

    WorkClock* m_clock;
    QTimer* m_tick;
    QStackedWidget* m_pages;
    common::EmptyState* m_noQueue;
    common::EmptyState* m_readOnly;
    common::EmptyState* m_allDone;
    common::EmptyState* m_whoLabels;
    QWidget* m_opening; ///< while the queue is read for the first time: nothing that could flash
    QWidget* m_deskWidget;
    QueuePanel* m_queue;
    QLabel* m_heading;
    QLabel* m_timer;
    QLabel* m_keys;
    common::TranscriptPane* m_transcript;
    QuestionPanel* m_questions;
    TranscriptLink* m_link;
    QScrollArea* m_side;
    QWidget* m_answering;
    QLabel* m_draftNote;
    QPushButton* m_submit;
    SkipPanel* m_skip;
    RevealPanel* m_revealed;
    TextStrip* m_guidelines;
    TextStrip* m_history;
    common::Toast* m_toast;
};

} // namespace turnout::ui
