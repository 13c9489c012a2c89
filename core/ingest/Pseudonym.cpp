// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Pseudonym.h"

#include "ingest/TextScan.h"

#include <bit>
#include <random>

namespace turnout::ingest {
namespace {

std::uint64_t littleEndian(const std::uint8_t* bytes, std::size_t n)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < n; ++i)
        value |= std::uint64_t{bytes[i]} << (8 * i);
    return value;
}

struct SipState {
    std::uint64_t a;
    std::uint64_t b;
    std::uint64_t c;
    std::uint64_t d;

    void rounds(int n)
    {
        for (int i = 0; i < n; ++i) {
            a += b;
            b = std::rotl(b, 13) ^ a;
            a = std::rotl(a, 32);
            c += d;
            d = std::rotl(d, 16) ^ c;
            a += d;
            d = std::rotl(d, 21) ^ a;
            c += b;
            b = std::rotl(b, 17) ^ c;
            c = std::rotl(c, 32);
        }
    }
    void take(std::uint64_t word)
    {
        d ^= word;
        rounds(2);
        a ^= word;
    }
};

/// What two ways of writing the same value have in common.
std::string canonical(DataKind kind, std::string_view value)
{
    std::string out;
    for (const char c : value) {
        const bool number = kind == DataKind::Card || kind == DataKind::Phone;
        if (number ? isDigit(c) : kind == DataKind::Iban ? isAlnum(c) : true)
            out += kind == DataKind::Secret || kind == DataKind::Pattern ? c : lowerOf(c);
    }
    if (kind == DataKind::Email && out.find('@') == std::string::npos)
        if (const std::size_t sign = out.find("%40"); sign != std::string::npos)
            out.replace(sign, 3, "@");
    if (kind == DataKind::Phone && out.starts_with("00"))
        out.erase(0, 2);
    return out;
}

} // namespace

std::uint64_t sipHash(const PseudonymKey& key, std::string_view bytes)
{
    const std::uint64_t k0 = littleEndian(key.data(), 8);
    const std::uint64_t k1 = littleEndian(key.data() + 8, 8);
    SipState state{
        k0 ^ 0x736f6d6570736575U, k1 ^ 0x646f72616e646f6dU, k0 ^ 0x6c7967656e657261U, k1 ^ 0x7465646279746573U};
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8)
        state.take(littleEndian(data + i, 8));
    state.take(littleEndian(data + i, bytes.size() - i) | (std::uint64_t{bytes.size()} << 56U));
    state.c ^= 0xffU;
    state.rounds(4);
    return state.a ^ state.b ^ state.c ^ state.d;
}

std::string pseudonym(const PseudonymKey& key, DataKind kind, std::string_view value)
{
    constexpr std::string_view kDigits
        = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: nothing that reads as another
    const std::string name(dataKindName(kind));
    std::uint64_t hash = sipHash(key, name + ':' + canonical(kind, value));
    std::string out = "\u27e8" + name + '-';
    for (int i = 0; i < 8; ++i, hash >>= 5U)
        out += kDigits[hash & 31U];
    return out + "\u27e9";
}

PseudonymKey newPseudonymKey()
{
    std::random_device device;
    PseudonymKey key{};
    for (auto& byte : key)
        byte = static_cast<std::uint8_t>(device());
    return key;
}

std::string keyToText(const PseudonymKey& key)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (const std::uint8_t byte : key) {
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

std::optional<PseudonymKey> keyFromText(std::string_view text)
{
    PseudonymKey key{};
    if (text.size() != key.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = lowerOf(text[i]);
        if (!isHex(c))
            return std::nullopt;
        const auto digit = static_cast<unsigned>(isDigit(c) ? c - '0' : c - 'a' + 10);
        key[i / 2] = static_cast<std::uint8_t>(static_cast<unsigned>(key[i / 2]) << 4U | digit);
    }
    return key;
}

} // namespace turnout::ingest
