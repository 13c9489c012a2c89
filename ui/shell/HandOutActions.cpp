// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/HandOutActions.h"

#include "common/VisibleText.h"
#include "shell/HandOutDialog.h"
#include "store/LabelStore.h"
#include "store/PackageFile.h"

#include <QDir>
#include <QFileInfo>
#include <QWidget>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::MergeRefused;
using workbench::MergeReport;

namespace {

constexpr int kLongest = 600;
constexpr int kLongestName = 60;

QString packageFilter()
{
    return HandOutActions::tr("Turnout projects (*.turnout)");
}

/// "support for ben.turnout". An annotator's name may hold anything: only letters, digits and what joins words of it
/// become part of a path.
QString packageName(const QString& project, const QString& annotator)
{
    QString who;
    for (const QChar c : annotator.left(kLongestName))
        if (c.isLetterOrNumber() || c == u' ' || c == u'-' || c == u'_')
            who += c;
    const QString base = QFileInfo(project).completeBaseName();
    return (who.trimmed().isEmpty() ? HandOutActions::tr("%1 to label").arg(base)
                                    : HandOutActions::tr("%1 for %2").arg(base, who.simplified()))
        + u".turnout"_s;
}

QString lines(const std::string& text)
{
    return common::visibleLine(QString::fromStdString(text).trimmed().replace(u'\n', u' '), kLongest);
}

Result<QStringList> namesOf(workbench::OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto known = store::annotators(**connection);
    if (!known)
        return known.error();
    QStringList names;
    for (const store::Annotator& annotator : *known)
        names << QString::fromStdString(annotator.name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

struct Merged {
    std::vector<MergeReport> reports;
    std::vector<MergeRefused> refused;
    bool stopped = false;
};

Notice noticeOf(const Result<workbench::SplitReport>& report)
{
    if (report)
        return {Notice::Kind::Good, lines(workbench::splitText(*report)), {}};
    if (report.error().code == ErrorCode::Cancelled)
        return {Notice::Kind::Info, HandOutActions::tr("Cancelled. Nothing was handed out."), {}};
    return {Notice::Kind::Error, common::visibleLine(report.error().message(), kLongest), {}};
}

} // namespace

QString annotatorOf(workbench::OpenProject* project, const QString& name)
{
    if (project == nullptr)
        return name;
    const auto connection = project->store().reader();
    const auto label = connection ? store::packageLabel(**connection)
                                  : Result<std::optional<store::PackageLabel>>(connection.error());
    return label && *label ? QString::fromStdString((*label)->annotator) : name;
}

HandOutActions::HandOutActions(
    workbench::Workbench& workbench, common::Dialogs& dialogs, WindowState& state, QWidget& window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_state(state)
    , m_window(window)
    , m_merger(new workbench::FolderMerger(workbench))
{
    connect(m_merger, &workbench::FolderMerger::looked, this, [this](const workbench::MergeFolder::Look& found) {
        std::vector<MergeReport> news;
        for (const MergeReport& report : found.merged)
            if (report.taken() > 0 || !report.leftOut.empty())
                news.push_back(report);
        tell(news, found.refused);
    });
    connect(m_merger, &workbench::FolderMerger::failed, this, [this](const QString& text) {
        Q_EMIT noticed({Notice::Kind::Caution, common::visibleLine(text, kLongest), {}});
    });
}

workbench::FolderMerger& HandOutActions::merger() const
{
    return *m_merger;
}

std::shared_ptr<workbench::OpenProject> HandOutActions::writable()
{
    auto project = m_workbench.project();
    if (project == nullptr)
        return nullptr;
    if (m_workbench.busy()) {
        Q_EMIT noticed({Notice::Kind::Info, tr("Wait for the running job to end, or cancel it first."), {}});
        return nullptr;
    }
    if (!project->report().writable) {
        Q_EMIT noticed({Notice::Kind::Caution, tr("The project is open for reading only."), {}});
        return nullptr;
    }
    return project;
}

void HandOutActions::handOut()
{
    const auto project = writable();
    if (project == nullptr)
        return;
    m_workbench.query([project] { return namesOf(*project); }, this,
        [this](const Result<QStringList>& names) {
            auto* dialog = new HandOutDialog(names ? *names : QStringList(), &m_window);
            connect(dialog, &QDialog::accepted, this, [this, dialog] { split(dialog->request()); });
            dialog->open();
        });
}

void HandOutActions::split(const workbench::SplitRequest& request)
{
    const auto open = m_workbench.project();
    if (open == nullptr)
        return;
    const QString name = packageName(QString::fromStdString(open->path()), QString::fromStdString(request.annotator));
    const common::FileRequest file{
        tr("Where the package goes"), packageFilter(), QDir(m_state.folder()).filePath(name), u"turnout"_s};
    m_dialogs.saveFile(&m_window, file, [this, request](const QString& path) {
        const auto project = writable();
        if (project == nullptr)
            return;
        m_state.setFolder(QFileInfo(path).absolutePath());
        workbench::SplitRequest asked = request;
        asked.path = path.toStdString();
        m_workbench.runJob(
            tr("Handing out"),
            [project, asked](const Progress& progress, const CancelToken& cancel) {
                return workbench::splitWork(*project, asked, progress, cancel);
            },
            this,
            [this](const Result<workbench::SplitReport>& report) {
                if (report)
                    m_workbench.noteDrawn(); // the queue is another now
                Q_EMIT noticed(noticeOf(report));
            });
    });
}

void HandOutActions::takeBack()
{
    if (writable() == nullptr)
        return;
    const common::FileRequest request{tr("Merge labels"), packageFilter(), m_state.folder(), {}};
    m_dialogs.openFiles(&m_window, request, [this](const QStringList& paths) {
        const auto project = writable();
        if (project == nullptr)
            return;
        std::vector<std::string> files;
        for (const QString& path : paths)
            files.push_back(path.toStdString());
        m_workbench.runJob(
            tr("Taking back"),
            [project, files](const Progress& progress, const CancelToken& cancel) -> Result<Merged> {
                Merged merged;
                for (std::size_t i = 0; i < files.size(); ++i) {
                    auto report = workbench::takeBack(*project, files[i], cancel);
                    if (report)
                        merged.reports.push_back(std::move(*report));
                    else if (report.error().code != ErrorCode::Cancelled)
                        merged.refused.push_back({files[i], report.error()});
                    else {
                        merged.stopped = true; // what came before is in, each whole
                        break;
                    }
                    if (progress)
                        progress({"files", static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(files.size()),
                            static_cast<std::int64_t>(i + 1)});
                }
                return merged;
            },
            this,
            [this](const Result<Merged>& merged) {
                if (!merged) {
                    Q_EMIT noticed({Notice::Kind::Error, lines(merged.error().message()), {}});
                    return;
                }
                m_workbench.noteDrawn(); // queues are read again: what was handed out is answered
                tell(merged->reports, merged->refused, merged->stopped);
            });
    });
}

void HandOutActions::tell(
    const std::vector<MergeReport>& reports, const std::vector<MergeRefused>& refused, bool stopped)
{
    QStringList texts;
    bool leftOut = false;
    for (const MergeReport& report : reports) {
        texts << lines(workbench::mergeText(report));
        leftOut = leftOut || !report.leftOut.empty();
    }
    for (const MergeRefused& one : refused)
        texts << common::visibleLine(
            QFileInfo(QString::fromStdString(one.path)).fileName() + u": "_s + QString::fromStdString(one.error.text),
            kLongest);
    if (stopped)
        texts << (reports.empty() ? tr("Cancelled. Nothing was merged.")
                                  : tr("Cancelled. The other files were not merged."));
    if (texts.isEmpty())
        return;
    const auto kind = !refused.empty() ? Notice::Kind::Error
        : leftOut                      ? Notice::Kind::Caution
        : stopped                      ? Notice::Kind::Info
                                       : Notice::Kind::Good;
    Q_EMIT noticed({kind, texts.join(u' '), {}});
}

void HandOutActions::watchFolder()
{
    if (m_workbench.project() == nullptr)
        return;
    const QString path = QString::fromStdString(m_workbench.project()->path());
    if (!m_merger->folder().isEmpty()) {
        common::ConfirmRequest request;
        request.title = tr("Watch a folder for labels");
        request.text
            = tr("What comes into %1 is taken back by itself.").arg(common::visibleLine(m_merger->folder(), kLongest));
        request.accept = tr("Stop that");
        m_dialogs.confirm(&m_window, request, [this, path] {
            m_merger->watch({});
            m_state.setMergeFolder(path, {});
            Q_EMIT noticed({Notice::Kind::Info, tr("The folder is no longer looked at."), {}});
        });
        return;
    }
    if (writable() == nullptr)
        return;
    const common::FileRequest request{tr("The folder packages come back to"), {}, m_state.folder(), {}};
    m_dialogs.chooseFolder(&m_window, request, [this, path](const QString& folder) {
        if (writable() == nullptr)
            return;
        m_state.setMergeFolder(path, folder);
        m_merger->watch(folder);
        Q_EMIT noticed({Notice::Kind::Good,
            tr("What comes into %1 is taken back by itself, for as long as this project is open.")
                .arg(common::visibleLine(folder, kLongest)),
            {}});
    });
}

void HandOutActions::resume()
{
    const auto project = m_workbench.project();
    if (project != nullptr && project->report().writable)
        m_merger->watch(m_state.mergeFolder(QString::fromStdString(project->path())));
}

} // namespace turnout::ui
