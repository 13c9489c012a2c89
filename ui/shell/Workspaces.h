// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CheatSheet.h"
#include "common/CommandTable.h"
#include "common/Dialogs.h"
#include "workbench/Workbench.h"

#include <functional>
#include <QObject>
#include <vector>

class QStackedWidget;

namespace turnout::ui {

class AgreementPage;
class LabelPage;
class SessionsPage;

/// The pages of the window, one a job, in a stack. Thread: GUI.
class Workspaces final : public QObject {
    Q_OBJECT
public:
    struct Workspace {
        QString id; ///< "sessions"; its command is "go.sessions"
        QString title;
        common::CommandContext context = common::CommandContext::Global;
        QWidget* page = nullptr;
        std::function<void()> activate;
    };

    Workspaces(workbench::Workbench& workbench, common::Dialogs& dialogs, QStackedWidget& stack);

    [[nodiscard]] const std::vector<Workspace>& all() const;
    [[nodiscard]] const Workspace& current() const;
    /// Brings a workspace to the front.
    void go(const QString& id);
    /// Gives a command to the current page; false where it has none of that id, or not now.
    bool trigger(const QString& commandId) const;
    [[nodiscard]] SessionsPage& sessions() const;
    void setAnnotator(const QString& name);
    /// Sessions that wait for who labels; nothing before their desk was opened.
    [[nodiscard]] std::optional<int> waiting() const;
    /// Sessions whose answers were neither submitted nor could be kept on disk.
    [[nodiscard]] int unsaved() const;
    /// The rubric's answers, for the cheat sheet.
    [[nodiscard]] std::vector<common::CheatSheet::Line> answerKeys() const;

Q_SIGNALS:
    void changed(const QString& id);
    void message(const QString& text);
    void drawRequested();
    void rubricRequested();
    void drawOfSizeRequested(qint64 sessions);
    void importRequested();
    void annotatorNeeded();
    void waitingChanged(int waiting);

private:
    template <typename Page>
    Page* add(const QString& id, common::CommandContext context);

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    QStackedWidget& m_stack;
    std::vector<Workspace> m_all;
    SessionsPage* m_sessions;
    LabelPage* m_label;
    AgreementPage* m_agreement;
};

} // namespace turnout::ui
