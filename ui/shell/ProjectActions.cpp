// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ProjectActions.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "shell/OpenNotice.h"
#include "shell/SegmentsDialog.h"
#include "workbench/DemoProject.h"
#include "workbench/Report.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QWidget>
#include <utility>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::OpenProject;

namespace {

QString projectFilter()
{
    return ProjectActions::tr("Turnout projects (*.turnout)");
}

QString importFilter()
{
    return ProjectActions::tr("Sessions and ratings (*.jsonl *.json *.ndjson *.csv *.tsv *.gz *.zst);;All files (*)");
}

bool isProject(const QString& path)
{
    return path.endsWith(".turnout"_L1, Qt::CaseInsensitive);
}

} // namespace

ProjectActions::ProjectActions(
    workbench::Workbench& workbench, common::Dialogs& dialogs, WindowState& state, QWidget& window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_state(state)
    , m_window(window)
    , m_import(new ImportFlow(workbench, dialogs, this))
{
    connect(m_import, &ImportFlow::noticed, this, &ProjectActions::noticed);
    connect(m_import, &ImportFlow::importsWanted, this, &ProjectActions::importsWanted);
    connect(this, &ProjectActions::closing, m_import, [this] { m_import->page().stop(); });
}

ImportFlow& ProjectActions::importFlow() const
{
    return *m_import;
}

void ProjectActions::newProject()
{
    chooseNew(tr("New project"), u"sessions.turnout"_s, {});
}

void ProjectActions::openProject()
{
    const common::FileRequest request{tr("Open project"), projectFilter(), m_state.folder(), {}};
    m_dialogs.openFile(&m_window, request, [this](const QString& path) { open(path); });
}

void ProjectActions::open(const QString& path)
{
    load(path, false, {});
}

void ProjectActions::tryDemo()
{
    if (idle())
        chooseNew(tr("Where the demo's project goes"), u"demo.turnout"_s, [this] { makeDemo(); });
}

void ProjectActions::chooseImport()
{
    const common::FileRequest request{
        tr("Import sessions, ratings, signals, labels"), importFilter(), m_state.folder(), {}};
    m_dialogs.openFiles(&m_window, request, [this](const QStringList& paths) { takeFiles(paths); });
}

void ProjectActions::takeFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (isProject(paths.front())) {
        open(paths.front());
        return;
    }
    m_state.setFolder(QFileInfo(paths.front()).absolutePath());
    if (m_workbench.project() != nullptr) {
        m_import->start(paths);
        return;
    }
    common::ConfirmRequest request;
    request.title = tr("Import into a new project");
    request.text = tr("No project is open. Sessions are kept in a project file of their own; the files you import stay "
                      "as they are.");
    request.accept = tr("Make a project …");
    m_dialogs.confirm(&m_window, request, [this, paths] {
        const QString name = QFileInfo(paths.front()).completeBaseName() + u".turnout"_s;
        chooseNew(tr("New project"), name, [this, paths] { m_import->start(paths); });
    });
}

void ProjectActions::writeReport()
{
    const auto project = m_workbench.project();
    if (project == nullptr || !idle())
        return;
    const QString name = QFileInfo(QString::fromStdString(project->path())).completeBaseName() + u" report.html"_s;
    const common::FileRequest request{
        tr("Write the report"), tr("Web page (*.html);;PDF (*.pdf)"), QDir(m_state.folder()).filePath(name), u"html"_s};
    m_dialogs.saveFile(&m_window, request, [this, project](const QString& path) {
        m_workbench.runJob(
            tr("Writing the report"),
            [project, filter = m_workbench.filter(), file = path.toStdString()](
                const Progress&, const CancelToken&) -> Result<bool> {
                const auto written = workbench::writeReport(*project, filter, file);
                if (!written)
                    return written.error();
                return true;
            },
            this,
            [this, path](const Result<bool>& written) {
                Notice notice;
                if (!written) {
                    notice.kind = Notice::Kind::Error;
                    notice.text = common::visibleLine(written.error().message(), 600);
                } else {
                    notice.kind = Notice::Kind::Good;
                    notice.text = tr("The report is written: %1").arg(common::visibleLine(path));
                    notice.ways.push_back(
                        {tr("Open it"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
                }
                Q_EMIT noticed(notice);
            });
    });
}

void ProjectActions::deriveSegments()
{
    const auto project = m_workbench.project();
    if (project == nullptr || !idle())
        return;
    if (!project->report().writable) {
        Q_EMIT noticed(
            {Notice::Kind::Caution, tr("No segments can be made: the project is open for reading only."), {}});
        return;
    }
    m_workbench.query([project] { return workbench::segmentSettings(*project); }, this,
        [this](const Result<workbench::SegmentSettings>& settings) {
            if (!settings) {
                Q_EMIT noticed({Notice::Kind::Error, common::visibleLine(settings.error().message(), 600), {}});
                return;
            }
            auto* dialog = new SegmentsDialog(*settings, m_dialogs, &m_window);
            connect(dialog, &QDialog::accepted, this, [this, dialog] { makeSegments(dialog->settings()); });
            dialog->open();
        });
}

void ProjectActions::makeSegments(const workbench::SegmentSettings& settings)
{
    const auto project = m_workbench.project();
    if (project == nullptr || !idle())
        return;
    m_workbench.runJob(
        tr("Making segments"),
        [project, settings](const Progress& progress, const CancelToken& cancel) {
            return workbench::makeSegments(*project, settings, progress, cancel);
        },
        this,
        [this](const Result<workbench::SegmentsMade>& made) {
            Notice notice;
            if (made) {
                notice.kind = Notice::Kind::Good;
                notice.text = tr("%1 of %2 sessions have other segments now.")
                                  .arg(common::countText(made->changed), common::countText(made->sessions));
            } else if (made.error().code == ErrorCode::Cancelled) {
                notice.text = tr("Cancelled. The segments are as they were.");
            } else {
                notice.kind = Notice::Kind::Error;
                notice.text = common::visibleLine(made.error().message(), 600);
            }
            m_workbench.refresh();
            Q_EMIT noticed(notice);
        });
}

void ProjectActions::chooseNew(const QString& title, const QString& name, const std::function<void()>& then)
{
    const common::FileRequest request{title, projectFilter(), QDir(m_state.folder()).filePath(name), u"turnout"_s};
    m_dialogs.saveFile(&m_window, request, [this, then](const QString& path) { load(path, true, then); });
}

void ProjectActions::load(const QString& path, bool create, const std::function<void()>& then)
{
    if (m_opening)
        return;
    const QFileInfo info(path);
    const auto current = m_workbench.project();
    // Who reads only may try again: the other window may be closed by now.
    if (!create && current != nullptr && current->report().writable
        && QFileInfo(QString::fromStdString(current->path())) == info) {
        Q_EMIT noticed({Notice::Kind::Info, tr("This project is open already."), {}});
        return;
    }
    if (!idle())
        return;
    m_opening = true;
    m_state.setFolder(info.absolutePath());
    const std::string file = info.absoluteFilePath().toStdString();
    using Shared = std::shared_ptr<OpenProject>;
    // A job like any other: an import begun meanwhile would end with the project it went into.
    m_workbench.runJob(
        tr("Opening %1").arg(common::visibleLine(info.fileName(), 60)),
        [file, create](const Progress&, const CancelToken& cancel) -> Result<Shared> {
            store::OpenOptions options;
            options.create = create;
            auto project = OpenProject::open(file, options);
            if (!project)
                return project.error();
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, "opening was cancelled", file};
            return Shared(std::move(project).value());
        },
        this,
        [this, path = info.absoluteFilePath(), create, then](const Result<Shared>& project) {
            m_opening = false;
            if (project)
                takeProject(path, *project, then);
            else if (project.error().code != ErrorCode::Cancelled)
                showFailure(path, project.error(), create, then);
        });
}

void ProjectActions::takeProject(
    const QString& path, std::shared_ptr<OpenProject> project, const std::function<void()>& then)
{
    const store::OpenReport report = project->report();
    Q_EMIT closing();
    m_workbench.setProject(std::move(project));
    m_state.noteProject(path);
    Q_EMIT opened();
    if (auto notice = openNotice(report)) {
        if (report.outcome == store::OpenOutcome::Busy)
            notice->ways.push_back({tr("Try again"), [this, path] { open(path); }});
        Q_EMIT noticed(*notice);
    }
    if (then)
        then();
}

void ProjectActions::showFailure(
    const QString& path, const Error& error, bool create, const std::function<void()>& then)
{
    Notice notice = openFailure(path, error);
    addWays(notice, path, error, create, then);
    Q_EMIT noticed(notice);
}

void ProjectActions::addWays(
    Notice& notice, const QString& path, const Error& error, bool create, const std::function<void()>& then)
{
    if (create && QFileInfo::exists(path)) {
        // Turnout never writes over a project.
        notice.ways.push_back({tr("Open it"), [this, path] { open(path); }});
        const QString second = QFileInfo(path).completeBaseName() + u" 2.turnout"_s;
        const auto again = [this, second, then] { chooseNew(tr("New project"), second, then); };
        notice.ways.push_back({tr("Choose another name"), again});
    } else if (!create && error.code == ErrorCode::NotFound) {
        m_state.forgetProject(path);
        Q_EMIT opened(); // the list of recent ones is another now
        notice.ways.push_back({tr("Open another …"), [this] { openProject(); }});
    } else if (!create) {
        notice.ways.push_back({tr("Open another …"), [this] { openProject(); }});
    }
}

void ProjectActions::makeDemo()
{
    m_workbench.runJob(
        tr("Making the demo"),
        [project = m_workbench.project()](const Progress& progress, const CancelToken& cancel) {
            return workbench::makeDemo(*project, {}, progress, cancel);
        },
        this,
        [this](const Result<workbench::DemoReport>& report) {
            m_workbench.noteImported();
            Notice notice;
            if (!report) {
                notice.kind = report.error().code == ErrorCode::Cancelled ? Notice::Kind::Info : Notice::Kind::Error;
                notice.text = common::visibleLine(report.error().message(), 600);
            } else {
                notice.text = tr("%1 sessions of a made-up assistant, %2 of them rated. The truth is known here, so "
                                 "that every estimate can be checked against it. Next: draw some, and label them.")
                                  .arg(common::countText(report->sessions), common::countText(report->rated));
            }
            Q_EMIT noticed(notice);
        });
}

bool ProjectActions::idle()
{
    if (!m_workbench.busy())
        return true;
    Q_EMIT noticed({Notice::Kind::Info, tr("Wait for the running job to end, or cancel it first."), {}});
    return false;
}

} // namespace turnout::ui
