// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SessionBuilder.h"

#include "ingest/FieldParsers.h"

#include <algorithm>
#include <cmath>

namespace turnout::ingest {
namespace {

using Kind = Observation::Kind;

std::optional<TimeMs> milliseconds(std::optional<std::int64_t> nanoseconds)
{
    constexpr std::int64_t nanosPerMilli = 1'000'000;
    return nanoseconds ? std::optional<TimeMs>(*nanoseconds / nanosPerMilli) : std::nullopt;
}

} // namespace

void SessionBuilder::addCall(Observation&& call)
{
    if (m_tooLong || m_transcript.size() + call.input.size() > 2 * kListLimit) {
        m_tooLong = true;
        return;
    }
    m_transcript.call(
        std::move(call.input), std::move(call.output), milliseconds(call.start), milliseconds(call.end), call.trace);
    if (const auto answer = m_transcript.lastAnswer())
        m_answers[call.span] = *answer;
}

void SessionBuilder::flushParts()
{
    if (!m_parts)
        return;
    addCall(std::move(*m_parts));
    m_parts.reset();
}

/// Ratings, scores and labels of a span are about its answer, where it has one.
void SessionBuilder::addFindings(Observation& observation)
{
    std::optional<int> turn;
    if (const auto found = m_answers.find(observation.span); found != m_answers.end() && !observation.span.empty())
        turn = found->second;
    const auto move = [&](auto& from, auto& to) {
        for (auto& entry : from)
            if (to.size() < kListLimit) {
                entry.turn = entry.turn ? entry.turn : turn;
                to.push_back(std::move(entry));
            }
    };
    move(observation.ratings, m_out.ratings);
    move(observation.labels, m_out.labels);
    for (const session::Score& score : observation.scores)
        if (std::isfinite(score.value) && !addScore(m_out, score.name, score.value, m_context))
            break;
    for (auto& [name, value] : observation.segments) {
        const bool known = std::any_of(m_out.segments.begin(), m_out.segments.end(),
            [&name = name](const auto& segment) { return segment.first == name; });
        if (!known && !name.empty() && m_out.segments.size() < kNameLimit)
            m_out.segments.emplace_back(name, std::move(value));
    }
}

void SessionBuilder::add(Observation&& observation, bool talks)
{
    if (observation.kind != Kind::Note) {
        if (observation.start && (!m_start || *observation.start < *m_start))
            m_start = observation.start;
        const auto last = observation.end ? observation.end : observation.start;
        if (last && (!m_end || *last > *m_end))
            m_end = last;
    }
    if (m_out.user.empty())
        m_out.user = observation.user;
    if (m_parts && (observation.kind != Kind::Part || observation.span != m_parts->span))
        flushParts();
    Observation findings;
    findings.span = observation.span;
    findings.segments = std::move(observation.segments);
    findings.ratings = std::move(observation.ratings);
    findings.scores = std::move(observation.scores);
    findings.labels = std::move(observation.labels);
    if (observation.kind == Kind::Part && talks) {
        if (!m_parts) {
            m_parts = std::move(observation);
        } else {
            std::move(observation.input.begin(), observation.input.end(), std::back_inserter(m_parts->input));
            std::move(observation.output.begin(), observation.output.end(), std::back_inserter(m_parts->output));
            m_parts->end = observation.end ? observation.end : observation.start;
        }
    } else if (observation.kind == Kind::Tool && talks) {
        for (session::Turn& turn : observation.output) {
            turn.at = milliseconds(observation.end ? observation.end : observation.start);
            m_transcript.toolResult(std::move(turn));
        }
    } else if (talks) {
        addCall(std::move(observation));
    }
    addFindings(findings);
}

bool SessionBuilder::finish()
{
    flushParts();
    m_out.turns = m_transcript.take();
    m_out.startedAt = milliseconds(m_start);
    m_out.endedAt = milliseconds(m_end);
    if (m_tooLong || m_out.turns.size() > kListLimit)
        return m_context.fail("the session has more than 100000 turns");
    const auto count = static_cast<int>(m_out.turns.size());
    for (auto& rating : m_out.ratings)
        if (rating.turn && *rating.turn >= count)
            rating.turn.reset();
    for (auto& label : m_out.labels)
        if (label.turn && *label.turn >= count)
            label.turn.reset();
    if (count == 0)
        m_context.notes.sessionWithoutTurns();
    return true;
}

} // namespace turnout::ingest
