// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/WorkQueue.h"

#include <cstddef>
#include <vector>

namespace turnout::workbench {

/// A line of the queue as its annotator sees it.
struct QueueLine {
    std::size_t entry = 0;
    bool earlier = false; ///< what was said before the same session was asked again: it stays where it was
    friend bool operator==(const QueueLine&, const QueueLine&) = default;
};

/// The queue as its annotator sees it: what they answered or skipped, in the order in which they did, then what is
/// asked of them, in queue order. What only others answered is left out: a session that waits among those would be
/// known to be asked of several. One that is asked again is there twice, so that nothing done is seen to come undone.
std::vector<QueueLine> annotatorsView(const std::vector<QueueEntry>& entries);

} // namespace turnout::workbench
