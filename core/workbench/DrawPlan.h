// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/Draw.h"
#include "workbench/DrawSessions.h"

#include <string>

namespace turnout::workbench {

/// A draw before it is saved, and what it was made from.
struct PlannedDraw {
    population::Bitmap selection; ///< the frame
    std::string frameText; ///< the frame in words, as it is kept with the draw
    queue::Draw draw;
    std::string note; ///< what became of shares and targets, or empty
};

/// What a request comes to: the same whether it is looked at or made.
Result<PlannedDraw> planDraw(OpenProject& project, const Snapshot& snapshot, const DrawRequest& request,
    const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
