// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/InputFile.h"

#include "ingest/HashText.h"
#include "ingest/ReadProgress.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace turnout::ingest {
namespace {

Error systemError(const std::string& path, int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return {ErrorCode::NotFound, "There is no such file.", path};
    if (number == EACCES || number == EPERM)
        return {ErrorCode::Io, "This file may not be read; check its permissions.", path};
    return {ErrorCode::Io, std::string("This file cannot be read: ") + std::strerror(number) + ".", path};
}

} // namespace

InputFile::InputFile(int fd, std::string path, std::int64_t total)
    : m_fd(fd)
    , m_path(std::move(path))
    , m_total(total)
    , m_hash(XXH3_createState(), &XXH3_freeState)
{
}

InputFile::~InputFile()
{
    if (m_fd != STDIN_FILENO)
        ::close(m_fd);
}

Result<std::unique_ptr<InputFile>> InputFile::open(const std::string& path)
{
    const bool standardInput = path == "-";
    const std::string name = standardInput ? "standard input" : path;
    const int fd = standardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return systemError(name, errno);
    std::unique_ptr<InputFile> file(new InputFile(fd, name, 0));
    if (!file->m_hash || XXH3_128bits_reset(file->m_hash.get()) == XXH_ERROR)
        return Error{ErrorCode::Io, "There is not enough memory to read this file.", name};
    struct stat info { };
    if (::fstat(fd, &info) != 0)
        return systemError(name, errno);
    if (S_ISDIR(info.st_mode))
        return Error{ErrorCode::BadInput, "This is a folder; name the files in it.", name};
    if (!standardInput && !S_ISREG(info.st_mode)) // it is looked at and then read: a pipe gives its bytes but once
        return Error{ErrorCode::BadInput, "This is no file; a pipe can be read as standard input, -.", name};
    if (S_ISREG(info.st_mode)) {
        file->m_total = std::int64_t{info.st_size};
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return file;
}

Result<std::string_view> InputFile::peek()
{
    while (m_ahead < m_lookahead.size()) {
        const auto got = readDescriptor(m_lookahead.data() + m_ahead, m_lookahead.size() - m_ahead);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        m_ahead += *got;
    }
    return std::string_view(m_lookahead.data(), m_ahead);
}

Result<std::size_t> InputFile::read(char* into, std::size_t size)
{
    if (m_taken < m_ahead) {
        const std::size_t count = std::min(size, m_ahead - m_taken);
        std::memcpy(into, m_lookahead.data() + m_taken, count);
        m_taken += count;
        return count;
    }
    return readDescriptor(into, size);
}

Result<std::string> InputFile::hash(const CancelToken& cancel)
{
    constexpr std::size_t chunk = std::size_t{1024} * 1024;
    const auto buffer = std::make_unique_for_overwrite<char[]>(chunk);
    for (;;) {
        if (cancel.cancelled())
            return ReadProgress::cancelledError();
        const auto got = readDescriptor(buffer.get(), chunk);
        if (!got)
            return got.error();
        if (*got == 0)
            return hashText(XXH3_128bits_digest(m_hash.get()));
    }
}

Result<std::size_t> InputFile::readDescriptor(char* into, std::size_t size)
{
    // Some files of the system say 0 and have more.
    if (m_total > 0)
        size = std::min(size, static_cast<std::size_t>(std::max<std::int64_t>(m_total - m_done, 0)));
    if (size == 0)
        return std::size_t{0};
    ssize_t got = 0;
    do {
        got = ::read(m_fd, into, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return systemError(m_path, errno);
    m_done += got;
    XXH3_128bits_update(m_hash.get(), into, static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
}

} // namespace turnout::ingest
