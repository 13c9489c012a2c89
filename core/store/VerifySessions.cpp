// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EventJson.h"
#include "store/FrameReader.h"
#include "store/SessionReader.h"
#include "store/VerifyChecks.h"

#include <simdjson.h>

#include <unordered_map>
#include <unordered_set>

namespace turnout::store {
namespace {

// What the codes in a session's lists may be.
struct Codes {
    std::unordered_map<std::int32_t, std::int32_t> segmentOfValue;
    std::unordered_set<std::int32_t> kinds;
};

Codes codesOf(Connection& connection)
{
    Codes codes;
    Query values(connection, "SELECT id, segment_id FROM segment_value");
    while (values.step())
        codes.segmentOfValue.emplace(values.int32(0), values.int32(1));
    Query kinds(connection, "SELECT id FROM signal_kind");
    while (kinds.step())
        codes.kinds.insert(kinds.int32(0));
    return codes;
}

std::size_t entriesIn(std::string_view list)
{
    return list.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(list.begin(), list.end(), ','));
}

std::int64_t charactersIn(std::string_view text)
{
    return std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

void checkLists(VerifyContext& context, const Codes& codes, const std::string& name, const Query& query)
{
    std::vector<std::int32_t> list;
    parseCodes(query.text(3), list);
    std::unordered_set<std::int32_t> segments;
    bool fine = list.size() == entriesIn(query.text(3));
    for (const std::int32_t code : list) {
        const auto found = codes.segmentOfValue.find(code);
        fine = fine && found != codes.segmentOfValue.end() && segments.insert(found->second).second;
    }
    if (!fine)
        context.violation(name + " has segments that are not in the dictionary, or one twice");
    parseCodes(query.text(4), list);
    const bool known = list.size() == entriesIn(query.text(4))
        && std::all_of(list.begin(), list.end(), [&](std::int32_t code) { return codes.kinds.contains(code); });
    if (!known)
        context.violation(name + " has observed signals that are not in the dictionary");
}

void checkTurns(VerifyContext& context, simdjson::dom::parser& parser, const std::string& name, const Query& query)
{
    simdjson::dom::array array;
    const std::string_view json = query.text(5);
    if (parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS) {
        context.violation(name + " has a transcript that cannot be read");
        return;
    }
    std::int64_t turns = 0;
    std::int64_t characters = 0;
    for (const simdjson::dom::element turn : array) {
        std::string_view role;
        std::string_view text;
        if (turn["role"].get(role) != simdjson::SUCCESS || turn["text"].get(text) != simdjson::SUCCESS
            || !session::roleFromName(role)) {
            context.violation(name + " has a turn without role or text");
            return;
        }
        ++turns;
        characters += charactersIn(text);
    }
    if (turns != query.int64(1) || characters != query.int64(2))
        context.violation(name + " has another number of turns or characters than its row says");
}

void checkEachSession(VerifyContext& context)
{
    const Codes codes = codesOf(context.connection());
    simdjson::dom::parser parser;
    Query query(context.connection(),
        "SELECT id, session.turns, characters, segments, observed, transcript.turns FROM session "
        "LEFT JOIN transcript ON session_id = id ORDER BY id");
    while (context.goOn() && query.step()) {
        const std::string name = "session " + std::to_string(query.int64(0));
        checkLists(context, codes, name, query);
        if (query.isNull(5))
            context.violation(name + " has no transcript");
        else
            checkTurns(context, parser, name, query);
    }
}

} // namespace

void checkSources(VerifyContext& context)
{
    context.rows("SELECT 'source ' || id || ' is complete but has no time of that, or the marks of one that is not' "
                 "FROM source WHERE state = 'complete' AND (finished_at IS NULL OR marks IS NOT NULL)");
    context.rows("SELECT 'source ' || id || ' is unfinished and has no marks' "
                 "FROM source WHERE state = 'importing' AND (marks IS NULL OR NOT json_valid(marks))");
    context.rows("SELECT 'source ' || id || ' has notes that cannot be read' FROM source "
                 "WHERE NOT json_valid(notes) OR json_type(notes) <> 'array'");
    context.rows("SELECT 'source ' || source.id || ' counts ' || sessions || ' sessions, but there are ' || n "
                 "FROM source LEFT JOIN (SELECT source_id, count(*) AS n, min(id) AS low, max(id) AS high FROM session "
                 "GROUP BY source_id) AS there ON source_id = source.id WHERE state = 'complete' AND "
                 "(sessions <> coalesce(n, 0) OR first_session IS NOT low OR last_session IS NOT high)");
    context.rows("SELECT 'source ' || source.id || ' counts ' || rejects || ' rejects, but there are ' "
                 "|| coalesce(n, 0) FROM source LEFT JOIN (SELECT source_id, count(*) AS n FROM reject "
                 "GROUP BY source_id) ON source_id = source.id WHERE state = 'complete' AND rejects <> coalesce(n, 0)");
    context.rows("SELECT 'orphan ' || orphan.id || ' waits although its session is here' FROM orphan "
                 "JOIN session ON session.external_id = orphan.external_id WHERE joined_by IS NULL");
    context.rows(
        "SELECT 'orphan ' || orphan.id || ' counts as joined, but its session is not here' FROM orphan "
        "WHERE joined_by IS NOT NULL AND user IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM session WHERE session.external_id IN (orphan.external_id, orphan.trace)) AND NOT EXISTS "
        "(SELECT 1 FROM session_key WHERE key IN (orphan.external_id, orphan.trace))");
    context.rows("SELECT 'orphan ' || id || ' names no session, no trace, and not user and time' FROM orphan "
                 "WHERE external_id = '' AND trace IS NULL AND (user IS NULL OR at IS NULL)");
    Query query(context.connection(), "SELECT id, event FROM orphan");
    while (context.goOn() && query.step())
        if (!eventFromJson(query.text(1)))
            context.violation("orphan " + std::to_string(query.int64(0)) + " cannot be read");
}

void checkSessions(VerifyContext& context)
{
    checkEachSession(context);
    context.rows("SELECT 'session ' || session_id || ' has an unusable truth' FROM demo_truth "
                 "WHERE rating_probability NOT BETWEEN 0 AND 1");
    context.rows("SELECT 'session ' || session_id || ' has a gold answer that cannot be read' FROM gold "
                 "WHERE NOT json_valid(answer) OR json_type(answer) <> 'array'");
    context.rows(
        "SELECT 'session ' || gold.session_id || ' has gold of label ' || event_id || ', which decides nothing "
        "about it' FROM gold JOIN label_event ON label_event.id = event_id "
        "WHERE adjudicated = 0 OR label_event.session_id <> gold.session_id");
}

} // namespace turnout::store
