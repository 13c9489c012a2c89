// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace turnout::ingest {

/// Gets a text and the key it stands under ("" in a list, and for a key itself); true where it changed the text.
using TextChange = std::function<bool(std::string& text, std::string_view key)>;

/// Lets `change` look at every string of a JSON text, keys too, without its escapes, and at every number of at least
/// seven characters; what was changed is put back as a string. Everything else stays byte for byte. JSON that is broken
/// is walked the same way: a string that is not closed goes to the end.
/// True where something was changed.
bool changeJsonStrings(std::string& json, const TextChange& change);

} // namespace turnout::ingest
