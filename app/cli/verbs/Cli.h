// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"

#include <istream>
#include <ostream>

/// The command line: `turnout-cli VERB PROJECT …`, a thin layer over workbench.
namespace turnout::cli {

/// Done.
inline constexpr int kDone = 0;
/// Understood and refused, or it did not work: the reason is on `err` as "turnout-cli: place: reason".
inline constexpr int kRefused = 1;
/// The command line itself is wrong.
inline constexpr int kWrongUsage = 2;

/// Runs one command and returns its exit code. Everything it says goes to `out` (what was asked for) and `err`
/// (messages; progress, where it is the terminal). `cancel` stops a running job from another thread or a signal.
int runCli(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in,
    const CancelToken& cancel = {});

} // namespace turnout::cli
