// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ImportWriter.h"

#include <optional>
#include <string>
#include <string_view>

namespace turnout::store {

using EventPayload = decltype(JoinEvent::payload);

/// An event as it was understood, for keeping until its session comes: {"rating":{"value":0.5,…}}.
std::string eventToJson(const EventPayload& payload);
/// Nothing where the text is not what eventToJson writes.
std::optional<EventPayload> eventFromJson(std::string_view json);

} // namespace turnout::store
