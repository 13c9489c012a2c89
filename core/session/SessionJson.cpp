// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SessionJson.h"

#include "base/Json.h"

namespace turnout::session {
namespace {

void writeTime(JsonWriter& json, const char* key, const std::optional<TimeMs>& time)
{
    if (time)
        json.field(key, formatTime(*time));
}

void writeTurn(JsonWriter& json, const Turn& turn)
{
    json.beginObject().field("role", roleName(turn.role)).field("text", turn.text);
    if (!turn.name.empty())
        json.field("name", turn.name);
    writeTime(json, "at", turn.at);
    if (!turn.toolCalls.empty())
        json.key("tool_calls").raw(turn.toolCalls);
    json.endObject();
}

void writeRating(JsonWriter& json, const Rating& rating)
{
    json.beginObject().key("value");
    // `given` is the value as it came where that is a word or truth; a number needs its scale with it.
    if (rating.given == "\"up\"" || rating.given == "\"down\"" || rating.given == "true" || rating.given == "false")
        json.raw(rating.given);
    else
        json.value(rating.value).key("scale").beginArray().value(0).value(1).endArray();
    if (rating.turn)
        json.field("turn", *rating.turn);
    writeTime(json, "at", rating.at);
    if (!rating.comment.empty())
        json.field("comment", rating.comment);
    json.endObject();
}

void writeSignal(JsonWriter& json, const Signal& signal)
{
    json.beginObject().field("kind", signal.kind);
    if (signal.turn)
        json.field("turn", *signal.turn);
    if (signal.value)
        json.field("value", *signal.value);
    writeTime(json, "at", signal.at);
    json.endObject();
}

void writeOutcome(JsonWriter& json, const Outcome& outcome)
{
    json.beginObject().field("kind", outcome.kind);
    if (outcome.value)
        json.field("value", *outcome.value);
    writeTime(json, "at", outcome.at);
    json.endObject();
}

template <typename T, typename F>
void writeList(JsonWriter& json, const char* key, const std::vector<T>& items, F&& write)
{
    if (items.empty())
        return;
    json.key(key).beginArray();
    for (const T& item : items)
        write(json, item);
    json.endArray();
}

} // namespace

std::string sessionToJson(const Session& session, bool ratings)
{
    JsonWriter json;
    json.beginObject().field("id", session.id);
    writeTime(json, "started_at", session.startedAt);
    writeTime(json, "ended_at", session.endedAt);
    if (!session.user.empty())
        json.field("user", session.user);
    if (session.weight != 1)
        json.field("weight", session.weight);
    if (!session.segments.empty()) {
        json.key("segments").beginObject();
        for (const auto& [name, value] : session.segments)
            json.field(name, value);
        json.endObject();
    }
    writeList(json, "turns", session.turns, writeTurn);
    if (ratings)
        writeList(json, "ratings", session.ratings, writeRating);
    writeList(json, "signals", session.signals, writeSignal);
    writeList(json, "observed", session.observed, [](JsonWriter& j, const std::string& kind) { j.value(kind); });
    if (!session.scores.empty()) {
        json.key("scores").beginObject();
        for (const Score& score : session.scores)
            json.field(score.name, score.value);
        json.endObject();
    }
    writeList(json, "outcomes", session.outcomes, writeOutcome);
    json.endObject();
    return json.take();
}

std::string ratingEventToJson(const std::string& sessionId, const Rating& rating)
{
    JsonWriter json;
    json.beginObject().field("session", sessionId).key("rating");
    writeRating(json, rating);
    json.endObject();
    return json.take();
}

} // namespace turnout::session
