// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SessionRecord.h"

#include "store/Query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace turnout::store {
namespace {

void bindText(sqlite3_stmt* statement, int index, std::string_view text)
{
    const char* data = text.empty() ? "" : text.data();
    sqlite3_bind_text64(statement, index, data, text.size(), nullptr, SQLITE_UTF8);
}

void bindTextOrNull(sqlite3_stmt* statement, int index, std::string_view text)
{
    if (text.empty())
        sqlite3_bind_null(statement, index);
    else
        bindText(statement, index, text);
}

template <typename T>
void bindMaybe(sqlite3_stmt* statement, int index, const std::optional<T>& value)
{
    if (!value)
        sqlite3_bind_null(statement, index);
    else if constexpr (std::is_integral_v<T>)
        sqlite3_bind_int64(statement, index, *value);
    else
        sqlite3_bind_double(statement, index, *value);
}

void appendCode(std::string& list, std::int32_t code)
{
    std::array<char, 12> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), code);
    if (!list.empty())
        list += ',';
    list.append(digits.data(), end);
}

std::vector<std::string_view> sortedCodes(std::string_view list)
{
    std::vector<std::string_view> codes;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        codes.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    std::sort(codes.begin(), codes.end());
    return codes;
}

} // namespace

SessionRecord::SessionRecord(Connection& connection, Dictionary& dictionary, Joiner& joiner, SourceId source)
    : m_dictionary(dictionary)
    , m_joiner(joiner)
    , m_source(source.value())
    , m_session(
          connection.prepared("INSERT INTO session (id, external_id, source_id, line, started_at, ended_at, user, "
                              "weight, turns, characters, segments, observed) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_transcript(connection.prepared("INSERT INTO transcript (session_id, turns, extra) VALUES (?, ?, ?)"))
    , m_rating(connection.prepared("INSERT INTO rating (session_id, seq, source_id, value, given, turn, at, comment) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_signal(connection.prepared("INSERT INTO signal (session_id, seq, source_id, kind_id, turn, value, at) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?)"))
    , m_outcome(connection.prepared("INSERT INTO outcome (session_id, seq, source_id, kind, value, at) "
                                    "VALUES (?, ?, ?, ?, ?, ?)"))
    , m_score(connection.prepared("INSERT OR IGNORE INTO score (session_id, name_id, source_id, value) "
                                  "VALUES (?, ?, ?, ?)"))
{
}

void SessionRecord::step(Connection& connection, sqlite3_stmt* statement) const
{
    sqlite3_step(statement);
    const int code = sqlite3_reset(statement);
    if (code != SQLITE_OK)
        throw SQLite::Exception(connection.handle(), code);
}

void SessionRecord::codes(Connection& connection, const session::Session& session, bool derived)
{
    m_segments.clear();
    m_observed.clear();
    ++m_serial;
    for (std::size_t i = 0; i < session.segments.size(); ++i) {
        if (!derived && session::isDerived(session.segments[i].first))
            continue;
        Dictionary::Segment& segment = m_dictionary.segment(connection, session.segments[i].first, i);
        const auto place = static_cast<std::size_t>(segment.id);
        if (place >= m_lastUse.size())
            m_lastUse.resize(place + 64, 0);
        if (m_lastUse[place] == m_serial)
            continue; // a name twice: the first value stays
        m_lastUse[place] = m_serial;
        appendCode(m_segments, Dictionary::value(connection, segment, session.segments[i].second));
    }
    for (const std::string& kind : session.observed)
        if (derived || !session::isDerived(kind))
            appendCode(m_observed, m_dictionary.signalKind(connection, kind));
}

SessionRecord::Written SessionRecord::write(Connection& connection, SessionId id, const PreparedSession& prepared)
{
    const session::Session& session = *prepared.session;
    codes(connection, session, true);
    sqlite3_bind_int64(m_session, 1, id.value());
    bindText(m_session, 2, session.id);
    sqlite3_bind_int64(m_session, 3, m_source);
    sqlite3_bind_int64(m_session, 4, prepared.line);
    bindMaybe(m_session, 5, session.startedAt);
    bindMaybe(m_session, 6, session.endedAt);
    bindTextOrNull(m_session, 7, session.user);
    sqlite3_bind_double(m_session, 8, session.weight);
    sqlite3_bind_int64(m_session, 9, static_cast<sqlite3_int64>(session.turns.size()));
    sqlite3_bind_int64(m_session, 10, prepared.characters);
    bindText(m_session, 11, m_segments);
    bindTextOrNull(m_session, 12, m_observed);
    sqlite3_step(m_session);
    const int code = sqlite3_reset(m_session);
    if (code == SQLITE_CONSTRAINT_UNIQUE)
        return Written::IdIsThere;
    if (code != SQLITE_OK)
        throw SQLite::Exception(connection.handle(), code);

    sqlite3_bind_int64(m_transcript, 1, id.value());
    bindText(m_transcript, 2, prepared.turnsJson);
    bindTextOrNull(m_transcript, 3, session.extra);
    step(connection, m_transcript);
    parts(connection, id, session);
    return Written::Added;
}

void SessionRecord::parts(Connection& connection, SessionId id, const session::Session& session)
{
    sqlite3_int64 seq = 0;
    for (const session::Rating& rating : session.ratings) {
        sqlite3_bind_int64(m_rating, 1, id.value());
        sqlite3_bind_int64(m_rating, 2, seq++);
        sqlite3_bind_int64(m_rating, 3, m_source);
        sqlite3_bind_double(m_rating, 4, rating.value);
        bindText(m_rating, 5, rating.given);
        bindMaybe(m_rating, 6, rating.turn);
        bindMaybe(m_rating, 7, rating.at);
        bindTextOrNull(m_rating, 8, rating.comment);
        step(connection, m_rating);
    }
    seq = 0;
    for (const session::Signal& signal : session.signals) {
        sqlite3_bind_int64(m_signal, 1, id.value());
        sqlite3_bind_int64(m_signal, 2, seq++);
        sqlite3_bind_int64(m_signal, 3, m_source);
        sqlite3_bind_int64(m_signal, 4, m_dictionary.signalKind(connection, signal.kind));
        bindMaybe(m_signal, 5, signal.turn);
        bindMaybe(m_signal, 6, signal.value);
        bindMaybe(m_signal, 7, signal.at);
        step(connection, m_signal);
    }
    seq = 0;
    for (const session::Outcome& outcome : session.outcomes) {
        sqlite3_bind_int64(m_outcome, 1, id.value());
        sqlite3_bind_int64(m_outcome, 2, seq++);
        sqlite3_bind_int64(m_outcome, 3, m_source);
        bindText(m_outcome, 4, outcome.kind);
        bindMaybe(m_outcome, 5, outcome.value);
        bindMaybe(m_outcome, 6, outcome.at);
        step(connection, m_outcome);
    }
    for (const session::Score& score : session.scores) {
        sqlite3_bind_int64(m_score, 1, id.value());
        sqlite3_bind_int64(m_score, 2, m_dictionary.scoreName(connection, score.name));
        sqlite3_bind_int64(m_score, 3, m_source);
        sqlite3_bind_double(m_score, 4, score.value);
        step(connection, m_score);
    }
    if (!session.labels.empty())
        m_joiner.addLabels(connection, id, session.labels);
    if (!session.gold.empty())
        m_joiner.addGold(connection, id, session.gold);
    addKeys(connection, id, session);
}

void SessionRecord::addKeys(Connection& connection, SessionId id, const session::Session& session)
{
    for (const std::string& trace : session.traces)
        Query(connection, "INSERT OR IGNORE INTO session_key (key, session_id, source_id) VALUES (?, ?, ?)", trace, id,
            m_source)
            .run();
}

std::string SessionRecord::derivedSegments(Connection& connection, const session::Session& session)
{
    session::Session derived;
    for (const auto& segment : session.segments)
        if (session::isDerived(segment.first))
            derived.segments.push_back(segment);
    codes(connection, derived, true);
    return m_segments;
}

bool SessionRecord::same(Connection& connection, SessionId id, const PreparedSession& prepared)
{
    const session::Session& session = *prepared.session;
    {
        // What was derived is no part of what production sent: it may be off, or made anew by other rules.
        Query query(connection,
            "SELECT started_at, ended_at, coalesce(user, ''), weight, "
            "(SELECT group_concat(code.value) FROM json_each('[' || segments || ']') AS code JOIN segment_value AS v "
            "ON v.id = code.value JOIN segment AS s ON s.id = v.segment_id WHERE s.name NOT GLOB 'derived.*'), "
            "(SELECT group_concat(code.value) FROM json_each('[' || coalesce(observed, '') || ']') AS code "
            "JOIN signal_kind AS k ON k.id = code.value WHERE k.name NOT GLOB 'derived.*'), "
            "transcript.turns, "
            "coalesce(extra, '') FROM session JOIN transcript ON session_id = session.id WHERE session.id = ?",
            id);
        if (!query.step())
            return false;
        codes(connection, session, false);
        const bool core = query.maybeInt64(0) == session.startedAt && query.maybeInt64(1) == session.endedAt
            && query.text(2) == session.user && query.real(3) == session.weight
            && sortedCodes(query.text(4)) == sortedCodes(m_segments)
            && sortedCodes(query.text(5)) == sortedCodes(m_observed) && query.text(6) == prepared.turnsJson
            && query.text(7) == session.extra;
        if (!core)
            return false;
    }
    const auto there = [&](const auto& parts) {
        return std::all_of(
            parts.begin(), parts.end(), [&](const auto& part) { return Joiner::has(connection, id, part); });
    };
    const auto signal
        = [&](const session::Signal& one) { return session::isDerived(one.kind) || Joiner::has(connection, id, one); };
    const bool gold = std::all_of(session.gold.begin(), session.gold.end(),
        [&](const session::GoldAnswer& one) { return Joiner::has(connection, id, one); });
    return gold && there(session.ratings) && std::all_of(session.signals.begin(), session.signals.end(), signal)
        && there(session.outcomes) && there(session.scores) && there(session.labels);
}

std::string_view unusableNumber(const session::Session& session)
{
    if (!std::isfinite(session.weight) || session.weight < 0)
        return "the weight is not a number of 0 or more";
    for (const session::Rating& rating : session.ratings)
        if (!(rating.value >= 0 && rating.value <= 1))
            return "a rating is not a number on its scale";
    for (const session::Score& score : session.scores)
        if (!std::isfinite(score.value))
            return "a score is not a number";
    return {};
}

} // namespace turnout::store
