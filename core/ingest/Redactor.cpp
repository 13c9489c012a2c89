// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Redactor.h"

#include "ingest/JsonStrings.h"
#include "ingest/Pseudonym.h"
#include "ingest/TextScan.h"

#include <array>

namespace turnout::ingest {
namespace {

constexpr std::array<std::string_view, kDataKinds> kKindNames{
    "pattern", "email", "iban", "card", "secret", "ip", "phone"};
constexpr std::array<std::string_view, 3> kModeNames{"off", "report", "replace"};
constexpr std::size_t kLongestName = 64;

/// "customerPhone_number" → "customer phone number: ": the words a detector looks for before a value.
void appendNameAsWords(std::string& out, std::string_view name)
{
    bool small = false;
    for (const char c : name) {
        if (isUpper(c) && small)
            out += ' ';
        small = isLower(c);
        out += c == '_' || c == '-' || c == '.' ? ' ' : lowerOf(c);
    }
    out += ": ";
}

} // namespace

void mergeFindings(Findings& found)
{
    if (found.empty())
        return;
    std::sort(found.begin(), found.end(),
        [](const Found& a, const Found& b) { return a.begin != b.begin ? a.begin < b.begin : a.kind < b.kind; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
        Found& last = found[kept];
        if (found[i].begin < last.end) {
            last.end = std::max(last.end, found[i].end);
            last.kind = std::min(last.kind, found[i].kind);
        } else {
            found[++kept] = found[i];
        }
    }
    found.resize(kept + 1);
}

std::string_view dataKindName(DataKind kind)
{
    return kKindNames.at(static_cast<std::size_t>(kind));
}

std::string_view redactionModeName(RedactionMode mode)
{
    return kModeNames.at(static_cast<std::size_t>(mode));
}

std::optional<RedactionMode> redactionModeFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kModeNames.size(); ++i)
        if (kModeNames[i] == name)
            return static_cast<RedactionMode>(i);
    return std::nullopt;
}

std::int64_t RedactionCounts::total() const
{
    std::int64_t sum = 0;
    for (const std::int64_t n : found)
        sum += n;
    return sum;
}

Result<Redactor> Redactor::make(RedactionOptions options)
{
    Redactor redactor;
    redactor.m_mode = options.mode;
    redactor.m_key = options.key;
    for (const std::string& pattern : options.patterns)
        if (const auto added = redactor.m_patterns.add(pattern); !added)
            return added.error();
    return redactor;
}

bool Redactor::text(std::string& text, std::string_view name)
{
    return change(text, name, true);
}

bool Redactor::identifier(std::string& text)
{
    return change(text, {}, false);
}

bool Redactor::json(std::string& json)
{
    if (m_mode == RedactionMode::Off || json.empty())
        return false;
    return changeJsonStrings(json, [this](std::string& text, std::string_view key) { return change(text, key, true); });
}

bool Redactor::change(std::string& text, std::string_view name, bool inText)
{
    if (m_mode == RedactionMode::Off || text.size() < 4)
        return false;
    // What the text is called is read before it, as words would be.
    std::size_t ahead = 0;
    std::string_view seen = text;
    if (!name.empty() && name.size() <= kLongestName) {
        m_named.clear();
        appendNameAsWords(m_named, name);
        ahead = m_named.size();
        m_named += text;
        seen = m_named;
    }
    m_found.clear();
    m_patterns.find(text, m_found);
    for (Found& found : m_found)
        found = {found.begin + ahead, found.end + ahead, found.kind};
    findEmails(seen, m_found);
    findIbans(seen, m_found);
    findCards(seen, m_found);
    if (inText)
        findSecrets(seen, m_found);
    findIps(seen, m_found);
    findPhones(seen, inText, m_found);
    std::erase_if(m_found, [&](const Found& found) { return found.begin < ahead; });
    if (m_found.empty())
        return false;
    mergeFindings(m_found);
    for (const Found& found : m_found)
        ++m_counts.found.at(static_cast<std::size_t>(found.kind));
    m_counts.records += m_recordCounted ? 0 : 1;
    m_recordCounted = true;
    if (m_mode == RedactionMode::Report)
        return false;
    m_out.clear();
    std::size_t copied = ahead;
    for (const Found& found : m_found) {
        m_out.append(seen, copied, found.begin - copied);
        m_out += pseudonym(m_key, found.kind, seen.substr(found.begin, found.end - found.begin));
        copied = found.end;
    }
    m_out.append(seen, copied, std::string_view::npos);
    text = m_out;
    return true;
}

} // namespace turnout::ingest
