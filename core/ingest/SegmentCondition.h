// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace turnout::ingest {

/// One condition of a segment rule; see SegmentRules.h for the fields and the tests.
class SegmentCondition {
public:
    SegmentCondition(SegmentCondition&&) noexcept;
    SegmentCondition& operator=(SegmentCondition&&) noexcept;
    ~SegmentCondition();

    static Result<SegmentCondition> fromJson(Element json);

    [[nodiscard]] bool holds(const session::Session& session) const;
    /// It is about scores or signals.
    [[nodiscard]] bool needsEvents() const;

private:
    enum class Field { Text, User, Segment, Turns, Characters, Score, Signal };
    enum class Test { Matches, Is, Above, Below, AtLeast, AtMost };

    SegmentCondition();
    bool readField(std::string_view name);
    Result<void> readTest(std::string_view key, Element value);
    [[nodiscard]] bool wordsHold(std::string_view words) const;
    [[nodiscard]] bool textHolds(const session::Session& session) const;
    [[nodiscard]] std::optional<double> number(const session::Session& session) const;
    [[nodiscard]] bool numberHolds(const session::Session& session) const;

    Field m_field = Field::Text;
    std::optional<session::Role> m_role; ///< of the turns looked at; all where there is none
    std::string m_name; ///< of the segment, score or signal
    std::optional<Test> m_test;
    std::unique_ptr<re2::RE2> m_expression;
    std::vector<std::string> m_values;
    double m_limit = 0;
    bool m_not = false;
};

} // namespace turnout::ingest
