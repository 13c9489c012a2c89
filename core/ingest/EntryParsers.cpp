// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "ingest/FieldParsers.h"

namespace turnout::ingest {
namespace {

KeyUse use(bool good)
{
    return good ? KeyUse::Taken : KeyUse::Bad;
}

bool notAnObject(std::string_view name, Element entry, RecordContext& context)
{
    return context.fail("a " + std::string(name) + " must be an object, this is " + std::string(kindOf(entry)));
}

/// "kind" of a signal or an outcome.
bool checkKind(std::string_view name, std::string_view kind, RecordContext& context)
{
    return !kind.empty() || context.fail("a " + std::string(name) + " needs its \"kind\"");
}

struct Scale {
    double low = 0;
    double high = 1;
};

bool readScale(Element value, Scale& out, RecordContext& context)
{
    simdjson::dom::array pair;
    if (value.get(pair) != simdjson::SUCCESS || pair.size() != 2 || pair.at(0).get(out.low) != simdjson::SUCCESS
        || pair.at(1).get(out.high) != simdjson::SUCCESS || !session::normaliseRating(out.low, out.low, out.high))
        return context.fail("\"scale\" of a rating must be [lowest, highest], for example [1,5]");
    return true;
}

/// A number on a scale; a bare one from 0 to 1 needs none.
bool readRatingNumber(double number, std::optional<Element> scale, session::Rating& out, RecordContext& context)
{
    Scale on;
    if (scale && !readScale(*scale, on, context))
        return false;
    if (!scale && (number < 0 || number > 1))
        return context.fail("\"rating\" " + jsonNumber(number) + ": a number needs its scale, for example "
            + R"({"value":2,"scale":[1,5]})");
    if (number < std::min(on.low, on.high) || number > std::max(on.low, on.high))
        return context.fail("\"rating\" " + jsonNumber(number) + " is outside its scale " + jsonNumber(on.low) + " … "
            + jsonNumber(on.high));
    const auto normal = session::normaliseRating(number, on.low, on.high);
    if (!normal)
        return context.fail("\"rating\" must be a finite number");
    out.value = *normal;
    out.given = jsonNumber(number);
    if (scale)
        out.given
            = R"({"value":)" + out.given + R"(,"scale":[)" + jsonNumber(on.low) + ',' + jsonNumber(on.high) + "]}";
    return true;
}

bool readRatingValue(Element value, std::optional<Element> scale, session::Rating& out, RecordContext& context)
{
    std::string_view text;
    bool truth = false;
    double number = 0;
    if (value.get(text) == simdjson::SUCCESS && (text == "up" || text == "down")) {
        out.value = text == "up" ? 1 : 0;
        out.given = inQuotes(text);
        return true;
    }
    if (value.get(truth) == simdjson::SUCCESS) {
        out.value = truth ? 1 : 0;
        out.given = truth ? "true" : "false";
        return true;
    }
    if (value.get(number) == simdjson::SUCCESS)
        return readRatingNumber(number, scale, out, context);
    std::string json;
    appendJson(json, value);
    return context.fail("\"rating\" must be \"up\", \"down\", true, false or a number, this is " + shown(json));
}

/// A label's value as GivenLabel documents it.
bool readLabelValue(Element value, std::string& out, RecordContext& context)
{
    simdjson::dom::array choices;
    if (value.get(choices) == simdjson::SUCCESS)
        for (const Element choice : choices)
            if (!choice.is_string())
                return context.fail("\"value\" of a label must be text, a number, true, false or a list of texts");
    if (value.is_object() || value.is_null())
        return context.fail("\"value\" of a label must be text, a number, true, false or a list of texts");
    scalarText(value, out);
    return true;
}

} // namespace

bool RatingParser::shortForm(Element entry, RecordContext& context)
{
    return readRatingValue(entry, std::nullopt, out, context);
}

KeyUse RatingParser::field(std::string_view key, Element entry, RecordContext& context)
{
    if (key == "value") {
        value = entry;
        return KeyUse::Taken;
    }
    if (key == "scale") {
        if (!entry.is_null())
            scale = entry;
        return KeyUse::Taken;
    }
    if (key == "turn")
        return use(readTurnIndex(entry, out.turn, context));
    if (key == "at")
        return use(readTime(key, entry, out.at, context));
    if (key == "comment")
        return use(readText(key, entry, out.comment, context));
    return KeyUse::Unknown;
}

bool RatingParser::finish(RecordContext& context)
{
    return value ? readRatingValue(*value, scale, out, context) : context.fail("a rating needs its \"value\"");
}

bool SignalParser::shortForm(Element entry, RecordContext& context)
{
    if (!entry.is_string())
        return notAnObject(kName, entry, context);
    return readText(kName, entry, out.kind, context) && checkKind(kName, out.kind, context);
}

KeyUse SignalParser::field(std::string_view key, Element entry, RecordContext& context)
{
    if (key == "kind")
        return use(readText(key, entry, out.kind, context));
    if (key == "turn")
        return use(readTurnIndex(entry, out.turn, context));
    if (key == "value")
        return use(readNumber(key, entry, out.value, context));
    if (key == "at")
        return use(readTime(key, entry, out.at, context));
    return KeyUse::Unknown;
}

bool SignalParser::finish(RecordContext& context)
{
    return checkKind(kName, out.kind, context);
}

bool OutcomeParser::shortForm(Element entry, RecordContext& context)
{
    if (!entry.is_string())
        return notAnObject(kName, entry, context);
    return readText(kName, entry, out.kind, context) && checkKind(kName, out.kind, context);
}

KeyUse OutcomeParser::field(std::string_view key, Element entry, RecordContext& context)
{
    if (key == "kind")
        return use(readText(key, entry, out.kind, context));
    if (key == "value")
        return use(readNumber(key, entry, out.value, context));
    if (key == "at")
        return use(readTime(key, entry, out.at, context));
    return KeyUse::Unknown;
}

bool OutcomeParser::finish(RecordContext& context)
{
    return checkKind(kName, out.kind, context);
}

bool LabelParser::shortForm(Element entry, RecordContext& context)
{
    return notAnObject(kName, entry, context);
}

KeyUse LabelParser::field(std::string_view key, Element entry, RecordContext& context)
{
    if (key == "annotator")
        return use(readName(key, entry, out.annotator, context));
    if (key == "question")
        return use(readText(key, entry, out.question, context));
    if (key == "value") {
        hasValue = true;
        return use(readLabelValue(entry, out.value, context));
    }
    if (key == "turn")
        return use(readTurnIndex(entry, out.turn, context));
    if (key == "at")
        return use(readTime(key, entry, out.at, context));
    if (key == "seconds") {
        const bool good = readNumber(key, entry, out.seconds, context);
        if (good && out.seconds && *out.seconds < 0)
            return use(context.fail("\"seconds\" must not be negative"));
        return use(good);
    }
    return KeyUse::Unknown;
}

bool LabelParser::finish(RecordContext& context)
{
    if (out.question.empty())
        return context.fail("a label needs its \"question\"");
    return hasValue || context.fail("a label needs its \"value\"");
}

} // namespace turnout::ingest
