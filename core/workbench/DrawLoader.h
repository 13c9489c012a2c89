// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "population/Frame.h"
#include "queue/DesignWeights.h"
#include "store/Connection.h"

#include <memory>
#include <vector>

namespace turnout::workbench {

using Draws = std::vector<queue::DesignedDraw>;

/// All draws of the project by rows of the frame, in the order they were made; what the frame does not have is left
/// out.
Result<std::shared_ptr<const Draws>> loadDraws(store::Connection& connection, const population::Frame& frame);

} // namespace turnout::workbench
