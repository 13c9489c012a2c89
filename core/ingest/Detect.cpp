// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Detect.h"

#include "ingest/CsvParser.h"
#include "ingest/JsonLines.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace turnout::ingest {
namespace {

constexpr std::size_t kLinesLookedAt = 1000;
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

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What the lines at the beginning are when each is taken for JSON.
struct JsonLook {
    std::string_view firstLine;
    std::string_view secondLine;
    bool firstParses = false;
    std::size_t lines = 0;
    std::size_t objects = 0;
    RecordKind kind = RecordKind::Unknown; ///< of the first line that has one
};

JsonLook lookAtLines(std::string_view head, bool isAll)
{
    JsonLook look;
    simdjson::dom::parser parser;
    while (!head.empty() && look.lines < kLinesLookedAt && look.kind == RecordKind::Unknown) {
        const std::size_t end = head.find('\n');
        const bool whole = end != std::string_view::npos || isAll;
        const std::string_view line = trimmed(head.substr(0, end));
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
        if (line.empty())
            continue;
        ++look.lines;
        if (look.lines == 1)
            look.firstLine = line;
        else if (look.lines == 2)
            look.secondLine = line;
        simdjson::dom::element root;
        simdjson::dom::object record;
        const bool parses = whole && parser.parse(line.data(), line.size()).get(root) == simdjson::SUCCESS;
        if (look.lines == 1)
            look.firstParses = parses || !whole; // a long first line is trusted; it is judged when it is read
        if (parses && root.get(record) == simdjson::SUCCESS) {
            ++look.objects;
            look.kind = recordKind(record);
        }
    }
    return look;
}

/// JSON of another shape than one record a line.
Result<Format> formatOfJson(std::string_view head, bool isAll)
{
    const JsonLook look = lookAtLines(head, isAll);
    const bool array = look.firstLine.front() == '[';
    if (array
        && (look.objects == 0
            || (!look.firstParses && (look.firstLine == "[" || look.firstLine.find('{') != std::string_view::npos))))
        return refusal("This is one JSON list; expected one record a line. Turn it into lines, for example with: "
                       "jq -c '.[]' FILE > FILE.jsonl");
    const bool spread
        = look.firstLine == "{" || (!look.firstParses && look.objects == 0 && look.secondLine.starts_with('"'));
    if (spread)
        return refusal("This is one JSON document over several lines; expected one record a line. Turn it into lines, "
                       "for example with: jq -c . FILE > FILE.jsonl");
    if (look.kind == RecordKind::Unknown && look.objects == 0) {
        const bool chat
            = head.find("\"messages\"") != std::string_view::npos && head.find("\"turns\"") == std::string_view::npos;
        return chat ? Format::OpenAiChat : Format::Sessions;
    }
    return look.kind == RecordKind::Chat ? Format::OpenAiChat : Format::Sessions;
}

} // namespace

Result<Format> formatOfContent(std::string_view head, bool isAll, bool hasMapping)
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
        return Format::Sessions; // a chunk of blanks: whatever comes is judged line by line
    if (text.front() == '{' || text.front() == '[')
        return formatOfJson(head, isAll);
    if (looksBinary(head))
        return refusal("This is a binary file; sessions come as JSON Lines or CSV in UTF-8.");
    if (lookAtLines(head, isAll).objects > 0) // bad lines in front of good ones are no reason to lose the good ones
        return formatOfJson(head, isAll);
    const std::string_view header = text.substr(0, text.find('\n'));
    if (!simdjson::validate_utf8(header))
        return refusal("This file is not UTF-8; save it as UTF-8, for example with: "
                       "iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8");
    if (hasMapping || sniffDelimiter(head, isAll))
        return Format::Csv;
    return refusal("This is neither JSON Lines (one JSON record a line) nor a table (CSV or TSV with a header line).");
}

} // namespace turnout::ingest
