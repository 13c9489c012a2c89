// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/BulkLoad.h"

#include <utility>

namespace turnout::workbench {
namespace {
constexpr std::size_t kBatchBytes = 2U << 20U;
constexpr std::size_t kBatchRecords = 20000;
constexpr std::size_t kUnderWay = 3;
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

struct BulkLoad::UnderWay {
    std::unique_ptr<Batch> batch;
    std::future<Result<void>> done;
};

BulkLoad::BulkLoad(OpenProject& project)
    : m_project(project)
    , m_batch(std::make_unique<Batch>())
{
}

BulkLoad::~BulkLoad()
{
    abandon();
}

Result<store::ImportBegin> BulkLoad::begin(const store::SourceInfo& info)
{
    auto writer = m_project.store().writer();
    if (!writer)
        return writer.error();
    m_writer = *writer;
    store::ImportBegin begun;
    const auto result = m_writer->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        auto answer = m_import.begin(connection, info);
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
    auto job = [this, batch = m_batch.get()](store::Connection& connection) -> Result<void> {
        const std::span<const store::PreparedSession> sessions(batch->prepared.data(), batch->used);
        std::vector<SessionId> ids;
        const bool wantIds = !batch->truths.empty();
        if (const auto added = m_import.addSessions(connection, sessions, wantIds ? &ids : nullptr); !added)
            return added;
        if (wantIds) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                batch->truths[i].session = ids[i];
            if (const auto put = store::putTruth(connection, batch->truths); !put)
                return put;
        }
        if (const auto added = m_import.addEvents(connection, batch->events); !added)
            return added;
        return m_import.addRejects(connection, batch->rejects);
    };
    m_underWay.push_back({std::move(m_batch), m_writer->submit(store::Writer::Kind::Bulk, std::move(job))});
    if (m_spare.empty()) {
        m_batch = std::make_unique<Batch>();
    } else {
        m_batch = std::move(m_spare.back());
        m_spare.pop_back();
    }
    return collect(kUnderWay);
}

bool BulkLoad::collect(std::size_t atMost)
{
    while (m_underWay.size() > atMost) {
        const auto done = m_underWay.front().done.get();
        if (!done && m_result)
            m_result = done;
        auto batch = std::move(m_underWay.front().batch);
        m_underWay.pop_front();
        batch->clear();
        m_spare.push_back(std::move(batch));
    }
    return m_result.ok();
}

Result<store::ImportCounts> BulkLoad::finish(const std::vector<std::string>& notes, TimeMs joinWindow)
{
    flush();
    collect(0);
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
            return m_import.complete(connection, notes, m_project.clock().now());
        });
    if (!m_result) {
        const Error error = m_result.error();
        abandon();
        return error;
    }
    m_begun = false;
    m_project.frameChanged();
    return m_import.counts();
}

void BulkLoad::abandon()
{
    if (m_writer != nullptr)
        collect(0);
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
