// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "ingest/Seen.h"
#include "ingest/Sink.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reading files that production sent: detection by content, then one pass in constant memory.
namespace turnout::ingest {

class SessionAssembler;

enum class Format {
    Sessions, ///< turnout-sessions/1, sessions and events
    OpenAiChat, ///< {"messages":[…]}, and pairs of answers to one input
    Csv, ///< CSV or TSV, a row a session, a turn or an event, columns by a mapping
    Otlp, ///< OpenTelemetry: traces and logs as OTLP/JSON
    Langfuse, ///< observations, traces and scores, of the user interface or of the blob export, JSON or CSV
    LangSmith, ///< runs and feedback
    LabelStudio, ///< tasks with annotations and predictions
    Argilla, ///< records with responses and suggestions
};

/// "turnout-sessions/1", "openai-chat", "csv", "otlp", "langfuse", "langsmith", "label-studio", "argilla".
std::string_view formatName(Format format);

/// How the columns of a CSV become sessions, or events of sessions. Column names are those of the header row. A row is
/// a turn where there is a column for the role, an event where there is none for what was said, else a session.
struct CsvMapping {
    std::string id; ///< of the session; an event may name a trace, or its user and the time, instead
    std::string transcript; ///< a column that holds turns: JSON ([{role,text|content}]) or "User: …" lines
    std::string userText; ///< or: the user's words …
    std::string assistantText; ///< … and the answer
    std::string startedAt;
    std::string user;
    std::string weight;
    std::string rating; ///< up/down, true/false, or a number on ratingLow…ratingHigh
    double ratingLow = 0;
    double ratingHigh = 1;
    std::vector<std::string> segments; ///< columns that become segments of the same name
    std::vector<std::string> scores; ///< columns that become scores of the same name
    std::string role{}; ///< of the turn that a row is …
    std::string text{}; ///< … its words …
    std::string at{}; ///< … and its time; or that of an event
    std::string trace{}; ///< another id of the session
    std::vector<std::string> outcomes{}; ///< of an event: columns that become outcomes of the same kind
    [[nodiscard]] bool ofTurns() const
    {
        return !role.empty();
    }
    [[nodiscard]] bool ofEvents() const
    {
        return role.empty() && transcript.empty() && userText.empty() && assistantText.empty();
    }
    friend bool operator==(const CsvMapping&, const CsvMapping&) = default;
};

/// A member of a mapping that names one column, by its key in a mapping file.
struct CsvMappingField {
    std::string_view key;
    std::string CsvMapping::*column;
};
/// "id", "transcript", "user_text" …; beside them a mapping has the lists "segments" and "scores".
std::span<const CsvMappingField> csvMappingFields();

/// Whether sessions can be made with it: refuses one without an id or without words.
Result<void> checkCsvMapping(const CsvMapping& mapping);
/// As a mapping file.
std::string csvMappingToJson(const CsvMapping& mapping);
/// Reads a mapping file (JSON; the field names above in snake_case; "rating_scale":[low,high]).
Result<CsvMapping> csvMappingFromJson(std::string_view json);
/// What a header's names suggest; empty where nothing is recognised. Columns left over become segments.
CsvMapping likelyCsvMapping(const std::vector<std::string>& header);
/// A mapping guessed from the header ("id"/"session_id", "prompt"/"question", "response"/"answer", …); the rest of
/// the columns with few words become segments. Refuses when there is nothing that could be an id or a transcript.
Result<CsvMapping> guessCsvMapping(const std::vector<std::string>& header);

struct ReadOptions {
    std::optional<CsvMapping> mapping;
    std::optional<double> weight; ///< sampling weight of every session that does not bring its own
    /// Traces: no more is read after this many bytes of the file, and sessions are made of what was (0: all of it).
    /// Other readers hand on as they read, and stop when their sink wants no more.
    std::int64_t mostTraceBytes = 0;
};

/// What reading found, whoever took it.
struct ReadSummary {
    Format format = Format::Sessions;
    std::int64_t bytes = 0; ///< of the file as it is on disk
    std::string hash; ///< of these bytes, as fileHash
    std::int64_t lines = 0; ///< or records, where a record is not a line
    Seen seen;
    std::vector<std::string> notes; ///< said once a file: unknown keys kept, zone-less times, a mapping guessed …
};

/// Whether a file of this format is steps of traces, of which sessions are made when all are read.
bool isTraces(Format format);

/// What the beginning of the file looks like; refuses with the reason where it is nothing we read (binary, UTF-16,
/// an empty file, a directory, JSON of another shape). `path` "-" is standard input (not detectable twice).
/// `hasMapping`: a table is read by it, whatever its columns are called.
Result<Format> detectFormat(const std::string& path, bool hasMapping = false);

/// Reads the file (.gz too, by content) into the sink. JSON may be a record a line, one list of records, or documents
/// over several lines one after another. Progress counts bytes of the file on disk; `items` counts
/// records. A bad record goes to the sink as a Reject and never stops the rest; an error of the file itself (not
/// there, unreadable, truncated gzip, wrong encoding) is the result. Cancelled → ErrorCode::Cancelled.
///
/// Files of traces can be read together, so that a conversation may go on in the next: then what each says waits in
/// `together`, only its rejects come at once, and when all are read handOnSessions gives the rest.
Result<ReadSummary> readFile(const std::string& path, const ReadOptions& options, Sink& sink, const Progress& progress,
    const CancelToken& cancel, SessionAssembler* together = nullptr);

/// Hands on what the `file`th of the files read together is the first to mention, after SessionAssembler::arrange, and
/// completes its summary.
Result<void> handOnSessions(SessionAssembler& together, std::size_t file, const ReadOptions& options, Sink& sink,
    const CancelToken& cancel, ReadSummary& summary);

/// XXH3-128 of the file's bytes as 32 hex digits: the same file twice adds nothing.
Result<std::string> fileHash(const std::string& path, const CancelToken& cancel);

} // namespace turnout::ingest
