// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Bitmap.h"
#include "stats/Planning.h"
#include "workbench/LearnedModel.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <optional>

namespace turnout::workbench {

/// What labels say of some sessions today, as a plan or a draw takes it.
struct PresentQuality {
    std::int64_t sessions = 0;
    double share = 0.5; ///< good, kept within 5 … 95 %
    bool known = false; ///< from labels of these sessions; else from all of them, or one half
    bool estimated = false; ///< there is an estimate by design, however wide
    bool census = false; ///< every session is answered
    double effective = 0; ///< plain random labels that the estimate is worth; 0 without one
    double explained = 0; ///< the model's R² on held-out labels; 0 without a model

    [[nodiscard]] stats::Precision precision() const
    {
        return {share, explained, static_cast<double>(sessions)};
    }
};

/// With the model's predictions where there is one (null: none). `whole`: the share to take where the selection has
/// too few labels of its own.
PresentQuality presentQuality(const Snapshot& snapshot, const population::Bitmap& selection, const LearnedModel* model,
    std::optional<double> whole = std::nullopt);

} // namespace turnout::workbench
