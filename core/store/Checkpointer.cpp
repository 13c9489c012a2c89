// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpointer.h"

#include <sqlite3.h>

#include <algorithm>

namespace turnout::store {
namespace {

constexpr std::int64_t kMiB = 1024 * 1024;
// Small passes: a label's commit waits for what the disk is doing, and a pass ends with the disk writing all it moved.
constexpr std::int64_t kStartBytes = 8 * kMiB;
constexpr std::int64_t kPauseBytes = 256 * kMiB;

} // namespace

Checkpointer::Checkpointer(std::string path, std::int64_t pageBytes, std::function<void()> caughtUp)
    : m_path(std::move(path))
    , m_startPages(std::max<std::int64_t>(1, kStartBytes / pageBytes))
    , m_pausePages(std::max<std::int64_t>(1, kPauseBytes / pageBytes))
    , m_caughtUp(std::move(caughtUp))
    , m_limitPages(m_pausePages)
    , m_thread([this] { loop(); })
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Checkpointer::committed(std::int64_t logPages)
{
    bool start = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (logPages < m_logPages)
            m_movedPages = 0; // everything had been moved and the log began anew
        m_logPages = logPages;
        start = m_logPages - m_movedPages >= m_startPages || m_logPages >= m_limitPages;
    }
    if (start)
        m_wake.notify_all();
}

bool Checkpointer::mayGoOn() const
{
    const std::scoped_lock lock(m_mutex);
    return m_logPages < m_limitPages || m_movedPages == m_logPages;
}

void Checkpointer::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        // Only with pages to move: a pass over a log that is all moved could meet the writer beginning the log anew,
        // which SQLite before 3.51.3 does not always survive.
        // However few they are where the writer waits for the log to be all moved.
        m_wake.wait(lock, [this] {
            const std::int64_t unmoved = m_logPages - m_movedPages;
            return m_stop || unmoved >= m_startPages || (unmoved > 0 && m_logPages >= m_limitPages);
        });
        if (m_stop)
            return;
        lock.unlock();
        pass();
        lock.lock();
    }
}

void Checkpointer::pass()
{
    std::int64_t before = 0;
    {
        const std::scoped_lock lock(m_mutex);
        before = m_logPages;
    }
    if (!m_connection) {
        auto opened = Connection::open(m_path, Connection::Mode::ReadWrite);
        // Until a connection has read the file it does not know of the log, and finds nothing to move.
        if (opened && (*opened)->db().tryExec("SELECT 1 FROM sqlite_schema LIMIT 1") == SQLITE_OK)
            m_connection = std::move(opened).value();
    }
    int log = -1;
    int moved = -1;
    if (m_connection)
        sqlite3_wal_checkpoint_v2(m_connection->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &log, &moved);
    {
        const std::scoped_lock lock(m_mutex);
        const bool failed = log < 0 || moved < 0;
        // The log may have grown meanwhile; it cannot have begun anew before all of it was moved.
        m_movedPages = failed ? m_logPages : std::min<std::int64_t>(moved, m_logPages);
        // A reader of an old state, or an error, keeps the log from being moved: waiting would not help.
        m_limitPages = failed || (moved < log && before >= m_limitPages) ? m_logPages + m_pausePages / 2 : m_pausePages;
    }
    m_caughtUp();
}

} // namespace turnout::store
