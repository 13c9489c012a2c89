// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <optional>
#include <string_view>
#include <vector>

namespace turnout::session {

/// A rubric to start from.
struct ReadyRubric {
    std::string id; ///< "session-verdict", for the command line
    std::string use; ///< when to take it, in one sentence
    Rubric rubric; ///< its name is the title
};

/// Session verdict (the default), helpful–harmless–honest, RAG faithfulness, agent task success, pairwise preference.
std::vector<ReadyRubric> readyRubrics();
/// By id, or by name in any case; nothing where there is none.
std::optional<ReadyRubric> readyRubric(std::string_view idOrName);

} // namespace turnout::session
