// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/LineSource.h"

#include "ingest/Sink.h"

namespace turnout::ingest {

void LineSource::emit(Line& line, std::size_t size, bool ended)
{
    line.number = ++m_number;
    line.text = m_buffer.rest().substr(0, size);
    line.tooLong = size > kLineLimit;
    if (line.tooLong)
        line.text = line.text.substr(0, kRejectBytes);
    m_buffer.take(ended ? size + 1 : size);
}

bool LineSource::next(Line& line)
{
    std::size_t searched = 0;
    for (;;) {
        const std::string_view rest = m_buffer.rest();
        const std::size_t end = rest.find('\n', searched);
        if (end != std::string_view::npos) {
            emit(line, end, true);
            return true;
        }
        if (m_buffer.error())
            return false;
        if (m_buffer.atEnd()) {
            if (rest.empty())
                return false;
            emit(line, rest.size(), false);
            return true;
        }
        searched = rest.size();
        if (!m_buffer.mayGrow())
            return skipLongLine(line);
        m_buffer.more();
    }
}

/// Keeps the head of a line that is too long for memory and reads over the rest.
bool LineSource::skipLongLine(Line& line)
{
    m_longHead.assign(m_buffer.rest().substr(0, kRejectBytes));
    for (;;) {
        m_buffer.restart();
        if (m_buffer.error())
            return false;
        const std::size_t end = m_buffer.rest().find('\n');
        if (end != std::string_view::npos)
            m_buffer.take(end + 1);
        if (end != std::string_view::npos || m_buffer.atEnd())
            break;
    }
    line.number = ++m_number;
    line.text = m_longHead;
    line.tooLong = true;
    return true;
}

} // namespace turnout::ingest
