// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Workbench.h"

#include "workbench/ModelTrainer.h"

#include <utility>

namespace turnout::workbench {
namespace {
constexpr int kThreads = 3; ///< a job, a long query, a quick one: none waits for another …
constexpr int kBackground = 3; ///< … nor do a refresh, the index and the model
} // namespace

Workbench::Workbench(QObject* parent)
    : QObject(parent)
    , m_trainer(new ModelTrainer(*this))
{
    m_pool.setMaxThreadCount(kThreads);
    m_background.setMaxThreadCount(kBackground);
}

Workbench::~Workbench()
{
    m_cancel.cancel();
    m_refreshCancel.cancel();
    m_indexCancel.cancel();
    m_trainer->stop();
    m_pool.waitForDone();
    m_background.waitForDone();
}

void Workbench::setProject(std::shared_ptr<OpenProject> project)
{
    m_cancel.cancel();
    m_refreshCancel.cancel();
    m_indexCancel.cancel();
    m_trainer->stop();
    m_pool.waitForDone();
    m_background.waitForDone();
    // Whoever still reads the old one lets go of it while projectChanged is told.
    const auto before = std::exchange(m_project, std::move(project));
    m_snapshot = nullptr;
    m_selection = nullptr;
    m_filter = {};
    m_refreshing = false;
    m_refreshAgain = false;
    ++m_indexRun;
    m_indexed = 0;
    m_indexGivenUp = false;
    if (std::exchange(m_indexing, false))
        Q_EMIT indexingEnded();
    m_trainer->forget();
    Q_EMIT projectChanged();
    Q_EMIT filterChanged();
    refresh();
}

std::shared_ptr<OpenProject> Workbench::project() const
{
    return m_project;
}

const population::Filter& Workbench::filter() const
{
    return m_filter;
}

void Workbench::setFilter(population::Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    readSelection();
    Q_EMIT filterChanged();
}

std::shared_ptr<const Snapshot> Workbench::snapshot() const
{
    return m_snapshot;
}

std::shared_ptr<const population::Bitmap> Workbench::selection() const
{
    return m_selection;
}

void Workbench::readSelection()
{
    m_selection = m_snapshot == nullptr ? nullptr
                                        : std::make_shared<const population::Bitmap>(
                                            population::apply(m_filter, *m_snapshot->frame, m_snapshot->labels));
}

void Workbench::refresh()
{
    if (m_project == nullptr) {
        Q_EMIT snapshotChanged();
        return;
    }
    // One at a time: the next begins when this one is there, however often it was asked for.
    m_refreshAgain = m_refreshing;
    if (m_refreshing)
        return;
    m_refreshing = true;
    m_refreshCancel = {};
    using Shared = std::shared_ptr<const Snapshot>;
    start(m_background,
        givingWay([project = m_project, cancel = m_refreshCancel] { return project->snapshot(cancel); }),
        [this](const Result<Shared>& result, bool current) {
            if (current)
                takeSnapshot(result);
        });
}

void Workbench::takeSnapshot(const Result<std::shared_ptr<const Snapshot>>& result)
{
    m_refreshing = false;
    if (!result && result.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(QString::fromStdString(result.error().message()));
    if (result && m_snapshot != *result) {
        m_snapshot = *result;
        readSelection();
        Q_EMIT snapshotChanged();
        m_trainer->goOn();
    }
    if (m_refreshAgain)
        refresh();
    goOnIndexing();
}

ModelTrainer& Workbench::trainer() const
{
    return *m_trainer;
}

bool Workbench::busy() const
{
    return m_jobs > 0;
}

void Workbench::cancelJob()
{
    m_cancel.cancel();
    if (m_jobs > 0)
        return;
    if (!m_indexing) {
        m_trainer->giveUp();
        return;
    }
    m_indexGivenUp = true;
    m_indexCancel.cancel();
}

bool Workbench::indexing() const
{
    return m_indexing;
}

void Workbench::setIndexFrom(std::int64_t sessions)
{
    m_indexFrom = sessions;
}

void Workbench::goOnIndexing()
{
    if (m_indexing || m_indexGivenUp || m_jobs > 0 || m_project == nullptr || m_snapshot == nullptr
        || !m_project->report().writable)
        return;
    const std::vector<SessionId>& ids = m_snapshot->frame->ids;
    if (static_cast<std::int64_t>(ids.size()) < m_indexFrom || ids.empty() || ids.back().value() <= m_indexed)
        return;
    m_indexing = true;
    m_indexCancel = {};
    const Progress progress = [this](const ProgressUpdate& update) {
        QMetaObject::invokeMethod(
            this,
            [this, done = update.done, total = update.total]() {
                if (m_indexing)
                    Q_EMIT indexingProgress(done, total);
            },
            Qt::QueuedConnection);
    };
    start(m_background, givingWay([project = m_project, progress, cancel = m_indexCancel] {
        return indexText(*project, progress, cancel);
    }),
        [this, run = ++m_indexRun](const Result<IndexState>& result, bool) {
            if (run == m_indexRun)
                takeIndexed(result);
        });
}

void Workbench::takeIndexed(const Result<IndexState>& result)
{
    m_indexing = false;
    if (result)
        m_indexed = result->indexed;
    Q_EMIT indexingEnded();
    if (!result && result.error().code != ErrorCode::Cancelled) {
        m_indexGivenUp = true;
        Q_EMIT failed(tr("The index for searching could not be made: %1 Searching goes on without it.")
                          .arg(QString::fromStdString(result.error().message())));
    }
    goOnIndexing();
}

void Workbench::startJob(const QString& title)
{
    ++m_jobs;
    m_cancel = {};
    m_indexCancel.cancel(); // what a person asked for comes first
    m_trainer->stop();
    Q_EMIT jobStarted(title);
}

void Workbench::endJob()
{
    --m_jobs;
    Q_EMIT jobEnded();
    m_trainer->goOn();
    goOnIndexing();
}

Progress Workbench::progressOfJob()
{
    return [this](const ProgressUpdate& update) {
        const QString what = QString::fromUtf8(update.what.data(), static_cast<qsizetype>(update.what.size()));
        QMetaObject::invokeMethod(
            this,
            [this, what, done = update.done, total = update.total, items = update.items]() {
                Q_EMIT jobProgress(what, done, total, items);
            },
            Qt::QueuedConnection);
    };
}

void Workbench::noteImported()
{
    m_indexed = 0; // a session that got its conversation is looked for again
    refresh();
}

void Workbench::noteDrawn()
{
    Q_EMIT drawsChanged();
    refresh();
}

void Workbench::noteLabeled()
{
    Q_EMIT labelsChanged();
}

void Workbench::noteSetsChanged()
{
    Q_EMIT setsChanged();
}

void Workbench::noteRubricChanged()
{
    Q_EMIT rubricChanged();
    refresh();
}

} // namespace turnout::workbench
