// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <string>

namespace turnout::workbench {

class OpenProject;

/// "37,522 labels answer other questions (satisfaction 36,000, turn_quality 1,522); none answers "verdict", which
/// quality is about." Beside "nothing is labeled", so that labels that were read do not seem lost. Empty where the
/// estimated question has an answer, or no question has. Plain text.
Result<std::string> otherAnswersSentence(OpenProject& project);

} // namespace turnout::workbench
