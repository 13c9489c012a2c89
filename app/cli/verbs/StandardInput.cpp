// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/StandardInput.h"

#include <cerrno>
#include <sys/poll.h>
#include <unistd.h>

namespace turnout::cli {
namespace {

/// How long Ctrl-C waits at most, where the signal came between looking and waiting.
constexpr int kPatience = 100;

} // namespace

StandardInput::int_type StandardInput::underflow()
{
    while (!m_cancel.cancelled()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, kPatience);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t got = ::read(STDIN_FILENO, m_buffer.data(), m_buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        setg(m_buffer.data(), m_buffer.data(), m_buffer.data() + got);
        return traits_type::to_int_type(*gptr());
    }
    return traits_type::eof();
}

} // namespace turnout::cli
