// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"

namespace turnout {

/// Somebody types, and what their next key begins must not wait for the disk or the processor. Thread: any.
void noteTyping();

/// For work that nobody waits for, between its steps: returns when nobody has typed for a moment, or for as long as
/// such work can be put off; at once where it is cancelled. Thread: any but the GUI's.
void restWhileTyping(const CancelToken& cancel);

} // namespace turnout
