// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Import.h"

#include "ingest/CsvReader.h"
#include "ingest/CsvRecords.h"
#include "ingest/Detect.h"
#include "ingest/InputFile.h"
#include "ingest/JsonLines.h"
#include "ingest/LineSource.h"
#include "ingest/TraceImport.h"
#include "ingest/ValueSource.h"

#include <algorithm>

namespace turnout::ingest {
namespace {

Error inFile(Error error, const std::string& path)
{
    if (error.context.empty())
        error.context = path == "-" ? "standard input" : path;
    return error;
}

Error onlyOnce()
{
    return {ErrorCode::BadUsage, "Standard input can be read only once; it cannot be looked at beforehand.",
        "standard input"};
}

/// Counts what a reader makes of a file.
class CountingSink final : public Sink {
public:
    CountingSink(Sink& next, Seen& seen)
        : m_next(next)
        , m_seen(seen)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override
    {
        ++m_seen.sessions;
        return m_next.session(line, std::move(session));
    }
    bool event(Event&& event) override
    {
        ++m_seen.events;
        return m_next.event(std::move(event));
    }
    bool reject(Reject&& reject) override
    {
        return m_next.reject(std::move(reject));
    }

private:
    Sink& m_next;
    Seen& m_seen;
};

/// What a file of records is called where its reader has no better name.
std::string_view formatTitle(Format format)
{
    switch (format) {
    case Format::OpenAiChat:
        return "OpenAI chats";
    case Format::LabelStudio:
        return "Label Studio tasks";
    case Format::Argilla:
        return "Argilla records";
    default:
        return formatName(format);
    }
}

Result<void> handOn(SessionAssembler& sessions, std::size_t file, const ReadOptions& options, Sink& sink,
    RecordContext& context, ReadProgress& pace)
{
    const auto handed = sessions.handOn(file, {sink, context, options.weight.value_or(1)}, pace);
    context.seen.twice = sessions.counts(file).twice;
    return handed;
}

Result<void> readRecords(Format format, RecordSource& records, const ReadOptions& options, Sink& sink,
    SessionAssembler* together, RecordContext& context, ReadProgress& pace)
{
    if (format == Format::Csv)
        return readCsv(records, options, sink, context, pace);
    if (!isTraces(format))
        return readJsonLines(records, options, sink, context, pace);
    if (together != nullptr)
        return readTraces(format, records, options, sink, *together, context, pace);
    SessionAssembler alone;
    const auto read = readTraces(format, records, options, sink, alone, context, pace);
    if (!read)
        return read;
    if (const auto arranged = alone.arrange(); !arranged)
        return arranged;
    return handOn(alone, 0, options, sink, context, pace);
}

} // namespace

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::Sessions:
        return "turnout-sessions/1";
    case Format::OpenAiChat:
        return "openai-chat";
    case Format::Csv:
        return "csv";
    case Format::Otlp:
        return "otlp";
    case Format::Langfuse:
        return "langfuse";
    case Format::LangSmith:
        return "langsmith";
    case Format::LabelStudio:
        return "label-studio";
    case Format::Argilla:
        return "argilla";
    }
    return {};
}

Result<Format> detectFormat(const std::string& path, bool hasMapping)
{
    if (path == "-")
        return onlyOnce();
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    const Progress nobody;
    const CancelToken never;
    ReadProgress progress(nobody, never);
    ChunkBuffer buffer(std::move(*source), progress);
    if (const auto started = buffer.start(); !started)
        return inFile(started.error(), path);
    const auto content = lookAtContent(buffer.rest(), buffer.atEnd(), hasMapping);
    return content ? Result<Format>(content->format) : Result<Format>(inFile(content.error(), path));
}

Result<ReadSummary> readFile(const std::string& path, const ReadOptions& options, Sink& sink, const Progress& progress,
    const CancelToken& cancel, SessionAssembler* together)
{
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    ReadProgress pace(progress, cancel);
    ChunkBuffer buffer(std::move(*source), pace);
    if (const auto started = buffer.start(); !started)
        return inFile(started.error(), path);
    const auto content = lookAtContent(buffer.rest(), buffer.atEnd(), options.mapping.has_value());
    if (!content)
        return inFile(content.error(), path);
    LineSource lines(buffer);
    ValueSource values(buffer);
    CsvRecords rows(buffer, content->delimiter);
    const bool table = content->delimiter != 0 && content->format != Format::Csv;
    RecordSource& records = content->values ? static_cast<RecordSource&>(values)
        : table                             ? static_cast<RecordSource&>(rows)
                                            : lines;
    RecordContext context;
    CountingSink counting(sink, context.seen);
    const auto read = readRecords(content->format, records, options, counting, together, context, pace);
    pace.finish();
    if (!read)
        return inFile(read.error(), path);
    if (content->values)
        context.notes.add("The records of this file are numbered as they come, whatever lines they are on.");
    if (context.seen.what.empty()) {
        context.seen.what = formatTitle(content->format);
        context.seen.unit = "records";
        context.seen.units = records.recordsRead();
    }
    auto hash = buffer.hash(cancel);
    if (!hash)
        return inFile(hash.error(), path);
    return ReadSummary{content->format, buffer.diskBytes(), std::move(*hash), records.recordsRead(),
        std::move(context.seen), context.notes.sentences()};
}

Result<void> handOnSessions(SessionAssembler& together, std::size_t file, const ReadOptions& options, Sink& sink,
    const CancelToken& cancel, ReadSummary& summary)
{
    const Progress nobody;
    ReadProgress pace(nobody, cancel);
    RecordContext context;
    context.seen = summary.seen;
    CountingSink counting(sink, context.seen);
    const auto handed = handOn(together, file, options, counting, context, pace);
    if (!handed)
        return handed;
    summary.seen = context.seen;
    if (const std::int64_t elsewhere = together.counts(file).elsewhere; elsewhere > 0)
        context.notes.add(std::to_string(elsewhere) + " of its " + summary.seen.unit
            + " belong to sessions that another file of this import mentions first.");
    for (std::string& sentence : context.notes.sentences())
        if (std::find(summary.notes.begin(), summary.notes.end(), sentence) == summary.notes.end())
            summary.notes.push_back(std::move(sentence));
    return {};
}

Result<std::string> fileHash(const std::string& path, const CancelToken& cancel)
{
    if (path == "-")
        return onlyOnce();
    const auto file = InputFile::open(path);
    if (!file)
        return file.error();
    const auto hash = (*file)->hash(cancel);
    return hash ? hash : Result<std::string>(inFile(hash.error(), path));
}

} // namespace turnout::ingest
