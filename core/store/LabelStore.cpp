// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/LabelStore.h"

#include "store/FrameReader.h"
#include "store/Query.h"

namespace turnout::store {
namespace {

using session::LabelEvent;
using session::LabelEventKind;

#define TURNOUT_LABEL_COLUMNS                                                                                          \
    "id, session_id, annotator_id, rubric_id, draw_id, source_id, kind, undoes, answers, reason, seconds, at, "        \
    "adjudicated, repeat, package_id "                                                                                 \
    "FROM label_event WHERE (source_id IS NULL OR source_id NOT IN (SELECT id FROM source WHERE state = "              \
    "'importing')) "

Error refused(std::string text)
{
    return {ErrorCode::Refused, std::move(text), {}};
}

// An undo names an event of the same annotator and session that was not taken back yet. Where that is an undo, what it
// took back stands again.
Result<void> checkUndo(Connection& connection, const LabelEvent& event)
{
    Query query(connection,
        "SELECT session_id, annotator_id, EXISTS (SELECT 1 FROM label_event WHERE undoes = ?1) "
        "FROM label_event WHERE id = ?1",
        event.undoes);
    if (!event.undoes.valid() || !query.step())
        return refused("There is nothing to undo: the label is not in the project.");
    if (query.id<SessionId>(0) != event.session || query.id<AnnotatorId>(1) != event.annotator)
        return refused("Only the annotator who labelled a session can undo that.");
    if (query.int64(2) != 0)
        return refused("This was undone already.");
    return {};
}

bool isUndo(Connection& connection, LabelEventId event)
{
    return queryInt64(connection, "SELECT undoes IS NOT NULL FROM label_event WHERE id = ?", 0, event) != 0;
}

// Who answered or skipped a session no longer has it open, and it is no longer put off.
void putDown(Connection& connection, const LabelEvent& event)
{
    Query(connection, "DELETE FROM claim WHERE session_id = ? AND annotator_id = ?", event.session, event.annotator)
        .run();
    Query(connection, "DELETE FROM snooze WHERE session_id = ?", event.session).run();
}

Result<LabelEvent> eventOf(const Query& query)
{
    LabelEvent event;
    event.id = query.id<LabelEventId>(0);
    event.session = query.id<SessionId>(1);
    event.annotator = query.id<AnnotatorId>(2);
    event.rubric = query.id<RubricId>(3);
    event.draw = query.id<DrawId>(4);
    event.source = query.id<SourceId>(5);
    const auto kind = session::labelEventKindFromName(query.text(6));
    auto answers = session::answersFromJson(query.text(8));
    if (!kind || !answers)
        return Error{ErrorCode::Damaged, "A stored label cannot be read.", "label " + std::to_string(event.id.value())};
    event.kind = *kind;
    event.undoes = query.id<LabelEventId>(7);
    event.answers = std::move(answers).value();
    event.reason = query.string(9);
    event.seconds = query.maybeReal(10);
    event.at = query.int64(11);
    event.adjudicated = query.int64(12) != 0;
    event.repeat = query.int64(13) != 0;
    event.package = query.int64(14);
    return event;
}

Result<std::vector<LabelEvent>> read(Connection& connection, const char* sql, std::int64_t value)
{
    return guarded([&]() -> Result<std::vector<LabelEvent>> {
        std::vector<LabelEvent> events;
        Query query(connection, sql, value);
        while (query.step()) {
            auto event = eventOf(query);
            if (!event)
                return event.error();
            events.push_back(std::move(event).value());
        }
        return events;
    });
}

Result<StoredRubric> rubricOf(const Query& query)
{
    auto rubric = session::rubricFromJson(query.text(2));
    if (!rubric)
        return Error{ErrorCode::Damaged, "A stored rubric cannot be read: " + rubric.error().text,
            "rubric " + std::to_string(query.int64(0))};
    return StoredRubric{query.id<RubricId>(0), query.int64(1), std::move(rubric).value()};
}

} // namespace

Result<LabelEventId> appendLabel(Connection& connection, const LabelEvent& event)
{
    return guarded([&]() -> Result<LabelEventId> {
        const Result<void> seen = checkVisible(connection, event.session);
        if (!seen)
            return seen.error();
        if (event.kind == LabelEventKind::Undo) {
            const Result<void> fine = checkUndo(connection, event);
            if (!fine)
                return fine.error();
        }
        const std::string answers = session::answersToJson(event.answers);
        Query(connection,
            "INSERT INTO label_event (session_id, annotator_id, rubric_id, draw_id, source_id, kind, undoes, answers, "
            "reason, seconds, at, adjudicated, repeat, package_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            event.session, event.annotator, event.rubric, event.draw, event.source,
            session::labelEventKindName(event.kind), event.undoes, answers, event.reason, event.seconds, event.at,
            static_cast<std::int64_t>(event.adjudicated), static_cast<std::int64_t>(event.repeat),
            event.package > 0 ? std::optional(event.package) : std::nullopt)
            .run();
        const LabelEventId id(sqlite3_last_insert_rowid(connection.handle()));
        const bool answersAgain = event.kind == LabelEventKind::Undo && isUndo(connection, event.undoes);
        if ((event.kind != LabelEventKind::Undo || answersAgain) && !event.adjudicated)
            putDown(connection, event);
        return id;
    });
}

Result<std::vector<LabelEvent>> labelEvents(Connection& connection, LabelEventId after)
{
    return read(connection, "SELECT " TURNOUT_LABEL_COLUMNS "AND id > ? ORDER BY id", after.value());
}

Result<std::vector<LabelEvent>> labelEventsOf(Connection& connection, SessionId session)
{
    return read(connection, "SELECT " TURNOUT_LABEL_COLUMNS "AND session_id = ? ORDER BY id", session.value());
}

Result<AnnotatorId> annotatorNamed(Connection& connection, std::string_view name)
{
    return guarded([&]() -> Result<AnnotatorId> {
        if (name.empty())
            return Error{ErrorCode::BadInput, "An annotator needs a name.", {}};
        const AnnotatorId there(queryInt64(connection, "SELECT id FROM annotator WHERE name = ?", 0, name));
        if (there.valid()) {
            // A running import may have made the name: it must not take it along if it is taken back.
            Query(connection,
                "UPDATE source SET marks = json_set(marks, '$.annotators', (SELECT json_group_array(value) "
                "FROM json_each(marks, '$.annotators') WHERE value <> ?)) WHERE state = 'importing'",
                there)
                .run();
            return there;
        }
        Query(connection, "INSERT INTO annotator (name) VALUES (?)", name).run();
        return AnnotatorId(sqlite3_last_insert_rowid(connection.handle()));
    });
}

Result<std::vector<Annotator>> annotators(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<Annotator>> {
        std::vector<Annotator> result;
        Query query(connection, "SELECT id, name FROM annotator ORDER BY id");
        while (query.step())
            result.push_back({query.id<AnnotatorId>(0), query.string(1)});
        return result;
    });
}

Result<StoredRubric> currentRubric(Connection& connection)
{
    return guarded([&]() -> Result<StoredRubric> {
        Query query(connection, "SELECT id, created_at, definition FROM rubric ORDER BY id DESC LIMIT 1");
        if (!query.step())
            return Error{ErrorCode::NotFound, "The project has no rubric. Set one first.", {}};
        return rubricOf(query);
    });
}

Result<std::vector<StoredRubric>> rubrics(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<StoredRubric>> {
        std::vector<StoredRubric> result;
        Query query(connection, "SELECT id, created_at, definition FROM rubric ORDER BY id");
        while (query.step()) {
            auto rubric = rubricOf(query);
            if (!rubric)
                return rubric.error();
            result.push_back(std::move(rubric).value());
        }
        return result;
    });
}

Result<RubricId> addRubric(Connection& connection, const session::Rubric& rubric, TimeMs at)
{
    return guarded([&]() -> Result<RubricId> {
        const std::string definition = session::rubricToJson(rubric);
        const auto readable = session::rubricFromJson(definition);
        if (!readable)
            return readable.error();
        {
            Query newest(connection, "SELECT id, definition FROM rubric ORDER BY id DESC LIMIT 1");
            if (newest.step() && newest.text(1) == definition)
                return newest.id<RubricId>(0);
        }
        Query(connection, "INSERT INTO rubric (created_at, definition) VALUES (?, ?)", at, definition).run();
        return RubricId(sqlite3_last_insert_rowid(connection.handle()));
    });
}

} // namespace turnout::store
