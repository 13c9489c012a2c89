// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/MergeFolder.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

namespace turnout::workbench {

class Workbench;

/// Takes back what comes into a folder, by itself, for as long as a project is open: told by the system where it tells,
/// and looking again every so often where it does not (folders of other machines). Thread: GUI.
class FolderMerger final : public QObject {
    Q_OBJECT
public:
    explicit FolderMerger(Workbench& workbench);

    /// Empty: none. What is in the folder already is taken back too.
    void watch(const QString& folder);
    [[nodiscard]] QString folder() const;
    /// Looks so often where nothing is told, and so soon after something changed or was not whole. For tests.
    void setIntervals(int restMs, int soonMs);

Q_SIGNALS:
    /// Another folder is watched, or none.
    void folderChanged(const QString& folder);
    /// One look found something new: what several files brought, or why they were refused, is told together.
    void looked(const turnout::workbench::MergeFolder::Look& found);
    /// The folder is gone, or the project cannot take anything. It is looked at again all the same.
    void failed(const QString& message);

private:
    void look();
    void take(const Result<MergeFolder::Look>& found);

    Workbench& m_workbench;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    std::shared_ptr<MergeFolder> m_folder; ///< null: none. Used by one look at a time
    QString m_lastFailure; ///< told once
    int m_rest = 10'000;
    int m_soon = 1'000;
    bool m_looking = false;
};

} // namespace turnout::workbench
