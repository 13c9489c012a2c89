// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/VisibleText.h"
#include "session/Span.h"

#include <optional>
#include <string_view>

/// Between a turn's text as it was sent (bytes of UTF-8) and as a TranscriptView shows it (QChars): invisible
/// characters have become marks, line ends one character.
namespace turnout::common {

/// Where a stretch of the text stands in what is shown; nothing where it is shown laid out as JSON.
std::optional<TextRange> shownRange(std::string_view utf8, session::Stretch stretch);
/// What a range of what is shown is in the text, whole characters; nothing where it is laid out as JSON, or empty.
std::optional<session::Stretch> sentStretch(std::string_view utf8, TextRange shown);

} // namespace turnout::common
