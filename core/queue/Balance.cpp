// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Balance.h"

#include <algorithm>
#include <unordered_map>

namespace turnout::queue {
namespace {

using population::Frame;
using population::SegmentColumn;

Result<const SegmentColumn*> columnOf(const Frame& frame, const std::string& name)
{
    const SegmentColumn* column = frame.segment(name);
    if (column == nullptr)
        return Error{ErrorCode::BadInput, "there is no segment \"" + name + "\" to balance", "draw policy"};
    return column;
}

std::string valueText(const std::string& value)
{
    return value.empty() ? "not given" : value;
}

/// A column of the pairs of values that there are.
SegmentColumn pairOf(const SegmentColumn& first, const SegmentColumn& second)
{
    SegmentColumn pair;
    pair.name = first.name + " × " + second.name;
    pair.codes.reserve(first.codes.size());
    std::unordered_map<std::uint64_t, std::uint32_t> codeOf;
    for (std::size_t row = 0; row < first.codes.size(); ++row) {
        const std::uint32_t a = first.codes[row];
        const std::uint32_t b = second.codes[row];
        std::uint32_t code = 0; // neither is given
        if (a != 0 || b != 0) {
            const std::uint64_t key = (std::uint64_t{a} << 32U) | b;
            const auto [at, added] = codeOf.try_emplace(key, static_cast<std::uint32_t>(pair.values.size()));
            if (added)
                pair.values.push_back(valueText(first.values[a]) + " × " + valueText(second.values[b]));
            code = at->second;
        }
        pair.codes.push_back(code);
    }
    return pair;
}

BalancedSegment& segmentIn(Balance& balance, const SegmentColumn* column)
{
    const auto found = std::find_if(balance.segments.begin(), balance.segments.end(),
        [&](const BalancedSegment& segment) { return segment.column == column; });
    if (found != balance.segments.end())
        return *found;
    balance.segments.push_back({column, {}});
    return balance.segments.back();
}

Result<void> addTarget(const Frame& frame, const CoverageTarget& target, Balance& balance)
{
    const auto column = columnOf(frame, target.segment);
    if (!column)
        return column.error();
    const auto& values = (*column)->values;
    const auto labels = static_cast<double>(target.labels);
    std::size_t from = 1; // "each" is each value that was given
    std::size_t to = values.size();
    if (target.value) {
        from = static_cast<std::size_t>(std::find(values.begin(), values.end(), *target.value) - values.begin());
        if (from == values.size())
            return Error{ErrorCode::BadInput,
                "there is no value \"" + *target.value + "\" of segment \"" + target.segment + "\" to have "
                    + std::to_string(target.labels) + " labels of",
                "draw policy"};
        to = from + 1;
    }
    auto& least = segmentIn(balance, *column).least;
    least.resize(values.size(), 0);
    for (std::size_t code = from; code < to; ++code)
        least[code] = std::max(least[code], labels);
    return {};
}

} // namespace

Result<Balance> balanceOf(const Frame& frame, const DrawPolicy& policy)
{
    Balance balance;
    for (const std::string& name : policy.balance) {
        const auto column = columnOf(frame, name);
        if (!column)
            return column.error();
        segmentIn(balance, *column);
    }
    if (policy.balance.empty())
        for (const SegmentColumn& column : frame.segments)
            if (column.values.size() >= 3 && column.values.size() <= kBalanceValues + 1)
                segmentIn(balance, &column);
    for (const CoverageTarget& target : policy.targets)
        if (const auto added = addTarget(frame, target, balance); !added)
            return added.error();
    for (const auto& [one, other] : policy.pairs) {
        const auto first = columnOf(frame, one);
        if (!first)
            return first.error();
        const auto second = columnOf(frame, other);
        if (!second)
            return second.error();
        balance.pairs.push_back(pairOf(**first, **second));
        balance.segments.push_back({&balance.pairs.back(), {}});
    }
    return balance;
}

} // namespace turnout::queue
