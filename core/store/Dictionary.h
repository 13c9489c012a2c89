// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace turnout::store {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept
    {
        return std::hash<std::string_view>{}(text);
    }
};
using CodeMap = std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>>;

/// The words of an import and their codes: read from the project once, new words written as they come.
/// Functions throw SQLite::Exception. Thread: the writer's.
class Dictionary {
public:
    /// Reads what the project has.
    void load(Connection& connection);

    struct Segment {
        std::int32_t id = 0;
        CodeMap values;
    };
    /// `position` is the segment's place in its record: neighbours mostly have the same names in the same places.
    Segment& segment(Connection& connection, std::string_view name, std::size_t position);
    static std::int32_t value(Connection& connection, Segment& segment, std::string_view text);
    std::int32_t signalKind(Connection& connection, std::string_view name);
    std::int32_t scoreName(Connection& connection, std::string_view name);

private:
    std::unordered_map<std::string, Segment, TextHash, std::equal_to<>> m_segments;
    std::vector<std::pair<const std::string, Segment>*> m_byPosition;
    CodeMap m_signalKinds;
    CodeMap m_scoreNames;
};

} // namespace turnout::store
