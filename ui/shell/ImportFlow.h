// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/Banner.h"
#include "shell/ImportSummary.h"
#include "workbench/Workbench.h"

#include <QObject>
#include <QStringList>

namespace turnout::ui {

/// From chosen files to imported ones: looks at them without writing, shows what is in them, imports, reports. At any
/// moment it can be cancelled and leaves the project as it was. Thread: GUI.
class ImportFlow final : public QObject {
    Q_OBJECT
public:
    /// `window` is the parent of the dialogs.
    ImportFlow(workbench::Workbench& workbench, QWidget& window);

    void start(const QStringList& paths);

Q_SIGNALS:
    void noticed(const turnout::ui::Notice& notice);
    /// The user wants to see the lines that were not used.
    void importsWanted();

private:
    using Files = std::vector<ImportedFile>;
    void run(const QString& title, std::vector<std::string> paths, const workbench::ImportOptions& options,
        void (ImportFlow::*then)(const Files&));
    void decide(const Files& looked);
    void report(const Files& imported);

    workbench::Workbench& m_workbench;
    QWidget& m_window;
};

} // namespace turnout::ui
