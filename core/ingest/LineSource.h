// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/ByteSource.h"
#include "ingest/ReadProgress.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace turnout::ingest {

/// A longer line is not kept in memory.
inline constexpr std::size_t kLineLimit = std::size_t{64} * 1024 * 1024;

/// One line where it lies in the buffer, without its '\n' (a '\r' stays). At least simdjson::SIMDJSON_PADDING bytes
/// behind it can be read. Valid until the next call.
struct Line {
    std::int64_t number = 0; ///< counts from 1
    std::string_view text;
    bool tooLong = false; ///< over kLineLimit; `text` is only its first kRejectBytes
};

/// Cuts a byte source into lines in constant memory: chunks of 1 MiB, more only for a longer line.
class LineSource {
public:
    LineSource(ByteSource source, ReadProgress& progress);

    /// Reads the first chunk and steps over a UTF-8 byte order mark. Once, before anything else.
    Result<void> start();
    /// What start() read.
    [[nodiscard]] std::string_view head() const;
    /// Whether the head is the whole content.
    [[nodiscard]] bool headIsAll() const
    {
        return m_atEnd;
    }
    /// False at the end and when something went wrong: see error().
    bool next(Line& line);
    /// The file could not be read on, or reading was cancelled.
    [[nodiscard]] const std::optional<Error>& error() const
    {
        return m_error;
    }
    [[nodiscard]] std::int64_t linesRead() const
    {
        return m_number;
    }
    [[nodiscard]] std::int64_t diskBytes() const
    {
        return m_source.diskBytes();
    }

private:
    bool fill();
    bool makeRoom();
    void emit(Line& line, std::size_t end);
    bool skipLongLine(Line& line);

    ByteSource m_source;
    ReadProgress& m_progress;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0; ///< without the padding
    std::size_t m_begin = 0; ///< of the line that is being looked for
    std::size_t m_end = 0; ///< of what was read
    std::int64_t m_number = 0;
    bool m_atEnd = false;
    std::string m_longHead;
    std::optional<Error> m_error;
};

} // namespace turnout::ingest
