// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Item.h"
#include "curation/Selection.h"
#include "curation/Summary.h"
#include "workbench/OpenProject.h"

#include <memory>
#include <string>
#include <vector>

namespace turnout::workbench {

/// What a recipe gives at one moment: the chosen sessions and what is known of them, each list in the same order.
struct SetContent {
    std::shared_ptr<const Snapshot> snapshot;
    labeling::Rubrics rubrics;
    std::vector<SessionId> sessions;
    std::vector<curation::ItemDesign> designs;
    std::vector<std::string> arms; ///< empty: must-label
    std::vector<curation::ItemLabel> labels;
    curation::Summary summary;
};

/// Frame, draws and labels are of one moment. Reads no transcripts.
Result<SetContent> setContent(OpenProject& project, const curation::Recipe& recipe);

/// The reason why a recipe gives nothing, with a way on.
std::string whyEmpty(const curation::Summary& summary);

} // namespace turnout::workbench
