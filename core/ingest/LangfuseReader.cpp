// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/LangfuseReader.h"

#include "base/Json.h"
#include "ingest/Sink.h"
#include "ingest/TraceFields.h"

namespace turnout::ingest {

using Kind = Observation::Kind;
using session::Role;
using session::Turn;

bool LangfuseReader::read(simdjson::dom::object record, TraceOut& out)
{
    simdjson::dom::array list;
    if (const auto observations = fieldOf(record, {"observations"});
        observations && fieldOf(record, {"trace"}) && observations->get(list) == simdjson::SUCCESS)
        return readDownload(record, out);
    (fieldOf(record, {"traceId", "startTime", "sessionId", "dataType"}) ? m_interface : m_blob) = true;
    if (fieldOf(record, {"dataType", "data_type"}) || (fieldOf(record, {"source"}) && fieldOf(record, {"value"})))
        return readScore(record, {}, out);
    if (fieldOf(record, {"startTime", "start_time"}))
        return readObservation(record, out);
    if (fieldOf(record, {"timestamp"}))
        return readTrace(record, out);
    return m_context.fail("this is neither an observation (\"startTime\"), a score (\"dataType\") nor a trace "
                          "(\"timestamp\") of Langfuse");
}

/// The download of one trace. A bad observation costs only itself.
bool LangfuseReader::readDownload(simdjson::dom::object record, TraceOut& out)
{
    m_interface = true;
    simdjson::dom::object trace;
    simdjson::dom::array observations;
    if (record["trace"].get(trace) != simdjson::SUCCESS)
        return m_context.fail("\"trace\" must be an object");
    if (!readTrace(trace, out))
        return false;
    if (record["observations"].get(observations) != simdjson::SUCCESS)
        return true;
    for (const Element item : observations) {
        simdjson::dom::object observation;
        if (item.get(observation) != simdjson::SUCCESS)
            m_context.fail("an observation must be an object, this is " + std::string(kindOf(item)));
        else if (readObservation(observation, out))
            continue;
        std::string bytes;
        appendJson(bytes, item);
        out.rejectPart(m_context.reason, bytes.substr(0, kRejectBytes));
    }
    return true;
}

void LangfuseReader::readMessages(const std::optional<Element>& value, Role bare, std::vector<Turn>& out)
{
    if (value)
        m_messages.read(*value, bare, out);
}

/// What an observation and a trace have both.
void LangfuseReader::takeCommon(simdjson::dom::object record, Observation& out)
{
    out.session = textOf(record, {"sessionId", "session_id"});
    out.user = textOf(record, {"userId", "user_id"});
    for (const std::string_view name : {"model", "environment", "release", "version"})
        if (std::string text = textOf(record, {name}); !text.empty())
            out.segments.emplace_back(name, std::move(text));
    if (out.kind == Kind::Generation)
        if (std::string text = textOf(record, {"provided_model_name", "providedModelName"}); !text.empty())
            out.segments.emplace_back("model", std::move(text));
    if (const auto metadata = objectOf(fieldOf(record, {"metadata"}), m_parser))
        takeSegments(*metadata, {}, out);
    const auto given = fieldOf(record, {"tags"});
    if (simdjson::dom::array tags; given && given->get(tags) == simdjson::SUCCESS) {
        std::string all;
        for (const Element tag : tags)
            if (tag.is_string())
                all.append(all.empty() ? "" : ",").append(tag.get_string().value_unsafe());
        if (!all.empty())
            out.segments.emplace_back("tags", std::move(all));
    }
}

bool LangfuseReader::readObservation(simdjson::dom::object record, TraceOut& out)
{
    Observation observation;
    observation.span = textOf(record, {"id"});
    observation.trace = textOf(record, {"traceId", "trace_id"});
    observation.parent = textOf(record, {"parentObservationId", "parent_observation_id"});
    if (observation.span.empty())
        return m_context.fail("an observation has no \"id\"");
    if (observation.trace.empty())
        return m_context.fail("an observation has no \"traceId\"");
    if (!timeOf(record, {"startTime", "start_time"}, observation.start, m_context)
        || !timeOf(record, {"endTime", "end_time"}, observation.end, m_context))
        return false;
    const std::string type = textOf(record, {"type"});
    observation.kind = type == "GENERATION" ? Kind::Generation : type == "TOOL" ? Kind::Tool : Kind::Span;
    takeCommon(record, observation);
    if (observation.kind == Kind::Tool) {
        if (const auto output = fieldOf(record, {"output"})) {
            Turn& turn = observation.output.emplace_back();
            turn.role = Role::Tool;
            turn.name = textOf(record, {"name"});
            if (output->is_string())
                turn.text = output->get_string().value_unsafe();
            else
                appendJson(turn.text, *output);
        }
    } else if (type != "EMBEDDING" && type != "EVENT") {
        readMessages(fieldOf(record, {"input"}), Role::User, observation.input);
        readMessages(fieldOf(record, {"output"}), Role::Assistant, observation.output);
    }
    const std::string trace = observation.trace;
    out.observation(std::move(observation));
    readScores(record, trace, out);
    return true;
}

bool LangfuseReader::readTrace(simdjson::dom::object record, TraceOut& out)
{
    Observation observation;
    observation.trace = textOf(record, {"id"});
    if (observation.trace.empty())
        return m_context.fail("a trace has no \"id\"");
    observation.span = "trace " + observation.trace; // so that it is known when it comes again
    if (!timeOf(record, {"timestamp"}, observation.start, m_context))
        return false;
    takeCommon(record, observation);
    readMessages(fieldOf(record, {"input"}), Role::User, observation.input);
    readMessages(fieldOf(record, {"output"}), Role::Assistant, observation.output);
    const std::string trace = observation.trace;
    out.observation(std::move(observation));
    readScores(record, trace, out);
    return true;
}

/// The scores that came inside a trace or an observation.
void LangfuseReader::readScores(simdjson::dom::object record, std::string_view trace, TraceOut& out)
{
    simdjson::dom::array scores;
    if (record["scores"].get(scores) != simdjson::SUCCESS)
        return;
    for (const Element item : scores) {
        simdjson::dom::object score;
        if (item.get(score) != simdjson::SUCCESS || readScore(score, trace, out))
            continue;
        std::string bytes;
        appendJson(bytes, item);
        out.rejectPart(m_context.reason, bytes.substr(0, kRejectBytes));
    }
}

bool LangfuseReader::readScore(simdjson::dom::object record, std::string_view trace, TraceOut& out)
{
    Observation note;
    note.kind = Kind::Note;
    note.trace = textOf(record, {"traceId", "trace_id"});
    if (note.trace.empty())
        note.trace = trace;
    note.span = textOf(record, {"observationId", "observation_id"});
    note.session = textOf(record, {"sessionId", "session_id"});
    const std::string name = textOf(record, {"name"});
    const std::string type = textOf(record, {"dataType", "data_type"});
    const std::string source = textOf(record, {"source"});
    const std::string comment = textOf(record, {"comment"});
    std::string word = textOf(record, {"stringValue", "string_value"});
    std::optional<double> number = numberOf(fieldOf(record, {"value"}));
    if (name.empty())
        return m_context.fail("a score has no \"name\"");
    if (!timeOf(record, {"timestamp"}, note.start, m_context))
        return false;
    const bool byWord = type == "CATEGORICAL" || type == "TEXT" || (!number && !word.empty());
    if (byWord) {
        number.reset();
        if (word.empty()) // older exports have the category itself here
            word = textOf(record, {"value"});
    } else {
        word.clear();
    }
    if (!number && word.empty())
        return m_context.fail("the score " + shown(name) + " has no value");
    constexpr std::int64_t nanosPerMilli = 1'000'000;
    const auto at = note.start ? std::optional<TimeMs>(*note.start / nanosPerMilli) : std::nullopt;
    const std::string given = number ? jsonNumber(*number) : word;
    const auto label = [&](std::string_view annotator) {
        note.labels.push_back({std::string(annotator), name, given, std::nullopt, at, std::nullopt});
    };
    if (source == "ANNOTATION") {
        const std::string author = textOf(record, {"authorUserId", "author_user_id"});
        label(author.empty() ? "langfuse" : author);
    } else if (source == "EVAL") {
        number ? note.scores.push_back({name, *number}) : label("eval");
    } else if (auto rating = ratingOf(number, word, comment, note.start)) {
        note.ratings.push_back(std::move(*rating));
    } else {
        number ? note.scores.push_back({name, *number}) : label("api");
    }
    out.observation(std::move(note));
    return true;
}

std::string LangfuseReader::what() const
{
    return m_interface && m_blob ? "Langfuse exports of the interface and of the blob storage"
        : m_blob                 ? "Langfuse blob export"
                                 : "Langfuse export";
}

} // namespace turnout::ingest
