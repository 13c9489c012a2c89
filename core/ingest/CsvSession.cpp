// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvSession.h"

#include "base/Json.h"
#include "ingest/CsvCells.h"
#include "ingest/FieldParsers.h"
#include "ingest/RecordParser.h"
#include "ingest/SessionReader.h"
#include "ingest/TurnReader.h"

#include <algorithm>

namespace turnout::ingest {
namespace {

using session::Role;
using session::Session;
using session::Turn;

/// Who is meant by a name that people write into tables.
std::optional<Role> roleOf(std::string_view written)
{
    const std::string name = lowered(written);
    if (name == "customer")
        return Role::User;
    if (name == "bot" || name == "agent")
        return Role::Assistant;
    return session::roleFromName(name);
}

/// Who speaks in a line "User: …", and how much of the line says so.
std::optional<std::pair<Role, std::size_t>> speaker(std::string_view line)
{
    constexpr std::size_t longest = 12;
    const std::size_t colon = line.substr(0, longest).find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::optional<Role> role = roleOf(trimmed(line.substr(0, colon)));
    if (!role)
        return std::nullopt;
    return std::pair(*role, colon + 1);
}

void addTurn(std::vector<Turn>& turns, Role role, std::string_view text)
{
    if (text.empty())
        return;
    Turn& turn = turns.emplace_back();
    turn.role = role;
    turn.text.assign(text);
}

} // namespace

CsvSession::CsvSession(RecordContext& context, std::optional<double> weight)
    : m_context(context)
    , m_weight(weight.value_or(1))
{
}

Result<void> CsvSession::bind(const CsvMapping& mapping, const std::vector<std::string>& header)
{
    m_mapping = mapping;
    m_header = header;
    std::vector<bool> used(header.size(), false);
    std::string missing;
    const auto find = [&](const std::string& name) -> Column {
        const auto found = std::find(header.begin(), header.end(), name);
        if (name.empty() || found == header.end()) {
            if (!name.empty() && missing.empty())
                missing = name;
            return std::nullopt;
        }
        const auto index = static_cast<std::size_t>(found - header.begin());
        used[index] = true;
        return index;
    };
    m_id = find(mapping.id);
    m_transcript = find(mapping.transcript);
    m_userText = find(mapping.userText);
    m_assistantText = find(mapping.assistantText);
    m_startedAt = find(mapping.startedAt);
    m_user = find(mapping.user);
    m_weightColumn = find(mapping.weight);
    m_rating = find(mapping.rating);
    m_role = find(mapping.role);
    m_text = find(mapping.text);
    m_at = find(mapping.at);
    m_trace = find(mapping.trace);
    for (const std::string& name : mapping.segments)
        m_segments.push_back(find(name).value_or(0));
    for (const std::string& name : mapping.scores)
        m_scores.push_back(find(name).value_or(0));
    for (const std::string& name : mapping.outcomes)
        m_outcomes.push_back(find(name).value_or(0));
    if (!missing.empty())
        return Error{ErrorCode::BadInput,
            "The mapping names the column " + shown(missing) + ", which this table does not have.", {}};
    const bool names = m_id || (mapping.ofEvents() && (m_trace || (m_user && m_at)));
    const bool says = mapping.ofEvents() ? m_rating || !m_scores.empty() || !m_outcomes.empty()
                                         : m_transcript || m_userText || m_assistantText || (m_role && m_text);
    if (!names || !says)
        return Error{ErrorCode::BadInput, "The mapping needs a column for the id and one for what was said.", {}};
    for (std::size_t i = 0; i < header.size(); ++i)
        if (!used[i])
            m_rest.push_back(i);
    return {};
}

bool CsvSession::readRating(std::string_view cell, Session& out)
{
    cell = trimmed(cell);
    if (cell.empty())
        return true;
    session::Rating rating;
    const std::string word = lowered(cell);
    if (word == "up" || word == "down" || word == "true" || word == "false") {
        rating.value = word == "up" || word == "true" ? 1 : 0;
        rating.given = word == "up" || word == "down" ? inQuotes(word) : word;
    } else if (const auto number = cellNumber(cell)) {
        const double low = m_mapping.ratingLow;
        const double high = m_mapping.ratingHigh;
        const auto normal = session::normaliseRating(*number, low, high);
        if (!normal || *number < std::min(low, high) || *number > std::max(low, high))
            return m_context.fail("\"rating\" " + jsonNumber(*number) + " is outside its scale " + jsonNumber(low)
                + " … " + jsonNumber(high) + R"(; a mapping can say another: "rating_scale":[1,5])");
        rating.value = *normal;
        rating.given
            = R"({"value":)" + jsonNumber(*number) + R"(,"scale":[)" + jsonNumber(low) + ',' + jsonNumber(high) + "]}";
    } else {
        return m_context.fail("\"rating\" must be up, down, true, false or a number, this is " + shown(cell));
    }
    out.ratings.push_back(std::move(rating));
    return true;
}

/// "User: …" lines; a line without a speaker belongs to the one before.
bool CsvSession::readDialogue(std::string_view cell, std::vector<Turn>& out)
{
    while (!cell.empty()) {
        const std::size_t end = cell.find('\n');
        std::string_view line = cell.substr(0, end);
        cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (const auto who = speaker(line)) {
            Turn& turn = out.emplace_back();
            turn.role = who->first;
            turn.text.assign(trimmed(line.substr(who->second)));
        } else if (!out.empty()) {
            out.back().text += '\n';
            out.back().text += line;
        } else if (!trimmed(line).empty()) {
            return m_context.fail(inQuotes(m_mapping.transcript)
                + " must be a JSON list of turns or begin with a speaker such as \"User:\"");
        }
    }
    return true;
}

bool CsvSession::readTranscript(std::string_view cell, std::vector<Turn>& out)
{
    cell = trimmed(cell);
    if (!cell.starts_with('['))
        return readDialogue(cell, out);
    Element list;
    if (m_parser.parse(cell.data(), cell.size()).get(list) != simdjson::SUCCESS)
        return m_context.fail(inQuotes(m_mapping.transcript) + " is not valid JSON");
    simdjson::dom::array items;
    simdjson::dom::object first;
    Element words;
    const bool ours = list.get(items) == simdjson::SUCCESS && items.at(0).get(first) == simdjson::SUCCESS
        && first["text"].get(words) == simdjson::SUCCESS;
    if (ours ? ingest::readTurns(list, out, m_context) : readMessages(list, out, m_context))
        return true;
    m_context.reason = "column " + shown(m_mapping.transcript) + ": " + m_context.reason;
    return false;
}

bool CsvSession::readTurns(CsvCells row, Session& out)
{
    out.turns.clear();
    if (m_transcript && !readTranscript(row[*m_transcript], out.turns))
        return false;
    if (!m_transcript && m_userText)
        addTurn(out.turns, Role::User, row[*m_userText]);
    if (!m_transcript && m_assistantText)
        addTurn(out.turns, Role::Assistant, row[*m_assistantText]);
    return !out.turns.empty() || m_context.fail("the row has no text");
}

bool CsvSession::readNumbers(CsvCells row, Session& out)
{
    if (m_weightColumn && !trimmed(row[*m_weightColumn]).empty()) {
        out.weight = cellNumber(row[*m_weightColumn]).value_or(-1);
        if (!checkWeight(out.weight, m_context))
            return false;
    }
    for (const std::size_t column : m_scores) {
        std::optional<double> number;
        if (!readNumberCell(m_header[column], row[column], number, m_context))
            return false;
        if (number && !addScore(out, m_header[column], *number, m_context))
            return false;
    }
    return true;
}

/// What a row says of its session beside what was said in it.
bool CsvSession::readAbout(CsvCells row, Session& out)
{
    if (!readNumbers(row, out))
        return false;
    if (m_startedAt && !out.startedAt
        && !readTimeCell(m_mapping.startedAt, row[*m_startedAt], out.startedAt, m_context))
        return false;
    if (m_user && out.user.empty())
        out.user.assign(row[*m_user]);
    if (m_trace && !row[*m_trace].empty()
        && std::find(out.traces.begin(), out.traces.end(), row[*m_trace]) == out.traces.end())
        out.traces.emplace_back(row[*m_trace]);
    for (const std::size_t column : m_segments)
        if (const std::string_view cell = row[column];
            !cell.empty() && !addSegment(out, m_header[column], std::string(cell), m_context))
            return false;
    return true;
}

bool CsvSession::read(CsvCells row, Session& out)
{
    resetSession(out, m_weight);
    m_context.extra.clear();
    out.id.assign(row[*m_id]);
    if (!checkId(m_mapping.id, out.id, m_context) || !readTurns(row, out) || !readAbout(row, out))
        return false;
    if (m_rating && !readRating(row[*m_rating], out))
        return false;
    for (const std::size_t column : m_rest)
        if (const std::string_view cell = row[column]; !cell.empty()) {
            m_context.notes.unknownKey({}, m_header[column]);
            m_context.extra.keepText(m_header[column], cell);
        }
    m_context.extra.copyTo(out.extra);
    return true;
}

bool CsvSession::readTurnKey(CsvCells row, std::string& id, std::optional<TimeMs>& at) const
{
    id.assign(row[*m_id]);
    at.reset();
    if (!checkId(m_mapping.id, id, m_context))
        return false;
    if (m_at && !readTimeCell(m_mapping.at, row[*m_at], at, m_context))
        at.reset();
    return true;
}

void CsvSession::beginTurns(const std::string& id, Session& out)
{
    resetSession(out, m_weight);
    m_context.extra.clear();
    out.id = id;
    out.turns.clear();
}

bool CsvSession::readTurn(CsvCells row, Session& out)
{
    const std::string_view who = trimmed(row[*m_role]);
    const auto role = roleOf(who);
    if (!role)
        return m_context.fail(inQuotes(m_mapping.role) + " is " + shown(who)
            + "; known are system, user, assistant and tool, and customer, bot and agent");
    if (out.turns.size() >= kListLimit)
        return m_context.fail("the session has more than 100000 turns");
    const std::size_t index = out.turns.size();
    Turn& turn = out.turns.emplace_back();
    turn.role = *role;
    turn.text.assign(row[*m_text]);
    if (m_at && !readTimeCell(m_mapping.at, row[*m_at], turn.at, m_context))
        return false;
    const std::size_t ratings = out.ratings.size();
    if (!readAbout(row, out) || (m_rating && !readRating(row[*m_rating], out)))
        return false;
    if (out.ratings.size() > ratings)
        out.ratings.back().turn = static_cast<int>(index);
    for (const std::size_t column : m_rest)
        if (const std::string_view cell = row[column]; !cell.empty()) {
            m_context.notes.unknownKey("turns", m_header[column]);
            m_context.extra.keepTextInside("turns", index, m_header[column], cell);
        }
    return true;
}

void CsvSession::endTurns(Session& out)
{
    m_context.extra.endList();
    m_context.extra.copyTo(out.extra);
    for (const Turn& turn : out.turns) {
        if (!turn.at)
            continue;
        out.startedAt = out.startedAt ? std::min(out.startedAt, turn.at) : turn.at;
        out.endedAt = std::max(out.endedAt, turn.at);
    }
    // The same rating beside every turn is one of the session, written where the table had room for it.
    const auto& ratings = out.ratings;
    if (ratings.size() > 1 && ratings.size() == out.turns.size()
        && std::all_of(ratings.begin(), ratings.end(),
            [&](const session::Rating& rating) { return rating.given == ratings.front().given; })) {
        out.ratings.resize(1);
        out.ratings.front().turn.reset();
    }
}

bool CsvSession::readEvents(CsvCells row, std::int64_t line, std::vector<Event>& out)
{
    out.clear();
    Event target;
    target.line = line;
    std::optional<TimeMs> at;
    if (m_at && !readTimeCell(m_mapping.at, row[*m_at], at, m_context))
        return false;
    const auto name = [&](const Column& column, std::string_view key, std::string& id) {
        if (!column || row[*column].empty())
            return true;
        id.assign(row[*column]);
        return checkId(key, id, m_context);
    };
    if (!name(m_id, m_mapping.id, target.session) || !name(m_trace, m_mapping.trace, target.trace))
        return false;
    if (target.session.empty() && target.trace.empty()) {
        if (!name(m_user, m_mapping.user, target.user))
            return false;
        if (target.user.empty() || !at)
            return m_context.fail(
                "the row does not say which session it is about: it has no id of a session or a trace, "
                "and not a user with a time");
        target.at = at;
    }
    JsonWriter json;
    json.beginObject();
    for (std::size_t i = 0; i < m_header.size(); ++i)
        json.field(m_header[i], row[i]);
    json.endObject();
    target.json = json.take();
    const auto add = [&](auto payload) {
        if constexpr (requires { payload.at; })
            payload.at = at;
        out.push_back(target);
        out.back().payload = std::move(payload);
    };
    Session said;
    if ((m_rating && !readRating(row[*m_rating], said)) || !readNumbers(row, said))
        return false;
    for (session::Rating& rating : said.ratings)
        add(std::move(rating));
    for (session::Score& score : said.scores)
        add(std::move(score));
    for (const std::size_t column : m_outcomes) {
        std::optional<double> number;
        if (!readNumberCell(m_header[column], row[column], number, m_context))
            return false;
        if (number)
            add(session::Outcome{m_header[column], number, {}});
    }
    return true;
}

} // namespace turnout::ingest
