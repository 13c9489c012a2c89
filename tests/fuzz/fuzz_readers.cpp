// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_readers --reader=NAME [libFuzzer's options] CORPUS: any bytes are a file. Reading it must end, say what is
// wrong, and hand on nothing that the rest of the program may not see: text is UTF-8, ids are there, numbers are
// numbers. Lines that are sessions are found whatever stands between them.
#include "fuzz/Seeds.h"
#include "ingest/Derive.h"
#include "ingest/Import.h"
#include "ingest/Redactor.h"

#include <simdjson.h>

#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using namespace turnout;
using namespace turnout::ingest;

namespace {

std::string theReader;

void must(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void mustBeText(std::string_view text)
{
    must(simdjson::validate_utf8(text.data(), text.size()), "text is UTF-8");
}

/// Looks at everything that is handed on.
class Look final : public Sink {
public:
    bool session(std::int64_t line, session::Session&& session) override
    {
        must(line > 0, "a session has a place");
        must(!session.id.empty(), "a session has an id");
        must(std::isfinite(session.weight) && session.weight >= 0, "a weight is a number");
        for (const std::string* text : {&session.id, &session.user, &session.extra})
            mustBeText(*text);
        for (const session::Turn& turn : session.turns) {
            mustBeText(turn.text);
            mustBeText(turn.name);
            mustBeText(turn.toolCalls);
        }
        for (const session::Rating& rating : session.ratings)
            must(rating.value >= 0 && rating.value <= 1, "a rating is between 0 and 1");
        before = before || session.id == "before";
        after = after || session.id == "after";
        return true;
    }
    bool event(Event&& event) override
    {
        must(!event.session.empty() || !event.trace.empty() || (!event.user.empty() && event.at),
            "an event says whose it is");
        for (const std::string* text : {&event.session, &event.trace, &event.user, &event.json})
            mustBeText(*text);
        return true;
    }
    bool reject(Reject&& reject) override
    {
        must(!reject.reason.empty(), "a reject has a reason");
        mustBeText(reject.reason);
        must(reject.bytes.size() <= kRejectBytes, "a reject is not long");
        return true;
    }
    bool before = false;
    bool after = false;
};

/// The bytes as a file without a name.
class MadeFile {
public:
    explicit MadeFile(std::string_view bytes)
        : m_fd(::memfd_create("fuzz", MFD_CLOEXEC))
    {
        must(m_fd >= 0, "a file can be made");
        while (!bytes.empty()) {
            const ssize_t put = ::write(m_fd, bytes.data(), bytes.size());
            must(put > 0, "a file can be written");
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
    }
    ~MadeFile()
    {
        ::close(m_fd);
    }
    MadeFile(const MadeFile&) = delete;
    MadeFile& operator=(const MadeFile&) = delete;
    [[nodiscard]] std::string path() const
    {
        return "/proc/self/fd/" + std::to_string(m_fd);
    }

private:
    int m_fd;
};

void read(std::string_view bytes, Sink& sink)
{
    const MadeFile file(bytes);
    const auto summary = readFile(file.path(), {}, sink, {}, {});
    if (summary) {
        must(summary->lines >= 0, "records are counted");
        for (const std::string& note : summary->notes)
            mustBeText(note);
    } else {
        must(!summary.error().text.empty(), "an error has words");
        mustBeText(summary.error().text);
    }
}

std::string plainLine(const char* id)
{
    return std::string(R"({"id":")") + id + R"(","turns":[{"role":"user","text":"hi"}]})" + "\n";
}

/// Redacted and derived from, as an import may do it.
void readThroughSteps(std::string_view bytes, Sink& last)
{
    RedactionOptions options;
    options.mode = RedactionMode::Replace;
    auto redactor = Redactor::make(options);
    must(redactor.ok(), "a redactor can be made");
    DerivingSink deriving(last, true, SegmentDeriver(true, nullptr));
    RedactingSink redacting(deriving, *redactor);
    read(bytes, redacting);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    constexpr std::string_view option = "--reader=";
    std::string corpus;
    for (int i = 1; i < *argc; ++i) {
        const std::string_view argument = (*argv)[i];
        if (argument.starts_with(option))
            theReader = argument.substr(option.size());
        else if (!argument.starts_with('-') && corpus.empty())
            corpus = argument;
    }
    if (theReader.empty()) {
        std::fputs("fuzz_readers --reader=NAME [options] CORPUS\n", stderr);
        std::exit(2);
    }
    // A file to run again needs no seeds, and neither does a corpus that has learned from them.
    if (std::filesystem::is_directory(corpus) && std::filesystem::is_empty(corpus)) {
        int number = 0;
        for (const std::string& seed : fuzz::seedsOf(theReader))
            std::ofstream(corpus + "/seed-" + std::to_string(++number), std::ios::binary) << seed;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Look look;
    if (theReader == "steps") {
        readThroughSteps(bytes, look);
        return 0;
    }
    read(bytes, look);
    if (theReader == "sessions") {
        Look around;
        read(plainLine("before") + std::string(bytes) + "\n" + plainLine("after"), around);
        must(around.before && around.after, "a good line is never lost");
    }
    return 0;
}
