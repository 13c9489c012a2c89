// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ByteSource.h"

#include <utility>

namespace turnout::ingest {
namespace {

constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";

} // namespace

ByteSource::ByteSource(std::unique_ptr<InputFile> file)
    : m_file(std::move(file))
{
}

Result<ByteSource> ByteSource::open(const std::string& path)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    ByteSource source(std::move(*file));
    const auto head = source.m_file->peek();
    if (!head)
        return head.error();
    if (head->starts_with(kGzipMagic))
        source.m_unpacker = makeGunzip();
    else if (*head == kZstdMagic)
        source.m_unpacker = makeUnzstd();
    return source;
}

Result<std::size_t> ByteSource::readOnce(char* into, std::size_t size)
{
    return m_unpacker ? m_unpacker->read(*m_file, into, size) : m_file->read(into, size);
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

Result<std::string> ByteSource::hash(const CancelToken& cancel)
{
    return m_file->hash(cancel);
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
