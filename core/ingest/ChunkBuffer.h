// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ByteSource.h"
#include "ingest/ReadProgress.h"

#include <memory>
#include <optional>
#include <string_view>

namespace turnout::ingest {

/// A longer record is not kept in memory.
inline constexpr std::size_t kLineLimit = std::size_t{64} * 1024 * 1024;

/// The part of a byte source that is being looked at: chunks of 1 MiB, more only where one record is longer. Behind
/// every byte of it simdjson::SIMDJSON_PADDING more can be read.
class ChunkBuffer {
public:
    ChunkBuffer(ByteSource source, ReadProgress& progress);

    /// Reads the first chunk and steps over a UTF-8 byte order mark. Once, before anything else.
    Result<void> start();
    /// What was read and not yet taken.
    [[nodiscard]] std::string_view rest() const
    {
        return {m_buffer.get() + m_begin, m_end - m_begin};
    }
    /// Whether nothing comes behind rest().
    [[nodiscard]] bool atEnd() const
    {
        return m_atEnd;
    }
    /// The file could not be read on, or reading was cancelled.
    [[nodiscard]] const std::optional<Error>& error() const
    {
        return m_error;
    }
    [[nodiscard]] std::int64_t diskBytes() const
    {
        return m_source.diskBytes();
    }
    /// Of the bytes on the disk, when all records are taken.
    Result<std::string> hash(const CancelToken& cancel)
    {
        return m_source.hash(cancel);
    }

    /// Steps over the first bytes of rest(); they stay readable until more() or restart().
    void take(std::size_t bytes)
    {
        m_begin += bytes;
    }
    /// Takes back what take() stepped over last.
    void giveBack(std::size_t bytes)
    {
        m_begin -= bytes;
    }
    /// Whether rest() may grow: it is not longer than kLineLimit.
    [[nodiscard]] bool mayGrow() const
    {
        return m_end - m_begin <= kLineLimit;
    }
    /// Reads more behind rest(). Where rest() stays as it is, atEnd() or error() says why.
    void more();
    /// Forgets rest() and reads a chunk anew, also after an oversized record.
    void restart();

private:
    void fill();
    void makeRoom();

    ByteSource m_source;
    ReadProgress& m_progress;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0; ///< without the padding
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    bool m_atEnd = false;
    std::optional<Error> m_error;
};

} // namespace turnout::ingest
