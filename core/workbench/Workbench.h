// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "base/Thread.h"
#include "population/Filter.h"
#include "workbench/OpenProject.h"
#include "workbench/TextIndexing.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace turnout::workbench {

class ModelTrainer;

/// The desktop's way to core: one open project, long work on a pool, the shared filter, and news by signals.
/// Answers come back on the GUI thread, and never to a receiver that is gone by then or about a project that is no
/// longer open; answers to an older request are the receiver's to drop.
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

    /// Quick work off the GUI thread: then(work()) is called unless `receiver` is gone. What work() throws is its
    /// error.
    template <typename Work, typename Then>
    void query(Work work, QObject* receiver, Then then);
    /// The same for what nobody waits for: it gives way to everything else.
    template <typename Work, typename Then>
    void background(Work work, QObject* receiver, Then then);
    /// Something long the user started and can see and cancel in the job bar; one at a time: then(work(progress,
    /// cancel)) is called unless `receiver` is gone.
    template <typename Work, typename Then>
    void runJob(const QString& title, Work work, QObject* receiver, Then then);

    [[nodiscard]] bool busy() const;
    /// Stops the job; where none runs, the indexing, until the project is opened again, or the learning, until there
    /// are other labels.
    void cancelJob();

    /// Whether the full-text index is being made: in the background for large projects, never beside a job.
    [[nodiscard]] bool indexing() const;
    /// How many sessions make a project large (kIndexFrom where this is not called).
    void setIndexFrom(std::int64_t sessions);

    /// Keeps the quality model of today's labels.
    [[nodiscard]] ModelTrainer& trainer() const;

    /// To be called by whoever changed something, on the GUI thread.
    void noteImported();
    void noteDrawn();
    void noteLabeled();
    void noteSetsChanged();
    void noteRubricChanged();

Q_SIGNALS:
    void projectChanged();
    void snapshotChanged();
    void filterChanged();
    void labelsChanged(); ///< a label was given or taken back; the snapshot is older than that until refresh
    void drawsChanged();
    void setsChanged();
    void rubricChanged(); ///< another version of the questions is in use
    void failed(const QString& message); ///< of refresh
    void jobStarted(const QString& title);
    void jobProgress(const QString& what, qint64 done, qint64 total, qint64 items);
    void jobEnded();
    void indexingProgress(qint64 sessions, qint64 total);
    void indexingEnded();

private:
    template <typename Work, typename Deliver>
    void start(QThreadPool& pool, Work work, Deliver deliver);
    void startJob(const QString& title);
    void endJob();
    void takeSnapshot(const Result<std::shared_ptr<const Snapshot>>& result);
    void readSelection();
    [[nodiscard]] Progress progressOfJob();
    void goOnIndexing();
    void takeIndexed(const Result<IndexState>& result);

    std::shared_ptr<OpenProject> m_project;
    population::Filter m_filter;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const population::Bitmap> m_selection;
    QThreadPool m_pool;
    QThreadPool m_background; ///< its threads give way
    ModelTrainer* m_trainer;
    CancelToken m_cancel;
    CancelToken m_refreshCancel;
    bool m_refreshing = false;
    bool m_refreshAgain = false; ///< something changed while a snapshot was being read
    int m_jobs = 0;
    CancelToken m_indexCancel;
    std::int64_t m_indexFrom = kIndexFrom;
    std::int64_t m_indexed = 0; ///< sessions, as far as is known
    int m_indexRun = 0; ///< answers of earlier runs are dropped
    bool m_indexing = false;
    bool m_indexGivenUp = false; ///< cancelled or failed: not again before the project is opened again
};

/// What `work` answers, or what went wrong where it throws: nothing leaves a thread of the pool.
template <typename Work>
std::invoke_result_t<Work> answerOf(Work& work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Io, "There is not enough memory for this.", {}};
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Io, std::string("This could not be done (") + exception.what() + ").", {}};
    }
}

template <typename Work, typename Deliver>
void Workbench::start(QThreadPool& pool, Work work, Deliver deliver)
{
    pool.start([this, work = std::move(work), deliver = std::move(deliver), project = m_project]() mutable {
        // To this object, which waits for its threads and so outlives them; the receiver is looked at where it lives.
        QMetaObject::invokeMethod(
            this,
            [this, answer = answerOf(work), deliver = std::move(deliver), project = std::move(project)]() mutable {
                deliver(std::move(answer), project == m_project);
            },
            Qt::QueuedConnection);
    });
}

/// Calls `then` where `receiver` is still there and the project still the same.
template <typename Then>
auto thenOf(QObject* receiver, Then then)
{
    return [guard = QPointer<QObject>(receiver), then = std::move(then)](auto answer, bool current) mutable {
        if (guard != nullptr && current)
            then(std::move(answer));
    };
}

template <typename Work, typename Then>
void Workbench::query(Work work, QObject* receiver, Then then)
{
    start(m_pool, std::move(work), thenOf(receiver, std::move(then)));
}

template <typename Work, typename Then>
void Workbench::background(Work work, QObject* receiver, Then then)
{
    start(m_background, givingWay(std::move(work)), thenOf(receiver, std::move(then)));
}

template <typename Work, typename Then>
void Workbench::runJob(const QString& title, Work work, QObject* receiver, Then then)
{
    startJob(title);
    start(
        m_pool,
        [work = std::move(work), progress = progressOfJob(), cancel = m_cancel] { return work(progress, cancel); },
        [this, guard = QPointer<QObject>(receiver), then = std::move(then)](auto answer, bool current) {
            endJob();
            if (guard != nullptr && current)
                then(std::move(answer));
        });
}

} // namespace turnout::workbench
