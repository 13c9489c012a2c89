// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/FieldParsers.h"

#include "base/Json.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace turnout::ingest {
namespace {

using session::Session;

/// What is wrong with a key's value: `"user" must be text, this is a list`.
bool wrongKind(std::string_view key, std::string_view wanted, Element value, RecordContext& context)
{
    return context.fail(inQuotes(key) + " must be " + std::string(wanted) + ", this is " + std::string(kindOf(value)));
}

bool integerText(Element value, std::string& out)
{
    if (value.is_int64())
        out = std::to_string(value.get_int64().value_unsafe());
    else if (value.is_uint64())
        out = std::to_string(value.get_uint64().value_unsafe());
    else
        return false;
    return true;
}

/// Whether an RFC 3339 text says its zone: a Z or an offset behind the date.
bool namesZone(std::string_view text)
{
    return text.size() > 10 && text.find_first_of("Zz+-", 10) != std::string_view::npos;
}

} // namespace

bool checkId(std::string_view key, std::string_view id, RecordContext& context)
{
    if (id.empty())
        return context.fail(inQuotes(key) + " is empty");
    if (id.size() > kIdLimit)
        return context.fail(inQuotes(key) + " is longer than 1024 bytes");
    if (id.find('\0') != std::string_view::npos)
        return context.fail(inQuotes(key) + " contains a NUL character");
    return true;
}

bool readId(std::string_view key, Element value, std::string& out, RecordContext& context)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        out.assign(text);
    else if (!integerText(value, out))
        return wrongKind(key, "text or a whole number", value, context);
    return checkId(key, out, context);
}

bool readText(std::string_view key, Element value, std::string& out, RecordContext& context)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        out.assign(text);
    else if (value.is_null())
        out.clear();
    else
        return wrongKind(key, "text", value, context);
    return true;
}

bool readName(std::string_view key, Element value, std::string& out, RecordContext& context)
{
    return integerText(value, out) || readText(key, value, out, context);
}

std::optional<TimeMs> timeFromNumber(double number)
{
    const double size = std::abs(number);
    if (size < 1e11)
        return static_cast<TimeMs>(std::llround(number * 1000));
    if (size < 1e14)
        return static_cast<TimeMs>(std::llround(number));
    if (size < 1e17)
        return static_cast<TimeMs>(std::llround(number / 1000));
    if (size < 1e20)
        return static_cast<TimeMs>(std::llround(number / 1e6));
    return std::nullopt;
}

bool readTimeText(std::string_view key, std::string_view text, std::optional<TimeMs>& out, RecordContext& context)
{
    out = parseTime(text);
    if (!out)
        return context.fail(
            inQuotes(key) + " is not a time: " + shown(text) + "; write it like \"2026-05-01T10:00:00Z\"");
    if (!namesZone(text))
        context.notes.timeWithoutZone();
    return true;
}

bool readTime(std::string_view key, Element value, std::optional<TimeMs>& out, RecordContext& context)
{
    out.reset();
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return readTimeText(key, text, out, context);
    if (value.is_null())
        return true;
    double number = 0;
    if (value.get(number) != simdjson::SUCCESS)
        return wrongKind(key, "a time", value, context);
    out = timeFromNumber(number);
    return out || context.fail(inQuotes(key) + " is too large for a time");
}

bool readNumber(std::string_view key, Element value, std::optional<double>& out, RecordContext& context)
{
    out.reset();
    double number = 0;
    bool truth = false;
    if (value.get(number) == simdjson::SUCCESS) {
        if (!std::isfinite(number))
            return context.fail(inQuotes(key) + " must be a finite number");
        out = number;
    } else if (value.get(truth) == simdjson::SUCCESS) {
        out = truth ? 1 : 0;
    } else if (!value.is_null()) {
        return wrongKind(key, "a number", value, context);
    }
    return true;
}

bool readTurnIndex(Element value, std::optional<int>& out, RecordContext& context)
{
    out.reset();
    if (value.is_null())
        return true;
    std::int64_t number = 0;
    if (value.get(number) != simdjson::SUCCESS || number < 0 || number > std::numeric_limits<int>::max())
        return context.fail("\"turn\" must be a whole number from 0");
    out = static_cast<int>(number);
    return true;
}

bool checkWeight(double weight, RecordContext& context)
{
    return (weight >= 0 && weight <= kWeightLimit)
        || context.fail("\"weight\" must be a number from 0 to 1000000000000");
}

bool readWeight(Element value, double& out, RecordContext& context)
{
    if (value.get(out) != simdjson::SUCCESS)
        return wrongKind("weight", "a number", value, context);
    return checkWeight(out, context);
}

void scalarText(Element value, std::string& out)
{
    out.clear();
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        out.assign(text);
    else if (!value.is_null())
        appendJson(out, value);
}

bool addSegment(Session& session, std::string_view name, std::string value, RecordContext& context)
{
    if (name.empty())
        return context.fail("\"segments\" has a segment without a name");
    const auto same = std::find_if(
        session.segments.begin(), session.segments.end(), [&](const auto& segment) { return segment.first == name; });
    if (same != session.segments.end())
        same->second = std::move(value);
    else if (session.segments.size() < kNameLimit)
        session.segments.emplace_back(name, std::move(value));
    else
        return context.fail("\"segments\" has more than 256 names");
    return true;
}

bool readSegments(std::string_view key, Element value, Session& session, RecordContext& context)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return value.is_null() || wrongKind(key, "an object of names and values", value, context);
    session.segments.reserve(std::min(object.size(), kNameLimit));
    for (const auto field : object) {
        if (field.value.is_null())
            continue;
        std::string text;
        scalarText(field.value, text);
        if (!addSegment(session, field.key, std::move(text), context))
            return false;
    }
    return true;
}

bool addScore(Session& session, std::string_view name, double value, RecordContext& context)
{
    if (name.empty())
        return context.fail("\"scores\" has a score without a name");
    const auto same = std::find_if(
        session.scores.begin(), session.scores.end(), [&](const auto& score) { return score.name == name; });
    if (same != session.scores.end())
        same->value = value;
    else if (session.scores.size() < kNameLimit)
        session.scores.push_back({std::string(name), value});
    else
        return context.fail("\"scores\" has more than 256 names");
    return true;
}

} // namespace turnout::ingest
