// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Session.h"

#include <memory>
#include <string_view>

namespace turnout::ingest {

/// Segments by a team's own rules, from a file:
///
///     {"rules":[{"segment":"topic","value":"refund","when":{"field":"text.user","matches":"refund|money back"}},
///               {"segment":"topic","value":"long","when":[{"field":"turns","above":10},
///                                                         {"field":"segment.plan","is":["free","trial"],"not":true}]},
///               {"segment":"topic","value":"other"}]}
///
/// Of the rules of a segment the first that holds gives its value; a session that fits none does not have the segment.
/// A rule holds when all its conditions do; without any it always does. Fields:
/// - text, text.user, text.assistant, text.tool, text.system: the turns' words ("matches": a regular expression of RE2,
///   without regard to case, found anywhere in one of the turns)
/// - user, segment.NAME: words ("matches", or "is": one value or a list; a segment the session does not have is "")
/// - turns, characters (bytes of all turns), score.NAME, signal.KIND (how often): numbers ("above", "below",
///   "at_least", "at_most"; a score that is not there holds in none of them)
/// "not": true turns a condition round.
class SegmentRules {
public:
    SegmentRules();
    ~SegmentRules();
    SegmentRules(SegmentRules&&) noexcept;
    SegmentRules& operator=(SegmentRules&&) noexcept;

    /// BadInput with the place: "rules[2].when[0]: …".
    static Result<SegmentRules> fromJson(std::string_view json);

    [[nodiscard]] bool empty() const;
    /// Some condition is about scores or signals, which may come later than their session.
    [[nodiscard]] bool needsEvents() const;
    /// Adds "derived.NAME" for every segment that a rule gives a value to; a name that is there already is left alone.
    void apply(session::Session& session) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::ingest
