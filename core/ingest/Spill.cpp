// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Spill.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace turnout::ingest {
namespace {

Error spillError()
{
    if (errno == ENOSPC || errno == EDQUOT)
        return {ErrorCode::NoSpace,
            "There is not enough room for temporary files; set TMPDIR to a folder on a larger disk.", {}};
    return {ErrorCode::Io, "A temporary file cannot be written; set TMPDIR to a folder where that is possible.", {}};
}

} // namespace

Spill::~Spill()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> Spill::flush()
{
    if (m_file < 0) {
        std::error_code failed;
        const std::filesystem::path folder = std::filesystem::temp_directory_path(failed);
        std::string name = ((failed ? std::filesystem::path("/tmp") : folder) / "turnout-XXXXXX").string();
        m_file = ::mkstemp(name.data());
        if (m_file < 0)
            return spillError();
        ::unlink(name.c_str());
    }
    if (m_failed) // part of what could not be written may be there: nothing behind it has the place it is told
        return *m_failed;
    std::string_view rest = m_pending;
    while (!rest.empty()) {
        const auto done = ::write(m_file, rest.data(), rest.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            m_failed = spillError();
            return *m_failed;
        }
        rest.remove_prefix(static_cast<std::size_t>(done));
    }
    m_written += m_pending.size();
    m_pending.clear();
    return {};
}

Result<std::uint64_t> Spill::put(std::string_view bytes)
{
    const std::uint64_t offset = size();
    m_pending += bytes;
    if (m_pending.size() > m_limit) {
        m_limit = std::min(m_limit, std::size_t{4} * 1024 * 1024); // once there is a file, large writes are enough
        if (const auto flushed = flush(); !flushed)
            return flushed.error();
    }
    return offset;
}

Result<void> Spill::get(std::uint64_t offset, std::size_t size, std::string& out)
{
    if (offset >= m_written) {
        out.assign(std::string_view(m_pending).substr(offset - m_written, size));
        return {};
    }
    out.resize(size);
    std::size_t have = 0;
    while (have < size) {
        const auto got = ::pread(m_file, out.data() + have, size - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return Error{ErrorCode::Io, "A temporary file could not be read back.", {}};
        have += static_cast<std::size_t>(got);
    }
    return {};
}

} // namespace turnout::ingest
