// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Writer.h"

#include "store/Checkpointer.h"

#include <sqlite3.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace turnout::store {
namespace {

/// How often a writer without a log tries to take back what a failing disk has left.
constexpr std::chrono::milliseconds kTakeBackEvery(100);

struct Task {
    Writer::Job job;
    std::promise<Result<void>> done;
};

} // namespace

struct Writer::Impl {
    std::unique_ptr<Connection> connection;
    bool wal;
    std::optional<Kind> setFor; ///< the kind the connection's settings are for
    bool unfinished = false; ///< the last job failed, and without a log it may have left something
    std::int64_t logPages = 0; ///< set by SQLite's hook at each commit

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> durable;
    std::deque<Task> bulk;
    bool closing = false;

    std::unique_ptr<Checkpointer> checkpointer;
    std::thread thread;

    void loop();
    Result<void> perform(Kind kind, const Job& job);
    void configure(Kind kind);
    void takeBackUnfinished();
};

Writer::Writer(std::unique_ptr<Connection> connection, const std::string& path, bool wal)
    : m_impl(std::make_unique<Impl>())
{
    Impl& impl = *m_impl;
    impl.connection = std::move(connection);
    impl.wal = wal;
    if (wal) {
        // The hook also takes the place of SQLite's own checkpoints inside COMMIT.
        sqlite3_wal_hook(
            impl.connection->handle(),
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<Impl*>(self)->logPages = pages;
                return SQLITE_OK;
            },
            &impl);
        const std::int64_t pageBytes = impl.connection->db().execAndGet("PRAGMA page_size").getInt64();
        impl.checkpointer = std::make_unique<Checkpointer>(path, pageBytes, [&impl] {
            const std::scoped_lock lock(impl.mutex);
            impl.wake.notify_all();
        });
    }
    impl.thread = std::thread([&impl] { impl.loop(); });
}

Writer::~Writer()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->closing = true;
    }
    m_impl->wake.notify_all();
    m_impl->thread.join();
    m_impl->checkpointer.reset();
    if (m_impl->wal) {
        sqlite3* db = m_impl->connection->handle();
        sqlite3_wal_hook(db, nullptr, nullptr);
        // Best effort: what stays in the log is as safe there and is read from there.
        sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }
}

std::future<Result<void>> Writer::submit(Kind kind, Job job)
{
    Task task{std::move(job), {}};
    std::future<Result<void>> future = task.done.get_future();
    {
        const std::scoped_lock lock(m_impl->mutex);
        (kind == Kind::Durable ? m_impl->durable : m_impl->bulk).push_back(std::move(task));
    }
    m_impl->wake.notify_all();
    return future;
}

Result<void> Writer::run(Kind kind, Job job)
{
    return submit(kind, std::move(job)).get();
}

bool Writer::durableWaits() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return !m_impl->durable.empty();
}

void Writer::Impl::loop()
{
    for (;;) {
        std::unique_lock lock(mutex);
        const auto bulkReady
            = [this] { return !bulk.empty() && (closing || !checkpointer || checkpointer->mayGoOn()); };
        const auto ready = [&] { return !durable.empty() || bulkReady() || (closing && bulk.empty()); };
        if (!unfinished) {
            wake.wait(lock, ready);
        } else if (!wake.wait_for(lock, kTakeBackEvery, ready)) {
            lock.unlock();
            takeBackUnfinished();
            continue;
        }
        if (durable.empty() && bulk.empty())
            return;
        const Kind kind = durable.empty() ? Kind::Bulk : Kind::Durable;
        std::deque<Task>& queue = kind == Kind::Durable ? durable : bulk;
        Task task = std::move(queue.front());
        queue.pop_front();
        lock.unlock();

        Result<void> result = perform(kind, task.job);
        if (checkpointer)
            checkpointer->committed(logPages);
        task.job = nullptr; // what it holds goes before the one who waits goes on
        task.done.set_value(std::move(result));
    }
}

void Writer::Impl::configure(Kind kind)
{
    if (setFor == kind)
        return;
    setFor.reset();
    SQLite::Database& db = connection->db();
    // Without a write-ahead log NORMAL could break the file in a power cut, not only lose the last jobs.
    const bool full = kind == Kind::Durable || !wal;
    db.exec(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    // An import makes its references itself; checking each again costs it a sixth of its time.
    db.exec(kind == Kind::Durable ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    setFor = kind;
}

Result<void> Writer::Impl::perform(Kind kind, const Job& job)
{
    SQLite::Database& db = connection->db();
    Result<void> result = Error{ErrorCode::Io, "The change could not be saved.", {}};
    try {
        configure(kind);
        db.exec("BEGIN IMMEDIATE");
        result = job(*connection);
        if (result.ok())
            db.exec("COMMIT");
    } catch (const SQLite::Exception& exception) {
        result = errorOf(exception);
    } catch (const std::bad_alloc&) {
        result = Error{ErrorCode::Io, "There is not enough memory for this.", {}};
    } catch (const std::exception& exception) {
        result = Error{ErrorCode::Io, std::string("The change could not be saved (") + exception.what() + ").", {}};
    }
    unfinished = !wal && !result.ok();
    // SQLite may have rolled back by itself (disk full, I/O error).
    if (sqlite3_get_autocommit(db.getHandle()) == 0)
        db.tryExec("ROLLBACK");
    return result;
}

/// Without a log, a disk that fails in the middle of a change can leave it half in the file, with the journal beside it
/// that takes it back. Connections that only read cannot do that, and cannot read until it is done; beginning to write
/// does it.
void Writer::Impl::takeBackUnfinished()
{
    unfinished = connection->db().tryExec("BEGIN IMMEDIATE") != SQLITE_OK;
    if (!unfinished)
        connection->db().tryExec("ROLLBACK");
}

} // namespace turnout::store
