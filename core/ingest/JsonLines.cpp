// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/JsonLines.h"

#include "ingest/EventReader.h"
#include "ingest/SessionReader.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace turnout::ingest {
namespace {

/// Room for an ordinary line from the start; larger lines grow the parser as they come.
constexpr std::size_t kParserRoom = std::size_t{1024} * 1024;
/// What a longer line has blown up is given back afterwards.
constexpr std::size_t kGiveBack = std::size_t{8} * 1024 * 1024;

/// A line of many megabytes that is all numbers would need sixteen bytes for each: the parser's memory is bounded by
/// the number of values, which the commas bound. A transcript that fills a line has far fewer.
constexpr std::ptrdiff_t kValueLimit = 8'000'000;

std::string_view trimmed(std::string_view line)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    while (!line.empty() && isBlank(line.front()))
        line.remove_prefix(1);
    return line;
}

class JsonLinesReader {
public:
    JsonLinesReader(const ReadOptions& options, Sink& sink, RecordContext& context)
        : m_sink(sink)
        , m_context(context)
        , m_sessions(context, options.weight)
        , m_events(context)
    {
        prepareParser();
    }

    /// Hands on what is in the line. False where the sink wants no more.
    bool take(const Line& line);

private:
    void prepareParser()
    {
        m_parser.emplace();
        // Where there is no memory for this, the first line says so.
        std::ignore = m_parser->allocate(kParserRoom);
    }
    bool readRecord(simdjson::dom::object record, std::string_view text, std::int64_t number);
    bool reject(std::int64_t number, std::string_view text);
    bool handOnEvents(std::int64_t number);
    void giveBack();

    Sink& m_sink;
    RecordContext& m_context;
    SessionReader m_sessions;
    EventReader m_events;
    std::optional<simdjson::dom::parser> m_parser;
    session::Session m_session;
    std::vector<Event> m_pending;
};

bool JsonLinesReader::reject(std::int64_t number, std::string_view text)
{
    return m_sink.reject({number, std::move(m_context.reason), std::string(text.substr(0, kRejectBytes))});
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
    case RecordKind::Unknown:
        break;
    }
    m_context.reason
        = R"("turns" is missing (a session has "turns", a chat "messages", an event the id of its "session"))";
    return reject(number, text);
}

void JsonLinesReader::giveBack()
{
    prepareParser();
    m_session = {};
}

bool JsonLinesReader::take(const Line& line)
{
    const std::string_view text = trimmed(line.text);
    if (line.tooLong) {
        m_context.reason = "the line is longer than 64 MiB";
        return reject(line.number, line.text);
    }
    if (text.size() > kGiveBack && std::count(text.begin(), text.end(), ',') > kValueLimit) {
        m_context.reason = "the line has more than eight million values";
        return reject(line.number, text);
    }
    Element root;
    simdjson::dom::object record;
    const simdjson::error_code code = m_parser->parse(text.data(), text.size(), false).get(root);
    bool more = true;
    if (code != simdjson::SUCCESS) {
        m_context.reason = jsonReason(code);
        more = reject(line.number, text);
    } else if (root.get(record) != simdjson::SUCCESS) {
        m_context.reason = "a record must be a JSON object, this is " + std::string(kindOf(root));
        more = reject(line.number, text);
    } else {
        more = readRecord(record, text, line.number);
    }
    if (text.size() > kGiveBack)
        giveBack();
    return more;
}

} // namespace

RecordKind recordKind(simdjson::dom::object record)
{
    RecordKind kind = RecordKind::Unknown;
    for (const auto field : record) {
        if (field.key == "turns")
            return RecordKind::Session;
        if (field.key == "messages")
            kind = RecordKind::Chat;
        else if (field.key == "session" && kind == RecordKind::Unknown)
            kind = RecordKind::Event;
    }
    return kind;
}

std::string jsonReason(simdjson::error_code code)
{
    switch (code) {
    case simdjson::UTF8_ERROR:
        return "the line is not valid UTF-8";
    case simdjson::DEPTH_ERROR:
        return "not usable JSON: nested deeper than 1024 levels";
    case simdjson::UNCLOSED_STRING:
        return "not valid JSON: a text is not closed (was the line cut off?)";
    case simdjson::UNESCAPED_CHARS:
        return "not valid JSON: a control character inside a text is not escaped";
    case simdjson::STRING_ERROR:
        return "not valid JSON: a text has a wrong escape";
    case simdjson::NUMBER_ERROR:
        return "not valid JSON: a number is malformed or too large";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "not valid JSON: a word is neither true, false nor null";
    case simdjson::EMPTY:
        return "the line is empty";
    case simdjson::MEMALLOC:
        return "the line needs more memory than there is";
    default:
        return "not valid JSON: brackets, commas or quotes do not fit (was the line cut off?)";
    }
}

Result<void> readJsonLines(
    LineSource& lines, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress)
{
    JsonLinesReader reader(options, sink, context);
    Line line;
    while (lines.next(line)) {
        if (!line.tooLong && trimmed(line.text).empty())
            continue;
        if (!reader.take(line) || !progress.record())
            return ReadProgress::cancelledError();
    }
    if (lines.error())
        return *lines.error();
    return {};
}

} // namespace turnout::ingest
