// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/GoldStore.h"

#include "base/Json.h"
#include "store/Meta.h"
#include "store/Query.h"

#include <charconv>

namespace turnout::store {
namespace {

constexpr const char* kGoldShare = "gold_share";
constexpr double kMostGold = 0.5;

} // namespace

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

Result<std::vector<StoredGold>> goldAnswers(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<StoredGold>> {
        std::vector<StoredGold> result;
        Query query(connection,
            "SELECT gold.session_id, answer, said_by, coalesce(label_event.at, source.finished_at, 0), "
            "event_id IS NOT NULL FROM gold LEFT JOIN label_event ON label_event.id = event_id "
            "LEFT JOIN source ON source.id = gold.source_id "
            "WHERE (event_id IS NULL OR event_id NOT IN (SELECT id FROM label_taken_back)) "
            "AND (gold.source_id IS NULL OR source.state = 'complete') ORDER BY gold.session_id, question, answer");
        while (query.step()) {
            const auto answers = session::answersFromJson(query.text(1));
            if (!answers)
                return Error{ErrorCode::Damaged, "A stored gold answer cannot be read.", {}};
            for (const session::Answer& answer : *answers)
                result.push_back(
                    {query.id<SessionId>(0), answer, query.string(2), query.int64(3), query.int64(4) != 0});
        }
        return result;
    });
}

Result<double> goldShare(Connection& connection)
{
    const auto text = meta(connection, kGoldShare);
    if (!text)
        return text.error();
    double share = 0;
    if (text->has_value())
        std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), share);
    return share >= 0 && share <= kMostGold ? share : 0;
}

Result<void> setGoldShare(Connection& connection, double share)
{
    if (!(share >= 0 && share <= kMostGold))
        return Error{ErrorCode::BadInput, "The share of gold in a queue is between 0 and 0.5.", {}};
    return guarded([&]() -> Result<void> {
        setMeta(connection, kGoldShare, jsonNumber(share));
        return {};
    });
}

} // namespace turnout::store
