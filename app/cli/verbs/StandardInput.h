// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"

#include <array>
#include <streambuf>

namespace turnout::cli {

/// The process's standard input, which ends when the token is cancelled: waiting for a line that never comes must not
/// keep Ctrl-C from stopping the command. Gives what has come at once, so a line from a pipe is not held back.
class StandardInput final : public std::streambuf {
public:
    explicit StandardInput(const CancelToken& cancel)
        : m_cancel(cancel)
    {
    }

protected:
    int_type underflow() override;

private:
    CancelToken m_cancel;
    std::array<char, 65536> m_buffer{};
};

} // namespace turnout::cli
