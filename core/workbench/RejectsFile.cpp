// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/RejectsFile.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace turnout::workbench {

RejectsFile::~RejectsFile()
{
    if (m_file.is_open())
        std::remove(m_path.c_str());
}

Result<void> RejectsFile::open(const std::string& path)
{
    if (path.empty())
        return {};
    // "x": made new or not at all, whoever else makes it at this moment.
    std::FILE* made = std::fopen(path.c_str(), "wx");
    if (made == nullptr) {
        const int error = errno;
        if (error == EEXIST)
            return Error{
                ErrorCode::BadUsage, "rejected lines go into a new file, and this one exists: name another", path};
        return Error{ErrorCode::Io, std::string("the rejected lines cannot be written: ") + std::strerror(error), path};
    }
    std::fclose(made);
    m_path = path;
    m_file.open(path, std::ios::binary);
    return {};
}

void RejectsFile::add(const store::RejectedLine& reject)
{
    if (m_path.empty())
        return;
    std::string bytes = reject.bytes;
    std::replace_if(
        bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    m_file << reject.line << '\t' << reject.reason << '\t' << bytes << '\n';
}

Result<void> RejectsFile::close()
{
    if (m_path.empty())
        return {};
    m_file.close();
    if (!m_file)
        return Error{ErrorCode::Io, "the rejected lines could not all be written", m_path};
    return {};
}

} // namespace turnout::workbench
