// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"

#include <optional>

/// What the readers of labeling tools share: which of a task's fields are what was said, under names that everybody
/// chooses for themselves.
namespace turnout::ingest {

/// A text field that holds what the user asked, or what the assistant answered, by its name.
enum class TextField { Asked, Answered, Other };
TextField textFieldOf(std::string_view name);

/// A list of objects that say who speaks.
bool isChat(Element value);

/// A longer value is no segment.
inline constexpr std::size_t kSegmentBytes = 64;
/// Text, a number or a truth value that is short enough for a segment.
std::optional<std::string> segmentTextOf(Element value);

} // namespace turnout::ingest
