// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/DeskDrafts.h"
#include "workbench/LabelDesk.h"
#include "workbench/Workbench.h"

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QScrollArea;
class QStackedWidget;

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

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildDesk();
    void addCommands();
    void addAnswerActions();
    void reload();
    void openDesk(workbench::OpenProject& project);
    void closeDesk();
    void returnTo(SessionId session);
    void showState();
    void go(std::size_t entry);
    void goTo(const Result<std::optional<std::size_t>>& taken);
    void showHeld();
    void goNext();
    void walk(int step);
    void submit();
    void skip(const QString& reason);
    void putOff();
    void takeBack();
    void keepDraft();
    void showAnswers(SessionId session);
    void toggleGuidelines();
    void answer(const QString& key);
    void entryDone(std::size_t entry);
    void backToDesk();
    [[nodiscard]] double secondsSpent() const;

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    std::unique_ptr<workbench::LabelDesk> m_desk;
    std::unique_ptr<workbench::DeskDrafts> m_drafts; ///< there where a desk is
    QString m_annotator;
    std::size_t m_entry = 0;
    bool m_shown = false; ///< a session is on the desk
    std::vector<session::Answer> m_stored; ///< what stands for it, as the form says it
    QElapsedTimer m_since;
    double m_before = 0; ///< seconds spent on it earlier
    std::vector<std::unique_ptr<QAction>> m_answerActions; ///< by letter

    QStackedWidget* m_pages;
    common::EmptyState* m_noQueue;
    common::EmptyState* m_readOnly;
    common::EmptyState* m_allDone;
    common::EmptyState* m_whoLabels;
    QWidget* m_deskWidget;
    QueuePanel* m_queue;
    QLabel* m_heading;
    common::TranscriptPane* m_transcript;
    QuestionPanel* m_questions;
    TranscriptLink* m_link;
    QScrollArea* m_side;
    QWidget* m_answering;
    QLabel* m_draftNote;
    SkipPanel* m_skip;
    RevealPanel* m_revealed;
    TextStrip* m_guidelines;
    common::Toast* m_toast;
};

} // namespace turnout::ui
