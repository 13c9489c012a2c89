// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/TraceImport.h"

#include "ingest/LangfuseReader.h"
#include "ingest/LangSmithReader.h"
#include "ingest/OtlpReader.h"
#include "ingest/RecordParser.h"

#include <memory>

namespace turnout::ingest {
namespace {

/// Takes what a reader finds in one record.
class Intake final : public TraceOut {
public:
    Intake(SessionAssembler& sessions, Sink& sink)
        : m_sessions(sessions)
        , m_sink(sink)
    {
    }
    void observation(Observation&& observation) override
    {
        observation.line = number;
        if (failed)
            return;
        if (const auto added = m_sessions.add(observation); !added)
            failed = added.error();
    }
    void rejectPart(std::string reason, std::string bytes) override
    {
        if (!failed && !m_sink.reject({number, std::move(reason), std::move(bytes)}))
            failed = ReadProgress::cancelledError();
    }

    std::int64_t number = 0;
    std::optional<Error> failed;

private:
    SessionAssembler& m_sessions;
    Sink& m_sink;
};

std::unique_ptr<TraceReader> readerOf(Format format, RecordContext& context)
{
    switch (format) {
    case Format::Langfuse:
        return std::make_unique<LangfuseReader>(context);
    case Format::LangSmith:
        return std::make_unique<LangSmithReader>(context);
    default:
        return std::make_unique<OtlpReader>(context);
    }
}

Result<void> readAll(TraceReader& reader, RecordSource& source, const ReadOptions& options, Intake& intake,
    RecordContext& context, ReadProgress& progress)
{
    RecordParser records(source, context);
    for (;;) {
        const RecordParser::Next next = records.next();
        if (next == RecordParser::Next::End)
            break;
        intake.number = records.number();
        if (next == RecordParser::Next::Bad || !reader.read(records.record(), intake))
            intake.rejectPart(std::move(context.reason), std::string(records.text().substr(0, kRejectBytes)));
        if (intake.failed)
            return *intake.failed;
        if (!progress.record())
            return ReadProgress::cancelledError();
        if (options.mostTraceBytes > 0 && progress.bytesDone() >= options.mostTraceBytes)
            break;
    }
    return records.error() ? Result<void>(*records.error()) : Result<void>();
}

} // namespace

bool isTraces(Format format)
{
    return format == Format::Otlp || format == Format::Langfuse || format == Format::LangSmith;
}

Result<void> readTraces(Format format, RecordSource& source, const ReadOptions& options, Sink& sink,
    SessionAssembler& sessions, RecordContext& context, ReadProgress& progress)
{
    const auto reader = readerOf(format, context);
    const std::size_t file = sessions.files();
    sessions.beginFile();
    sessions.knowSteps(reader->namesSteps());
    Intake intake(sessions, sink);
    if (const auto read = readAll(*reader, source, options, intake, context, progress); !read)
        return read;
    context.seen.what = reader->what();
    context.seen.dialect = reader->dialect();
    context.seen.unit = reader->steps();
    context.seen.units = sessions.counts(file).observations;
    return {};
}

} // namespace turnout::ingest
