// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextSearch.h"

#include "base/Json.h"
#include "store/FrameReader.h"
#include "store/TextMatcher.h"

#include <simdjson.h>

#include <algorithm>
#include <chrono>

namespace turnout::store {
namespace {

using std::chrono::steady_clock;
constexpr auto kBatchTime = std::chrono::milliseconds(50);
constexpr std::size_t kBatchSize = 1000;
constexpr std::int64_t kRowsBetweenLooks = 256; // at the clock

// The words as they stand in the stored JSON, which escapes as little as it can and always alike.
std::string escaped(std::string_view text)
{
    std::string json;
    appendJsonString(json, text);
    return json.substr(1, json.size() - 2);
}

// Whether it is a turn's text that has the words, and not a tool call or the JSON around them.
bool inSomeText(simdjson::dom::parser& parser, std::string_view turns, const TextMatcher& matcher)
{
    simdjson::dom::array array;
    if (parser.parse(turns.data(), turns.size()).get(array) != simdjson::SUCCESS)
        return false;
    for (const simdjson::dom::element turn : array)
        if (std::string_view text; turn["text"].get(text) == simdjson::SUCCESS && matcher.in(text))
            return true;
    return false;
}

// Gathers hits and hands them on.
class Batches {
public:
    explicit Batches(const SearchHits& hits)
        : m_hits(hits)
    {
    }
    bool add(SessionId id)
    {
        m_waiting.push_back(id);
        return !m_first && m_waiting.size() < kBatchSize ? true : flush();
    }
    bool flushWhenDue()
    {
        return m_waiting.empty() || steady_clock::now() - m_last < kBatchTime ? true : flush();
    }
    bool flush()
    {
        const bool goOn = m_waiting.empty() || m_hits(m_waiting);
        m_waiting.clear();
        m_first = false;
        m_last = steady_clock::now();
        return goOn;
    }

private:
    const SearchHits& m_hits;
    std::vector<SessionId> m_waiting;
    steady_clock::time_point m_last = steady_clock::now();
    bool m_first = true;
};

} // namespace

Result<SearchSummary> searchText(
    Connection& connection, const SearchRequest& request, const SearchHits& hits, const CancelToken& cancel)
{
    return guarded([&]() -> Result<SearchSummary> {
        if (request.text.empty())
            return Error{ErrorCode::BadInput, "Give at least one character to search for.", {}};
        const auto seen = visible(connection);
        if (!seen)
            return seen.error();
        const TextMatcher inJson(escaped(request.text));
        const TextMatcher inText(request.text);
        simdjson::dom::parser parser;
        Batches batches(hits);
        SearchSummary summary;
        Query query(connection,
            "SELECT session_id, turns FROM transcript WHERE session_id BETWEEN ? AND ? ORDER BY session_id",
            request.from.value(), std::min(request.to, seen->last).value());
        while (query.step()) {
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, "Cancelled.", {}};
            ++summary.scanned;
            const std::string_view turns = query.text(1);
            bool goOn = true;
            if (inJson.in(turns) && inSomeText(parser, turns, inText)) {
                ++summary.found;
                goOn = batches.add(query.id<SessionId>(0));
            } else if (summary.scanned % kRowsBetweenLooks == 0) {
                goOn = batches.flushWhenDue();
            }
            if (!goOn)
                return summary;
        }
        batches.flush();
        return summary;
    });
}

} // namespace turnout::store
