// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "ingest/Import.h"
#include "ingest/RecordContext.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace turnout::ingest {
namespace {

Error refusal(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

bool readColumns(Element value, std::vector<std::string>& out)
{
    simdjson::dom::array names;
    if (value.get(names) != simdjson::SUCCESS)
        return false;
    for (const Element name : names) {
        std::string_view text;
        if (name.get(text) != simdjson::SUCCESS)
            return false;
        out.emplace_back(text);
    }
    return true;
}

bool readScale(Element value, CsvMapping& mapping)
{
    simdjson::dom::array pair;
    return value.get(pair) == simdjson::SUCCESS && pair.size() == 2
        && pair.at(0).get(mapping.ratingLow) == simdjson::SUCCESS
        && pair.at(1).get(mapping.ratingHigh) == simdjson::SUCCESS && mapping.ratingLow != mapping.ratingHigh;
}

constexpr std::array<CsvMappingField, 12> kFields{{
    {"id", &CsvMapping::id},
    {"transcript", &CsvMapping::transcript},
    {"user_text", &CsvMapping::userText},
    {"assistant_text", &CsvMapping::assistantText},
    {"started_at", &CsvMapping::startedAt},
    {"user", &CsvMapping::user},
    {"weight", &CsvMapping::weight},
    {"rating", &CsvMapping::rating},
    {"role", &CsvMapping::role},
    {"text", &CsvMapping::text},
    {"at", &CsvMapping::at},
    {"trace", &CsvMapping::trace},
}};

/// The member of the mapping that a key of the file names.
std::string* columnOf(CsvMapping& mapping, std::string_view key)
{
    for (const CsvMappingField& field : kFields)
        if (field.key == key)
            return &(mapping.*field.column);
    return nullptr;
}

Result<void> readMappingKey(std::string_view key, Element value, CsvMapping& mapping)
{
    std::string_view text;
    if (std::string* column = columnOf(mapping, key)) {
        if (value.is_null())
            return {};
        if (value.get(text) != simdjson::SUCCESS)
            return refusal("The mapping's " + inQuotes(key) + " must be the name of a column.");
        column->assign(text);
        return {};
    }
    if (key == "segments" || key == "scores" || key == "outcomes") {
        if (!readColumns(value,
                key == "segments"     ? mapping.segments
                    : key == "scores" ? mapping.scores
                                      : mapping.outcomes))
            return refusal("The mapping's " + inQuotes(key) + " must be a list of column names.");
        return {};
    }
    if (key == "rating_scale") {
        if (!readScale(value, mapping))
            return refusal("The mapping's \"rating_scale\" must be [lowest, highest], for example [1,5].");
        return {};
    }
    return refusal("The mapping has the unknown key " + shown(key)
        + "; known are id, trace, transcript, user_text, assistant_text, role, text, at, started_at, user, weight, "
          "rating, rating_scale, segments, scores and outcomes.");
}

/// A column's name in one spelling: "Session ID" and "session-id" are "session_id".
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            plain += static_cast<char>(c - 'A' + 'a');
        else
            plain += c == ' ' || c == '-' || c == '.' ? '_' : c;
    }
    return plain;
}

/// Hands out the columns of a header by their usual names, each once.
class HeaderGuess {
public:
    explicit HeaderGuess(const std::vector<std::string>& header)
        : m_header(header)
        , m_taken(header.size(), false)
    {
    }
    /// The first column that has one of the names; earlier names win.
    std::string take(std::initializer_list<std::string_view> names)
    {
        for (const std::string_view name : names)
            for (std::size_t i = 0; i < m_header.size(); ++i)
                if (!m_taken[i] && plainName(m_header[i]) == name) {
                    m_taken[i] = true;
                    return m_header[i];
                }
        return {};
    }
    template <typename Predicate>
    std::vector<std::string> takeAll(Predicate wanted)
    {
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < m_header.size(); ++i)
            if (!m_taken[i] && !m_header[i].empty() && wanted(plainName(m_header[i]))) {
                m_taken[i] = true;
                columns.push_back(m_header[i]);
            }
        return columns;
    }

private:
    const std::vector<std::string>& m_header;
    std::vector<bool> m_taken;
};

std::string listed(const std::vector<std::string>& header)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(header.size(), 20); ++i)
        text += (i == 0 ? "" : ", ") + shown(header[i]);
    return header.size() > 20 ? text + " …" : text;
}

void guessAbout(HeaderGuess& guess, CsvMapping& mapping)
{
    mapping.trace = guess.take({"trace_id", "trace"});
    mapping.user = guess.take({"user_id", "user", "customer_id", "customer"});
    mapping.rating = guess.take({"rating", "user_rating", "thumb", "thumbs", "feedback", "stars"});
    mapping.scores = guess.takeAll([](const std::string& name) {
        return name == "score" || name == "judge" || name == "confidence" || name.ends_with("_score");
    });
}

/// A table with a row a turn has a column that says who spoke. There an "id" is that of a turn, if it can be.
std::optional<CsvMapping> guessTurns(const std::vector<std::string>& header)
{
    HeaderGuess guess(header);
    CsvMapping mapping;
    mapping.role = guess.take({"role", "speaker", "author", "sender"});
    mapping.text = guess.take({"text", "content", "message", "utterance", "body"});
    mapping.id = guess.take({"session_id", "session", "conversation_id", "conversation", "chat_id", "thread_id",
        "dialog_id", "dialogue_id", "id"});
    if (mapping.role.empty() || mapping.text.empty() || mapping.id.empty())
        return std::nullopt;
    mapping.at = guess.take({"at", "timestamp", "created_at", "sent_at", "created", "time", "date"});
    mapping.weight = guess.take({"weight", "sampling_weight"});
    guessAbout(guess, mapping);
    mapping.segments = guess.takeAll([](const std::string&) { return true; });
    return mapping;
}

/// A table of events has nothing but what is known of events: a column more may be what was said.
std::optional<CsvMapping> guessEvents(const std::vector<std::string>& header)
{
    HeaderGuess guess(header);
    CsvMapping mapping;
    mapping.id = guess.take({"session_id", "session", "conversation_id", "id"});
    mapping.at = guess.take({"at", "timestamp", "created_at", "rated_at", "time", "date"});
    guessAbout(guess, mapping);
    const bool names = !mapping.id.empty() || !mapping.trace.empty() || (!mapping.user.empty() && !mapping.at.empty());
    const bool says = !mapping.rating.empty() || !mapping.scores.empty();
    if (!names || !says || !guess.takeAll([](const std::string&) { return true; }).empty())
        return std::nullopt;
    return mapping;
}

} // namespace

std::span<const CsvMappingField> csvMappingFields()
{
    return kFields;
}

Result<void> checkCsvMapping(const CsvMapping& mapping)
{
    if (mapping.role.empty() != mapping.text.empty())
        return refusal(
            "The mapping needs \"role\" and \"text\" together: the columns with who spoke and what was said.");
    if (mapping.ofEvents()) {
        if (mapping.rating.empty() && mapping.scores.empty() && mapping.outcomes.empty())
            return refusal("The mapping needs \"transcript\", \"user_text\" and \"assistant_text\", or \"role\" and "
                           "\"text\": the columns with what was said; or, for events, \"rating\", \"scores\" or "
                           "\"outcomes\".");
        if (mapping.id.empty() && mapping.trace.empty() && (mapping.user.empty() || mapping.at.empty()))
            return refusal(
                "The mapping of events needs \"id\", \"trace\", or \"user\" and \"at\": the columns that say "
                "which session is meant.");
        if (!mapping.segments.empty())
            return refusal(
                "A mapping of events has no \"segments\"; a table of sessions needs the columns with what was "
                "said: \"transcript\", \"user_text\" and \"assistant_text\", or \"role\" and \"text\".");
        return {};
    }
    if (mapping.id.empty())
        return refusal("The mapping needs \"id\": the column with the id of the session.");
    return {};
}

std::string csvMappingToJson(const CsvMapping& mapping)
{
    JsonWriter json(2);
    json.beginObject();
    for (const CsvMappingField& field : kFields)
        if (const std::string& column = mapping.*field.column; !column.empty())
            json.field(field.key, column);
    if (!mapping.rating.empty())
        json.key("rating_scale").beginArray().value(mapping.ratingLow).value(mapping.ratingHigh).endArray();
    for (const auto& [key, columns] : {std::pair("segments", &mapping.segments), std::pair("scores", &mapping.scores),
             std::pair("outcomes", &mapping.outcomes)}) {
        if (columns->empty() && std::string_view(key) == "outcomes")
            continue; // only of events
        json.key(key).beginArray();
        for (const std::string& column : *columns)
            json.value(column);
        json.endArray();
    }
    json.endObject();
    return json.take() + "\n";
}

Result<CsvMapping> csvMappingFromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS)
        return refusal(
            R"(A mapping is a JSON object such as {"id":"session","transcript":"text","segments":["plan"]}.)");
    CsvMapping mapping;
    for (const auto field : object)
        if (const auto read = readMappingKey(field.key, field.value, mapping); !read)
            return read.error();
    if (const auto checked = checkCsvMapping(mapping); !checked)
        return checked.error();
    return mapping;
}

CsvMapping likelyCsvMapping(const std::vector<std::string>& header)
{
    if (auto mapping = guessTurns(header))
        return *mapping;
    if (auto mapping = guessEvents(header))
        return *mapping;
    HeaderGuess guess(header);
    CsvMapping mapping;
    mapping.id = guess.take(
        {"id", "session_id", "session", "conversation_id", "chat_id", "thread_id", "dialog_id", "dialogue_id", "uuid"});
    mapping.transcript = guess.take({"transcript", "turns", "messages", "conversation", "dialog", "dialogue", "chat"});
    if (mapping.transcript.empty()) {
        mapping.userText = guess.take({"prompt", "question", "user_text", "user_message", "query", "input", "request"});
        mapping.assistantText = guess.take({"response", "answer", "assistant_text", "assistant_message", "output",
            "completion", "reply", "assistant", "bot"});
        if (mapping.userText.empty() && !mapping.assistantText.empty())
            mapping.userText = guess.take({"user", "human", "text"});
    }
    mapping.trace = guess.take({"trace_id", "trace"});
    mapping.startedAt = guess.take({"started_at", "start_time", "timestamp", "created_at", "created", "time", "date"});
    mapping.user = guess.take({"user_id", "user", "customer_id", "customer"});
    mapping.weight = guess.take({"weight", "sampling_weight"});
    if (!mapping.ofEvents()) { // with a rating and without words it would be a table of events, which nobody said it is
        mapping.rating = guess.take({"rating", "user_rating", "thumb", "thumbs", "feedback", "stars"});
        mapping.scores = guess.takeAll([](const std::string& name) {
            return name == "score" || name == "judge" || name == "confidence" || name.ends_with("_score");
        });
    }
    mapping.segments = guess.takeAll([](const std::string&) { return true; });
    return mapping;
}

Result<CsvMapping> guessCsvMapping(const std::vector<std::string>& header)
{
    CsvMapping mapping = likelyCsvMapping(header);
    if (!checkCsvMapping(mapping))
        return refusal("No column of this table is recognised as "
            + std::string(mapping.id.empty() ? "the id of a session" : "what was said")
            + "; say which it is with a mapping. Its columns are: " + listed(header) + ".");
    return mapping;
}

} // namespace turnout::ingest
