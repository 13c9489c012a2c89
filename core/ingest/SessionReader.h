// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <optional>

namespace turnout::ingest {

/// Reads one JSON object as a session: turnout-sessions/1 (`turns`) or the OpenAI chat style (`messages`).
/// The reader fills the session it is given and reuses what that one holds.
class SessionReader {
public:
    /// `weight` is for sessions that do not bring their own.
    SessionReader(RecordContext& context, std::optional<double> weight)
        : m_context(context)
        , m_weight(weight.value_or(1))
    {
    }

    /// False where the record cannot be used; the context has the reason.
    bool read(simdjson::dom::object record, session::Session& out);
    /// The same for a chat: `line` makes the id of a record that has none.
    bool readChat(simdjson::dom::object record, std::string_view line, session::Session& out);

    /// The same for two answers to one input: both are turns behind it, called "preferred" and "non-preferred".
    bool readPair(simdjson::dom::object record, std::string_view line, session::Session& out);

private:
    enum class Key {
        Id,
        StartedAt,
        EndedAt,
        User,
        Weight,
        Segments,
        Turns,
        Ratings,
        Signals,
        Observed,
        Scores,
        Outcomes,
        Labels,
        Trace,
        Traces,
        // only of chats
        Messages,
        SessionId,
        ConversationId,
        Metadata,
        Model,
        Created,
        Unknown,
    };
    static Key keyOf(std::string_view key);
    void begin(session::Session& out);
    bool finish(session::Session& out);
    bool readField(Key key, std::string_view name, Element value, session::Session& out);
    bool readChatField(Key key, std::string_view name, Element value, session::Session& out);
    void takeChatId(std::string_view line, session::Session& out);
    bool offerChatId(int rank, std::string_view name, Element value, session::Session& out);
    bool readChatMetadata(Element value, session::Session& out);
    bool readScores(Element value, session::Session& out);
    bool readTraces(Element value, session::Session& out);
    bool readObserved(Element value, session::Session& out);
    bool checkTurnIndexes(const session::Session& session);
    bool unknown(std::string_view name, Element value);
    template <typename Parser, typename Entry>
    bool readEntries(std::string_view name, Element value, std::vector<Entry>& out);

    RecordContext& m_context;
    double m_weight;
    int m_idRank = 0; ///< how good the key was that the id of a chat came from
    bool m_hasId = false;
    bool m_hasTurns = false;
};

/// Empties a session but keeps what its parts have allocated.
void resetSession(session::Session& session, double weight);

} // namespace turnout::ingest
