// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TraceFields.h"

#include "base/Json.h"
#include "ingest/FieldParsers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace turnout::ingest {
namespace {

constexpr std::int64_t kNanosPerMilli = 1'000'000;
constexpr TimeMs kLatest = 9'200'000'000'000; ///< as nanoseconds it still fits
constexpr std::size_t kSegmentBytes = 100; ///< a longer value is not a segment's

} // namespace

std::optional<Element> fieldOf(simdjson::dom::object record, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        for (const auto field : record)
            if (field.key == name && !field.value.is_null())
                return field.value;
    return std::nullopt;
}

std::string textOf(simdjson::dom::object record, std::initializer_list<std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names)
        if (const auto value = fieldOf(record, {name}); value && !value->is_object() && !value->is_array()) {
            scalarText(*value, text);
            if (!text.empty())
                return text;
        }
    return text;
}

std::optional<double> numberOf(const std::optional<Element>& value)
{
    double number = 0;
    bool truth = false;
    std::string_view text;
    if (!value)
        return std::nullopt;
    if (value->get(truth) == simdjson::SUCCESS)
        return truth ? 1 : 0;
    if (value->get(text) == simdjson::SUCCESS) {
        if (text == "true" || text == "True")
            return 1;
        if (text == "false" || text == "False")
            return 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
    } else if (value->get(number) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

bool timeOf(simdjson::dom::object record, std::initializer_list<std::string_view> names,
    std::optional<std::int64_t>& out, RecordContext& context)
{
    const auto value = fieldOf(record, names);
    std::string_view text;
    std::optional<TimeMs> time;
    if (!value || (value->get(text) == simdjson::SUCCESS && text.empty()))
        return true;
    if (!readTime(*names.begin(), *value, time, context))
        return false;
    if (time && std::abs(*time) < kLatest)
        out = *time * kNanosPerMilli;
    return true;
}

std::optional<simdjson::dom::object> objectOf(const std::optional<Element>& value, simdjson::dom::parser& parser)
{
    simdjson::dom::object object;
    std::string_view text;
    if (!value)
        return std::nullopt;
    if (value->get(object) == simdjson::SUCCESS)
        return object;
    if (value->get(text) == simdjson::SUCCESS && text.starts_with('{')
        && parser.parse(text.data(), text.size()).get(object) == simdjson::SUCCESS)
        return object;
    return std::nullopt;
}

void takeSegments(simdjson::dom::object metadata, std::initializer_list<std::string_view> except, Observation& out)
{
    for (const auto field : metadata) {
        const bool left = std::find(except.begin(), except.end(), field.key) != except.end();
        // What frameworks note about themselves, and what names one person, is no segment.
        const bool own = field.key.starts_with("ls_") || field.key.starts_with("langgraph_")
            || field.key.ends_with("checkpoint_ns") || field.key == "thread_id" || field.key == "email";
        if (left || own || field.value.is_null() || field.value.is_object() || field.value.is_array())
            continue;
        std::string text;
        scalarText(field.value, text);
        if (!text.empty() && text.size() <= kSegmentBytes && out.segments.size() < kNameLimit)
            out.segments.emplace_back(field.key, std::move(text));
    }
}

std::optional<session::Rating> ratingOf(
    const std::optional<double>& number, std::string_view word, std::string comment, std::optional<std::int64_t> at)
{
    static constexpr std::array<std::string_view, 9> ups{
        "up", "thumbs_up", "thumbs-up", "positive", "good", "like", "yes", "helpful", "👍"};
    static constexpr std::array<std::string_view, 9> downs{
        "down", "thumbs_down", "thumbs-down", "negative", "bad", "dislike", "no", "unhelpful", "👎"};
    session::Rating rating;
    std::string low(word);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::find(ups.begin(), ups.end(), low) != ups.end())
        rating.value = 1;
    else if (std::find(downs.begin(), downs.end(), low) != downs.end())
        rating.value = 0;
    else if (word.empty() && number && *number >= 0 && *number <= 1)
        rating.value = *number;
    else
        return std::nullopt;
    if (word.empty())
        rating.given = jsonNumber(*number);
    else
        appendJsonString(rating.given, word);
    rating.comment = std::move(comment);
    if (at)
        rating.at = *at / kNanosPerMilli;
    return rating;
}

} // namespace turnout::ingest
