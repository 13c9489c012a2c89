// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DraftStore.h"

#include "store/Query.h"

namespace turnout::store {

Result<void> putDraft(Connection& connection, AnnotatorId annotator, const Draft& draft, TimeMs at)
{
    return guarded([&]() -> Result<void> {
        Query(connection,
            "INSERT INTO draft (annotator_id, session_id, answers, seconds, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET answers = excluded.answers, seconds = excluded.seconds, at = excluded.at",
            annotator, draft.session, session::answersToJson(draft.answers), draft.seconds, at)
            .run();
        return {};
    });
}

Result<void> dropDraft(Connection& connection, AnnotatorId annotator, SessionId session)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "DELETE FROM draft WHERE annotator_id = ? AND session_id = ?", annotator, session).run();
        return {};
    });
}

Result<std::vector<Draft>> drafts(Connection& connection, AnnotatorId annotator)
{
    return guarded([&]() -> Result<std::vector<Draft>> {
        std::vector<Draft> all;
        Query query(connection,
            "SELECT session_id, answers, seconds FROM draft WHERE annotator_id = ? ORDER BY session_id", annotator);
        while (query.step()) {
            auto answers = session::answersFromJson(query.text(1));
            if (!answers)
                return Error{
                    ErrorCode::Damaged, "A stored draft cannot be read.", "session " + std::to_string(query.int64(0))};
            all.push_back({query.id<SessionId>(0), std::move(*answers), query.real(2)});
        }
        return all;
    });
}

} // namespace turnout::store
