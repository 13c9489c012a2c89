// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Margins.h"

#include "base/Json.h"

#include <algorithm>
#include <cmath>
#include <simdjson.h>

namespace turnout::session {
namespace {

using simdjson::SUCCESS;

Error bad(std::string text, std::string place = "margins")
{
    return {ErrorCode::BadInput, std::move(text), std::move(place)};
}

std::string placeOf(const std::string& segment)
{
    return "margins, segment \"" + segment + "\"";
}

/// A count: a number from 0 on.
Result<double> countOf(simdjson::dom::element element, const std::string& what, const std::string& place)
{
    double count = 0;
    if (element.get(count) != SUCCESS || !(count >= 0) || !std::isfinite(count))
        return bad(what + " must be a number of sessions, 0 or more", place);
    return count;
}

Result<SegmentMargin> readSegment(std::string segment, simdjson::dom::element element)
{
    const std::string place = placeOf(segment);
    simdjson::dom::object counts;
    if (element.get(counts) != SUCCESS)
        return bad(R"(must be an object of values and their counts, such as {"free": 1500000, "pro": 343220})", place);
    SegmentMargin margin{std::move(segment), {}};
    for (const auto field : counts) {
        std::string value(field.key);
        const auto count = countOf(field.value, "the count of \"" + value + "\"", place);
        if (!count)
            return count.error();
        margin.values.push_back({std::move(value), *count});
    }
    return margin;
}

/// In order of the value, each once.
Result<void> arrangeValues(SegmentMargin& margin)
{
    const std::string place = placeOf(margin.segment);
    if (margin.values.empty())
        return bad("has no values", place);
    std::sort(margin.values.begin(), margin.values.end(),
        [](const MarginValue& a, const MarginValue& b) { return a.value < b.value; });
    const auto twice = std::adjacent_find(margin.values.begin(), margin.values.end(),
        [](const MarginValue& a, const MarginValue& b) { return a.value == b.value; });
    if (twice != margin.values.end())
        return bad("\"" + twice->value + "\" is there twice", place);
    return {};
}

/// Counts are whole numbers, but some come from estimates with decimals.
Result<void> checkSum(const SegmentMargin& margin, double total)
{
    constexpr double kRounding = 1e-9;
    double sum = 0;
    for (const MarginValue& value : margin.values)
        sum += value.sessions;
    if (std::abs(sum - total) <= kRounding * total)
        return {};
    return bad(
        "the counts add up to " + jsonNumber(sum) + ", but the total is " + jsonNumber(total), placeOf(margin.segment));
}

} // namespace

Result<Margins> marginsFromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    if (const auto error = parser.parse(simdjson::padded_string(json)).get(root); error != SUCCESS)
        return bad(std::string("this is not a JSON object: ") + simdjson::error_message(error));
    Margins margins;
    for (const auto field : root) {
        if (field.key == "total") {
            const auto total = countOf(field.value, "\"total\"", "margins");
            if (!total)
                return total.error();
            margins.total = *total;
        } else if (field.key == "segments") {
            simdjson::dom::object segments;
            if (field.value.get(segments) != SUCCESS)
                return bad("\"segments\" must be an object of segments");
            for (const auto segment : segments) {
                auto margin = readSegment(std::string(segment.key), segment.value);
                if (!margin)
                    return margin.error();
                margins.segments.push_back(std::move(*margin));
            }
        } else {
            return bad("\"" + std::string(field.key) + "\" is not known; there are: total, segments");
        }
    }
    if (const auto arranged = arrangeMargins(margins); !arranged)
        return arranged.error();
    return margins;
}

Result<void> arrangeMargins(Margins& margins)
{
    if (!(margins.total > 0))
        return bad("\"total\" must be there and over 0: how many sessions production had");
    if (margins.segments.empty())
        return bad("\"segments\" must be there, with at least one segment");
    std::sort(margins.segments.begin(), margins.segments.end(),
        [](const SegmentMargin& a, const SegmentMargin& b) { return a.segment < b.segment; });
    for (std::size_t i = 1; i < margins.segments.size(); ++i)
        if (margins.segments[i].segment == margins.segments[i - 1].segment)
            return bad("the segment is there twice", placeOf(margins.segments[i].segment));
    for (SegmentMargin& margin : margins.segments) {
        if (const auto arranged = arrangeValues(margin); !arranged)
            return arranged;
        if (const auto adds = checkSum(margin, margins.total); !adds)
            return adds;
    }
    return {};
}

} // namespace turnout::session
