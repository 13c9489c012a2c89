// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ValueSource.h"

#include "ingest/Sink.h"

#include <algorithm>

namespace turnout::ingest {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr auto npos = std::string_view::npos;

bool isBlank(char c)
{
    return kBlanks.find(c) != npos;
}

/// The first key of an object with the '{' and the quotes: `{"id"`; how it is spaced does not matter. Empty where the
/// text does not begin with an object that has one.
std::string_view firstKey(std::string_view text)
{
    if (!text.starts_with('{'))
        return {};
    const std::size_t quote = text.find_first_not_of(kBlanks, 1);
    if (quote == npos || text[quote] != '"')
        return {};
    const std::size_t end = text.find_first_of("\"\\\n", quote + 1);
    return end == npos || text[end] != '"' ? std::string_view() : text.substr(quote, end + 1 - quote);
}

} // namespace

/// The place behind the closing quote (or the line end that stands for it); npos where the text ends before.
std::size_t ValueScanner::scanText(std::string_view text, std::size_t at)
{
    if (m_state == State::Escape && at < text.size()) {
        ++at;
        m_state = State::Text;
    }
    for (;;) {
        const std::size_t found = text.find_first_of("\"\\\n", at);
        if (found == npos)
            return npos;
        if (text[found] != '\\') {
            m_state = State::Inside;
            return found + 1;
        }
        at = found + 2;
        if (at > text.size()) {
            m_state = State::Escape;
            return npos;
        }
    }
}

std::size_t ValueScanner::scan(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const char c = text[at];
        switch (m_state) {
        case State::Text:
        case State::Escape:
            at = scanText(text, at);
            if (at == npos)
                return npos;
            if (m_depth == 0)
                return at;
            continue;
        case State::Before:
            m_state = c == '{' || c == '[' || c == '"' ? State::Inside : State::Scalar;
            continue;
        case State::Scalar:
            if (c == ',' || c == ']' || c == '}' || isBlank(c))
                return at;
            break;
        case State::Inside:
            if (c == '"')
                m_state = State::Text;
            else if (c == '{' || c == '[')
                ++m_depth;
            else if ((c == '}' || c == ']') && --m_depth == 0)
                return at + 1;
            break;
        }
        ++at;
    }
    return npos;
}

std::size_t nextRecordInside(std::string_view text)
{
    const std::string_view key = firstKey(text);
    if (key.empty())
        return npos;
    for (std::size_t at = text.find(key, key.size()); at != npos; at = text.find(key, at + 1)) {
        // Backwards: blanks, '{', blanks, ','.
        std::size_t brace = npos;
        std::size_t wanted = 0;
        for (std::size_t i = at; i-- > 0 && wanted < 2;) {
            if (isBlank(text[i]))
                continue;
            if (text[i] != "{,"[wanted])
                break;
            brace = wanted == 0 ? i : brace;
            ++wanted;
        }
        if (wanted == 2)
            return brace;
    }
    return npos;
}

void ValueSource::emit(Line& line, std::size_t size)
{
    line.number = ++m_number;
    line.text = m_buffer.rest().substr(0, size);
    line.tooLong = size > kLineLimit;
    if (line.tooLong)
        line.text = line.text.substr(0, kRejectBytes);
    m_buffer.take(size);
}

/// Steps to the first byte of the next value. False at the end of the file.
bool ValueSource::findBegin()
{
    for (;;) {
        const std::string_view rest = m_buffer.rest();
        std::size_t at = 0;
        while (at < rest.size()) {
            const char c = rest[at];
            if (c == '[' && !m_inList)
                m_inList = true;
            else if (c == ']' && m_inList)
                m_inList = false;
            else if (!isBlank(c) && c != ',' && c != '}' && c != ']' && c != ':')
                break;
            ++at;
        }
        m_buffer.take(at);
        if (at < rest.size())
            return true;
        if (m_buffer.error() || m_buffer.atEnd())
            return false;
        m_buffer.more();
    }
}

bool ValueSource::next(Line& line)
{
    if (!findBegin())
        return false;
    ValueScanner scanner;
    std::size_t scanned = 0;
    for (;;) {
        const std::size_t end = scanner.scan(m_buffer.rest(), scanned);
        if (end != npos) {
            emit(line, end);
            return true;
        }
        if (m_buffer.error())
            return false;
        if (m_buffer.atEnd()) {
            emit(line, m_buffer.rest().size());
            return true;
        }
        scanned = m_buffer.rest().size();
        if (!m_buffer.mayGrow())
            return skipLong(line, scanner);
        m_buffer.more();
    }
}

/// A value that is too long for memory: up to where the next one seems to begin, else up to its end.
bool ValueSource::skipLong(Line& line, ValueScanner scanner)
{
    if (const std::size_t next = nextRecordInside(m_buffer.rest()); next != npos) {
        emit(line, next);
        return true;
    }
    m_longHead.assign(m_buffer.rest().substr(0, kRejectBytes));
    for (;;) {
        m_buffer.restart();
        if (m_buffer.error())
            return false;
        const std::size_t end = scanner.scan(m_buffer.rest(), 0);
        if (end != npos)
            m_buffer.take(end);
        if (end != npos || m_buffer.atEnd())
            break;
    }
    line.number = ++m_number;
    line.text = m_longHead;
    line.tooLong = true;
    return true;
}

void ValueSource::notJson(Line& line)
{
    if (line.tooLong)
        return;
    const std::size_t next = nextRecordInside(line.text);
    const std::size_t back = line.text.size() - std::min(next, line.text.size());
    if (next == npos || back > m_patience)
        return;
    m_patience -= back;
    m_buffer.giveBack(line.text.size() - next);
    line.text = line.text.substr(0, next);
}

} // namespace turnout::ingest
