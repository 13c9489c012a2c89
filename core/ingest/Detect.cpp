// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Detect.h"

#include "ingest/CsvParser.h"
#include "ingest/RecordKind.h"
#include "ingest/RecordParser.h"
#include "ingest/ValueSource.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace turnout::ingest {
namespace {

constexpr std::size_t kRecordsLookedAt = 1000;
constexpr std::size_t kBytesLookedAt = std::size_t{64} * 1024; ///< for what must be found in the raw bytes

Error refusal(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

struct Magic {
    std::string_view bytes;
    std::string_view refusal;
};

constexpr std::string_view kUtf16
    = "This file is UTF-16; save it as UTF-8, for example with: iconv -f UTF-16 -t UTF-8 FILE > FILE.utf8";
constexpr std::string_view kUtf32
    = "This file is UTF-32; save it as UTF-8, for example with: iconv -f UTF-32 -t UTF-8 FILE > FILE.utf8";
using namespace std::string_view_literals;
constexpr std::array kMagics{
    Magic{"SQLite format 3\0"sv, "This is a database. If it is a Turnout project, open it instead of importing it."},
    Magic{"\xff\xfe\0\0"sv, kUtf32},
    Magic{"\0\0\xfe\xff"sv, kUtf32},
    Magic{"\xff\xfe"sv, kUtf16},
    Magic{"\xfe\xff"sv, kUtf16},
    Magic{"PK\x03\x04"sv,
        "This is a ZIP archive or an office document; unpack it, or save the table as CSV, and import that."},
    Magic{"\x28\xb5\x2f\xfd"sv, "This file is packed with zstd; unpack it first: zstd -d FILE"},
    Magic{"\xfd"
          "7zXZ"sv,
        "This file is packed with xz; unpack it first: xz -d FILE"},
    Magic{"BZh"sv, "This file is packed with bzip2; unpack it first: bzip2 -d FILE"},
    Magic{"\x1f\x8b"sv, "This file is packed with gzip twice; unpack it first: gzip -d FILE"},
    Magic{"PAR1"sv, "This is a Parquet file; export it as JSON Lines or CSV and import that."},
    Magic{"%PDF-"sv, "This is a PDF document; sessions come as JSON Lines or CSV."},
};

/// Text of two bytes a character without a mark: every other byte of the beginning is zero.
bool looksLikeUtf16(std::string_view head)
{
    if (head.size() < 4)
        return false;
    const std::size_t pairs = std::min<std::size_t>(head.size() / 2, 32);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        even += head[2 * i] == '\0' ? 1U : 0U;
        odd += head[2 * i + 1] == '\0' ? 1U : 0U;
    }
    return (even == 0 && odd * 10 >= pairs * 7) || (odd == 0 && even * 10 >= pairs * 7);
}

bool looksBinary(std::string_view head)
{
    const std::string_view part = head.substr(0, kBytesLookedAt);
    return std::any_of(part.begin(), part.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1b;
    });
}

Format formatOfKind(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Chat:
    case RecordKind::Pair:
        return Format::OpenAiChat;
    case RecordKind::Otlp:
        return Format::Otlp;
    case RecordKind::Langfuse:
        return Format::Langfuse;
    case RecordKind::LangSmith:
        return Format::LangSmith;
    case RecordKind::LabelStudio:
        return Format::LabelStudio;
    case RecordKind::Argilla:
        return Format::Argilla;
    default:
        return Format::Sessions;
    }
}

/// What the records at the beginning are, cut in one way or the other.
struct JsonLook {
    std::size_t objects = 0;
    RecordKind kind = RecordKind::Unknown; ///< of the first record that has one
};

class Looker {
public:
    Looker(std::string_view head, bool isAll)
        : m_head(head)
        , m_isAll(isAll)
    {
    }
    JsonLook lines()
    {
        JsonLook look;
        std::string_view rest = m_head;
        for (std::size_t n = 0; !rest.empty() && n < kRecordsLookedAt && look.kind == RecordKind::Unknown; ++n) {
            const std::size_t end = rest.find('\n');
            if (const std::string_view line = trimmed(rest.substr(0, end)); !line.empty())
                see(line, end != npos || m_isAll, look);
            rest = end == npos ? std::string_view() : rest.substr(end + 1);
        }
        return look;
    }
    /// The elements of a list, or documents one after another.
    JsonLook values()
    {
        JsonLook look;
        std::string_view rest = m_head;
        if (rest.starts_with('['))
            rest.remove_prefix(1);
        for (std::size_t n = 0; n < kRecordsLookedAt && look.kind == RecordKind::Unknown; ++n) {
            const std::size_t begin = rest.find_first_of("{\"[");
            if (begin == npos)
                break;
            rest.remove_prefix(begin);
            ValueScanner scanner;
            const std::size_t end = std::min(scanner.scan(rest, 0), rest.size());
            see(rest.substr(0, end), end < rest.size() || m_isAll, look);
            rest.remove_prefix(end);
        }
        return look;
    }
    [[nodiscard]] bool parses(std::string_view text)
    {
        simdjson::dom::element root;
        return !text.empty() && m_parser.parse(text.data(), text.size()).get(root) == simdjson::SUCCESS;
    }

private:
    static constexpr auto npos = std::string_view::npos;

    void see(std::string_view text, bool whole, JsonLook& look)
    {
        simdjson::dom::element root;
        simdjson::dom::object record;
        if (!whole) {
            look.kind = recordKindOfHead(text);
        } else if (m_parser.parse(text.data(), text.size()).get(root) == simdjson::SUCCESS
            && root.get(record) == simdjson::SUCCESS) {
            ++look.objects;
            look.kind = recordKind(record);
        }
    }

    simdjson::dom::parser m_parser;
    std::string_view m_head;
    bool m_isAll;
};

/// Whether records are JSON values over several lines, or elements of one list, rather than one a line.
bool isOfValues(std::string_view text, bool isAll, Looker& looker)
{
    constexpr auto npos = std::string_view::npos;
    ValueScanner scanner;
    const std::size_t end = scanner.scan(text, 0);
    const std::size_t lineEnd = text.find('\n');
    const std::string_view firstLine = trimmed(text.substr(0, lineEnd));
    const std::string_view behindLine = lineEnd == npos ? std::string_view() : trimmed(text.substr(lineEnd));
    const std::string_view secondLine = trimmed(behindLine.substr(0, behindLine.find('\n')));
    const bool oneLine = end == npos ? lineEnd == npos : end <= lineEnd;
    if (text.front() == '[') {
        if (firstLine == "[")
            return true;
        if (end != npos && oneLine && looker.parses(text.substr(0, end)))
            return trimmed(text.substr(end)).empty();
        return !secondLine.starts_with('{') || !looker.parses(secondLine);
    }
    if (end == npos) {
        const bool opens = firstLine == "{" || secondLine.starts_with('"');
        return opens && (!isAll || looker.lines().kind == RecordKind::Unknown);
    }
    if (oneLine)
        return !trimmed(firstLine.substr(std::min(end, firstLine.size()))).empty()
            && looker.parses(text.substr(0, end));
    return looker.parses(text.substr(0, end)) || looker.lines().kind == RecordKind::Unknown;
}

/// A table whose columns are the fields of a tracing system's export is that export.
Format formatOfTable(std::string_view head, bool isAll, char delimiter)
{
    KeyLook look;
    const auto sample = csvSample(head, isAll, delimiter, 1);
    if (!sample.empty())
        for (const std::string& column : sample.front())
            look.see(column);
    const RecordKind kind = look.kind();
    return kind == RecordKind::Langfuse || kind == RecordKind::LangSmith ? formatOfKind(kind) : Format::Csv;
}

Result<Content> contentOfJson(std::string_view text, bool isAll)
{
    Looker looker(text, isAll);
    const bool values = (text.front() == '{' || text.front() == '[') && isOfValues(text, isAll, looker);
    const JsonLook look = values ? looker.values() : looker.lines();
    if (look.kind != RecordKind::Unknown)
        return Content{formatOfKind(look.kind), values};
    if (values && isAll)
        return refusal("This JSON is none of the formats that are read: sessions (\"turns\"), chats (\"messages\"), "
                       "events (\"session\"), tasks of Label Studio, records of Argilla, traces of OpenTelemetry, "
                       "Langfuse or LangSmith.");
    const bool chat
        = text.find("\"messages\"") != std::string_view::npos && text.find("\"turns\"") == std::string_view::npos;
    return Content{chat && look.objects == 0 ? Format::OpenAiChat : Format::Sessions, values};
}

} // namespace

Result<Content> lookAtContent(std::string_view head, bool isAll, bool hasMapping)
{
    if (trimmed(head).empty() && isAll)
        return refusal("This file is empty.");
    for (const Magic& magic : kMagics)
        if (head.starts_with(magic.bytes))
            return refusal(std::string(magic.refusal));
    if (looksLikeUtf16(head))
        return refusal(std::string(kUtf16));
    const std::string_view text = trimmed(head);
    if (text.empty())
        return Content{Format::Sessions, false}; // a chunk of blanks: whatever comes is judged line by line
    if (text.front() == '{' || text.front() == '[')
        return contentOfJson(text, isAll);
    if (looksBinary(head))
        return refusal("This is a binary file; sessions come as JSON Lines or CSV in UTF-8.");
    if (Looker(text, isAll).lines().objects > 0) // bad lines in front are no reason to lose the good ones
        return contentOfJson(text, isAll);
    const std::string_view header = text.substr(0, text.find('\n'));
    if (!simdjson::validate_utf8(header))
        return refusal("This file is not UTF-8; save it as UTF-8, for example with: "
                       "iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8");
    const auto delimiter = sniffDelimiter(head, isAll);
    if (delimiter && !hasMapping)
        return Content{formatOfTable(head, isAll, *delimiter), false, *delimiter};
    if (hasMapping || delimiter)
        return Content{Format::Csv, false, delimiter.value_or(',')};
    return refusal("This is neither JSON nor a table (CSV or TSV with a header line).");
}

} // namespace turnout::ingest
