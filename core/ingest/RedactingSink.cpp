// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Redactor.h"

#include <variant>

namespace turnout::ingest {

void RedactingSink::redact(session::Rating& rating)
{
    m_redactor.json(rating.given);
    m_redactor.text(rating.comment);
}

void RedactingSink::redact(session::Signal& signal)
{
    m_redactor.identifier(signal.kind);
}

void RedactingSink::redact(session::Outcome& outcome)
{
    m_redactor.identifier(outcome.kind);
}

void RedactingSink::redact(session::Score& score)
{
    m_redactor.identifier(score.name);
}

void RedactingSink::redact(session::GivenLabel& label)
{
    m_redactor.identifier(label.annotator);
    m_redactor.identifier(label.question);
    m_redactor.text(label.value);
}

bool RedactingSink::session(std::int64_t line, session::Session&& session)
{
    m_redactor.beginRecord();
    m_redactor.identifier(session.id);
    m_redactor.identifier(session.user);
    for (auto& [name, value] : session.segments) {
        m_redactor.text(value, name);
        m_redactor.identifier(name);
    }
    for (session::Turn& turn : session.turns) {
        m_redactor.text(turn.text);
        m_redactor.identifier(turn.name);
        m_redactor.json(turn.toolCalls);
    }
    const auto each = [this](auto& list) {
        for (auto& entry : list)
            redact(entry);
    };
    each(session.ratings);
    each(session.signals);
    each(session.scores);
    each(session.outcomes);
    each(session.labels);
    for (session::GoldAnswer& gold : session.gold) {
        m_redactor.identifier(gold.question);
        m_redactor.text(gold.value);
        m_redactor.identifier(gold.saidBy);
    }
    for (std::string& trace : session.traces)
        m_redactor.identifier(trace);
    for (std::string& kind : session.observed)
        m_redactor.identifier(kind);
    m_redactor.json(session.extra);
    return m_next.session(line, std::move(session));
}

bool RedactingSink::event(Event&& event)
{
    m_redactor.beginRecord();
    m_redactor.identifier(event.session);
    m_redactor.identifier(event.trace);
    m_redactor.identifier(event.user);
    std::visit([this](auto& payload) { redact(payload); }, event.payload);
    // The record says the same once more: changed, but not counted again.
    const RedactionCounts counts = m_redactor.counts();
    m_redactor.json(event.json);
    m_redactor.restoreCounts(counts);
    return m_next.event(std::move(event));
}

bool RedactingSink::reject(Reject&& reject)
{
    constexpr std::size_t kCutEnd = 256;
    m_redactor.beginRecord();
    if (m_redactor.mode() == RedactionMode::Replace) {
        // Where a long record was cut off, its last word is perhaps half a value.
        if (reject.bytes.size() >= kRejectBytes)
            reject.bytes.resize(reject.bytes.size() - kCutEnd);
        reject.reason = withoutCutQuotes(reject.reason);
    }
    const bool isJson = reject.bytes.find('"') != std::string::npos;
    if (isJson)
        m_redactor.json(reject.bytes);
    const RedactionCounts counts = m_redactor.counts();
    m_redactor.text(reject.bytes);
    if (isJson)
        m_redactor.restoreCounts(counts);
    const RedactionCounts ofBytes = m_redactor.counts();
    m_redactor.text(reject.reason);
    m_redactor.restoreCounts(ofBytes);
    return m_next.reject(std::move(reject));
}

std::string withoutCutQuotes(std::string_view reason)
{
    constexpr std::string_view kCut = "\u2026\"";
    std::string out(reason);
    for (std::size_t end = out.find(kCut); end != std::string::npos; end = out.find(kCut, end)) {
        const std::size_t open = end == 0 ? std::string::npos : out.rfind('"', end - 1);
        if (open == std::string::npos)
            break;
        out.erase(open + 1, end - open - 1);
        end = open + 1 + kCut.size();
    }
    return out;
}

} // namespace turnout::ingest
