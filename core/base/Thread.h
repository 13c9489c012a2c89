// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace turnout {

/// The calling thread, and those it starts, give way to all others from now on: work nobody waits for must not keep a
/// key from its answer where there are few processors. It cannot be taken back.
void giveWay();

} // namespace turnout
