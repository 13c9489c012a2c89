// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/PrintPage.h"

#include "common/VisibleText.h"
#include "common/WidgetPrint.h"
#include "workbench/OpenProject.h"

#include <QDate>
#include <QFileInfo>
#include <QWidget>

namespace turnout::ui {

void printPage(common::Dialogs& dialogs, common::Toast& toast, const Workspaces::Workspace& shown,
    const workbench::OpenProject& project)
{
    const QFileInfo file(QString::fromStdString(project.path()));
    const QString heading
        = QObject::tr("%1 · %2 · %3", "project file, workspace, date")
              .arg(common::visibleLine(file.fileName()), shown.title, QDate::currentDate().toString(Qt::ISODate));
    dialogs.print(shown.page->window(), QObject::tr("Print %1").arg(shown.title),
        [&toast, page = shown.page, heading](QPrinter& printer) {
            if (!common::printWidget(*page, heading, printer))
                toast.showMessage(QObject::tr("The printer does not take it. Choose another, or print to a PDF file."));
        });
}

} // namespace turnout::ui
