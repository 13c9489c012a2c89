// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <xxhash.h>

namespace turnout::ingest {

/// A hash as 32 hex digits, the same on every machine.
inline std::string hashText(XXH128_hash_t hash)
{
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, hash);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sizeof bytes.digest);
    for (const unsigned char byte : bytes.digest) {
        text += hex[byte >> 4U];
        text += hex[byte & 15U];
    }
    return text;
}

} // namespace turnout::ingest
