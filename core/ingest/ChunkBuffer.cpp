// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ChunkBuffer.h"

#include <algorithm>
#include <cstring>
#include <simdjson.h>

namespace turnout::ingest {
namespace {

constexpr std::size_t kChunk = std::size_t{1024} * 1024;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Zeroed behind the capacity only: the rest is written by read() before anybody looks at it.
std::unique_ptr<char[]> makeBuffer(std::size_t capacity)
{
    auto buffer = std::make_unique_for_overwrite<char[]>(capacity + simdjson::SIMDJSON_PADDING);
    std::memset(buffer.get() + capacity, 0, simdjson::SIMDJSON_PADDING);
    return buffer;
}

} // namespace

ChunkBuffer::ChunkBuffer(ByteSource source, ReadProgress& progress)
    : m_source(std::move(source))
    , m_progress(progress)
    , m_buffer(makeBuffer(kChunk))
    , m_capacity(kChunk)
{
}

Result<void> ChunkBuffer::start()
{
    fill();
    if (!m_error && m_end < m_capacity)
        fill(); // learns whether this was all
    if (m_error && m_end == 0)
        return *m_error;
    if (rest().starts_with(kByteOrderMark))
        m_begin = kByteOrderMark.size();
    return {};
}

/// Reads behind what is there, as far as there is room.
void ChunkBuffer::fill()
{
    if (m_progress.cancelled()) {
        m_error = ReadProgress::cancelledError();
        return;
    }
    const auto got = m_source.read(m_buffer.get() + m_end, m_capacity - m_end);
    if (!got) {
        m_error = got.error();
        return;
    }
    m_progress.bytes(m_source.diskBytes(), m_source.totalBytes());
    m_end += *got;
    m_atEnd = *got == 0;
}

/// Moves the unfinished record to the front, and into a larger buffer where it fills this one.
void ChunkBuffer::makeRoom()
{
    const std::size_t kept = m_end - m_begin;
    // A buffer that one long record has blown up is given back once the records are short again.
    std::size_t capacity = kChunk;
    while (capacity < kept * 2)
        capacity *= 2;
    capacity = std::max(std::min(capacity, kLineLimit + kChunk), kept + kChunk / 2);
    if (capacity != m_capacity) {
        auto buffer = makeBuffer(capacity);
        std::memcpy(buffer.get(), m_buffer.get() + m_begin, kept);
        m_buffer = std::move(buffer);
        m_capacity = capacity;
    } else {
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, kept);
    }
    m_begin = 0;
    m_end = kept;
}

void ChunkBuffer::more()
{
    makeRoom();
    fill();
}

void ChunkBuffer::restart()
{
    if (m_capacity != kChunk) {
        m_buffer = makeBuffer(kChunk);
        m_capacity = kChunk;
    }
    m_begin = m_end = 0;
    fill();
}

} // namespace turnout::ingest
