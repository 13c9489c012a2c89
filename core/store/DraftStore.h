// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "session/Rubric.h"
#include "store/Connection.h"

#include <vector>

namespace turnout::store {

/// Answers an annotator began to give and did not submit.
struct Draft {
    SessionId session;
    std::vector<session::Answer> answers;
    double seconds = 0; ///< spent on it so far
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// In the place of the one there was. Inside a job of the writer.
Result<void> putDraft(Connection& connection, AnnotatorId annotator, const Draft& draft, TimeMs at);
/// Inside a job of the writer; where there is none, nothing happens.
Result<void> dropDraft(Connection& connection, AnnotatorId annotator, SessionId session);
/// In order of the session.
Result<std::vector<Draft>> drafts(Connection& connection, AnnotatorId annotator);

} // namespace turnout::store
