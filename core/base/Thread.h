// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace turnout {

/// The calling thread, and those it starts, give way to all others from now on: work nobody waits for must not keep a
/// key from its answer where there are few processors. It cannot be taken back.
void giveWay();

/// The same work on a thread that gives way.
template <typename Work>
auto givingWay(Work work)
{
    return [work = std::move(work)]() mutable {
        giveWay();
        return work();
    };
}

} // namespace turnout
