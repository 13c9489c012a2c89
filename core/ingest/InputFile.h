// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <xxhash.h>

namespace turnout::ingest {

/// An open file or standard input, read forward only, with the few bytes that were looked at ahead. A file that grows
/// while it is read ends where it ended when it was opened, so that reading does.
class InputFile {
public:
    /// `path`, "-" is standard input. NotFound, Io or BadInput (a folder, a device) as sentences.
    static Result<std::unique_ptr<InputFile>> open(const std::string& path);
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    /// The first four bytes (fewer of a shorter file), which read() gives again. Before anything is read.
    Result<std::string_view> peek();
    /// At least one byte except at the end.
    Result<std::size_t> read(char* into, std::size_t size);
    /// The hash of all its bytes as 32 hex digits: reads what is left.
    Result<std::string> hash(const CancelToken& cancel);

    [[nodiscard]] const std::string& path() const
    {
        return m_path;
    }
    /// Bytes read so far.
    [[nodiscard]] std::int64_t done() const
    {
        return m_done;
    }
    /// Size on disk, 0 where it cannot be known.
    [[nodiscard]] std::int64_t total() const
    {
        return m_total;
    }

private:
    InputFile(int fd, std::string path, std::int64_t total);
    Result<std::size_t> readDescriptor(char* into, std::size_t size);

    int m_fd;
    std::string m_path;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::array<char, 4> m_lookahead{};
    std::size_t m_ahead = 0;
    std::size_t m_taken = 0;
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> m_hash; ///< of what was read so far
};

} // namespace turnout::ingest
