// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "population/Filter.h"
#include "workbench/OpenProject.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QThreadPool>

#include <memory>

namespace turnout::workbench {

/// The desktop's way to core: one open project, long work on a pool, the shared filter, and news by signals.
/// Results come back on the GUI thread with QFuture::then(context, …); answers to an older request are the caller's
/// to drop (compare RequestId).
/// Thread: GUI.
class Workbench final : public QObject {
    Q_OBJECT
public:
    explicit Workbench(QObject* parent = nullptr);
    ~Workbench() override;

    /// Takes the project; null closes it. Running jobs of the old one are cancelled and waited for.
    void setProject(std::shared_ptr<OpenProject> project);
    [[nodiscard]] std::shared_ptr<OpenProject> project() const;

    [[nodiscard]] const population::Filter& filter() const;
    void setFilter(population::Filter filter);

    /// The last snapshot that was read, or null; refresh() reads the next and snapshotChanged tells.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    /// Rows of the snapshot that match the filter, or null without a snapshot. Made once per filter and snapshot.
    [[nodiscard]] std::shared_ptr<const population::Bitmap> selection() const;
    void refresh();

    /// Something long the user started and can see and cancel in the job bar; one at a time.
    /// `work` runs on the pool and gets a progress callback and a cancel token.
    template <typename T>
    QFuture<Result<T>> runJob(const QString& title, std::function<Result<T>(const Progress&, const CancelToken&)> work);
    /// Quick work off the GUI thread (a query), not shown in the job bar.
    template <typename T>
    QFuture<Result<T>> query(std::function<Result<T>()> work);

    /// Waits until no query runs. Whoever dies while its answer may be on the way calls this in its destructor: Qt's
    /// continuations must find their context alive when the work ends.
    void settle();

    [[nodiscard]] bool busy() const;
    void cancelJob();

    /// To be called by whoever changed something, on the GUI thread.
    void noteImported();
    void noteDrawn();
    void noteLabeled();
    void noteSetsChanged();

Q_SIGNALS:
    void projectChanged();
    void snapshotChanged();
    void filterChanged();
    void labelsChanged(); ///< a label was given or taken back; the snapshot is older than that until refresh
    void drawsChanged();
    void setsChanged();
    void failed(const QString& message); ///< of refresh
    void jobStarted(const QString& title);
    void jobProgress(const QString& what, qint64 done, qint64 total, qint64 items);
    void jobEnded();

private:
    void startJob(const QString& title);
    void endJob();
    void readSelection();
    [[nodiscard]] Progress progressOfJob();

    std::shared_ptr<OpenProject> m_project;
    population::Filter m_filter;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const population::Bitmap> m_selection;
    QThreadPool m_pool;
    CancelToken m_cancel;
    CancelToken m_refreshCancel;
    quint64 m_request = 0;
    int m_jobs = 0;
};

template <typename T>
QFuture<Result<T>> Workbench::query(std::function<Result<T>()> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    auto future = promise->future();
    promise->start();
    m_pool.start([promise, work = std::move(work), project = m_project]() {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

template <typename T>
QFuture<Result<T>> Workbench::runJob(
    const QString& title, std::function<Result<T>(const Progress&, const CancelToken&)> work)
{
    startJob(title);
    return query<T>([work = std::move(work), progress = progressOfJob(), cancel = m_cancel]() {
        return work(progress, cancel);
    }).then(this, [this](Result<T> result) {
        endJob();
        return result;
    });
}

} // namespace turnout::workbench
