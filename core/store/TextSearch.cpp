// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextSearch.h"

#include "store/FrameReader.h"
#include "store/SearchHits.h"

#include <algorithm>

namespace turnout::store {
namespace {

constexpr std::int64_t kRowsBetweenLooks = 256; // at the clock

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
        TranscriptMatcher matcher(request.text);
        HitBatches batches(hits);
        SearchSummary summary;
        Query query(connection,
            "SELECT session_id, turns FROM transcript WHERE session_id BETWEEN ? AND ? ORDER BY session_id",
            request.from.value(), std::min(request.to, seen->last).value());
        while (query.step()) {
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, "Cancelled.", {}};
            ++summary.scanned;
            bool goOn = true;
            if (matcher.in(query.text(1))) {
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
