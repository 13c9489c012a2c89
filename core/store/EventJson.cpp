// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventJson.h"

#include "base/Json.h"

#include <simdjson.h>

namespace turnout::store {
namespace {

using simdjson::dom::element;

template <typename T>
void maybe(JsonWriter& writer, std::string_view name, const std::optional<T>& value)
{
    if (value)
        writer.field(name, *value);
}

struct Write {
    JsonWriter& writer;

    void operator()(const session::Rating& rating) const
    {
        writer.key("rating").beginObject().field("value", rating.value).field("given", rating.given);
        maybe(writer, "turn", rating.turn);
        maybe(writer, "at", rating.at);
        if (!rating.comment.empty())
            writer.field("comment", rating.comment);
        writer.endObject();
    }
    void operator()(const session::Signal& signal) const
    {
        writer.key("signal").beginObject().field("kind", signal.kind);
        maybe(writer, "turn", signal.turn);
        maybe(writer, "value", signal.value);
        maybe(writer, "at", signal.at);
        writer.endObject();
    }
    void operator()(const session::Outcome& outcome) const
    {
        writer.key("outcome").beginObject().field("kind", outcome.kind);
        maybe(writer, "value", outcome.value);
        maybe(writer, "at", outcome.at);
        writer.endObject();
    }
    void operator()(const session::Score& score) const
    {
        writer.key("score").beginObject().field("name", score.name).field("value", score.value).endObject();
    }
    void operator()(const session::GivenLabel& label) const
    {
        writer.key("label").beginObject().field("annotator", label.annotator).field("question", label.question);
        writer.field("value", label.value);
        maybe(writer, "turn", label.turn);
        maybe(writer, "at", label.at);
        maybe(writer, "seconds", label.seconds);
        if (label.skipped)
            writer.field("skipped", true);
        writer.endObject();
    }
};

std::string textOf(element object, std::string_view name)
{
    std::string_view text;
    return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::optional<double> numberOf(element object, std::string_view name)
{
    double number = 0;
    return object[name].get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> integerOf(element object, std::string_view name)
{
    std::int64_t number = 0;
    return object[name].get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

std::optional<int> turnOf(element object)
{
    const std::optional<std::int64_t> turn = integerOf(object, "turn");
    return turn ? std::optional(static_cast<int>(*turn)) : std::nullopt;
}

} // namespace

std::string eventToJson(const EventPayload& payload)
{
    JsonWriter writer;
    writer.beginObject();
    std::visit(Write{writer}, payload);
    writer.endObject();
    return writer.take();
}

std::optional<EventPayload> eventFromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    element object;
    if (root["rating"].get(object) == simdjson::SUCCESS)
        return session::Rating{numberOf(object, "value").value_or(0), textOf(object, "given"), turnOf(object),
            integerOf(object, "at"), textOf(object, "comment")};
    if (root["signal"].get(object) == simdjson::SUCCESS)
        return session::Signal{
            textOf(object, "kind"), turnOf(object), numberOf(object, "value"), integerOf(object, "at")};
    if (root["outcome"].get(object) == simdjson::SUCCESS)
        return session::Outcome{textOf(object, "kind"), numberOf(object, "value"), integerOf(object, "at")};
    if (root["score"].get(object) == simdjson::SUCCESS)
        return session::Score{textOf(object, "name"), numberOf(object, "value").value_or(0)};
    if (root["label"].get(object) == simdjson::SUCCESS)
        return session::GivenLabel{textOf(object, "annotator"), textOf(object, "question"), textOf(object, "value"),
            turnOf(object), integerOf(object, "at"), numberOf(object, "seconds"),
            object["skipped"].error() == simdjson::SUCCESS};
    return std::nullopt;
}

} // namespace turnout::store
