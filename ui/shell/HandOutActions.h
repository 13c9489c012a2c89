// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "shell/Banner.h"
#include "shell/WindowState.h"
#include "workbench/FolderMerger.h"
#include "workbench/HandOut.h"
#include "workbench/Workbench.h"

namespace turnout::ui {

/// Under whose name labels are kept in the project: in a package whoever it was made for, else `name`.
QString annotatorOf(workbench::OpenProject* project, const QString& name);

/// Hands work out, takes it back, and takes back by itself what comes into a folder. What happened is told by notices.
/// Thread: GUI.
class HandOutActions final : public QObject {
    Q_OBJECT
public:
    HandOutActions(workbench::Workbench& workbench, common::Dialogs& dialogs, WindowState& state, QWidget& window);

    void handOut();
    void takeBack();
    /// Chooses the folder; where one is watched, asks whether to stop.
    void watchFolder();
    /// A project was opened: its folder is watched again.
    void resume();
    [[nodiscard]] workbench::FolderMerger& merger() const;

Q_SIGNALS:
    void noticed(const turnout::ui::Notice& notice);

private:
    [[nodiscard]] std::shared_ptr<workbench::OpenProject> writable();
    void split(const workbench::SplitRequest& request);
    void tell(const std::vector<workbench::MergeReport>& reports, const std::vector<workbench::MergeRefused>& refused,
        bool stopped = false);

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    WindowState& m_state;
    QWidget& m_window;
    workbench::FolderMerger* m_merger;
};

} // namespace turnout::ui
