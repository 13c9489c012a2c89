// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SearchHits.h"

#include "base/Json.h"

namespace turnout::store {
namespace {

using std::chrono::steady_clock;
constexpr auto kBatchTime = std::chrono::milliseconds(50);
constexpr std::size_t kBatchSize = 1000;

// The words as they stand in the stored JSON, which escapes as little as it can and always alike.
std::string escaped(std::string_view text)
{
    std::string json;
    appendJsonString(json, text);
    return json.substr(1, json.size() - 2);
}

} // namespace

TranscriptMatcher::TranscriptMatcher(std::string_view text)
    : m_inJson(escaped(text))
    , m_inText(text)
{
}

bool TranscriptMatcher::in(std::string_view turns)
{
    simdjson::dom::array array;
    if (!m_inJson.in(turns) || m_parser.parse(turns.data(), turns.size()).get(array) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element turn : array)
        if (std::string_view text; turn["text"].get(text) == simdjson::SUCCESS && m_inText.in(text))
            return true;
    return false;
}

HitBatches::HitBatches(const SearchHits& hits)
    : m_hits(hits)
{
}

bool HitBatches::add(SessionId id)
{
    m_waiting.push_back(id);
    return !m_first && m_waiting.size() < kBatchSize ? true : flush();
}

bool HitBatches::flushWhenDue()
{
    return m_waiting.empty() || steady_clock::now() - m_last < kBatchTime ? true : flush();
}

bool HitBatches::flush()
{
    const bool goOn = m_waiting.empty() || m_hits(m_waiting);
    m_waiting.clear();
    m_first = false;
    m_last = steady_clock::now();
    return goOn;
}

} // namespace turnout::store
