// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"

#include <chrono>
#include <cstdint>

namespace turnout::ingest {

/// Tells how far a read is, at most twenty times a second, and whether it shall stop.
class ReadProgress {
public:
    ReadProgress(const Progress& progress, const CancelToken& cancel)
        : m_progress(progress)
        , m_cancel(cancel)
    {
    }

    /// Bytes of the file on disk: how many were read of how many.
    void bytes(std::int64_t done, std::int64_t total)
    {
        m_update.done = done;
        m_update.total = total;
        tell();
    }
    [[nodiscard]] std::int64_t bytesDone() const
    {
        return m_update.done;
    }
    /// One more record is through. False when the read was cancelled (looked at every 256 records).
    [[nodiscard]] bool record()
    {
        if (++m_update.items % 256 != 0)
            return true;
        tell();
        return !cancelled();
    }
    [[nodiscard]] bool cancelled() const
    {
        return m_cancel.cancelled();
    }
    /// The last word, told whenever it is.
    void finish()
    {
        if (m_progress)
            m_progress(m_update);
    }
    [[nodiscard]] static Error cancelledError()
    {
        return {ErrorCode::Cancelled, "Reading was stopped before the end of the file.", {}};
    }

private:
    void tell()
    {
        if (!m_progress)
            return;
        const auto now = std::chrono::steady_clock::now();
        if (now - m_told < std::chrono::milliseconds(50))
            return;
        m_told = now;
        m_progress(m_update);
    }

    const Progress& m_progress;
    const CancelToken& m_cancel;
    ProgressUpdate m_update{"bytes", 0, 0, 0};
    std::chrono::steady_clock::time_point m_told;
};

} // namespace turnout::ingest
