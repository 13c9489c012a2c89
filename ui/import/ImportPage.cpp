// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ImportPage.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "import/FileList.h"
#include "import/ImportSettingsPanel.h"
#include "import/MappingEditor.h"
#include "import/PreviewPane.h"
#include "import/ReportView.h"
#include "import/SummaryGrid.h"
#include "workbench/ImportPaths.h"

#include <algorithm>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPreviewPause = 20; ///< ms: changes that come together are one
constexpr int kLookPause = 300; ///< ms without a change before a whole file is read again
constexpr int kLookTick = 200; ///< ms between two looks at how far that is

QTimer* makePause(QObject* parent, int ms)
{
    auto* timer = new QTimer(parent);
    timer->setSingleShot(true);
    timer->setInterval(ms);
    return timer;
}

QString fileName(const std::string& path)
{
    return common::visibleLine(QFileInfo(QString::fromStdString(path)).fileName(), 200);
}

} // namespace

ImportPage::ImportPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_looked(std::make_shared<std::atomic<int>>(0))
    , m_previewPause(makePause(this, kPreviewPause))
    , m_lookPause(makePause(this, kLookPause))
    , m_lookTick(new QTimer(this))
{
    build();
    m_lookTick->setInterval(kLookTick);
    connect(m_previewPause, &QTimer::timeout, this, &ImportPage::askPreview);
    connect(m_lookPause, &QTimer::timeout, this, &ImportPage::look);
    connect(m_lookTick, &QTimer::timeout, this, &ImportPage::showSummary);
    showState();
}

ImportPage::~ImportPage()
{
    m_previewCancel.cancel();
    m_lookCancel.cancel();
}

ImportPage::State ImportPage::state() const
{
    return m_state;
}

bool ImportPage::undecided() const
{
    return m_state == State::Deciding && !m_draft.files.empty();
}

void ImportPage::stop()
{
    m_previewCancel.cancel();
    m_lookCancel.cancel();
    ++m_previewRequest;
    ++m_lookRequest;
    m_previewPause->stop();
    m_lookPause->stop();
    m_lookTick->stop();
    ++m_generation;
    m_draft = {};
    m_state = State::Deciding;
    m_sentence.clear();
    showFiles();
    m_preview->setMessage({});
}

void ImportPage::open(const std::vector<std::string>& paths)
{
    const auto project = m_workbench.project();
    if (project == nullptr || m_state == State::Running)
        return;
    if (m_state == State::Reported)
        stop();
    if (m_draft.files.empty()) {
        m_draft.weight = {};
        // Damaged settings are no reason not to import: the defaults are shown, and kept with the next import.
        if (auto kept = workbench::importSettings(*project); kept)
            m_draft.settings = std::move(kept).value();
        m_settings->setChoices(m_draft.weight, m_draft.settings);
        m_title->setText(
            tr("Import into %1")
                .arg(common::visibleLine(QFileInfo(QString::fromStdString(project->path())).completeBaseName(), 80)));
    }
    showState();
    m_preview->setMessage(tr("Reading …"));
    m_workbench.query([paths] { return Result<std::vector<DraftFile>>(draftFiles(paths)); }, this,
        [this, generation = m_generation](Result<std::vector<DraftFile>> files) {
            if (files && generation == m_generation)
                addFiles(std::move(files).value());
        });
}

void ImportPage::addFiles(std::vector<DraftFile> files)
{
    for (DraftFile& file : files)
        if (find(file.path) == nullptr)
            m_draft.files.push_back(std::move(file));
    showFiles();
    showCurrent();
    m_list->setFocus(Qt::OtherFocusReason);
    lookAgain(true);
}

void ImportPage::chooseMore()
{
    const QString filter = tr("Sessions and ratings (*.jsonl *.json *.ndjson *.csv *.tsv *.gz *.zst);;All files (*)");
    const QString folder = m_draft.files.empty()
        ? QString()
        : QFileInfo(QString::fromStdString(m_draft.files.front().path)).absolutePath();
    m_dialogs.openFiles(this, {tr("Add files to this import"), filter, folder, {}}, [this](const QStringList& paths) {
        std::vector<std::string> given;
        for (const QString& path : paths)
            given.push_back(path.toStdString());
        open(given);
    });
}

void ImportPage::removeFile(int row)
{
    if (m_state != State::Deciding || row < 0 || row >= static_cast<int>(m_draft.files.size()))
        return;
    m_draft.files.erase(m_draft.files.begin() + row);
    if (m_draft.files.empty()) {
        leave();
        return;
    }
    showCurrent();
    lookAgain(true);
}

DraftFile* ImportPage::current()
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_draft.files.size()) ? nullptr
                                                                    : &m_draft.files[static_cast<std::size_t>(row)];
}

DraftFile* ImportPage::find(const std::string& path)
{
    const auto found = std::find_if(
        m_draft.files.begin(), m_draft.files.end(), [&](const DraftFile& file) { return file.path == path; });
    return found == m_draft.files.end() ? nullptr : &*found;
}

void ImportPage::settingsChanged()
{
    m_draft.weight = m_settings->weight();
    m_draft.settings = m_settings->settings();
    lookAgain();
}

void ImportPage::mappingChanged()
{
    DraftFile* file = current();
    if (file == nullptr || !file->table)
        return;
    m_draft.setMapping(*file, m_mapping->mapping());
    lookAgain();
}

void ImportPage::leave()
{
    if (m_state != State::Running)
        stop();
    Q_EMIT leaveRequested();
}

void ImportPage::copyReport()
{
    Files files;
    for (const DraftFile& file : m_draft.files)
        if (file.done)
            files.push_back(*file.done);
    QApplication::clipboard()->setText(reportText(files));
    m_say->setText(tr("The report is on the clipboard."));
}

void ImportPage::showCurrent()
{
    const DraftFile* file = current();
    if (file == nullptr)
        return;
    if (m_state == State::Reported) {
        m_report->setFile(file->done ? *file->done : ImportedFile{file->path, std::nullopt, file->error});
        return;
    }
    m_name->setText(fileName(file->path));
    m_mapping->setVisible(file->table.has_value());
    if (file->table)
        m_mapping->setTable(*file->table, m_draft.mapping(*file));
    m_preview->setMessage(tr("Reading …"));
    showSummary();
    askPreview();
}

void ImportPage::showFiles()
{
    std::vector<FileList::Line> lines;
    lines.reserve(m_draft.files.size());
    for (const DraftFile& file : m_draft.files)
        lines.push_back(fileLine(m_draft, file));
    m_list->setFiles(lines);
    showSummary();
}

void ImportPage::showSummary()
{
    const DraftFile* file = current();
    if (file == nullptr || m_state == State::Reported) {
        showState();
        return;
    }
    const QString obstacle = m_draft.obstacle(*file);
    const bool there = obstacle.isEmpty() && file->looked;
    // What was known before stays until the new is there: nothing jumps while somebody chooses.
    m_seen->setText(there ? seenSentence(*file->looked) : obstacle.isEmpty() ? tr("Reading …") : obstacle);
    m_summary->setVisible(there);
    if (there && file->looked->report)
        m_summary->setLines(drySummaryLines(*file->looked));
    else
        m_summary->setLines({});
    Files looked;
    bool known = true;
    for (const DraftFile& one : m_draft.files) {
        known = known && m_draft.known(one);
        if (one.looked)
            looked.push_back(*one.looked);
    }
    if (known)
        m_settings->setWeightMissing(weightMissing(looked));
    showState();
}

QString ImportPage::importObstacle() const
{
    if (m_draft.weight.from == WeightChoice::From::Rates && !m_draft.weight.rates)
        return tr("Choose the rates file first.");
    std::size_t ready = 0;
    for (const DraftFile& file : m_draft.files) {
        if (file.table && !m_draft.obstacle(file).isEmpty())
            return tr("Choose the columns of %1 first, or leave the file out.").arg(fileName(file.path));
        ready += m_draft.obstacle(file).isEmpty() ? 1U : 0U;
    }
    if (ready == 0)
        return tr("There is nothing to import here.");
    return {};
}

void ImportPage::showState()
{
    const bool deciding = m_state == State::Deciding;
    const bool reported = m_state == State::Reported;
    const bool runs = m_state == State::Running;
    m_views->setCurrentIndex(reported ? 1 : 0);
    m_settingsSide->setEnabled(deciding);
    for (QPushButton* button : {m_import, m_cancel, m_more, m_remove})
        button->setVisible(deciding);
    for (QPushButton* button : {m_cancelJob, m_away})
        button->setVisible(runs);
    for (QPushButton* button : {m_copy, m_done})
        button->setVisible(reported);
    Files looked;
    Files done;
    bool known = true;
    for (const DraftFile& file : m_draft.files) {
        known = known && m_draft.known(file);
        if (file.looked)
            looked.push_back(*file.looked);
        if (file.done)
            done.push_back(*file.done);
    }
    m_rejects->setVisible(reported && needsAttention(done));
    const QString obstacle = importObstacle();
    m_import->setEnabled(deciding && obstacle.isEmpty() && (!known || worthImporting(looked)));
    if (runs)
        m_say->setText(tr("Importing. You can go on working meanwhile; cancelling leaves the project as it was."));
    else if (!m_sentence.isEmpty() || m_draft.files.empty())
        m_say->setText(m_sentence);
    else
        m_say->setText(obstacle.isEmpty() ? drySentence(looked, known ? -1 : m_looked->load()) : obstacle);
}

} // namespace turnout::ui
