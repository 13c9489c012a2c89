// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/FolderMerger.h"

#include "workbench/Workbench.h"

#include <algorithm>

namespace turnout::workbench {

FolderMerger::FolderMerger(Workbench& workbench)
    : QObject(&workbench)
    , m_workbench(workbench)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FolderMerger::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_timer.start(m_soon); });
    connect(&m_workbench, &Workbench::projectChanged, this, [this] {
        m_looking = false; // its answer is about a project that is no longer open, and will not come
        watch({});
    });
}

void FolderMerger::watch(const QString& folder)
{
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_timer.stop();
    m_lastFailure.clear();
    m_folder = folder.isEmpty() ? nullptr : std::make_shared<MergeFolder>(folder.toStdString());
    Q_EMIT folderChanged(folder);
    if (m_folder == nullptr)
        return;
    m_watcher.addPath(folder); // where that fails, the timer looks
    m_timer.start(0);
}

QString FolderMerger::folder() const
{
    return m_folder == nullptr ? QString() : QString::fromStdString(m_folder->folder());
}

void FolderMerger::setIntervals(int restMs, int soonMs)
{
    m_rest = restMs;
    m_soon = soonMs;
}

void FolderMerger::look()
{
    const auto project = m_workbench.project();
    if (m_folder == nullptr || project == nullptr)
        return;
    if (m_looking) {
        m_timer.start(m_soon);
        return;
    }
    m_looking = true;
    m_workbench.query([project, folder = m_folder] { return folder->look(*project); }, this,
        [this, folder = m_folder](const Result<MergeFolder::Look>& found) {
            m_looking = false;
            if (folder == m_folder)
                take(found);
            else if (m_folder != nullptr)
                m_timer.start(0);
        });
}

void FolderMerger::take(const Result<MergeFolder::Look>& found)
{
    if (!found) {
        const QString text = QString::fromStdString(found.error().message());
        if (text != m_lastFailure)
            Q_EMIT failed(text);
        m_lastFailure = text;
        m_timer.start(m_rest);
        return;
    }
    m_lastFailure.clear();
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(folder()); // it was away for a while
    if (!found->merged.empty() || !found->refused.empty())
        Q_EMIT looked(*found);
    const auto news = [](const MergeReport& report) { return report.taken() > 0; };
    if (std::any_of(found->merged.begin(), found->merged.end(), news))
        m_workbench.noteDrawn(); // queues are read again: what was handed out is answered
    m_timer.start(found->notYet > 0 ? m_soon : m_rest);
}

} // namespace turnout::workbench
