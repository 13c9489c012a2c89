// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/LineSource.h"

#include "ingest/Sink.h"

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

LineSource::LineSource(ByteSource source, ReadProgress& progress)
    : m_source(std::move(source))
    , m_progress(progress)
    , m_buffer(makeBuffer(kChunk))
    , m_capacity(kChunk)
{
}

Result<void> LineSource::start()
{
    fill();
    if (!m_error && m_end < m_capacity)
        fill(); // learns whether this was all
    if (m_error && m_end == 0)
        return *m_error;
    if (head().starts_with(kByteOrderMark))
        m_begin = kByteOrderMark.size();
    return {};
}

std::string_view LineSource::head() const
{
    return {m_buffer.get() + m_begin, m_end - m_begin};
}

/// Reads behind what is there. False at the end of the source, on an error, or when cancelled.
bool LineSource::fill()
{
    if (m_progress.cancelled()) {
        m_error = ReadProgress::cancelledError();
        return false;
    }
    const auto got = m_source.read(m_buffer.get() + m_end, m_capacity - m_end);
    if (!got) {
        m_error = got.error();
        return false;
    }
    m_progress.bytes(m_source.diskBytes(), m_source.totalBytes());
    m_end += *got;
    m_atEnd = *got == 0;
    return !m_atEnd;
}

/// Moves the unfinished line to the front, and into a larger buffer where it fills this one. False where the line is
/// over the limit.
bool LineSource::makeRoom()
{
    const std::size_t kept = m_end - m_begin;
    if (kept > kLineLimit)
        return false;
    // A buffer that one long line has blown up is given back once the lines are short again.
    std::size_t capacity = kChunk;
    while (capacity < kept * 2)
        capacity *= 2;
    capacity = std::min(capacity, kLineLimit + kChunk);
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
    return true;
}

void LineSource::emit(Line& line, std::size_t end)
{
    line.number = ++m_number;
    line.text = {m_buffer.get() + m_begin, end - m_begin};
    line.tooLong = line.text.size() > kLineLimit;
    if (line.tooLong)
        line.text = line.text.substr(0, kRejectBytes);
    m_begin = std::min(end + 1, m_end);
}

bool LineSource::next(Line& line)
{
    std::size_t searched = m_begin;
    for (;;) {
        if (searched < m_end) {
            const void* found = std::memchr(m_buffer.get() + searched, '\n', m_end - searched);
            if (found != nullptr) {
                emit(line, static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.get()));
                return true;
            }
        }
        if (m_error)
            return false;
        if (m_atEnd) {
            if (m_begin == m_end)
                return false;
            emit(line, m_end);
            return true;
        }
        const std::size_t known = m_end - m_begin;
        if (!makeRoom())
            return skipLongLine(line);
        searched = known;
        fill();
    }
}

/// Keeps the head of a line that is too long for memory and reads over the rest.
bool LineSource::skipLongLine(Line& line)
{
    m_longHead.assign(m_buffer.get() + m_begin, kRejectBytes);
    m_buffer = makeBuffer(kChunk);
    m_capacity = kChunk;
    for (;;) {
        m_begin = m_end = 0;
        const bool more = fill();
        if (m_error)
            return false;
        const void* found = more ? std::memchr(m_buffer.get(), '\n', m_end) : nullptr;
        if (found != nullptr)
            m_begin = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.get()) + 1;
        if (found != nullptr || !more)
            break;
    }
    line.number = ++m_number;
    line.text = m_longHead;
    line.tooLong = true;
    return true;
}

} // namespace turnout::ingest
