// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Joiner.h"

#include "store/Query.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace turnout::store {
namespace {

std::optional<std::string_view> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

bool exists(Query&& query)
{
    return query.step();
}

// A given value as an answer: a list of choices is given as its JSON, everything else is one value.
session::Answer answerOf(const std::string& question, const std::string& value, std::optional<int> turn)
{
    session::Answer answer{question, {}, turn};
    simdjson::dom::parser parser;
    simdjson::dom::array choices;
    if (value.starts_with('[') && parser.parse(value).get(choices) == simdjson::SUCCESS) {
        for (const simdjson::dom::element choice : choices) {
            std::string_view text;
            answer.values.push_back(
                choice.get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::minify(choice));
        }
        return answer;
    }
    answer.values.push_back(value);
    return answer;
}

session::Answer answerOf(const session::GivenLabel& label)
{
    return answerOf(label.question, label.value, label.turn);
}

std::string goldJson(const session::GoldAnswer& gold)
{
    return session::answersToJson({answerOf(gold.question, gold.value, std::nullopt)});
}

bool sameQuestion(const session::Answer& a, const session::Answer& b)
{
    return a.question == b.question && a.turn == b.turn;
}

struct Has {
    Connection& connection;
    SessionId session;

    bool operator()(const session::Rating& rating) const
    {
        return exists(Query(connection,
            "SELECT 1 FROM rating WHERE session_id = ? AND value = ? AND given = ? AND turn IS ? AND at IS ? "
            "AND comment IS ?",
            session, rating.value, rating.given, rating.turn, rating.at, orNull(rating.comment)));
    }
    bool operator()(const session::Signal& signal) const
    {
        return exists(Query(connection,
            "SELECT 1 FROM signal WHERE session_id = ? AND kind_id = (SELECT id FROM signal_kind WHERE name = ?) "
            "AND turn IS ? AND value IS ? AND at IS ?",
            session, signal.kind, signal.turn, signal.value, signal.at));
    }
    bool operator()(const session::Outcome& outcome) const
    {
        return exists(
            Query(connection, "SELECT 1 FROM outcome WHERE session_id = ? AND kind = ? AND value IS ? AND at IS ?",
                session, outcome.kind, outcome.value, outcome.at));
    }
    bool operator()(const session::Score& score) const
    {
        return exists(Query(connection,
            "SELECT 1 FROM score WHERE session_id = ? AND name_id = (SELECT id FROM score_name WHERE name = ?) "
            "AND value = ?",
            session, score.name, score.value));
    }
    bool operator()(const session::GivenLabel& label) const
    {
        if (label.skipped)
            return exists(Query(connection,
                "SELECT 1 FROM label_event WHERE session_id = ? AND kind = 'skip' AND reason = ? "
                "AND annotator_id = (SELECT id FROM annotator WHERE name = ?) AND (?4 IS NULL OR at = ?4)",
                session, label.value, label.annotator, label.at));
        const session::Answer answer = answerOf(label);
        Query query(connection,
            "SELECT answers, at FROM label_event WHERE session_id = ? AND kind = 'answer' "
            "AND annotator_id = (SELECT id FROM annotator WHERE name = ?)",
            session, label.annotator);
        while (query.step()) {
            const auto answers = session::answersFromJson(query.text(0));
            if (answers && std::find(answers->begin(), answers->end(), answer) != answers->end()
                && (!label.at || *label.at <= query.int64(1))) // several answers are kept with the last one's time
                return true;
        }
        return false;
    }
};

} // namespace

Joiner::Joiner(Dictionary& dictionary, SourceId source, TimeMs at)
    : m_dictionary(dictionary)
    , m_source(source)
    , m_at(at)
{
}

bool Joiner::has(Connection& connection, SessionId session, const EventPayload& payload)
{
    return std::visit(Has{connection, session}, payload);
}

Joiner::Joined Joiner::join(Connection& connection, SessionId session, const EventPayload& payload)
{
    if (const auto* rating = std::get_if<session::Rating>(&payload);
        rating != nullptr && !(rating->value >= 0 && rating->value <= 1))
        return Joined::Unusable;
    if (const auto* score = std::get_if<session::Score>(&payload)) {
        if (!std::isfinite(score->value))
            return Joined::Unusable;
        const bool other = exists(Query(connection,
            "SELECT 1 FROM score WHERE session_id = ? AND name_id = (SELECT id FROM score_name WHERE name = ?) "
            "AND value <> ?",
            session, score->name, score->value));
        if (other)
            return Joined::Conflict;
    }
    if (has(connection, session, payload))
        return Joined::AlreadyThere;
    insert(connection, session, payload);
    return Joined::Added;
}

void Joiner::insert(Connection& connection, SessionId session, const EventPayload& payload)
{
    if (const auto* rating = std::get_if<session::Rating>(&payload)) {
        Query(connection,
            "INSERT INTO rating (session_id, seq, source_id, value, given, turn, at, comment) VALUES "
            "(?1, (SELECT coalesce(max(seq) + 1, 0) FROM rating WHERE session_id = ?1), ?, ?, ?, ?, ?, ?)",
            session, m_source, rating->value, rating->given, rating->turn, rating->at, orNull(rating->comment))
            .run();
    } else if (const auto* signal = std::get_if<session::Signal>(&payload)) {
        const std::int32_t kind = m_dictionary.signalKind(connection, signal->kind);
        Query(connection,
            "INSERT INTO signal (session_id, seq, source_id, kind_id, turn, value, at) VALUES "
            "(?1, (SELECT coalesce(max(seq) + 1, 0) FROM signal WHERE session_id = ?1), ?, ?, ?, ?, ?)",
            session, m_source, kind, signal->turn, signal->value, signal->at)
            .run();
    } else if (const auto* outcome = std::get_if<session::Outcome>(&payload)) {
        Query(connection,
            "INSERT INTO outcome (session_id, seq, source_id, kind, value, at) VALUES "
            "(?1, (SELECT coalesce(max(seq) + 1, 0) FROM outcome WHERE session_id = ?1), ?, ?, ?, ?)",
            session, m_source, outcome->kind, outcome->value, outcome->at)
            .run();
    } else if (const auto* score = std::get_if<session::Score>(&payload)) {
        const std::int32_t name = m_dictionary.scoreName(connection, score->name);
        Query(connection, "INSERT INTO score (session_id, name_id, source_id, value) VALUES (?, ?, ?, ?)", session,
            name, m_source, score->value)
            .run();
    } else if (const auto* label = std::get_if<session::GivenLabel>(&payload)) {
        const AnnotatorId who = annotator(connection, label->annotator);
        if (label->skipped)
            appendSkip(connection, session, who, *label);
        else
            appendAnswers(connection, session, who, {answerOf(*label)}, *label);
    }
}

void Joiner::addLabels(Connection& connection, SessionId session, std::span<const session::GivenLabel> labels)
{
    // Skips first: a session that somebody else answered is an answered one.
    for (const session::GivenLabel& label : labels)
        if (label.skipped)
            appendSkip(connection, session, annotator(connection, label.annotator), label);
    std::vector<bool> done(labels.size(), false);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (done[i] || labels[i].skipped)
            continue;
        std::vector<session::Answer> answers;
        session::GivenLabel whole = labels[i];
        for (std::size_t j = i; j < labels.size(); ++j) {
            if (labels[j].annotator != whole.annotator || labels[j].skipped)
                continue;
            done[j] = true;
            session::Answer answer = answerOf(labels[j]);
            std::erase_if(answers, [&](const session::Answer& other) { return sameQuestion(other, answer); });
            answers.push_back(std::move(answer));
            whole.at = std::max(whole.at, labels[j].at);
            whole.seconds = std::max(whole.seconds, labels[j].seconds);
        }
        appendAnswers(connection, session, annotator(connection, whole.annotator), answers, whole);
    }
}

AnnotatorId Joiner::annotator(Connection& connection, std::string_view name)
{
    {
        Query query(connection, "SELECT id FROM annotator WHERE name = ?", name);
        if (query.step())
            return query.id<AnnotatorId>(0);
    }
    Query(connection, "INSERT INTO annotator (name) VALUES (?)", name).run();
    const AnnotatorId id(sqlite3_last_insert_rowid(connection.handle()));
    // Taking the import back takes its annotators too, but not those the desk made meanwhile.
    Query(connection, "UPDATE source SET marks = json_insert(marks, '$.annotators[#]', ?) WHERE id = ?", id, m_source)
        .run();
    return id;
}

void Joiner::appendAnswers(Connection& connection, SessionId session, AnnotatorId annotator,
    const std::vector<session::Answer>& answers, const session::GivenLabel& from)
{
    const std::string json = session::answersToJson(answers);
    Query(connection,
        "INSERT INTO label_event (session_id, annotator_id, rubric_id, source_id, kind, answers, seconds, at) VALUES "
        "(?, ?, (SELECT max(id) FROM rubric), ?, 'answer', ?, ?, ?)",
        session, annotator, m_source, json, from.seconds, from.at.value_or(m_at))
        .run();
}

void Joiner::appendSkip(
    Connection& connection, SessionId session, AnnotatorId annotator, const session::GivenLabel& from)
{
    Query(connection,
        "INSERT INTO label_event (session_id, annotator_id, rubric_id, source_id, kind, reason, seconds, at) VALUES "
        "(?, ?, (SELECT max(id) FROM rubric), ?, 'skip', ?, ?, ?)",
        session, annotator, m_source, from.value, from.seconds, from.at.value_or(m_at))
        .run();
}

void Joiner::addGold(Connection& connection, SessionId session, std::span<const session::GoldAnswer> gold) const
{
    for (const session::GoldAnswer& one : gold) {
        const std::string answer = goldJson(one);
        Query(connection,
            "INSERT OR IGNORE INTO gold (session_id, question, answer, said_by, source_id) VALUES (?, ?, ?, ?, ?)",
            session, one.question, answer, one.saidBy, m_source)
            .run();
    }
}

bool Joiner::has(Connection& connection, SessionId session, const session::GoldAnswer& gold)
{
    const std::string answer = goldJson(gold);
    return exists(Query(connection, "SELECT 1 FROM gold WHERE session_id = ? AND question = ? AND answer = ?", session,
        gold.question, answer));
}

} // namespace turnout::store
