// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/LabelDesk.h"
#include "workbench/Workbench.h"

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
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
    /// The session on the desk, or none.
    [[nodiscard]] SessionId currentSession() const;

Q_SIGNALS:
    void annotatorNeeded();
    void drawRequested();
    void waitingChanged(int waiting);
    void message(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildDesk();
    void addCommands();
    void reload();
    void showState();
    void go(std::size_t entry);
    void goNext();
    void submit();
    void skip(const QString& reason);
    void takeBack();
    void toggleGuidelines();
    void answerKey(const QString& key);
    void entryDone(std::size_t entry);
    void backToDesk();
    [[nodiscard]] double secondsSpent() const;

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    std::unique_ptr<workbench::LabelDesk> m_desk;
    QString m_annotator;
    std::size_t m_entry = 0;
    bool m_shown = false; ///< a session is on the desk
    QElapsedTimer m_since;

    QStackedWidget* m_pages;
    common::EmptyState* m_noQueue;
    common::EmptyState* m_allDone;
    common::EmptyState* m_whoLabels;
    QWidget* m_deskWidget;
    QueuePanel* m_queue;
    QLabel* m_heading;
    common::TranscriptPane* m_transcript;
    QuestionPanel* m_questions;
    QWidget* m_answering;
    SkipPanel* m_skip;
    RevealPanel* m_revealed;
    QLabel* m_guidelines;
    common::Toast* m_toast;
};

} // namespace turnout::ui
