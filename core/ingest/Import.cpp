// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Import.h"

#include "ingest/CsvReader.h"
#include "ingest/Detect.h"
#include "ingest/HashText.h"
#include "ingest/JsonLines.h"
#include "ingest/LineSource.h"

#include <memory>

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
    }
    return {};
}

Result<Format> detectFormat(const std::string& path)
{
    if (path == "-")
        return onlyOnce();
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    const Progress nobody;
    const CancelToken never;
    ReadProgress progress(nobody, never);
    LineSource lines(std::move(*source), progress);
    if (const auto started = lines.start(); !started)
        return inFile(started.error(), path);
    auto format = formatOfContent(lines.head(), lines.headIsAll(), false);
    return format ? format : Result<Format>(inFile(format.error(), path));
}

Result<ReadSummary> readFile(const std::string& path, const ReadOptions& options, Sink& sink, const Progress& progress,
    const CancelToken& cancel)
{
    auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    ReadProgress pace(progress, cancel);
    LineSource lines(std::move(*source), pace);
    if (const auto started = lines.start(); !started)
        return inFile(started.error(), path);
    const auto format = formatOfContent(lines.head(), lines.headIsAll(), options.mapping.has_value());
    if (!format)
        return inFile(format.error(), path);
    RecordContext context;
    const auto read = *format == Format::Csv ? readCsv(lines, options, sink, context, pace)
                                             : readJsonLines(lines, options, sink, context, pace);
    pace.finish();
    if (!read)
        return inFile(read.error(), path);
    return ReadSummary{*format, lines.diskBytes(), lines.linesRead(), context.notes.sentences()};
}

Result<std::string> fileHash(const std::string& path, const CancelToken& cancel)
{
    if (path == "-")
        return onlyOnce();
    auto source = ByteSource::openAsIs(path);
    if (!source)
        return source.error();
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    if (!state || XXH3_128bits_reset(state.get()) == XXH_ERROR)
        return Error{ErrorCode::Io, "There is not enough memory to read this file.", path};
    constexpr std::size_t chunk = std::size_t{1024} * 1024;
    const auto buffer = std::make_unique_for_overwrite<char[]>(chunk);
    for (;;) {
        if (cancel.cancelled())
            return inFile(ReadProgress::cancelledError(), path);
        const auto got = source->read(buffer.get(), chunk);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        XXH3_128bits_update(state.get(), buffer.get(), *got);
    }
    return hashText(XXH3_128bits_digest(state.get()));
}

} // namespace turnout::ingest
