// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "import/ImportPage.h"
#include "shell/Banner.h"
#include "workbench/Workbench.h"

#include <QObject>
#include <QStringList>

namespace turnout::ui {

/// Brings the import page to the front and takes it away again, and tells what an import came to that nobody looks at.
/// Thread: GUI.
class ImportFlow final : public QObject {
    Q_OBJECT
public:
    ImportFlow(workbench::Workbench& workbench, common::Dialogs& dialogs, QObject* parent);

    void start(const QStringList& paths);
    /// To be put into the window, which owns it from then on.
    [[nodiscard]] ImportPage& page() const;
    /// Takes the page away and keeps what is chosen on it.
    void leaveForNow();

Q_SIGNALS:
    void noticed(const turnout::ui::Notice& notice);
    /// The user wants to see the lines that were not used.
    void importsWanted();
    /// The page is to be seen, or not any more.
    void shown(bool shown);

private:
    void tell(const std::vector<ImportedFile>& files, const QString& sentence);

    workbench::Workbench& m_workbench;
    ImportPage* m_page;
};

} // namespace turnout::ui
