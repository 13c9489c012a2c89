// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <QFile>
#include <QObject>
#include <QTest>
#include <sys/resource.h>
#include <unistd.h>

using namespace ingesttest;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

long peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// `text` as UTF-16, little endian, without a mark.
std::string utf16(const std::string& ascii)
{
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

/// Keeps the ids.
class Collecting : public Sink {
public:
    bool session(std::int64_t, session::Session&& session) override
    {
        ids.push_back(session.id);
        return true;
    }
    bool event(Event&&) override
    {
        return true;
    }
    bool reject(Reject&&) override
    {
        ++rejects;
        return true;
    }
    std::vector<std::string> ids;
    int rejects = 0;
};

} // namespace

/// Files as a whole: those that are wrong or do not fit into memory (each a clear message, nothing else lost), reading
/// from standard input, progress and cancelling.
class TestIngestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedFiles_data();
    void refusedFiles();
    void filesThatCannotBeOpened();
    void veryLongLine();
    void longButAllowedLine();
    void truncatedGzip();
    void damagedGzip();
    void zstdIsUnpacked();
    void cancelStops();
    void sinkStops();
    void hugeCsvCell();
    void chunkBorders();
    void fileThatGrowsForEver();
    void fileThatShrinks();
    void progressIsTold();
    void standardInput();
};

void TestIngestFiles::refusedFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const std::string& content, const char* named) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromUtf8(named);
    };
    row("empty", "", "is empty");
    row("blank", "\n \r\n\n", "is empty");
    row("only a mark", "\xef\xbb\xbf", "is empty");
    row("UTF-16 with mark", "\xff\xfe" + utf16(plainLine("a")), "iconv -f UTF-16 -t UTF-8");
    row("UTF-16 big endian", std::string("\xfe\xff\0{", 4), "iconv -f UTF-16 -t UTF-8");
    row("UTF-16 without mark", utf16(plainLine("a")), "iconv -f UTF-16 -t UTF-8");
    row("UTF-16 packed", gzip("\xff\xfe" + utf16(plainLine("a"))), "iconv -f UTF-16 -t UTF-8");
    row("UTF-32", std::string("\xff\xfe\0\0{\0\0\0", 8), "UTF-32");
    row("binary",
        std::string("\x7f"
                    "ELF\x02\x01\x01\0\0\0\0",
            11),
        "binary");
    row("SQLite", std::string("SQLite format 3\0\x10\0", 18), "open it instead");
    row("zip", "PK\x03\x04xxxx", "ZIP");
    row("zstd twice", zstd(zstd(plainLine("a"))), "zstd -d");
    row("no zstd behind its mark", "\x28\xb5\x2f\xfdxxxx", "damaged");
    row("gzip twice", gzip(gzip(plainLine("a"))), "gzip -d");
    row("Parquet", "PAR1xxxx", "Parquet");
    row("PDF", "%PDF-1.7\n", "PDF");
    row("a list of something else", R"([{"id":"a"}])", "none of the formats");
    row("a list of something else, indented", "[\n  {\n    \"id\": \"a\"\n  }\n]\n", "none of the formats");
    row("an empty list", "[]\n", "none of the formats");
    row("one document", "{\n  \"sessions\": [\n    {\"id\": \"a\"}\n  ]\n}\n", "none of the formats");
    row("prose", "Dear all\nplease find enclosed\n", "neither");
    row("Latin-1", "id,pr\xe9nom\n1,x\n", "WINDOWS-1252");
    row("a table of something else", "name,price\nx,1\n", "mapping");
}

void TestIngestFiles::refusedFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    Collector got;
    got.readText(content.toStdString());
    QVERIFY(!got.ok);
    QCOMPARE(got.error.code, ErrorCode::BadInput);
    QVERIFY2(got.error.text.find(named.toStdString()) != std::string::npos, text(got.error.text));
    QVERIFY2(got.error.text.back() == '.' || got.error.text.find(": ") != std::string::npos, text(got.error.text));
    QVERIFY(got.error.context.ends_with("/input"));
    QCOMPARE(got.sessions.size() + got.events.size() + got.rejects.size(), std::size_t{0});
}

void TestIngestFiles::filesThatCannotBeOpened()
{
    const testsupport::TempDir dir;
    Collector got;
    got.read(dir.file("none.jsonl"));
    QCOMPARE(got.error.code, ErrorCode::NotFound);
    QVERIFY(got.error.context.ends_with("none.jsonl"));
    got.read(dir.path());
    QCOMPARE(got.error.code, ErrorCode::BadInput);
    QVERIFY(got.error.text.find("folder") != std::string::npos);
    QVERIFY(!detectFormat(dir.path()).ok());
    QCOMPARE(detectFormat("-").error().code, ErrorCode::BadUsage);
    QCOMPARE(fileHash("-", {}).error().code, ErrorCode::BadUsage);
    if (::geteuid() != 0) {
        const std::string closed = dir.write("closed", plainLine("a"));
        QFile::setPermissions(QString::fromStdString(closed), QFileDevice::WriteOwner);
        got.read(closed);
        QCOMPARE(got.error.code, ErrorCode::Io);
        QVERIFY(got.error.text.find("permissions") != std::string::npos);
    }
}

void TestIngestFiles::veryLongLine()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("long.jsonl");
    {
        std::ofstream out(path, std::ios::binary);
        out << plainLine("before") << R"({"id":"long","turns":[{"role":"user","text":")";
        const std::string block(1'000'000, 'x');
        for (int i = 0; i < 200; ++i)
            out << block;
        out << R"("}]})"
            << "\n"
            << plainLine("after");
    }
    [[maybe_unused]] const long before = peakMegabytes();
    Collector got;
    got.read(path);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.lines, (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QCOMPARE(got.rejects[0].reason, std::string("the line is longer than 64 MiB"));
    QCOMPARE(got.rejects[0].bytes.size(), kRejectBytes);
    QVERIFY(got.rejects[0].bytes.starts_with(R"({"id":"long")"));
#ifndef __SANITIZE_ADDRESS__
    QVERIFY2(peakMegabytes() - before < 150, qPrintable(QString::number(peakMegabytes() - before)));
#endif
    // Also where it is the last one, and the only one.
    for (const std::string& head : {plainLine("before"), std::string()}) {
        Collector last;
        last.readText(head + R"({"turns":")" + std::string(65U << 20U, 'x'));
        QVERIFY2(last.ok, text(last.error.message()));
        QCOMPARE(last.sessions.size(), head.empty() ? std::size_t{0} : std::size_t{1});
        QCOMPARE(last.rejects.size(), std::size_t{1});
    }
}

void TestIngestFiles::longButAllowedLine()
{
    const std::string words(20'000'000, 'y');
    Collector got;
    got.readText(
        plainLine("a") + R"({"id":"b","turns":[{"role":"user","text":")" + words + R"("}]})" + "\n" + plainLine("c"));
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[1].turns[0].text, words);
    QCOMPARE(got.sessions[2].turns[0].text, std::string("hi"));
}

void TestIngestFiles::truncatedGzip()
{
    std::string plain;
    for (int i = 0; i < 5000; ++i)
        plain += plainLine(std::to_string(i * 7919));
    const std::string packed = gzip(plain);
    for (const std::size_t size : {packed.size() / 2, packed.size() - 4}) {
        Collector got;
        got.readText(packed.substr(0, size));
        QVERIFY(!got.ok);
        QVERIFY2(got.error.text.find("cut off") != std::string::npos, text(got.error.text));
        QVERIFY(got.sessions.size() > 1000); // what was before the cut has arrived
        QCOMPARE(got.rejects.size(), std::size_t{0});
    }
    Collector head;
    head.readText(packed.substr(0, 12));
    QVERIFY2(head.error.text.find("cut off") != std::string::npos, text(head.error.text));
}

void TestIngestFiles::damagedGzip()
{
    std::string plain;
    for (int i = 0; i < 5000; ++i)
        plain += plainLine(std::to_string(i * 7919));
    std::string packed = gzip(plain);
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] + 1); // the checksum
    Collector got;
    got.readText(packed);
    QVERIFY(!got.ok);
    QVERIFY2(got.error.text.find("damaged") != std::string::npos, text(got.error.text));
    got.readText(gzip(plain) + "garbage");
    QVERIFY2(got.error.text.find("damaged") != std::string::npos, text(got.error.text));
}

void TestIngestFiles::zstdIsUnpacked()
{
    std::string plain;
    for (int i = 0; i < 5000; ++i)
        plain += plainLine(std::to_string(i * 7919));
    const std::string packed = zstd(plain);
    Collector got;
    got.readText(packed + zstd(plainLine("behind"))); // two frames
    QVERIFY2(got.ok, text(got.error.text));
    QCOMPARE(got.sessions.size(), std::size_t{5001});
    QCOMPARE(got.sessions.back().id, std::string("behind"));
    for (const std::size_t size : {packed.size() / 2, packed.size() - 1}) {
        Collector cut;
        cut.readText(packed.substr(0, size));
        QVERIFY2(cut.error.text.find("cut off") != std::string::npos, text(cut.error.text));
    }
    Collector damaged;
    damaged.readText(packed + "garbage");
    QVERIFY2(damaged.error.text.find("damaged") != std::string::npos, text(damaged.error.text));
}

void TestIngestFiles::cancelStops()
{
    const testsupport::TempDir dir;
    std::string content;
    for (int i = 0; i < 100'000; ++i)
        content += plainLine(std::to_string(i));
    const std::string path = dir.write("many", content);
    /// Somebody presses Cancel while the thousandth session comes in.
    class Cancelling final : public Sink {
    public:
        bool session(std::int64_t, session::Session&&) override
        {
            if (++count == 1000)
                cancel.cancel();
            return true;
        }
        bool event(Event&&) override
        {
            return true;
        }
        bool reject(Reject&&) override
        {
            return true;
        }
        CancelToken cancel;
        int count = 0;
    } sink;
    const auto read = readFile(path, {}, sink, {}, sink.cancel);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QVERIFY2(sink.count <= 1256, qPrintable(QString::number(sink.count)));
    Collector none;
    QCOMPARE(readFile(path, {}, none, {}, sink.cancel).error().code, ErrorCode::Cancelled);
    QCOMPARE(none.sessions.size(), std::size_t{0});
}

void TestIngestFiles::sinkStops()
{
    Collector got;
    got.stopAfter = 3;
    got.readText(plainLine("a") + "{broken\n" + R"({"session":"a","rating":"up"})" + "\n" + plainLine("b"));
    QCOMPARE(got.error.code, ErrorCode::Cancelled);
    QCOMPARE(got.sessions.size() + got.events.size() + got.rejects.size(), std::size_t{3});
}

void TestIngestFiles::hugeCsvCell()
{
    const std::string words(5'000'000, 'z');
    Collector got;
    got.readText("id,prompt\n1,\"" + words + "\n" + words + "\"\n2,x\n");
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.sessions[0].turns[0].text.size(), words.size() * 2 + 1);

    // A quote that is never closed costs what is behind it up to the limit, not memory without end.
    const testsupport::TempDir dir;
    const std::string path = dir.file("open.csv");
    {
        std::ofstream out(path, std::ios::binary);
        out << "id,prompt\n1,x\n2,\"never closed\n";
        const std::string row = "3," + std::string(1'000'000, 'q') + "\n";
        for (int i = 0; i < 70; ++i)
            out << row;
    }
    Collector open;
    open.read(path);
    QVERIFY(open.ok);
    QCOMPARE(open.rejects.size(), std::size_t{1});
    QCOMPARE(open.rejects[0].line, std::int64_t{3});
    QCOMPARE(open.rejects[0].bytes.size(), kRejectBytes);
    QVERIFY(open.sessions.size() >= 3);
}

/// Lines of every length around the size of a chunk arrive whole.
void TestIngestFiles::chunkBorders()
{
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    for (std::size_t length = chunk - 70; length < chunk + 70; length += 3) {
        const std::string first = plainLine("a");
        const std::string filler(length - first.size(), 'f');
        const std::string second = R"({"id":"b","turns":[{"role":"user","text":")" + filler + R"("}]})" + "\n";
        Collector got;
        got.readText(first + second + plainLine("c"));
        QCOMPARE(got.sessions.size(), std::size_t{3});
        QCOMPARE(got.sessions[1].turns[0].text.size(), filler.size());
        Collector filled;
        filled.readText(std::string(length, ' ') + "\n" + plainLine("c"));
        QCOMPARE(filled.sessions.size(), std::size_t{1});
    }
}

void TestIngestFiles::standardInput()
{
    const testsupport::TempDir dir;
    for (const std::string& content : {plainLine("a") + plainLine("b"), gzip(plainLine("a") + plainLine("b"))}) {
        const int kept = ::dup(STDIN_FILENO);
        const int file = ::open(dir.write("in", content).c_str(), O_RDONLY);
        QVERIFY(kept >= 0 && file >= 0);
        ::dup2(file, STDIN_FILENO);
        Collector got;
        got.read("-");
        ::dup2(kept, STDIN_FILENO);
        ::close(kept);
        ::close(file);
        QVERIFY2(got.ok, text(got.error.message()));
        QCOMPARE(got.sessions.size(), std::size_t{2});
    }
}

/// Somebody appends to the file as fast as it is read.
void TestIngestFiles::fileThatGrowsForEver()
{
    class Growing final : public Collecting {
    public:
        bool session(std::int64_t line, session::Session&& session) override
        {
            file << plainLine("more") << std::flush;
            return Collecting::session(line, std::move(session));
        }
        std::ofstream file;
    };
    const testsupport::TempDir dir;
    std::string content;
    for (int i = 0; i < 50'000; ++i)
        content += plainLine(std::to_string(i));
    const std::string path = dir.write("grows.jsonl", content);
    Growing sink;
    sink.file.open(path, std::ios::app);
    const auto read = readFile(path, {}, sink, {}, {});
    QVERIFY(read.ok());
    QCOMPARE(sink.ids.size(), std::size_t{50'000});
    QCOMPARE(sink.ids.back(), std::string("49999"));
    QCOMPARE(read->bytes, static_cast<std::int64_t>(content.size()));
}

/// Somebody empties it, or cuts it in the middle of a line.
void TestIngestFiles::fileThatShrinks()
{
    class Shrinking final : public Collecting {
    public:
        bool session(std::int64_t line, session::Session&& session) override
        {
            if (!std::exchange(done, true))
                std::filesystem::resize_file(path, size);
            return Collecting::session(line, std::move(session));
        }
        std::string path;
        std::uintmax_t size = 0;
        bool done = false;
    };
    std::string content;
    for (int i = 0; i < 100'000; ++i)
        content += plainLine(std::to_string(i));
    for (const std::size_t size : {std::size_t{0}, content.size() / 2 + 7}) {
        const testsupport::TempDir dir;
        Shrinking sink;
        sink.path = dir.write("shrinks.jsonl", content);
        sink.size = size;
        const auto read = readFile(sink.path, {}, sink, {}, {});
        QVERIFY(read.ok());
        // What was whole is there, in order, and at most the line that was cut is a reject.
        QVERIFY(!sink.ids.empty() && sink.ids.size() < 100'000);
        for (std::size_t i = 0; i < sink.ids.size(); ++i)
            QCOMPARE(sink.ids[i], std::to_string(i));
        QVERIFY(sink.rejects <= 1);
    }
}

void TestIngestFiles::progressIsTold()
{
    const testsupport::TempDir dir;
    std::string content;
    for (int i = 0; i < 50000; ++i)
        content += plainLine(std::to_string(i));
    const std::string path = dir.write("many", content);
    std::vector<ProgressUpdate> told;
    Collector sink;
    const auto read = readFile(path, {}, sink, [&](const ProgressUpdate& update) { told.push_back(update); }, {});
    QVERIFY(read.ok());
    QVERIFY(!told.empty());
    QCOMPARE(told.back().done, static_cast<std::int64_t>(content.size()));
    QCOMPARE(told.back().total, static_cast<std::int64_t>(content.size()));
    QCOMPARE(told.back().items, std::int64_t{50000});
    for (std::size_t i = 1; i < told.size(); ++i)
        QVERIFY(told[i].done >= told[i - 1].done && told[i].items >= told[i - 1].items);
}

TURNOUT_TEST_MAIN(TestIngestFiles)

#include "tst_ingest_files.moc"
