// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "ingest/Sink.h"

namespace turnout::ingest {

/// Reads {"session":"s-1","rating"|"signal"|"outcome"|"score"|"label":{…}} and the flat label line
/// {"session","question","value",…}. Instead of the session a record may name a trace of it ("trace"), or its user and
/// the time ("user", "at"). A record with several parts becomes several events.
class EventReader {
public:
    explicit EventReader(RecordContext& context)
        : m_context(context)
    {
    }

    /// Appends the events of the record to `out`; false (and nothing appended) where it cannot be used.
    bool read(simdjson::dom::object record, std::string_view line, std::vector<Event>& out);

private:
    /// What says which session is meant.
    struct Target {
        std::string session;
        std::string trace;
        std::string user;
        std::optional<TimeMs> at;
    };
    static bool isTarget(std::string_view key);
    bool readTarget(std::string_view key, Element value);
    bool checkTarget();
    void takeTime(const std::vector<Event>& events);
    void aim(Event& event) const;
    static void closeJson(Event& event);
    bool readPart(std::string_view key, Element value, std::vector<Event>& out);
    bool readScore(Element value, std::vector<Event>& out);
    bool readScoreNumber(std::string_view name, Element value, std::vector<Event>& out);
    bool readFlatLabel(simdjson::dom::object record, std::vector<Event>& out);
    template <typename Parser, typename Payload>
    bool readPayload(Element value, std::vector<Event>& out);

    RecordContext& m_context;
    Target m_target;
};

} // namespace turnout::ingest
