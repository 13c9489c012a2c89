// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "population/Frame.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <vector>

namespace turnout::workbench {

/// The number of its cluster of near-identical transcripts for each row of the frame, see learn::clustersOf. Long:
/// reads every transcript once; keeps 128 bytes of each session while it does.
Result<std::vector<std::uint32_t>> nearDuplicates(
    OpenProject& project, const population::Frame& frame, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
