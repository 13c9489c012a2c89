// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ChunkBuffer.h"

#include <string>
#include <string_view>

namespace turnout::ingest {

/// One record where it lies in the buffer: a line without its '\n' (a '\r' stays), or one JSON value. At least
/// simdjson::SIMDJSON_PADDING bytes behind it can be read. Valid until the next call.
struct Line {
    std::int64_t number = 0; ///< counts from 1: of the line, or of the value
    std::string_view text;
    bool tooLong = false; ///< over kLineLimit; `text` is only its first kRejectBytes
    std::string bad{}; ///< why it is none, where that is known already
};

/// Cuts a file into records, in constant memory.
class RecordSource {
public:
    explicit RecordSource(ChunkBuffer& buffer)
        : m_buffer(buffer)
    {
    }
    RecordSource(const RecordSource&) = delete;
    RecordSource& operator=(const RecordSource&) = delete;
    virtual ~RecordSource() = default;

    /// False at the end and when something went wrong: see error().
    virtual bool next(Line& line) = 0;
    /// Told that the last record is not JSON: what it swallowed by mistake is given back, and `line` is shortened.
    virtual void notJson(Line& line) = 0;
    /// What a record is called in a reason: "line", "record".
    [[nodiscard]] virtual std::string_view unit() const = 0;

    [[nodiscard]] const std::optional<Error>& error() const
    {
        return m_buffer.error();
    }
    [[nodiscard]] std::int64_t recordsRead() const
    {
        return m_number;
    }
    /// The head of the file, before the first next().
    [[nodiscard]] std::string_view head() const
    {
        return m_buffer.rest();
    }
    [[nodiscard]] bool headIsAll() const
    {
        return m_buffer.atEnd();
    }

protected:
    ChunkBuffer& m_buffer;
    std::int64_t m_number = 0;
};

} // namespace turnout::ingest
