// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PersonalData.h"
#include "ingest/TextScan.h"

#include <array>
#include <bitset>

namespace turnout::ingest {
namespace {

constexpr std::size_t kMostKey = 512; ///< longer words are pictures and files, not keys

struct Prefix {
    std::string_view text;
    std::size_t least; ///< characters behind it
};
/// As the services document them.
constexpr std::array<Prefix, 34> kPrefixes{
    {{"sk-", 20}, {"sk_live_", 16}, {"sk_test_", 16}, {"rk_live_", 16}, {"rk_test_", 16}, {"pk_live_", 16},
        {"whsec_", 16}, {"ghp_", 30}, {"gho_", 30}, {"ghu_", 30}, {"ghs_", 30}, {"ghr_", 30}, {"github_pat_", 30},
        {"glpat-", 18}, {"AKIA", 16}, {"ASIA", 16}, {"xoxb-", 10}, {"xoxa-", 10}, {"xoxp-", 10}, {"xoxr-", 10},
        {"xoxs-", 10}, {"xapp-", 10}, {"AIza", 30}, {"ya29.", 20}, {"hf_", 30}, {"npm_", 30}, {"SG.", 30},
        {"dop_v1_", 40}, {"shpat_", 30}, {"EAAC", 40}, {"pypi-", 40}, {"lin_api_", 30}, {"gsk_", 30}, {"dapi", 32}}};

/// Ids that look drawn by lot, and open nothing.
constexpr std::array<std::string_view, 17> kIds{"chatcmpl-", "call_", "msg_", "toolu_", "run_", "thread_", "asst_",
    "resp_", "req_", "file-", "step_", "fc_", "rs_", "vs_", "item_", "evt_", "gen-"};

/// Behind these words and a ":" or "=" stands something to keep.
constexpr std::array<std::string_view, 16> kNames{"password", "passwd", "pwd", "passwort", "kennwort", "secret",
    "client_secret", "api_key", "apikey", "api-key", "api key", "access_token", "auth_token", "access token",
    "private_key", "token"};

bool isKeyByte(char c)
{
    return isAlnum(c) || c == '_' || c == '-';
}
bool isTokenByte(char c)
{
    return isKeyByte(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}

template <typename Belongs>
std::size_t runEnd(std::string_view text, std::size_t begin, Belongs belongs)
{
    while (begin < text.size() && belongs(text[begin]))
        ++begin;
    return begin;
}
bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool startsAt(std::string_view text, std::size_t place, std::string_view word)
{
    return text.substr(place, word.size()) == word;
}
bool startsAnyCase(std::string_view text, std::size_t place, std::string_view word)
{
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lowerOf(at(text, place + i)) != word[i])
            return false;
    return true;
}

/// Letters of both cases and digits, changing from one to the other as often as lots do and words do not.
bool looksDrawn(std::string_view word)
{
    if (word.size() < 24 || word.size() > kMostKey)
        return false;
    constexpr double kLeastChanges = 0.35; // drawn evenly from 62 characters: 0.62; names in camel case: under 0.25
    std::array<std::size_t, 4> classes{};
    std::bitset<128> seen;
    std::size_t changes = 0;
    int last = -1;
    for (const char c : word) {
        const int kind = isLower(c) ? 0 : isUpper(c) ? 1 : isDigit(c) ? 2 : 3;
        ++classes[static_cast<std::size_t>(kind)];
        changes += last >= 0 && kind != last ? 1 : 0;
        last = kind;
        seen.set(static_cast<unsigned char>(c) & 0x7FU);
    }
    return classes[0] >= 3 && classes[1] >= 3 && classes[2] >= 2 && classes[3] * 4 < word.size() && seen.count() >= 12
        && static_cast<double>(changes) >= kLeastChanges * static_cast<double>(word.size() - 1);
}

/// Three parts of base64url with dots, the first one a JSON object (RFC 7519). Where it is none, `end` is behind what
/// need not be looked at again.
bool readJwt(std::string_view text, std::size_t begin, std::size_t& end)
{
    end = begin;
    for (int part = 0; part < 3; ++part) {
        const std::size_t first = end;
        end = runEnd(text, first, isKeyByte);
        if (end - first < 10)
            return false;
        if (part < 2 && at(text, end++) != '.')
            return false;
    }
    return true;
}

std::size_t pemEnd(std::string_view text, std::size_t begin)
{
    constexpr std::string_view kBegin = "-----BEGIN ";
    const std::size_t title = text.substr(begin, 64).find("PRIVATE KEY-----");
    if (!startsAt(text, begin, kBegin) || title == std::string_view::npos)
        return begin;
    const std::size_t last = text.find("-----END ", begin);
    const std::size_t close = last == std::string_view::npos ? last : text.find("-----", last + 9);
    return close == std::string_view::npos ? text.size() : close + 5;
}

std::size_t prefixedEnd(std::string_view text, std::size_t begin)
{
    for (const Prefix& prefix : kPrefixes) {
        if (!startsAt(text, begin, prefix.text))
            continue;
        const std::size_t first = begin + prefix.text.size();
        const bool dots = prefix.text.back() == '.';
        const auto belongs = [dots](char c) { return isKeyByte(c) || (dots && c == '.'); };
        // A look at the beginning decides, so that "sk-sk-sk-…" costs no more than its length.
        const std::string_view head = text.substr(0, std::min(text.size(), first + kMostKey));
        const std::size_t headEnd = runEnd(head, first, belongs);
        if (headEnd - first >= prefix.least && hasDigit(text.substr(first, headEnd - first)))
            return runEnd(text, headEnd, belongs);
    }
    return begin;
}

/// The value of `name: value`, `name=value`, `"name":"value"`: at least eight characters, letters and others.
bool readAssigned(std::string_view text, std::size_t begin, Found& found)
{
    for (const std::string_view name : kNames) {
        if (!startsAnyCase(text, begin, name))
            continue;
        std::size_t i = begin + name.size();
        for (int taken = 0; taken < 3 && (at(text, i) == '"' || at(text, i) == '\'' || at(text, i) == ' '); ++taken)
            ++i;
        if (at(text, i) != ':' && at(text, i) != '=')
            continue;
        ++i;
        for (int taken = 0; taken < 3 && (at(text, i) == '"' || at(text, i) == '\'' || at(text, i) == ' '); ++taken)
            ++i;
        std::size_t end = i;
        bool digit = false;
        bool letter = false;
        while (end < text.size() && end - i <= kMostKey && static_cast<unsigned char>(text[end]) > ' '
            && text[end] != '"' && text[end] != '\'' && text[end] != ',' && text[end] != ';' && text[end] != '&'
            && text[end] != '<') {
            digit = digit || isDigit(text[end]);
            letter = letter || isAlpha(text[end]);
            ++end;
        }
        if (end - i >= 8 && end - i <= kMostKey && digit && letter && !startsAt(text, i, "\u27e8")) {
            found = {i, end, DataKind::Secret};
            return true;
        }
    }
    return false;
}

bool isId(std::string_view word)
{
    return std::any_of(kIds.begin(), kIds.end(), [&](std::string_view id) { return word.starts_with(id); });
}

/// A word drawn by lot that begins at `begin`: with its "+", "/" and padding, or without.
std::size_t drawnEnd(std::string_view text, std::size_t begin, std::size_t plainEnd, std::size_t base64End)
{
    if (looksDrawn(text.substr(begin, base64End - begin)))
        return base64End + (at(text, base64End) != '=' ? 0U : at(text, base64End + 1) == '=' ? 2U : 1U);
    return looksDrawn(text.substr(begin, plainEnd - begin)) ? plainEnd : begin;
}

} // namespace

void findSecrets(std::string_view text, Findings& out)
{
    std::size_t base64End = 0; // of the run that i is in; read once
    std::size_t i = 0;
    const auto take = [&](std::size_t begin, std::size_t end) {
        out.push_back({begin, end, DataKind::Secret});
        i = end;
    };
    while (i < text.size()) {
        if (text[i] == '-' && before(text, i) != '-') {
            if (const std::size_t end = pemEnd(text, i); end > i) {
                take(i, end);
                continue;
            }
        }
        if (!isAlnum(text[i]) || wordBefore(text, i)) {
            ++i;
            continue;
        }
        if (const std::size_t end = prefixedEnd(text, i); end > i) {
            take(i, end);
            continue;
        }
        std::size_t end = i;
        if (startsAt(text, i, "eyJ") && readJwt(text, i, end)) {
            take(i, end);
            continue;
        }
        if (startsAnyCase(text, i, "bearer ") || startsAnyCase(text, i, "basic ")) {
            const std::size_t first = text.find(' ', i) + 1;
            end = runEnd(text, first, isTokenByte);
            if (end - first >= 16 && hasDigit(text.substr(first, end - first))) {
                take(first, end);
                continue;
            }
        }
        if (Found assigned; readAssigned(text, i, assigned)) {
            take(assigned.begin, assigned.end);
            continue;
        }
        const std::size_t plainEnd = runEnd(text, i, isKeyByte);
        base64End
            = runEnd(text, std::max(plainEnd, base64End), [](char c) { return isKeyByte(c) || c == '+' || c == '/'; });
        if (!isId(text.substr(i, plainEnd - i))) {
            if (const std::size_t drawn = drawnEnd(text, i, plainEnd, base64End); drawn > i) {
                take(i, drawn);
                continue;
            }
        }
        // "backup-ghp_…": only what says what it is begins inside a word.
        std::size_t inside = text.substr(0, plainEnd).find('-', i);
        std::size_t key = 0;
        for (; inside != std::string_view::npos && key == 0; inside = text.substr(0, plainEnd).find('-', inside + 1))
            if (const std::size_t keyEnd = prefixedEnd(text, inside + 1); keyEnd > inside + 1)
                out.push_back({inside + 1, key = keyEnd, DataKind::Secret});
        i = std::max({plainEnd, i + 1, key});
    }
}

} // namespace turnout::ingest
