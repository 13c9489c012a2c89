// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TextMatcher.h"
#include "store/TextSearch.h"

#include <simdjson.h>

#include <chrono>
#include <string_view>
#include <vector>

/// What the two ways of searching share: looking into one transcript, and handing hits on.
namespace turnout::store {

/// Whether a stored transcript has the words in the text of a turn, and not in a tool call or the JSON around them.
class TranscriptMatcher {
public:
    /// `text` is UTF-8 and not empty.
    explicit TranscriptMatcher(std::string_view text);
    /// `turns` as they are stored.
    [[nodiscard]] bool in(std::string_view turns);

private:
    TextMatcher m_inJson; ///< quick, and never misses
    TextMatcher m_inText;
    simdjson::dom::parser m_parser;
};

/// Gathers hits and hands them on: the first at once, later ones together. False answers: nobody wants more.
class HitBatches {
public:
    explicit HitBatches(const SearchHits& hits);
    bool add(SessionId id);
    /// To be called now and then: hands on what has waited long enough.
    bool flushWhenDue();
    bool flush();

private:
    const SearchHits& m_hits;
    std::vector<SessionId> m_waiting;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
    bool m_first = true;
};

} // namespace turnout::store
