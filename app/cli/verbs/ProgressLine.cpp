// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/ProgressLine.h"

#include "workbench/PlainText.h"

#include <iostream>
#include <unistd.h>

namespace turnout::cli {
namespace {

/// Often enough to see it move, seldom enough to cost nothing.
constexpr std::chrono::milliseconds kPause{100};

} // namespace

ProgressLine::ProgressLine(std::ostream& err, std::string title)
    : m_err(err)
    , m_title(workbench::visible(title))
    , m_visible(&err == &std::cerr && isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_drawn)
        m_err << "\r\x1b[K" << std::flush;
}

Progress ProgressLine::progress()
{
    if (!m_visible)
        return {};
    return [this](const ProgressUpdate& update) { show(update); };
}

void ProgressLine::show(const ProgressUpdate& update)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_drawn && now - m_last < kPause)
        return;
    m_last = now;
    m_drawn = true;
    m_err << '\r' << m_title;
    if (update.total > 0)
        m_err << "  " << update.done * 100 / update.total << " %";
    if (update.items > 0)
        m_err << "  " << workbench::countText(update.items) << " records";
    else if (update.total > 0)
        m_err << "  " << workbench::countText(update.done) << " of " << workbench::countText(update.total) << ' '
              << update.what;
    m_err << "\x1b[K" << std::flush;
}

} // namespace turnout::cli
