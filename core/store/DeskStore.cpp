// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DeskStore.h"

#include "store/FrameReader.h"
#include "store/Query.h"

#include <algorithm>

namespace turnout::store {

Result<void> setFlag(Connection& connection, SessionId session, AnnotatorId annotator, bool flagged, TimeMs at)
{
    return guarded([&]() -> Result<void> {
        if (const auto seen = checkVisible(connection, session); !seen)
            return seen;
        {
            Query last(connection,
                "SELECT flagged, at FROM flag_event WHERE session_id = ? AND annotator_id = ? "
                "ORDER BY at DESC, flagged DESC LIMIT 1",
                session, annotator);
            const bool any = last.step();
            const bool now = any && last.int64(0) != 0;
            if (now == flagged)
                return {};
            at = any ? std::max(at, last.int64(1) + 1) : at;
        }
        Query(connection, "INSERT INTO flag_event (session_id, annotator_id, flagged, at) VALUES (?, ?, ?, ?)", session,
            annotator, static_cast<std::int64_t>(flagged), at)
            .run();
        return {};
    });
}

Result<std::vector<Flag>> flags(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Flag>> {
        std::vector<Flag> all;
        Query query(connection,
            "SELECT session_id, annotator_id, at FROM (SELECT *, row_number() OVER "
            "(PARTITION BY session_id, annotator_id ORDER BY at DESC, flagged DESC) AS place FROM flag_event) "
            "WHERE place = 1 AND flagged = 1 ORDER BY session_id, annotator_id");
        while (query.step())
            all.push_back({query.id<SessionId>(0), query.id<AnnotatorId>(1), query.int64(2)});
        return all;
    });
}

Result<std::vector<FlagEvent>> flagEvents(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<FlagEvent>> {
        std::vector<FlagEvent> all;
        Query query(connection, "SELECT session_id, annotator_id, flagged, at FROM flag_event ORDER BY id");
        while (query.step())
            all.push_back({query.id<SessionId>(0), query.id<AnnotatorId>(1), query.int64(2) != 0, query.int64(3)});
        return all;
    });
}

Result<bool> addFlagEvent(Connection& connection, const FlagEvent& event)
{
    return guarded([&]() -> Result<bool> {
        const auto flagged = static_cast<std::int64_t>(event.flagged);
        Query(connection,
            "INSERT INTO flag_event (session_id, annotator_id, flagged, at) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
            "(SELECT 1 FROM flag_event WHERE session_id = ?1 AND annotator_id = ?2 AND flagged = ?3 AND at = ?4)",
            event.session, event.annotator, flagged, event.at)
            .run();
        return sqlite3_changes(connection.handle()) > 0;
    });
}

Result<void> noteSeen(
    Connection& connection, SessionId session, AnnotatorId annotator, const std::vector<std::string>& what, TimeMs at)
{
    return guarded([&]() -> Result<void> {
        for (const std::string& one : what)
            Query(connection,
                "INSERT OR IGNORE INTO seen (session_id, annotator_id, what, after_event, at) "
                "VALUES (?, ?, ?, (SELECT coalesce(max(id), 0) FROM label_event), ?)",
                session, annotator, one, at)
                .run();
        return {};
    });
}

Result<std::vector<Seen>> seenOf(Connection& connection, SessionId session, AnnotatorId annotator)
{
    return guarded([&]() -> Result<std::vector<Seen>> {
        std::vector<Seen> all;
        Query query(connection,
            "SELECT what, after_event FROM seen WHERE session_id = ? AND annotator_id = ? ORDER BY what", session,
            annotator);
        while (query.step())
            all.push_back({query.string(0), query.id<LabelEventId>(1)});
        return all;
    });
}

Result<std::vector<Sight>> sights(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Sight>> {
        std::vector<Sight> all;
        Query query(connection, "SELECT session_id, annotator_id, what, at FROM seen");
        while (query.step())
            all.push_back({query.id<SessionId>(0), query.id<AnnotatorId>(1), query.string(2), query.int64(3)});
        return all;
    });
}

Result<std::map<LabelEventId, std::vector<std::string>>> shownWithLabels(Connection& connection)
{
    return guarded([&]() -> Result<std::map<LabelEventId, std::vector<std::string>>> {
        std::map<LabelEventId, std::vector<std::string>> all;
        Query query(connection, "SELECT event_id, what FROM label_shown ORDER BY event_id, what");
        while (query.step())
            all[query.id<LabelEventId>(0)].push_back(query.string(1));
        return all;
    });
}

Result<void> noteShown(Connection& connection, LabelEventId event, const std::vector<std::string>& what)
{
    return guarded([&]() -> Result<void> {
        for (const std::string& one : what)
            Query(connection, "INSERT OR IGNORE INTO shown (event_id, what) VALUES (?, ?)", event, one).run();
        return {};
    });
}

Result<std::optional<TakenBack>> redoable(Connection& connection, AnnotatorId annotator)
{
    return guarded([&]() -> Result<std::optional<TakenBack>> {
        Query query(connection,
            "SELECT said.id, said.session_id FROM label_chain AS chain JOIN label_event AS said ON said.id = chain.id "
            "WHERE chain.times % 2 = 1 AND said.annotator_id = ?1 AND said.adjudicated = 0 AND chain.last > coalesce("
            "(SELECT max(id) FROM label_event WHERE annotator_id = ?1 AND kind <> 'undo' AND adjudicated = 0 "
            "AND source_id IS NULL), 0) ORDER BY chain.last DESC LIMIT 1",
            annotator);
        if (!query.step())
            return std::optional<TakenBack>();
        return std::optional(TakenBack{query.id<LabelEventId>(0), query.id<SessionId>(1)});
    });
}

Result<LabelEventId> chainEnd(Connection& connection, LabelEventId event)
{
    return guarded([&]() -> Result<LabelEventId> {
        LabelEventId end = event;
        for (;;) {
            Query query(connection, "SELECT id FROM label_event WHERE undoes = ?", end);
            if (!query.step())
                return end;
            end = query.id<LabelEventId>(0);
        }
    });
}

} // namespace turnout::store
