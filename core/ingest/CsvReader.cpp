// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvReader.h"

#include "ingest/CsvParser.h"
#include "ingest/CsvSession.h"
#include "ingest/CsvTurns.h"

#include <algorithm>
#include <unordered_map>

namespace turnout::ingest {
namespace {

constexpr std::size_t kRowsLookedAt = 100;
/// A column whose values have more words or bytes than this is text, not a segment.
constexpr std::size_t kSegmentWords = 4;
constexpr std::size_t kSegmentBytes = 60;

bool fewWords(std::string_view cell)
{
    return cell.size() <= kSegmentBytes
        && static_cast<std::size_t>(std::count(cell.begin(), cell.end(), ' ')) < kSegmentWords
        && cell.find('\n') == std::string_view::npos;
}

/// What changes within a session is no segment of it.
void dropTurnColumns(const std::vector<CsvRow>& sample, CsvMapping& mapping)
{
    const CsvRow& header = sample.front();
    const auto columnOf = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const std::size_t id = columnOf(mapping.id);
    std::erase_if(mapping.segments, [&](const std::string& name) {
        const std::size_t column = columnOf(name);
        std::unordered_map<std::string, std::string> values;
        return std::any_of(sample.begin() + 1, sample.end(), [&](const CsvRow& row) {
            return column < row.size() && id < row.size()
                && values.try_emplace(row[id], row[column]).first->second != row[column];
        });
    });
}

/// Guesses from the first rows, and says what.
Result<CsvMapping> guessMapping(const std::vector<CsvRow>& sample, ReadNotes& notes)
{
    if (const auto guess = guessCsvMapping(sample.front()); !guess)
        return guess.error();
    CsvMapping mapping = likelyMapping(sample);
    std::string note = mapping.ofTurns() ? "Each row is a turn. "
        : mapping.ofEvents()             ? "Each row is an event of a session. "
                                         : "";
    note += "The columns were mapped by their names:";
    const auto tell = [&](std::string_view what, const std::string& column) {
        if (!column.empty())
            note.append(note.back() == ':' ? " " : ", ").append(what).append(" = ").append(shown(column));
    };
    tell("id", mapping.id);
    tell("trace", mapping.trace);
    tell("role", mapping.role);
    tell("text", mapping.text);
    tell("at", mapping.at);
    tell("transcript", mapping.transcript);
    tell("user_text", mapping.userText);
    tell("assistant_text", mapping.assistantText);
    tell("started_at", mapping.startedAt);
    tell("user", mapping.user);
    tell("weight", mapping.weight);
    tell("rating", mapping.rating);
    for (const std::string& name : mapping.scores)
        tell("score", name);
    for (const std::string& name : mapping.segments)
        tell("segment", name);
    notes.add(note + ".");
    return mapping;
}

/// Puts rows together from lines and hands them on.
class CsvRows {
public:
    CsvRows(char delimiter, RecordSource& lines, Sink& sink, RecordContext& context)
        : m_parser(delimiter)
        , m_lines(lines)
        , m_sink(sink)
        , m_context(context)
    {
    }

    /// The first row that is not blank.
    bool readHeader(std::vector<std::string>& header);
    Result<void> readRows(const CsvMapping& mapping, CsvSession& maker, std::size_t columns, ReadProgress& progress);

private:
    enum class Next { Row, Rejected, End };
    Next nextRow();
    void addBytes(std::string_view line);
    bool reject();
    Result<bool> takeRow(const CsvMapping& mapping, CsvSession& maker, CsvTurns& turns);
    bool takeEvents(CsvSession& maker);

    CsvParser m_parser;
    RecordSource& m_lines;
    Sink& m_sink;
    RecordContext& m_context;
    std::int64_t m_firstLine = 0;
    std::size_t m_recordBytes = 0;
    std::string m_bytes; ///< of the record, at most kRejectBytes
    session::Session m_session;
    std::vector<std::string_view> m_cells;
    std::vector<Event> m_events;
    std::int64_t m_silent = 0; ///< rows of events that say nothing
};

void CsvRows::addBytes(std::string_view line)
{
    if (m_recordBytes != 0 && m_bytes.size() < kRejectBytes)
        m_bytes += '\n';
    m_bytes.append(line.substr(0, kRejectBytes - std::min(kRejectBytes, m_bytes.size())));
    m_recordBytes += line.size() + 1;
}

bool CsvRows::reject()
{
    return m_sink.reject({m_firstLine, std::move(m_context.reason), m_bytes});
}

CsvRows::Next CsvRows::nextRow()
{
    Line line;
    m_recordBytes = 0;
    m_bytes.clear();
    bool valid = true;
    while (m_lines.next(line)) {
        const bool blank = line.text.empty() || line.text == "\r";
        if (m_recordBytes == 0) {
            if (blank)
                continue;
            m_firstLine = line.number;
        }
        addBytes(line.text);
        if (line.tooLong || m_recordBytes > kLineLimit) {
            m_parser.reset();
            m_context.reason = line.tooLong
                ? "the line is longer than 64 MiB"
                : "the row is longer than 64 MiB; a quoted field that begins in it is probably not closed";
            return Next::Rejected;
        }
        valid = valid && simdjson::validate_utf8(line.text);
        const CsvParser::State state = m_parser.feed(line.text);
        if (state == CsvParser::State::Open)
            continue;
        if (valid && state == CsvParser::State::Complete)
            return Next::Row;
        m_context.reason = valid ? "there is text behind the closing quote of a field; a quote inside quotes is doubled"
                                 : "the row is not valid UTF-8";
        return Next::Rejected;
    }
    if (m_recordBytes == 0 || m_lines.error())
        return Next::End;
    m_parser.reset();
    m_context.reason = "a quoted field that begins here is not closed up to the end of the file";
    return Next::Rejected;
}

bool CsvRows::readHeader(std::vector<std::string>& header)
{
    do { // an empty row in front of it is none
        if (nextRow() != Next::Row)
            return false;
    } while (m_parser.size() == 1 && m_parser.field(0).empty());
    for (std::size_t i = 0; i < m_parser.size(); ++i)
        header.emplace_back(m_parser.field(i));
    return true;
}

bool CsvRows::takeEvents(CsvSession& maker)
{
    if (!maker.readEvents(m_cells, m_firstLine, m_events))
        return reject();
    m_silent += m_events.empty() ? 1 : 0;
    return std::all_of(m_events.begin(), m_events.end(), [&](Event& event) { return m_sink.event(std::move(event)); });
}

/// False where the sink wants no more.
Result<bool> CsvRows::takeRow(const CsvMapping& mapping, CsvSession& maker, CsvTurns& turns)
{
    m_cells.clear();
    for (std::size_t i = 0; i < m_parser.size(); ++i)
        m_cells.push_back(m_parser.field(i));
    if (mapping.ofEvents())
        return takeEvents(maker);
    if (!mapping.ofTurns())
        return maker.read(m_cells, m_session) ? m_sink.session(m_firstLine, std::move(m_session)) : reject();
    const auto added = turns.add(m_cells, m_firstLine);
    if (!added)
        return added;
    return *added || reject();
}

Result<void> CsvRows::readRows(
    const CsvMapping& mapping, CsvSession& maker, std::size_t columns, ReadProgress& progress)
{
    CsvTurns turns(maker, m_sink, m_context);
    for (;;) {
        const Next next = nextRow();
        Result<bool> more = true;
        if (next == Next::End)
            break;
        if (next == Next::Rejected) {
            more = reject();
        } else if (m_parser.size() != columns) {
            m_context.reason = "the row has " + std::to_string(m_parser.size()) + " fields, the header has "
                + std::to_string(columns);
            more = reject();
        } else {
            more = takeRow(mapping, maker, turns);
        }
        ++m_context.seen.units;
        if (!more)
            return more.error();
        if (!*more || !progress.record())
            return ReadProgress::cancelledError();
    }
    if (m_lines.error())
        return *m_lines.error();
    if (m_silent > 0)
        m_context.notes.add("Rows that say nothing of their session: " + std::to_string(m_silent) + ".");
    return turns.finish(progress);
}

} // namespace

CsvMapping likelyMapping(const std::vector<CsvRow>& sample)
{
    const CsvRow& header = sample.front();
    CsvMapping mapping = likelyCsvMapping(header);
    std::erase_if(mapping.segments, [&](const std::string& name) {
        const auto column = static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
        return std::any_of(sample.begin() + 1, sample.end(),
            [&](const CsvRow& row) { return column < row.size() && !fewWords(row[column]); });
    });
    if (mapping.ofTurns())
        dropTurnColumns(sample, mapping);
    return mapping;
}

Result<void> readCsv(
    RecordSource& lines, const ReadOptions& options, Sink& sink, RecordContext& context, ReadProgress& progress)
{
    const char delimiter = sniffDelimiter(lines.head(), lines.headIsAll()).value_or(',');
    const auto sample = csvSample(lines.head(), lines.headIsAll(), delimiter, kRowsLookedAt);
    CsvRows rows(delimiter, lines, sink, context);
    std::vector<std::string> header;
    if (sample.empty() || !rows.readHeader(header))
        return Error{ErrorCode::BadInput, "The header line of this table cannot be read.", {}};
    context.seen.what = delimiter == '\t' ? "TSV table" : "CSV table";
    context.seen.unit = "rows";
    context.seen.columns = header;
    if (const auto usable = options.mapping ? checkCsvMapping(*options.mapping) : Result<void>(); !usable)
        return usable.error();
    const auto mapping = options.mapping ? Result<CsvMapping>(*options.mapping) : guessMapping(sample, context.notes);
    if (!mapping)
        return mapping.error();
    CsvSession maker(context, options.weight);
    if (const auto bound = maker.bind(*mapping, header); !bound)
        return bound.error();
    return rows.readRows(*mapping, maker, header.size(), progress);
}

} // namespace turnout::ingest
