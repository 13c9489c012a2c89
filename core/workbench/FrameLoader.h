// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "population/Frame.h"
#include "store/Project.h"

#include <memory>

namespace turnout::workbench {

/// Reads all complete sessions into columns, on two threads with a connection each, and rakes their weights to the
/// project's margins. Margins that do not fit (any more) leave the sessions' own weights, and the frame says why.
Result<std::shared_ptr<const population::Frame>> loadFrame(const store::Project& project, const CancelToken& cancel);

/// The same with the sessions' own weights, whatever margins there are.
Result<std::shared_ptr<population::Frame>> loadOwnWeights(const store::Project& project, const CancelToken& cancel);

} // namespace turnout::workbench
