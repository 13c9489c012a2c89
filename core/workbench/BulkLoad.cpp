// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/BulkLoad.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <utility>

namespace turnout::workbench {
namespace {
// Small enough for what is made to be written while the processor still has it at hand …
constexpr std::size_t kBatchBytes = 512 * 1024;
constexpr std::size_t kBatchRecords = 5000;
constexpr std::size_t kUnderWay = 3;
// … and several of them to a transaction, because each transaction writes the last page of every table again.
constexpr int kBatchesAJob = 8;
// The project is not kept waiting for records that are slow to come.
constexpr std::chrono::milliseconds kPatience{5};

bool isDone(const std::future<Result<void>>& job)
{
    return job.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

struct BulkLoad::Batch {
    std::vector<session::Session> sessions; ///< the first `used` of them count; the rest keep their capacity
    std::vector<store::PreparedSession> prepared;
    std::vector<store::Truth> truths; ///< none, or one a session
    std::size_t used = 0;
    std::vector<store::JoinEvent> events;
    std::vector<store::RejectedLine> rejects;
    std::size_t bytes = 0;

    [[nodiscard]] std::size_t records() const
    {
        return used + events.size() + rejects.size();
    }
    void clear()
    {
        used = 0;
        bytes = 0;
        truths.clear();
        events.clear();
        rejects.clear();
    }
};

/// What goes from the maker to the writer's thread and comes back.
struct BulkLoad::Belt {
    std::mutex mutex;
    std::condition_variable moved;
    std::deque<std::unique_ptr<Batch>> full;
    std::vector<std::unique_ptr<Batch>> empty;
    std::size_t underWay = 0; ///< full ones and the one being written
    bool writing = false; ///< a job takes what is put on the belt, or will
    std::deque<std::future<Result<void>>> jobs; ///< not yet asked how they went

    std::unique_ptr<Batch> take();
    void giveBack(std::unique_ptr<Batch> batch);
    std::unique_ptr<Batch> exchange(std::unique_ptr<Batch> batch);
    std::optional<std::future<Result<void>>> nextJob(bool onlyDone);
};

/// The next full batch, or none where none comes soon.
std::unique_ptr<BulkLoad::Batch> BulkLoad::Belt::take()
{
    std::unique_lock lock(mutex);
    if (!moved.wait_for(lock, kPatience, [this] { return !full.empty(); }))
        return nullptr;
    std::unique_ptr<Batch> batch = std::move(full.front());
    full.pop_front();
    return batch;
}

void BulkLoad::Belt::giveBack(std::unique_ptr<Batch> batch)
{
    batch->clear();
    {
        const std::scoped_lock lock(mutex);
        empty.push_back(std::move(batch));
        --underWay;
    }
    moved.notify_all();
}

/// Puts a full batch on the belt, when there is room, for an empty one.
std::unique_ptr<BulkLoad::Batch> BulkLoad::Belt::exchange(std::unique_ptr<Batch> batch)
{
    std::unique_ptr<Batch> other;
    {
        std::unique_lock lock(mutex);
        // No room comes any more behind a job that failed.
        const auto jobDone = [this] { return !jobs.empty() && isDone(jobs.front()); };
        while (!moved.wait_for(lock, kPatience, [this] { return underWay < kUnderWay; }) && !jobDone()) { }
        full.push_back(std::move(batch));
        ++underWay;
        if (!empty.empty()) {
            other = std::move(empty.back());
            empty.pop_back();
        }
    }
    moved.notify_all();
    return other ? std::move(other) : std::make_unique<Batch>();
}

std::optional<std::future<Result<void>>> BulkLoad::Belt::nextJob(bool onlyDone)
{
    const std::scoped_lock lock(mutex);
    if (jobs.empty() || (onlyDone && !isDone(jobs.front())))
        return std::nullopt;
    std::future<Result<void>> job = std::move(jobs.front());
    jobs.pop_front();
    return job;
}

BulkLoad::BulkLoad(OpenProject& project)
    : m_project(project)
    , m_batch(std::make_unique<Batch>())
    , m_belt(std::make_unique<Belt>())
{
}

BulkLoad::~BulkLoad()
{
    abandon();
}

Result<store::ImportBegin> BulkLoad::begin(const store::SourceInfo& info, std::size_t held)
{
    auto writer = m_project.store().writer();
    if (!writer)
        return writer.error();
    m_writer = *writer;
    store::ImportBegin begun;
    const auto result = m_writer->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        auto answer = m_import.begin(connection, info, false, held);
        if (!answer)
            return answer.error();
        begun = std::move(*answer);
        return {};
    });
    if (!result)
        return result.error();
    m_begun = !begun.earlier;
    return begun;
}

bool BulkLoad::add(std::int64_t line, session::Session& session)
{
    Batch& batch = *m_batch;
    if (batch.used == batch.sessions.size()) {
        batch.sessions.emplace_back();
        batch.prepared.emplace_back();
    }
    std::swap(batch.sessions[batch.used], session);
    store::PreparedSession& prepared = batch.prepared[batch.used];
    prepared.prepare(line, batch.sessions[batch.used]);
    batch.bytes += prepared.turnsJson.size() + 256;
    ++batch.used;
    return flushIfFull();
}

bool BulkLoad::add(std::int64_t line, session::Session& session, const store::Truth& truth)
{
    m_batch->truths.push_back(truth);
    return add(line, session);
}

bool BulkLoad::add(store::JoinEvent&& event)
{
    m_batch->bytes += event.json.size() + 128;
    m_batch->events.push_back(std::move(event));
    return flushIfFull();
}

bool BulkLoad::add(store::RejectedLine&& reject)
{
    m_batch->bytes += reject.bytes.size() + 128;
    m_batch->rejects.push_back(std::move(reject));
    return flushIfFull();
}

bool BulkLoad::flushIfFull()
{
    if (m_batch->bytes < kBatchBytes && m_batch->records() < kBatchRecords)
        return m_result.ok();
    return flush();
}

bool BulkLoad::flush()
{
    if (m_batch->records() == 0)
        return m_result.ok();
    // The vector may have grown since a session was prepared: the pointers are set when nothing moves any more.
    for (std::size_t i = 0; i < m_batch->used; ++i)
        m_batch->prepared[i].session = &m_batch->sessions[i];
    m_batch = m_belt->exchange(std::move(m_batch));
    startWriting(false);
    return collect(true);
}

/// Sees to it that a job takes what is on the belt. `again`: asked by the job that ends; one that failed does not ask,
/// so that nothing is written behind it.
void BulkLoad::startWriting(bool again)
{
    const std::scoped_lock lock(m_belt->mutex);
    if (again)
        m_belt->writing = false;
    if (m_belt->writing || m_belt->full.empty())
        return;
    m_belt->writing = true;
    m_belt->jobs.push_back(m_writer->submit(
        store::Writer::Kind::Bulk, [this](store::Connection& connection) { return writeBatches(connection); }));
}

/// A job of the writer: as many batches as go into one transaction. A label that waits goes before the rest.
Result<void> BulkLoad::writeBatches(store::Connection& connection)
{
    Result<void> result;
    for (int i = 0; i < kBatchesAJob && result && (i == 0 || !m_writer->durableWaits()); ++i) {
        std::unique_ptr<Batch> batch = m_belt->take();
        if (!batch)
            break;
        result = write(connection, *batch);
        m_belt->giveBack(std::move(batch));
    }
    if (result)
        startWriting(true);
    return result;
}

Result<void> BulkLoad::write(store::Connection& connection, Batch& batch)
{
    const std::span<const store::PreparedSession> sessions(batch.prepared.data(), batch.used);
    std::vector<SessionId> ids;
    const bool wantIds = !batch.truths.empty();
    if (const auto added = m_import.addSessions(connection, sessions, wantIds ? &ids : nullptr); !added)
        return added;
    if (wantIds) {
        for (std::size_t i = 0; i < ids.size(); ++i)
            batch.truths[i].session = ids[i];
        if (const auto put = store::putTruth(connection, batch.truths); !put)
            return put;
    }
    if (const auto added = m_import.addEvents(connection, batch.events); !added)
        return added;
    return m_import.addRejects(connection, batch.rejects);
}

/// Asks the jobs how they went: those that are done, or all.
bool BulkLoad::collect(bool onlyDone)
{
    while (auto job = m_belt->nextJob(onlyDone)) {
        const auto done = job->get();
        if (!done && m_result)
            m_result = done;
    }
    return m_result.ok();
}

Result<store::ImportCounts> BulkLoad::finish(
    const std::vector<std::string>& notes, TimeMs joinWindow, const std::string& hash)
{
    auto counts = end(true, notes, joinWindow, hash);
    if (counts)
        m_project.frameChanged();
    return counts;
}

Result<store::ImportCounts> BulkLoad::hold(
    const std::vector<std::string>& notes, TimeMs joinWindow, const std::string& hash)
{
    return end(false, notes, joinWindow, hash);
}

Result<store::ImportCounts> BulkLoad::end(
    bool visible, const std::vector<std::string>& notes, TimeMs joinWindow, const std::string& hash)
{
    flush();
    collect(false);
    for (bool done = false; m_result && !done;)
        m_result = m_writer->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            const auto step = m_import.joinByUserStep(connection, joinWindow);
            if (!step)
                return step.error();
            done = *step;
            return {};
        });
    if (m_result)
        m_result = m_writer->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) {
            const TimeMs now = m_project.clock().now();
            return visible ? m_import.complete(connection, notes, now, hash)
                           : m_import.hold(connection, notes, now, hash);
        });
    if (!m_result) {
        const Error error = m_result.error();
        abandon();
        return error;
    }
    m_begun = false;
    return m_import.counts();
}

void BulkLoad::abandon()
{
    if (m_writer != nullptr)
        collect(false);
    if (!m_begun)
        return;
    m_begun = false;
    // Where even this fails (a full disk), nothing of it is visible, and opening the project takes it back.
    bool done = false;
    while (!done) {
        const auto step = m_writer->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            const auto left = m_import.abandonStep(connection);
            if (!left)
                return left.error();
            done = *left;
            return {};
        });
        if (!step)
            return;
    }
}

} // namespace turnout::workbench
