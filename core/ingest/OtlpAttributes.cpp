// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/OtlpAttributes.h"

#include "base/Json.h"
#include "ingest/FieldParsers.h"
#include "ingest/OtlpValue.h"

#include <algorithm>
#include <array>

namespace turnout::ingest {

using Kind = Observation::Kind;
using session::Role;
using session::Turn;

namespace {

constexpr std::string_view kAssociation = "traceloop.association.properties.";
constexpr std::string_view kSegment = "app.segment.";
constexpr std::string_view kFeedback = "user.feedback.";

template <typename Names>
bool isOneOf(std::string_view key, const Names& names)
{
    return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

} // namespace

void OtlpAttributes::take(simdjson::dom::array attributes)
{
    for (const Element attribute : attributes) {
        std::string_view key;
        Element value;
        if (attribute["key"].get(key) == simdjson::SUCCESS && attribute["value"].get(value) == simdjson::SUCCESS)
            takeOne(key, value);
    }
}

void OtlpAttributes::takeResource(simdjson::dom::array attributes)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names{{
        {"service.name", "service"},
        {"service.version", "version"},
        {"deployment.environment.name", "environment"},
        {"deployment.environment", "environment"},
    }};
    for (const Element attribute : attributes) {
        std::string_view key;
        Element value;
        if (attribute["key"].get(key) != simdjson::SUCCESS || attribute["value"].get(value) != simdjson::SUCCESS)
            continue;
        for (const auto& [name, segment] : names)
            if (key == name)
                m_out.segments.emplace_back(segment, otlp::plainText(value));
        if (key.starts_with(kSegment) || key == "session.id" || key == "user.id")
            takeOne(key, value);
    }
}

void OtlpAttributes::readAny(Element value, Role bare, std::vector<Turn>& out)
{
    m_messages.readText(otlp::plainText(value), bare, out);
}

bool OtlpAttributes::takeId(std::string_view key, Element value)
{
    static constexpr std::array<std::string_view, 3> conversations{
        "gen_ai.conversation.id", "conversation.id", "langsmith.metadata.thread_id"};
    static constexpr std::array<std::string_view, 5> sessions{
        "session.id", "langfuse.session.id", "gen_ai.session.id", "langfuse.trace.session_id", "sessionId"};
    static constexpr std::array<std::string_view, 4> users{
        "user.id", "enduser.id", "langfuse.user.id", "langfuse.trace.user_id"};
    if (key.starts_with(kAssociation)) {
        const std::string_view name = key.substr(kAssociation.size());
        m_seen.traceloop = true;
        std::string text = otlp::plainText(value);
        if (name == "conversation_id" || name == "thread_id" || name == "chat_id")
            m_out.conversation = std::move(text);
        else if (name == "session_id")
            m_out.session = std::move(text);
        else if (name == "user_id")
            m_out.user = std::move(text);
        else
            m_out.segments.emplace_back(name, std::move(text));
        return true;
    }
    if (isOneOf(key, conversations))
        m_out.conversation = otlp::plainText(value);
    else if (isOneOf(key, sessions))
        m_out.session = otlp::plainText(value);
    else if (isOneOf(key, users))
        m_out.user = otlp::plainText(value);
    else
        return false;
    return true;
}

bool OtlpAttributes::takeKind(std::string_view key, Element value)
{
    const std::string_view text = otlp::textOf(value);
    if (key == "gen_ai.operation.name") {
        if (text == "chat" || text == "text_completion" || text == "generate_content")
            m_out.kind = Kind::Generation;
        else if (text == "execute_tool")
            m_out.kind = Kind::Tool;
    } else if (key == "openinference.span.kind") {
        m_seen.openInference = true;
        m_out.kind = text == "LLM" ? Kind::Generation : text == "TOOL" ? Kind::Tool : m_out.kind;
    } else if (key == "llm.request.type") {
        m_out.kind = Kind::Generation;
        m_seen.traceloop = true;
    } else if (key == "traceloop.span.kind") {
        m_out.kind = text == "tool" ? Kind::Tool : m_out.kind;
        m_seen.traceloop = true;
    } else if (key == "gen_ai.response.model" || key == "llm.model_name" || key == "gen_ai.request.model") {
        if (m_model.empty() || key != "gen_ai.request.model")
            m_model = text;
    } else {
        return false;
    }
    return true;
}

bool OtlpAttributes::takeMessages(std::string_view key, Element value)
{
    if (key == "gen_ai.input.messages")
        readAny(value, Role::User, m_out.input);
    else if (key == "gen_ai.output.messages")
        readAny(value, Role::Assistant, m_out.output);
    else if (key == "gen_ai.system_instructions")
        readAny(value, Role::System, m_system);
    else if (key == "gen_ai.prompt" || key == "input.value" || key == "traceloop.entity.input"
        || key == "langfuse.observation.input")
        readAny(value, Role::User, m_plainInput);
    else if (key == "gen_ai.completion" || key == "output.value" || key == "traceloop.entity.output"
        || key == "langfuse.observation.output") {
        readAny(value, Role::Assistant, m_plainOutput);
        if (m_toolResult.empty())
            m_toolResult = otlp::plainText(value);
    } else {
        return false;
    }
    return true;
}

bool OtlpAttributes::takeFlat(std::string_view key, Element value)
{
    const std::array<std::pair<std::string_view, FlatMessages*>, 6> lists{{
        {"gen_ai.prompt.", &m_prompt},
        {"gen_ai.completion.", &m_completion},
        {"llm.prompts.", &m_prompt},
        {"llm.completions.", &m_completion},
        {"llm.input_messages.", &m_input},
        {"llm.output_messages.", &m_output},
    }};
    for (const auto& [name, list] : lists)
        if (key.starts_with(name)) {
            list->add(key.substr(name.size()), otlp::plainText(value));
            m_seen.openInference = m_seen.openInference || list == &m_input || list == &m_output;
            m_seen.traceloop = m_seen.traceloop || list == &m_prompt || list == &m_completion;
            return true;
        }
    return false;
}

bool OtlpAttributes::takeTool(std::string_view key, Element value)
{
    if (key == "gen_ai.tool.name" || key == "tool.name" || key == "traceloop.entity.name")
        m_toolName = otlp::plainText(value);
    else if (key == "gen_ai.tool.call.result" || key == "gen_ai.tool.message")
        m_toolResult = otlp::plainText(value);
    else
        return false;
    return true;
}

bool OtlpAttributes::takeAnnotation(std::string_view key, Element value)
{
    static constexpr std::array<std::string_view, 6> prefixes{"annotations.", "trace.annotations.",
        "session.annotations.", "evaluations.", "trace.evaluations.", "session.evaluations."};
    for (const std::string_view prefix : prefixes) {
        if (!key.starts_with(prefix))
            continue;
        std::string_view path = key.substr(prefix.size());
        const auto index = takeIndex(path);
        const std::size_t dot = path.find('.');
        if (!index || dot == std::string_view::npos)
            return false;
        path.remove_prefix(dot + 1); // "annotation." or "evaluation."
        Annotation& annotation = m_annotations[std::string(prefix) + std::to_string(*index)];
        if (path == "name")
            annotation.name = otlp::plainText(value);
        else if (path == "label")
            annotation.label = otlp::plainText(value);
        else if (path == "annotator_kind")
            annotation.kind = otlp::plainText(value);
        else if (path == "score")
            annotation.score = otlp::numberOf(value);
        return true;
    }
    return false;
}

void OtlpAttributes::takeFeedback(std::string_view key, Element value)
{
    const auto given = otlp::inside(value);
    if (key == "comment" || key == "text") {
        m_comment = otlp::plainText(value);
        return;
    }
    session::Rating rating;
    if (given && RatingParser{rating}.shortForm(*given, m_context))
        m_out.ratings.push_back(std::move(rating));
    else if (const auto number = otlp::numberOf(value)) // on a scale that is not said
        m_out.scores.push_back({"user.feedback." + std::string(key), *number});
}

void OtlpAttributes::takeOne(std::string_view key, Element value)
{
    m_seen.genAi = m_seen.genAi || key.starts_with("gen_ai.");
    m_seen.messages = m_seen.messages || key == "gen_ai.input.messages" || key == "gen_ai.output.messages";
    m_seen.prompts = m_seen.prompts || key == "gen_ai.prompt" || key == "gen_ai.completion";
    if (key.starts_with(kSegment))
        m_out.segments.emplace_back(key.substr(kSegment.size()), otlp::plainText(value));
    else if (key.starts_with(kFeedback))
        takeFeedback(key.substr(kFeedback.size()), value);
    else if (!takeId(key, value) && !takeKind(key, value) && !takeMessages(key, value) && !takeFlat(key, value)
        && !takeTool(key, value))
        takeAnnotation(key, value);
}

void OtlpAttributes::takeEvaluation(simdjson::dom::array attributes, Observation& out)
{
    std::string name;
    std::string label;
    std::optional<double> score;
    for (const Element attribute : attributes) {
        std::string_view key;
        Element value;
        if (attribute["key"].get(key) != simdjson::SUCCESS || attribute["value"].get(value) != simdjson::SUCCESS)
            continue;
        if (key == "gen_ai.evaluation.name")
            name = otlp::plainText(value);
        else if (key == "gen_ai.evaluation.score.value")
            score = otlp::numberOf(value);
        else if (key == "gen_ai.evaluation.score.label")
            label = otlp::plainText(value);
    }
    if (name.empty())
        name = "evaluation";
    if (score)
        out.scores.push_back({name, *score});
    else if (!label.empty())
        out.labels.push_back({"evaluation", name, label, std::nullopt, std::nullopt, std::nullopt});
}

void OtlpAttributes::finish()
{
    if (!m_model.empty())
        m_out.segments.emplace_back("model", m_model);
    for (const auto& [place, note] : m_annotations) {
        const std::string name = note.name.empty() ? "annotation" : note.name;
        const bool person = note.kind == "HUMAN";
        if (person && (note.score || !note.label.empty()))
            m_out.labels.push_back({"human", name, note.label.empty() ? jsonNumber(*note.score) : note.label,
                std::nullopt, std::nullopt, std::nullopt});
        else if (note.score)
            m_out.scores.push_back({name, *note.score});
        else if (!note.label.empty())
            m_out.labels.push_back(
                {note.kind.empty() ? "annotation" : note.kind, name, note.label, std::nullopt, std::nullopt, {}});
    }
    if (!m_comment.empty() && !m_out.ratings.empty())
        m_out.ratings.back().comment = m_comment;
    if (m_out.kind == Kind::Tool) {
        m_out.input.clear();
        m_out.output.clear();
        if (!m_toolResult.empty()) {
            Turn& turn = m_out.output.emplace_back();
            turn.role = Role::Tool;
            turn.name = m_toolName;
            turn.text = m_toolResult;
        }
        return;
    }
    const auto fill = [this](std::vector<Turn>& turns, Role bare, std::initializer_list<const FlatMessages*> flat,
                          std::vector<Turn>& plain) {
        for (const FlatMessages* list : flat)
            if (turns.empty())
                list->turns(bare, m_messages, turns);
        if (turns.empty())
            turns = std::move(plain);
    };
    fill(m_out.input, Role::User, {&m_input, &m_prompt}, m_plainInput);
    fill(m_out.output, Role::Assistant, {&m_output, &m_completion}, m_plainOutput);
    m_out.input.insert(m_out.input.begin(), m_system.begin(), m_system.end());
    if (m_out.kind == Kind::Span && (!m_prompt.empty() || !m_input.empty() || !m_completion.empty()))
        m_out.kind = Kind::Generation;
}

} // namespace turnout::ingest
