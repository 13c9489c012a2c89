// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/JsonLines.h"

#include "ingest/ArgillaReader.h"
#include "ingest/EventReader.h"
#include "ingest/LabelStudioReader.h"
#include "ingest/RecordKind.h"
#include "ingest/RecordParser.h"
#include "ingest/SessionReader.h"

namespace turnout::ingest {
namespace {

class JsonLinesReader {
public:
    JsonLinesReader(const ReadOptions& options, Sink& sink, RecordContext& context)
        : m_sink(sink)
        , m_context(context)
        , m_sessions(context, options.weight)
        , m_events(context)
        , m_tasks(context, options.weight)
        , m_records(context, options.weight)
    {
    }

    /// Hands on what is in a record. False where the sink wants no more.
    bool readRecord(simdjson::dom::object record, std::string_view text, std::int64_t number);
    /// Hands on that it could not be used.
    bool reject(std::int64_t number, std::string_view text);
    /// What is to be said of the whole.
    void note();

private:
    bool handOnEvents(std::int64_t number);

    Sink& m_sink;
    RecordContext& m_context;
    SessionReader m_sessions;
    EventReader m_events;
    LabelStudioReader m_tasks;
    ArgillaReader m_records;
    session::Session m_session;
    std::vector<Event> m_pending;
};

bool JsonLinesReader::reject(std::int64_t number, std::string_view text)
{
    return m_sink.reject({number, std::move(m_context.reason), std::string(text.substr(0, kRejectBytes))});
}

void JsonLinesReader::note()
{
    if (m_records.drafts() > 0)
        m_context.notes.add("Responses that were begun and not submitted, which are left out: "
            + std::to_string(m_records.drafts()) + ".");
}

bool JsonLinesReader::handOnEvents(std::int64_t number)
{
    for (Event& event : m_pending) {
        event.line = number;
        if (!m_sink.event(std::move(event)))
            return false;
    }
    return true;
}

bool JsonLinesReader::readRecord(simdjson::dom::object record, std::string_view text, std::int64_t number)
{
    switch (recordKind(record)) {
    case RecordKind::Session:
        return m_sessions.read(record, m_session) ? m_sink.session(number, std::move(m_session)) : reject(number, text);
    case RecordKind::Chat:
        return m_sessions.readChat(record, text, m_session) ? m_sink.session(number, std::move(m_session))
                                                            : reject(number, text);
    case RecordKind::Event:
        return m_events.read(record, text, m_pending) ? handOnEvents(number) : reject(number, text);
    case RecordKind::LabelStudio:
        return m_tasks.read(record, m_session) ? m_sink.session(number, std::move(m_session)) : reject(number, text);
    case RecordKind::Argilla:
        return m_records.read(record, m_session) ? m_sink.session(number, std::move(m_session)) : reject(number, text);
    case RecordKind::Pair:
        return m_sessions.readPair(record, text, m_session) ? m_sink.session(number, std::move(m_session))
                                                            : reject(number, text);
    default:
        break;
    }
    m_context.reason
        = R"("turns" is missing (a session has "turns", a chat "messages", an event its "session", "trace" or "user"))";
    return reject(number, text);
}

} // namespace

Result<void> readJsonLines(
    RecordSource& source, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress)
{
    JsonLinesReader reader(options, sink, context);
    RecordParser records(source, context);
    for (;;) {
        const RecordParser::Next next = records.next();
        if (next == RecordParser::Next::End)
            break;
        const bool more = next == RecordParser::Next::Record
            ? reader.readRecord(records.record(), records.text(), records.number())
            : reader.reject(records.number(), records.text());
        if (!more || !progress.record())
            return ReadProgress::cancelledError();
    }
    if (records.error())
        return *records.error();
    reader.note();
    return {};
}

} // namespace turnout::ingest
