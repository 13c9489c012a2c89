// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ByteSource.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace turnout::ingest {
namespace {

constexpr std::size_t kPackedChunk = std::size_t{256} * 1024;

Error systemError(const std::string& path, int number)
{
    if (number == ENOENT || number == ENOTDIR)
        return {ErrorCode::NotFound, "There is no such file.", path};
    if (number == EACCES || number == EPERM)
        return {ErrorCode::Io, "This file may not be read; check its permissions.", path};
    return {ErrorCode::Io, std::string("This file cannot be read: ") + std::strerror(number) + ".", path};
}

} // namespace

/// An open file descriptor with the few bytes that were looked at ahead.
class ByteSource::File {
public:
    File(int fd, std::string path, std::int64_t total)
        : m_fd(fd)
        , m_path(std::move(path))
        , m_total(total)
    {
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File()
    {
        if (m_fd != STDIN_FILENO)
            ::close(m_fd);
    }

    /// Whether the file begins with gzip's magic bytes.
    Result<bool> beginsWithGzip()
    {
        while (m_ahead < m_lookahead.size()) {
            const auto got = readDescriptor(m_lookahead.data() + m_ahead, m_lookahead.size() - m_ahead);
            if (!got)
                return got.error();
            if (*got == 0)
                break;
            m_ahead += *got;
        }
        return m_ahead == 2 && m_lookahead[0] == '\x1f' && m_lookahead[1] == '\x8b';
    }

    /// At least one byte except at the end.
    Result<std::size_t> read(char* into, std::size_t size)
    {
        if (m_taken < m_ahead) {
            const std::size_t count = std::min(size, m_ahead - m_taken);
            std::memcpy(into, m_lookahead.data() + m_taken, count);
            m_taken += count;
            return count;
        }
        return readDescriptor(into, size);
    }

    [[nodiscard]] const std::string& path() const
    {
        return m_path;
    }
    [[nodiscard]] std::int64_t done() const
    {
        return m_done;
    }
    [[nodiscard]] std::int64_t total() const
    {
        return m_total;
    }

private:
    Result<std::size_t> readDescriptor(char* into, std::size_t size)
    {
        ssize_t got = 0;
        do {
            got = ::read(m_fd, into, size);
        } while (got < 0 && errno == EINTR);
        if (got < 0)
            return systemError(m_path, errno);
        m_done += got;
        return static_cast<std::size_t>(got);
    }

    int m_fd;
    std::string m_path;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::array<char, 2> m_lookahead{};
    std::size_t m_ahead = 0;
    std::size_t m_taken = 0;
};

/// zlib's state and the packed bytes it has not used yet.
class ByteSource::Inflater {
public:
    Inflater()
        : m_packed(std::make_unique_for_overwrite<char[]>(kPackedChunk))
    {
        m_good = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater()
    {
        inflateEnd(&m_stream);
    }

    Result<std::size_t> read(File& file, char* into, std::size_t size)
    {
        if (!m_good)
            return Error{ErrorCode::Io, "There is not enough memory to unpack this file.", file.path()};
        m_stream.next_out = reinterpret_cast<Bytef*>(into);
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
        const uInt wanted = m_stream.avail_out;
        while (!m_ended && m_stream.avail_out == wanted) {
            if (const auto filled = refill(file); !filled)
                return filled.error();
            if (m_betweenMembers) {
                nextMember();
                continue;
            }
            if (m_stream.avail_in == 0)
                return Error{ErrorCode::BadInput,
                    "This gzip file ends too early: it was cut off. Nothing of it was imported. What is in it can be "
                    "had with: "
                    "gzip -dc FILE > FILE.jsonl",
                    file.path()};
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            if (status == Z_STREAM_END)
                m_betweenMembers = true;
            else if (status != Z_OK && status != Z_BUF_ERROR)
                return Error{ErrorCode::BadInput,
                    "This gzip file is damaged. Nothing of it was imported. What is before the damage can be had with: "
                    "gzip -dc FILE > FILE.jsonl",
                    file.path()};
        }
        return static_cast<std::size_t>(wanted - m_stream.avail_out);
    }

private:
    Result<void> refill(File& file)
    {
        if (m_stream.avail_in != 0)
            return {};
        const auto got = file.read(m_packed.get(), kPackedChunk);
        if (!got)
            return got.error();
        m_stream.next_in = reinterpret_cast<Bytef*>(m_packed.get());
        m_stream.avail_in = static_cast<uInt>(*got);
        return {};
    }

    /// Another member follows, or padding with zeros (tapes and some tools leave it), or the end.
    void nextMember()
    {
        while (m_stream.avail_in != 0 && *m_stream.next_in == 0) {
            ++m_stream.next_in;
            --m_stream.avail_in;
            m_padding = true;
        }
        if (m_stream.avail_in != 0) {
            m_betweenMembers = false;
            inflateReset(&m_stream);
        } else if (!m_padding) {
            m_ended = true;
        }
        m_padding = false;
    }

    z_stream m_stream{};
    std::unique_ptr<char[]> m_packed;
    bool m_good = false;
    bool m_betweenMembers = false;
    bool m_padding = false;
    bool m_ended = false;
};

ByteSource::ByteSource(std::unique_ptr<File> file)
    : m_file(std::move(file))
{
}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

Result<ByteSource> ByteSource::openAsIs(const std::string& path)
{
    const bool standardInput = path == "-";
    const std::string name = standardInput ? "standard input" : path;
    const int fd = standardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return systemError(name, errno);
    struct stat info { };
    if (::fstat(fd, &info) != 0)
        return systemError(name, errno);
    const bool regular = S_ISREG(info.st_mode);
    auto file = std::make_unique<File>(fd, name, regular ? std::int64_t{info.st_size} : 0);
    if (S_ISDIR(info.st_mode))
        return Error{ErrorCode::BadInput, "This is a folder; name the files in it.", name};
    if (regular)
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return ByteSource(std::move(file));
}

Result<ByteSource> ByteSource::open(const std::string& path)
{
    auto source = openAsIs(path);
    if (!source)
        return source;
    const auto gzip = source->m_file->beginsWithGzip();
    if (!gzip)
        return gzip.error();
    if (*gzip)
        source->m_inflater = std::make_unique<Inflater>();
    return source;
}

Result<std::size_t> ByteSource::readOnce(char* into, std::size_t size)
{
    return m_inflater ? m_inflater->read(*m_file, into, size) : m_file->read(into, size);
}

Result<std::size_t> ByteSource::read(char* into, std::size_t size)
{
    std::size_t filled = 0;
    while (filled < size) {
        const auto got = readOnce(into + filled, size - filled);
        if (!got && filled == 0)
            return got.error();
        // An error behind good bytes waits for the next call, so that nothing readable is lost.
        if (!got || *got == 0)
            break;
        filled += *got;
    }
    return filled;
}

std::int64_t ByteSource::diskBytes() const
{
    return m_file->done();
}

std::int64_t ByteSource::totalBytes() const
{
    return m_file->total();
}

} // namespace turnout::ingest
