// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace turnout::ingest {

/// Bytes kept for later: in memory up to a limit, then in a temporary file that has no name (it is gone with the
/// object, and with the process however that ends).
class Spill {
public:
    static constexpr std::size_t kInMemory = std::size_t{32} * 1024 * 1024;

    /// `inMemory` bytes are kept before the file is used.
    explicit Spill(std::size_t inMemory = kInMemory)
        : m_limit(inMemory)
    {
    }
    Spill(const Spill&) = delete;
    Spill& operator=(const Spill&) = delete;
    ~Spill();

    /// Where the bytes are from now on. NoSpace or Io as sentences, and once that came always.
    Result<std::uint64_t> put(std::string_view bytes);
    /// Reads them back.
    Result<void> get(std::uint64_t offset, std::size_t size, std::string& out);
    [[nodiscard]] std::uint64_t size() const
    {
        return m_written + m_pending.size();
    }

private:
    Result<void> flush();

    std::size_t m_limit;
    std::string m_pending; ///< behind what is in the file
    std::uint64_t m_written = 0;
    int m_file = -1;
    std::optional<Error> m_failed; ///< a write did
};

} // namespace turnout::ingest
