// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/LangSmithReader.h"

#include "base/Json.h"
#include "ingest/TraceFields.h"

namespace turnout::ingest {

using Kind = Observation::Kind;
using session::Role;
using session::Turn;

namespace {

/// The root run's id: the part behind the first time of "20260429T004912090000Z<id>.2026…".
std::string rootOf(std::string_view dotted)
{
    const std::string_view first = dotted.substr(0, dotted.find('.'));
    const std::size_t zone = first.find('Z');
    return zone == std::string_view::npos ? std::string() : std::string(first.substr(zone + 1));
}

} // namespace

bool LangSmithReader::read(simdjson::dom::object record, TraceOut& out)
{
    if (fieldOf(record, {"run_type"}))
        return readRun(record, out);
    if (fieldOf(record, {"run_id"}) && fieldOf(record, {"key"}))
        return readFeedback(record, out);
    return m_context.fail("this is neither a run (\"run_type\") nor a feedback (\"run_id\", \"key\") of LangSmith");
}

bool LangSmithReader::readRun(simdjson::dom::object record, TraceOut& out)
{
    Observation run;
    run.span = textOf(record, {"id"});
    if (run.span.empty())
        return m_context.fail("a run has no \"id\"");
    run.trace = textOf(record, {"trace_id"});
    if (run.trace.empty())
        run.trace = rootOf(textOf(record, {"dotted_order"}));
    if (run.trace.empty())
        run.trace = run.span;
    run.parent = textOf(record, {"parent_run_id"});
    if (!timeOf(record, {"start_time"}, run.start, m_context) || !timeOf(record, {"end_time"}, run.end, m_context))
        return false;
    const std::string type = textOf(record, {"run_type"});
    run.kind = type == "llm" ? Kind::Generation : type == "tool" ? Kind::Tool : Kind::Span;
    if (const auto extra = objectOf(fieldOf(record, {"extra"}), m_parser))
        if (const auto metadata = objectOf(fieldOf(*extra, {"metadata"}), m_innerParser)) {
            run.conversation = textOf(*metadata, {"thread_id", "session_id", "conversation_id"});
            run.user = textOf(*metadata, {"user_id"});
            if (std::string model = textOf(*metadata, {"ls_model_name"}); !model.empty())
                run.segments.emplace_back("model", std::move(model));
            takeSegments(*metadata,
                {"thread_id", "session_id", "conversation_id", "user_id", "ls_model_name", "ls_provider",
                    "ls_model_type", "ls_temperature", "ls_run_depth", "ls_method", "ls_max_tokens"},
                run);
        }
    const auto inputs = fieldOf(record, {"inputs"});
    const auto outputs = fieldOf(record, {"outputs"});
    if (run.kind == Kind::Tool) {
        std::vector<Turn> turns;
        if (outputs)
            m_messages.read(*outputs, Role::Tool, turns);
        for (Turn& turn : turns) {
            turn.role = Role::Tool;
            turn.toolCalls.clear();
            turn.name = turn.name.empty() ? textOf(record, {"name"}) : turn.name;
        }
        run.output = std::move(turns);
    } else if (type == "llm" || type == "chain") {
        if (inputs)
            m_messages.read(*inputs, Role::User, run.input);
        if (outputs)
            m_messages.read(*outputs, Role::Assistant, run.output);
    }
    if (const auto stats = objectOf(fieldOf(record, {"feedback_stats"}), m_parser))
        for (const auto field : *stats)
            if (simdjson::dom::object stat; field.value.get(stat) == simdjson::SUCCESS)
                if (const auto average = numberOf(fieldOf(stat, {"avg"})))
                    run.scores.push_back({"feedback." + std::string(field.key), *average});
    out.observation(std::move(run));
    return true;
}

bool LangSmithReader::readFeedback(simdjson::dom::object record, TraceOut& out)
{
    Observation note;
    note.kind = Kind::Note;
    note.span = textOf(record, {"run_id"});
    note.trace = textOf(record, {"trace_id"});
    const std::string key = textOf(record, {"key"});
    const auto number = numberOf(fieldOf(record, {"score"}));
    const std::string word = textOf(record, {"value"});
    std::string source;
    std::string annotator = "langsmith";
    if (const auto from = objectOf(fieldOf(record, {"feedback_source"}), m_parser)) {
        source = textOf(*from, {"type"});
        if (const std::string user = textOf(*from, {"user_id", "user_name"}); !user.empty())
            annotator = user;
    }
    if (!timeOf(record, {"created_at"}, note.start, m_context))
        return false;
    if (!number && word.empty())
        return m_context.fail("the feedback " + shown(key) + " has neither \"score\" nor \"value\"");
    constexpr std::int64_t nanosPerMilli = 1'000'000;
    const auto at = note.start ? std::optional<TimeMs>(*note.start / nanosPerMilli) : std::nullopt;
    const auto label = [&] {
        note.labels.push_back({annotator, key, word.empty() ? jsonNumber(*number) : word, std::nullopt, at, {}});
    };
    const bool machine = source == "model" || source == "auto_eval";
    const bool person = source == "app";
    auto rating = machine || person
        ? std::nullopt
        : ratingOf(number, number ? std::string_view() : word, textOf(record, {"comment"}), note.start);
    if (rating)
        note.ratings.push_back(std::move(*rating));
    else if (number && !person)
        note.scores.push_back({key, *number});
    else
        label();
    out.observation(std::move(note));
    return true;
}

} // namespace turnout::ingest
