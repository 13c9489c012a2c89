// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/GoldStore.h"

#include "store/Query.h"

namespace turnout::store {

Result<void> makeGold(Connection& connection, LabelEventId adjudication)
{
    return guarded([&]() -> Result<void> {
        Query stands(connection,
            "SELECT 1 FROM label_event WHERE id = ?1 AND adjudicated = 1 "
            "AND id NOT IN (SELECT id FROM label_taken_back)",
            adjudication);
        if (!stands.step())
            return Error{ErrorCode::Refused, "Gold is made of an adjudicated answer that stands.", {}};
        // Each answer of the event by itself; one that was gold by an adjudication since taken back is so by this one.
        Query(connection,
            "INSERT INTO gold (session_id, question, answer, said_by, event_id) "
            "SELECT session_id, answer.value ->> 'question', json_array(json(answer.value)), annotator.name, "
            "label_event.id FROM label_event JOIN annotator ON annotator.id = annotator_id, "
            "json_each(label_event.answers) AS answer WHERE label_event.id = ? "
            "ON CONFLICT (session_id, question, answer) DO UPDATE SET event_id = excluded.event_id, "
            "said_by = excluded.said_by WHERE event_id IS NOT NULL",
            adjudication)
            .run();
        return {};
    });
}

Result<bool> isGold(Connection& connection, SessionId session, const std::string& question)
{
    return guarded([&]() -> Result<bool> {
        Query query(connection,
            "SELECT 1 FROM gold WHERE session_id = ? AND question = ? AND (event_id IS NULL OR event_id NOT IN "
            "(SELECT id FROM label_taken_back))",
            session, question);
        return query.step();
    });
}

} // namespace turnout::store
