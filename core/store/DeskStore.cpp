// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DeskStore.h"

#include "store/FrameReader.h"
#include "store/Query.h"

namespace turnout::store {

Result<void> setFlag(Connection& connection, SessionId session, AnnotatorId annotator, bool flagged, TimeMs at)
{
    return guarded([&]() -> Result<void> {
        if (const auto seen = checkVisible(connection, session); !seen)
            return seen;
        {
            Query last(connection,
                "SELECT flagged FROM flag_event WHERE session_id = ? AND annotator_id = ? ORDER BY id DESC LIMIT 1",
                session, annotator);
            const bool now = last.step() && last.int64(0) != 0;
            if (now == flagged)
                return {};
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
            "SELECT session_id, annotator_id, at FROM flag_event WHERE flagged = 1 AND id IN "
            "(SELECT max(id) FROM flag_event GROUP BY session_id, annotator_id) ORDER BY session_id, annotator_id");
        while (query.step())
            all.push_back({query.id<SessionId>(0), query.id<AnnotatorId>(1), query.int64(2)});
        return all;
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
