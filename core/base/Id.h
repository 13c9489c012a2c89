// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace turnout {

/// A row id that cannot be mistaken for another kind of row id. 0 means "none".
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value)
        : m_value(value)
    {
    }
    [[nodiscard]] constexpr std::int64_t value() const
    {
        return m_value;
    }
    [[nodiscard]] constexpr bool valid() const
    {
        return m_value != 0;
    }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t m_value = 0;
};

using SessionId = Id<struct SessionTag>;
using SourceId = Id<struct SourceTag>;
using DrawId = Id<struct DrawTag>;
using AnnotatorId = Id<struct AnnotatorTag>;
using LabelEventId = Id<struct LabelEventTag>;
using RubricId = Id<struct RubricTag>;
using EvalSetId = Id<struct EvalSetTag>;

} // namespace turnout

template <typename Tag>
struct std::hash<turnout::Id<Tag>> {
    std::size_t operator()(turnout::Id<Tag> id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.value());
    }
};
