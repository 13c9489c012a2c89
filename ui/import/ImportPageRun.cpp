// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page reads off the window's thread, and the import itself; the rest is in ImportPage.cpp.
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "import/FileList.h"
#include "import/ImportPage.h"
#include "import/ImportSettingsPanel.h"
#include "import/PreviewPane.h"
#include "workbench/ImportMargins.h"
#include "workbench/ImportProgress.h"

#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace turnout::ui {

using common::countText;

namespace {

QString filesText(std::size_t count, const std::string& first)
{
    if (count == 1)
        return common::visibleLine(QFileInfo(QString::fromStdString(first)).fileName(), 60);
    return ImportPage::tr("%1 files").arg(countText(static_cast<qint64>(count)));
}

Result<std::vector<ImportedFile>> importTogether(workbench::OpenProject& project,
    const std::vector<workbench::ImportTask>& tasks, const Progress& progress, const CancelToken& cancel)
{
    workbench::ImportProgress whole(progress);
    for (const workbench::ImportTask& task : tasks)
        whole.expect(task.path);
    return workbench::importFiles(
        project, tasks, [&](const std::string& path) { return whole.of(path); }, cancel);
}

/// The files are in: the project is weighted to the margins from now on. Margins that do not fit are no reason to take
/// the files back; the last report says why.
void weighTo(workbench::OpenProject& project, const session::Margins& margins, std::vector<ImportedFile>& files,
    const CancelToken& cancel)
{
    std::vector<workbench::ImportReport*> reports;
    for (ImportedFile& file : files)
        if (file.report)
            reports.push_back(&*file.report);
    if (reports.empty())
        return;
    if (const auto weighted = workbench::weightImported(project, margins, reports, cancel); !weighted)
        reports.back()->marginsProblem = weighted.error().message();
}

} // namespace

void ImportPage::lookAgain(bool atOnce)
{
    m_draft.stale = true;
    m_lookCancel.cancel();
    ++m_lookRequest;
    m_looked = std::make_shared<std::atomic<int>>(0);
    m_sentence.clear();
    if (atOnce) {
        m_lookPause->stop();
        look();
    } else {
        m_lookPause->start();
        m_previewPause->start();
    }
    showFiles();
}

void ImportPage::askPreview()
{
    m_previewCancel.cancel();
    m_previewCancel = {};
    ++m_previewRequest;
    const DraftFile* file = current();
    if (file == nullptr || m_state != State::Deciding)
        return;
    if (const QString obstacle = m_draft.obstacle(*file); !obstacle.isEmpty()) {
        m_preview->setMessage(obstacle);
        return;
    }
    m_workbench.query(
        [project = m_workbench.project(), path = file->path, options = m_draft.options(*file),
            cancel = m_previewCancel] { return workbench::previewImport(*project, path, options, cancel); },
        this,
        [this, request = m_previewRequest](const Result<workbench::ImportPreview>& preview) {
            if (request == m_previewRequest)
                takePreview(preview);
        });
}

void ImportPage::takePreview(const Result<workbench::ImportPreview>& preview)
{
    if (preview) {
        m_settings->showFound(*preview);
        m_preview->setPreview(*preview);
    } else if (preview.error().code == ErrorCode::BadUsage) {
        m_settings->showPatternError(common::visibleLine(preview.error().message(), 400)); // the sessions stay
    } else {
        m_preview->setMessage(common::visibleLine(preview.error().text, 1000));
    }
}

void ImportPage::look()
{
    std::vector<workbench::ImportTask> tasks;
    for (const DraftFile& file : m_draft.files) {
        if (!m_draft.obstacle(file).isEmpty())
            continue;
        tasks.push_back({file.path, m_draft.options(file)});
        tasks.back().options.dryRun = true;
    }
    if (m_state != State::Deciding)
        return;
    if (tasks.empty()) {
        m_lookTick->stop();
        m_draft.stale = false;
        return;
    }
    m_lookCancel = {};
    m_looked = std::make_shared<std::atomic<int>>(0); // a read that was cancelled may still write to its own
    m_lookTick->start();
    const Progress progress = [share = m_looked](const ProgressUpdate& update) {
        if (update.total > 0)
            share->store(static_cast<int>(update.done * 100 / update.total));
    };
    m_workbench.query([project = m_workbench.project(), tasks, progress,
                          cancel = m_lookCancel] { return importTogether(*project, tasks, progress, cancel); },
        this,
        [this, request = ++m_lookRequest](Result<Files> files) {
            if (request == m_lookRequest)
                takeLook(std::move(files));
        });
    showSummary();
}

void ImportPage::takeLook(Result<Files> files)
{
    m_lookTick->stop();
    m_draft.stale = false;
    for (DraftFile& file : m_draft.files)
        if (!files && m_draft.obstacle(file).isEmpty())
            file.looked = ImportedFile{file.path, std::nullopt, files.error()};
    for (ImportedFile& looked : files ? files.value() : Files())
        if (DraftFile* file = find(looked.path))
            file->looked = std::move(looked);
    showFiles();
}

void ImportPage::import()
{
    if (m_workbench.busy()) {
        m_say->setText(tr("Wait for the running job to end, or cancel it, and import then."));
        return;
    }
    m_lookCancel.cancel();
    m_previewCancel.cancel();
    ++m_lookRequest;
    ++m_previewRequest;
    m_lookPause->stop();
    m_lookTick->stop();
    std::vector<workbench::ImportTask> tasks;
    for (const DraftFile& file : m_draft.files)
        if (m_draft.obstacle(file).isEmpty())
            tasks.push_back({file.path, m_draft.options(file)});
    m_state = State::Running;
    m_sentence.clear();
    const QString title = tr("Importing %1").arg(filesText(tasks.size(), tasks.front().path));
    m_workbench.runJob(
        title,
        [project = m_workbench.project(), tasks, settings = m_draft.settings, margins = m_draft.weight.margins](
            const Progress& progress, const CancelToken& cancel) -> Result<Files> {
            if (const auto kept = workbench::keepImportSettings(*project, settings); !kept)
                return kept.error();
            auto files = importTogether(*project, tasks, progress, cancel);
            if (!files)
                return files;
            if (margins)
                weighTo(*project, *margins, *files, cancel);
            return files;
        },
        this,
        [this](const Result<Files>& files) {
            m_state = State::Deciding;
            if (files)
                takeImported(*files);
            else
                takeNothing(files.error());
            showState();
        });
    showState();
    m_away->setFocus(Qt::OtherFocusReason);
}

/// The project is as it was before, and so are the page's files.
void ImportPage::takeNothing(const Error& error)
{
    m_sentence = error.code == ErrorCode::Cancelled
        ? tr("Cancelled. The project is as it was before.")
        : tr("%1 The project is as it was before.").arg(common::visibleLine(error.message(), 600));
    showFiles();
    showCurrent();
    if (m_draft.stale)
        look();
    if (isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT ended({}, m_sentence);
}

void ImportPage::takeImported(const Files& files)
{
    m_workbench.noteImported();
    m_state = State::Reported;
    m_sentence = importSentence(files);
    for (const ImportedFile& file : files)
        if (DraftFile* one = find(file.path))
            one->done = file;
    showFiles();
    showCurrent();
    if (isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT ended(files, m_sentence);
}

} // namespace turnout::ui
