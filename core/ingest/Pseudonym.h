// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Redaction.h"

#include <optional>
#include <string>
#include <string_view>

namespace turnout::ingest {

/// SipHash-2-4 (Aumasson and Bernstein 2012): a keyed hash nobody can turn round, or compute, without the key.
std::uint64_t sipHash(const PseudonymKey& key, std::string_view bytes);

/// "⟨email-7f3a9c2k⟩": the kind and 40 bits of the value's hash. Ways of writing one value give one pseudonym: case of
/// mail addresses, separators of numbers.
std::string pseudonym(const PseudonymKey& key, DataKind kind, std::string_view value);

/// A new key from the system's randomness.
PseudonymKey newPseudonymKey();
/// As 32 hexadecimal digits, and back.
std::string keyToText(const PseudonymKey& key);
std::optional<PseudonymKey> keyFromText(std::string_view text);

} // namespace turnout::ingest
