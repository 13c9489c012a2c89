// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "shell/ImportFlow.h"
#include "shell/WindowState.h"
#include "workbench/Segments.h"

namespace turnout::ui {

/// New, open, demo, import, report: everything that begins with a file. What happened is told by notices; only
/// decisions are asked. Thread: GUI.
class ProjectActions final : public QObject {
    Q_OBJECT
public:
    ProjectActions(workbench::Workbench& workbench, common::Dialogs& dialogs, WindowState& state, QWidget& window);

    void newProject();
    void openProject();
    void open(const QString& path);
    /// Makes a project with the made-up product.
    void tryDemo();
    void chooseImport();
    /// Dropped files: a project is opened, anything else imported, into a new project where none is open.
    void takeFiles(const QStringList& paths);
    void writeReport();
    /// Asks which segments are to be made of the transcripts, and makes them.
    void deriveSegments();
    [[nodiscard]] ImportFlow& importFlow() const;

Q_SIGNALS:
    void noticed(const turnout::ui::Notice& notice);
    /// The workbench is about to get another project.
    void closing();
    void opened();
    void importsWanted();

private:
    void load(const QString& path, bool create, const std::function<void()>& then);
    void takeProject(
        const QString& path, std::shared_ptr<workbench::OpenProject> project, const std::function<void()>& then);
    void showFailure(const QString& path, const Error& error, bool create, const std::function<void()>& then);
    void addWays(
        Notice& notice, const QString& path, const Error& error, bool create, const std::function<void()>& then);
    void chooseNew(const QString& title, const QString& name, const std::function<void()>& then);
    void makeDemo();
    void makeSegments(const workbench::SegmentSettings& settings);
    [[nodiscard]] bool idle();

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    WindowState& m_state;
    QWidget& m_window;
    ImportFlow* m_import;
    bool m_opening = false;
};

} // namespace turnout::ui
