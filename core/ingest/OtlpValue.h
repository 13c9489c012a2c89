// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"

#include <cstdint>
#include <optional>
#include <string>

/// The values of OTLP/JSON, as the protocol has them and as they are met.
namespace turnout::ingest::otlp {

/// What is inside an AnyValue ({"stringValue":…}), or nothing.
std::optional<Element> inside(Element any);
/// The text of a stringValue; empty for anything else.
std::string_view textOf(Element any);
/// An AnyValue as plain JSON: lists and key-value lists become lists and objects, integers as text become numbers.
void appendPlainJson(std::string& out, Element any, int depth = 0);
/// An AnyValue as text: a string as it is, everything else as its JSON.
std::string plainText(Element any);
/// A finite number, also one as text.
std::optional<double> numberOf(Element any);
/// Nanoseconds since 1970 of a text or a number, exactly; nothing where it is absent, 0 or no time.
std::optional<std::int64_t> nanosOf(Element value);
/// An id as lower-case hex: hex in either case (the protocol), or base64 (what protobuf's own JSON writes). All zeros
/// and nothing are empty; anything else stays as it is.
std::string idOf(Element value);

} // namespace turnout::ingest::otlp
