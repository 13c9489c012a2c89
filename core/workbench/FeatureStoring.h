// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "workbench/OpenProject.h"

#include <cstdint>

namespace turnout::workbench {

/// The desktop stores the features of projects of so many sessions and more; fewer are read in no time.
inline constexpr std::int64_t kFeaturesFrom = 5000;

/// How far the features that the quality model learns from are stored.
struct FeatureState {
    std::int64_t stored = 0; ///< sessions with features
    std::int64_t sessions = 0; ///< sessions of the project
};
Result<FeatureState> featureState(OpenProject& project);

/// Goes on with storing what the quality model sees of texts where it ends, until every session of a complete import
/// has it. Reads on the calling thread, writes by small jobs that labels pass. What is done stays done: cancelled, or
/// after a crash, the next call goes on from there. Answers how far it is then.
Result<FeatureState> storeFeatures(OpenProject& project, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
