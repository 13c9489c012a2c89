// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"

namespace turnout::labeling {

/// What stands of one annotator's own answers and skips of a session, as if nobody else had said anything: colleagues'
/// answers and adjudications, which stand in LabelFold::label, are not in it. Nothing where they said nothing.
std::optional<SessionLabel> ownLabel(const LabelFold& fold, SessionId session, AnnotatorId annotator);

} // namespace turnout::labeling
