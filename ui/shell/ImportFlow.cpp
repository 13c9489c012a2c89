// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ImportFlow.h"

#include "common/VisibleText.h"
#include "shell/ImportDialog.h"
#include "workbench/ImportPaths.h"

#include <algorithm>
#include <QFileInfo>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

QString filesText(const std::vector<std::string>& paths)
{
    if (paths.size() == 1)
        return common::visibleLine(QFileInfo(QString::fromStdString(paths.front())).fileName(), 60);
    return ImportFlow::tr("%1 files").arg(paths.size());
}

bool cancelled(const std::vector<ImportedFile>& files)
{
    return std::any_of(files.begin(), files.end(),
        [](const ImportedFile& file) { return !file.report && file.error.code == ErrorCode::Cancelled; });
}

} // namespace

ImportFlow::ImportFlow(workbench::Workbench& workbench, QWidget& window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_window(window)
{
}

void ImportFlow::start(const QStringList& paths)
{
    const auto project = m_workbench.project();
    if (project == nullptr || paths.isEmpty())
        return;
    if (!project->report().writable) {
        Q_EMIT noticed(
            {Notice::Kind::Caution, tr("Nothing can be imported: the project is open for reading only."), {}});
        return;
    }
    if (m_workbench.busy()) {
        Q_EMIT noticed({Notice::Kind::Info, tr("Wait for the running job to end, or cancel it, and import then."), {}});
        return;
    }
    std::vector<std::string> given;
    for (const QString& path : paths)
        given.push_back(path.toStdString());
    const auto files = workbench::importPaths(given);
    if (!files) {
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(files.error().message()), {}});
        return;
    }
    workbench::ImportOptions options;
    options.dryRun = true;
    run(tr("Looking at %1").arg(filesText(*files)), *files, options, &ImportFlow::decide);
}

void ImportFlow::run(const QString& title, std::vector<std::string> paths, const workbench::ImportOptions& options,
    void (ImportFlow::*then)(const Files&))
{
    m_workbench.runJob(
        title,
        [project = m_workbench.project(), paths = std::move(paths), options](
            const Progress& progress, const CancelToken& cancel) -> Result<Files> {
            Files files;
            for (const std::string& path : paths) {
                auto report = workbench::importFile(*project, path, options, progress, cancel);
                ImportedFile file{path, std::nullopt, {}};
                if (report)
                    file.report = std::move(report).value();
                else
                    file.error = report.error();
                files.push_back(std::move(file));
                if (cancel.cancelled())
                    break;
            }
            return files;
        },
        this,
        [this, project = m_workbench.project(), then](const Result<Files>& files) {
            if (files && project == m_workbench.project())
                (this->*then)(*files);
        });
}

void ImportFlow::decide(const Files& looked)
{
    if (cancelled(looked)) {
        Q_EMIT noticed({Notice::Kind::Info, tr("Cancelled. Nothing was imported."), {}});
        return;
    }
    auto* dialog = new ImportDialog(looked, ImportDialog::Mode::Decide, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, looked] {
        std::vector<std::string> paths;
        for (const ImportedFile& file : looked) {
            if (file.report && !file.report->alreadyImported)
                paths.push_back(file.path);
        }
        workbench::ImportOptions options;
        if (dialog->weight() != 1)
            options.read.weight = dialog->weight();
        const QString title = tr("Importing %1").arg(filesText(paths));
        run(title, std::move(paths), options, &ImportFlow::report);
    });
    dialog->open();
}

void ImportFlow::report(const Files& imported)
{
    m_workbench.noteImported();
    Notice notice;
    if (cancelled(imported)) {
        Files done = imported;
        std::erase_if(done, [](const ImportedFile& file) { return !file.report; });
        notice.text = done.empty() ? tr("Cancelled. The project is as it was before.")
                                   : tr("Cancelled; the files before stay. %1").arg(importSentence(done));
        Q_EMIT noticed(notice);
        return;
    }
    notice.kind = needsAttention(imported) ? Notice::Kind::Caution : Notice::Kind::Good;
    notice.text = importSentence(imported);
    notice.ways.push_back({tr("Details"), [this, imported] {
                               auto* dialog = new ImportDialog(imported, ImportDialog::Mode::Report, &m_window);
                               dialog->open();
                           }});
    if (needsAttention(imported))
        notice.ways.push_back({tr("See what was not used"), [this] { Q_EMIT importsWanted(); }});
    Q_EMIT noticed(notice);
}

} // namespace turnout::ui
