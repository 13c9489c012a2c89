// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "workbench/OpenProject.h"

#include <cstdint>

namespace turnout::workbench {

/// The desktop indexes projects of so many sessions and more; below, looking through all of them takes no time.
inline constexpr std::int64_t kIndexFrom = 50000;

/// How far the full-text index is.
struct IndexState {
    std::int64_t indexed = 0; ///< sessions in it
    std::int64_t sessions = 0; ///< sessions of the project
};
Result<IndexState> indexState(OpenProject& project);

/// Goes on with the full-text index where it ends, until it has every session of a complete import. Reads on the
/// calling thread, writes by small jobs that labels pass. What is done stays done: cancelled, or after a crash, the
/// next call goes on from there. Answers how far the index is then.
Result<IndexState> indexText(OpenProject& project, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
