// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"
#include "ingest/RecordContext.h"

#include <initializer_list>
#include <optional>

/// What the readers of exported traces share: fields under one of several spellings, numbers and times as text.
namespace turnout::ingest {

/// The first of the fields that is there and not null.
std::optional<Element> fieldOf(simdjson::dom::object record, std::initializer_list<std::string_view> names);
/// Its text, or a whole number as text; empty where there is none.
std::string textOf(simdjson::dom::object record, std::initializer_list<std::string_view> names);
/// A finite number, a truth value as 1 or 0, or one of them as text.
std::optional<double> numberOf(const std::optional<Element>& value);
/// Nanoseconds since 1970 of a time as text or number; false where it is there and no time.
bool timeOf(simdjson::dom::object record, std::initializer_list<std::string_view> names,
    std::optional<std::int64_t>& out, RecordContext& context);
/// The object in a field, also where it is JSON in a text; `parser` keeps it.
std::optional<simdjson::dom::object> objectOf(const std::optional<Element>& value, simdjson::dom::parser& parser);
/// The short scalar values of an object become segments, except those named.
void takeSegments(simdjson::dom::object metadata, std::initializer_list<std::string_view> except, Observation& out);
/// A rating from a value of 0…1 or from "up", "down" and the like; nothing for anything else.
std::optional<session::Rating> ratingOf(
    const std::optional<double>& number, std::string_view word, std::string comment, std::optional<std::int64_t> at);

} // namespace turnout::ingest
