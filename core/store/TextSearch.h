// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Job.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace turnout::store {

/// Which sessions have a turn whose text contains these words, as written, but for upper and lower case.
struct SearchRequest {
    std::string text; ///< UTF-8; not empty
    SessionId from{1}; ///< both included
    SessionId to;
};

struct SearchSummary {
    std::int64_t scanned = 0; ///< transcripts read
    std::int64_t found = 0;
};

/// Gets hits, in order of id, as soon as there are some; a false answer stops the search.
using SearchHits = std::function<bool(std::span<const SessionId>)>;

/// Scans the transcripts; no index. Hits come in batches: the first as soon as it is found, later ones together, at
/// least every 50 ms. Cancelled → ErrorCode::Cancelled.
Result<SearchSummary> searchText(
    Connection& connection, const SearchRequest& request, const SearchHits& hits, const CancelToken& cancel);

/// The same out of the full-text index, which finds what the scan finds: a word, or a part of one, by the index alone;
/// of words in a row the transcripts that have them all are read. Sessions the index does not have yet are left out:
/// request.to must not be behind indexedTo. Nothing where the index is no help: the text has no word (signs, emoji of
/// older blocks, broken UTF-8), or too many words have it in them.
Result<std::optional<SearchSummary>> searchIndexed(
    Connection& connection, const SearchRequest& request, const SearchHits& hits, const CancelToken& cancel);

} // namespace turnout::store
