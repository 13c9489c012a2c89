// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FrameReader.h"
#include "store/IndexLookup.h"
#include "store/IndexWords.h"
#include "store/SearchHits.h"

#include <algorithm>

namespace turnout::store {
namespace {

// Sessions asked for at once: few first, so that there is something to show, then more.
constexpr std::int64_t kFirstSessions = 4096;
constexpr std::int64_t kMostSessions = 262144;

// One search, some sessions after the others.
class IndexedSearch {
public:
    IndexedSearch(Connection& connection, const std::string& text, IndexPlan plan, const SearchHits& hits,
        const CancelToken& cancel)
        : m_connection(connection)
        , m_plan(std::move(plan))
        , m_cancel(cancel)
        , m_matcher(text)
        , m_batches(hits)
    {
    }

    // False: nobody wants more, or cancelled.
    bool take(SessionId first, SessionId last)
    {
        const SessionBits odd = sessionsWith(m_connection, {std::string(kOddWord)}, first, last, m_cancel);
        SessionBits maybe = sessionsWith(m_connection, m_plan.anyOf.front(), first, last, m_cancel);
        for (std::size_t i = 1; i < m_plan.anyOf.size(); ++i)
            maybe.keepOnly(sessionsWith(m_connection, m_plan.anyOf[i], first, last, m_cancel));
        for (SessionId id = first; id <= last; id = SessionId(id.value() + 1)) {
            if (m_cancel.cancelled())
                return false;
            const bool has = maybe.test(id);
            if (!has && !odd.test(id))
                continue;
            const bool hit = (has && m_plan.exact) || read(id);
            if (hit)
                ++m_summary.found;
            if (hit ? !m_batches.add(id) : !m_batches.flushWhenDue())
                return false;
        }
        return m_batches.flushWhenDue();
    }

    SearchSummary finish()
    {
        m_batches.flush();
        return m_summary;
    }

private:
    bool read(SessionId id)
    {
        ++m_summary.scanned;
        Query query(m_connection, "SELECT turns FROM transcript WHERE session_id = ?", id);
        return query.step() && m_matcher.in(query.text(0));
    }

    Connection& m_connection;
    IndexPlan m_plan;
    const CancelToken& m_cancel;
    TranscriptMatcher m_matcher;
    HitBatches m_batches;
    SearchSummary m_summary;
};

} // namespace

Result<std::optional<SearchSummary>> searchIndexed(
    Connection& connection, const SearchRequest& request, const SearchHits& hits, const CancelToken& cancel)
{
    using Found = std::optional<SearchSummary>;
    return guarded([&]() -> Result<Found> {
        if (request.text.empty())
            return Error{ErrorCode::BadInput, "Give at least one character to search for.", {}};
        auto plan = planSearch(connection, request.text, cancel);
        if (!plan && !cancel.cancelled())
            return Found();
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        IndexedSearch search(connection, request.text, std::move(*plan), hits, cancel);
        std::int64_t sessions = kFirstSessions;
        for (SessionId next = request.from; next <= request.to;) {
            const SessionId last(std::min(request.to.value(), next.value() + sessions - 1));
            if (!search.take(next, last))
                break;
            next = SessionId(last.value() + 1);
            sessions = std::min(sessions * 4, kMostSessions);
        }
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        return Found(search.finish());
    });
}

} // namespace turnout::store
