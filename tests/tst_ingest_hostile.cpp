// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <cstdio>
#include <fstream>
#include <QDir>
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

} // namespace

/// Files that are wrong in every way we could think of: each a clear message, nothing else lost.
class TestIngestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedFiles_data();
    void refusedFiles();
    void filesThatCannotBeOpened();
    void jsonTestSuite();
    void jsonTestSuiteAtOnce();
    void veryLongLine();
    void longButAllowedLine();
    void deepNesting();
    void truncatedGzip();
    void damagedGzip();
    void truncatedLastLine();
    void oddIds();
    void badParts_data();
    void badParts();
    void duplicateKeys();
    void marksAndLineEnds();
    void invalidUtf8IsOneReject();
    void rejectsKeepTheirBytes();
    void hugeLists();
    void cancelStops();
    void sinkStops();
    void hugeCsvCell();
    void chunkBorders();
};

void TestIngestHostile::refusedFiles_data()
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
    row("zstd", "\x28\xb5\x2f\xfdxxxx", "zstd -d");
    row("gzip twice", gzip(gzip(plainLine("a"))), "gzip -d");
    row("Parquet", "PAR1xxxx", "Parquet");
    row("PDF", "%PDF-1.7\n", "PDF");
    row("one list in a line", R"([{"id":"a","turns":[]}])", "one record a line");
    row("one list", "[\n{\"id\":\"a\",\"turns\":[]},\n{\"id\":\"b\",\"turns\":[]}\n]\n", "one record a line");
    row("one list, indented", "[\n  {\n    \"id\": \"a\"\n  }\n]\n", "one record a line");
    row("one document", "{\n  \"sessions\": [\n    {\"id\": \"a\"}\n  ]\n}\n", "one record a line");
    row("prose", "Dear all\nplease find enclosed\n", "neither");
    row("Latin-1", "id,pr\xe9nom\n1,x\n", "WINDOWS-1252");
    row("a table of something else", "name,price\nx,1\n", "mapping");
}

void TestIngestHostile::refusedFiles()
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

void TestIngestHostile::filesThatCannotBeOpened()
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

/// Each file of JSONTestSuite as a line (or lines) between good ones.
void TestIngestHostile::jsonTestSuite()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/jsontestsuite/test_parsing");
    const QDir dir(QString::fromStdString(folder));
    const QStringList names = dir.entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(names.size() > 300);
    for (const QString& name : names) {
        const std::string content = testsupport::readAll(dir.filePath(name).toStdString());
        Collector got;
        got.readText(plainLine("before") + content + "\n" + plainLine("after"));
        const QByteArray where = name.toUtf8();
        QVERIFY2(got.ok, where.constData());
        QVERIFY2(got.sessions.size() >= 2, where.constData());
        QCOMPARE(got.sessions.front().id, std::string("before"));
        QCOMPARE(got.sessions.back().id, std::string("after"));
        // None of them holds a session, so all that is not blank must be rejected, with a reason.
        const bool blank = content.find_first_not_of(" \t\r\n") == std::string::npos;
        QCOMPARE(got.sessions.size() + got.events.size(), std::size_t{2});
        QVERIFY2(blank || !got.rejects.empty(), where.constData());
        for (const Reject& reject : got.rejects) {
            QVERIFY2(!reject.reason.empty(), where.constData());
            QVERIFY2(!reject.bytes.empty(), where.constData());
        }
        if (name.startsWith(u"y_") && content.find('\n') == std::string::npos)
            QVERIFY2(!got.rejects[0].reason.starts_with("not valid JSON"), where.constData());
        if (name.startsWith(u"n_") && !blank) {
            const bool broken = std::any_of(got.rejects.begin(), got.rejects.end(), [](const Reject& reject) {
                return reject.reason.starts_with("not ") || reject.reason.find("UTF-8") != std::string::npos;
            });
            QVERIFY2(broken || content.find('\n') != std::string::npos, where.constData());
        }
    }
}

void TestIngestHostile::jsonTestSuiteAtOnce()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/jsontestsuite/test_parsing");
    const QDir dir(QString::fromStdString(folder));
    std::string all;
    std::size_t files = 0;
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        all += testsupport::readAll(dir.filePath(name).toStdString()) + "\n" + plainLine(name.toStdString());
        ++files;
    }
    for (const std::string& content : {all, gzip(all)}) {
        Collector got;
        got.readText(content);
        QVERIFY2(got.ok, text(got.error.message()));
        QCOMPARE(got.sessions.size(), files);
        QVERIFY(got.rejects.size() >= files - 5); // a few are blank
    }
}

void TestIngestHostile::veryLongLine()
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

void TestIngestHostile::longButAllowedLine()
{
    const std::string words(20'000'000, 'y');
    Collector got;
    got.readText(
        plainLine("a") + R"({"id":"b","turns":[{"role":"user","text":")" + words + R"("}]})" + "\n" + plainLine("c"));
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[1].turns[0].text, words);
    QCOMPARE(got.sessions[2].turns[0].text, std::string("hi"));
}

void TestIngestHostile::deepNesting()
{
    const std::string deep(100'000, '[');
    const std::string closed = deep + std::string(100'000, ']');
    const std::string inside = R"({"id":"d","turns":[{"role":"user","text":"x"}],"x":)";
    const std::string nearly = std::string(1000, '[') + std::string(1000, ']');
    Collector got;
    got.readText(plainLine("a") + deep + "\n" + closed + "\n" + inside + closed + "}\n" + inside + nearly + "}\n"
        + plainLine("b"));
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[1].extra, "{\"x\":" + nearly + "}");
    QCOMPARE(got.rejects.size(), std::size_t{3});
    QVERIFY2(got.rejects[1].reason.find("nested") != std::string::npos, text(got.rejects[1].reason));
}

void TestIngestHostile::truncatedGzip()
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

void TestIngestHostile::damagedGzip()
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

void TestIngestHostile::truncatedLastLine()
{
    const std::string line = plainLine("b");
    for (std::size_t size = 1; size + 2 < line.size(); ++size) {
        Collector got;
        got.readText(plainLine("a") + line.substr(0, size));
        QCOMPARE(got.sessions.size(), std::size_t{1});
        QCOMPARE(got.rejects.size(), std::size_t{1});
        QCOMPARE(got.rejects[0].line, std::int64_t{2});
        QCOMPARE(got.rejects[0].bytes, line.substr(0, size));
    }
}

void TestIngestHostile::oddIds()
{
    const auto idOf = [](const std::string& json) {
        Collector got;
        got.readText(R"({"id":)" + json + R"(,"turns":[{"role":"user","text":"x"}]})" + "\n");
        return got.sessions.size() == 1 ? got.sessions[0].id : "rejected: " + got.rejects.at(0).reason;
    };
    const std::vector<std::pair<std::string, std::string>> odd{
        {R"("it's \"quoted\"")", "it's \"quoted\""}, {R"("line\none\ttab")", "line\none\ttab"},
        {R"("🙂\ud83d\ude00")", "🙂😀"}, {R"("'; DROP TABLE session; --")", "'; DROP TABLE session; --"},
        {R"("../../etc/passwd")", "../../etc/passwd"}, {R"("=1+1")", "=1+1"}, {"-5", "-5"},
        {"18446744073709551615", "18446744073709551615"}, {'"' + std::string(1024, 'i') + '"', std::string(1024, 'i')},
        {'"' + std::string(1025, 'i') + '"', "rejected: \"id\" is longer than 1024 bytes"},
        {"\"\"", "rejected: \"id\" is empty"}, {R"("a\u0000b")", "rejected: \"id\" contains a NUL character"},
        {"null", "rejected: \"id\" is missing"},
        {"1.5", "rejected: \"id\" must be text or a whole number, this is a number"},
        {"[1]", "rejected: \"id\" must be text or a whole number, this is a list"},
        {R"("\ud83d")", "rejected: not valid JSON: a text has a wrong escape"}, // half a character
    };
    for (const auto& [json, id] : odd)
        QCOMPARE(idOf(json), id);
}

void TestIngestHostile::badParts_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* part, const char* named) {
        QTest::addRow("%s", part) << QString::fromUtf8(part) << QString::fromUtf8(named);
    };
    row(R"("user":[])", "\"user\"");
    row(R"("ended_at":"soon")", "\"ended_at\"");
    row(R"("segments":[])", "\"segments\"");
    row(R"("segments":"x")", "\"segments\"");
    row(R"("segments":{"":"x"})", "\"segments\"");
    row(R"("ratings":{})", "\"ratings\"");
    row(R"("ratings":[[]])", "\"ratings\"");
    row(R"("signals":[{}])", "\"kind\"");
    row(R"("signals":[{"kind":5}])", "\"kind\"");
    row(R"("signals":[{"kind":"dwell","value":"long"}])", "\"value\"");
    row(R"("signals":[5])", "\"signals\"");
    row(R"("signals":[{"kind":"retry","turn":3}])", "\"signals\"");
    row(R"("observed":"retry")", "\"observed\"");
    row(R"("observed":[1])", "\"observed\"");
    row(R"("scores":[0.5])", "\"scores\"");
    row(R"("scores":{"judge":"high"})", "\"judge\"");
    row(R"("outcomes":[{"value":1}])", "\"kind\"");
    row(R"("labels":[{"value":"good"}])", "\"question\"");
    row(R"("labels":[{"question":"q","value":{}}])", "\"value\"");
    row(R"("labels":[{"question":"q","value":[1]}])", "\"value\"");
    row(R"("labels":[{"question":"q","value":1,"seconds":-1}])", "\"seconds\"");
    row(R"("labels":[{"question":"q","value":1,"turn":2147483648}])", "\"turn\"");
    row(R"("labels":["good"])", "\"labels\"");
    row(R"("turns":{})", "\"turns\"");
    row(R"("turns":null)", "\"turns\"");
    row(R"("turns":[null])", "\"turns\"");
    row(R"("turns":[{"text":"x"}])", "\"role\"");
    row(R"("turns":[{"role":"user"}])", "\"text\"");
    row(R"("turns":[{"role":"user","text":null}])", "\"text\"");
    row(R"("turns":[{"role":"user","text":["x"]}])", "\"text\"");
    row(R"("turns":[{"role":"wizard","text":"x"}])", "\"wizard\"");
    row(R"("turns":[{"role":5,"text":"x"}])", "\"role\"");
    row(R"("turns":[{"role":"user","text":"x","name":{}}])", "\"name\"");
    row(R"("turns":[{"role":"user","text":"x","at":"noon"}])", "\"at\"");
    row(R"("turns":[{"role":"user","text":"x","tool_calls":"f"}])", "\"tool_calls\"");
}

void TestIngestHostile::badParts()
{
    QFETCH(QString, part);
    QFETCH(QString, named);
    Collector got;
    got.readText(plainLine("before") + R"({"id":"a","turns":[{"role":"user","text":"x"}],)" + part.toStdString() + "}\n"
        + plainLine("after"));
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QVERIFY2(got.rejects[0].reason.find(named.toStdString()) != std::string::npos, text(got.rejects[0].reason));
    // Nothing of the bad record is left in the next.
    Collector alone;
    alone.readText(plainLine("after"));
    QVERIFY(got.sessions[1] == alone.sessions[0]);
}

void TestIngestHostile::duplicateKeys()
{
    Collector got;
    got.readText(R"({"id":"a","id":"b","turns":[{"role":"user","text":"1"},{"role":"user","text":"2"}],)"
                 R"("turns":[{"role":"user","role":"assistant","text":"3","text":"4"}],"weight":1,"weight":2,)"
                 R"("scores":{"j":1,"j":2},"ratings":["up"],"ratings":["down"]})"
                 "\n");
    QCOMPARE(got.sessions.size(), std::size_t{1});
    const session::Session& session = got.sessions[0];
    QCOMPARE(session.id, std::string("b"));
    QCOMPARE(session.turns.size(), std::size_t{1});
    QCOMPARE(session.turns[0].text, std::string("4"));
    QCOMPARE(session.turns[0].role, session::Role::Assistant);
    QCOMPARE(session.weight, 2.0);
    QCOMPARE(session.scores.size(), std::size_t{1});
    QCOMPARE(session.ratings.size(), std::size_t{1});
    QCOMPARE(session.ratings[0].value, 0.0);
}

void TestIngestHostile::marksAndLineEnds()
{
    Collector got;
    got.readText("\xef\xbb\xbf\r\n" + plainLine("a") + "\r\n \t\r\n"
        + R"({"id":"b","turns":[{"role":"user","text":"hi\r\n"}]})" + "\r\n" + plainLine("c"));
    QCOMPARE(got.rejects.size(), std::size_t{0});
    QCOMPARE(got.sessions.size(), std::size_t{3});
    QCOMPARE(got.sessions[1].turns[0].text, std::string("hi\r\n"));
    QCOMPARE(got.lines, (std::vector<std::int64_t>{2, 5, 6}));
}

void TestIngestHostile::invalidUtf8IsOneReject()
{
    Collector got;
    got.readText(
        plainLine("a") + plainLine("b\xff") + plainLine("c\xc0\x80") + plainLine("d\xed\xa0\x80") + plainLine("e"));
    QCOMPARE(got.sessions.size(), std::size_t{2});
    QCOMPARE(got.rejects.size(), std::size_t{3});
    for (const Reject& reject : got.rejects)
        QCOMPARE(reject.reason, std::string("the line is not valid UTF-8"));
}

void TestIngestHostile::rejectsKeepTheirBytes()
{
    const std::string bad = "{\"id\":\"x\"," + std::string(100'000, ' ') + "oops\0oops";
    Collector got;
    got.readText(plainLine("a") + bad + "\n");
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QCOMPARE(got.rejects[0].bytes, bad.substr(0, kRejectBytes));
}

void TestIngestHostile::hugeLists()
{
    const auto repeated = [](const std::string& entry, int times) {
        std::string list = "[" + entry;
        for (int i = 1; i < times; ++i)
            list += "," + entry;
        return list + "]";
    };
    std::string names = "{\"n0\":1";
    for (int i = 1; i < 1000; ++i)
        names += ",\"n" + std::to_string(i) + "\":1";
    names += "}";
    std::string numbers = R"({"id":"n","turns":[],"x":[0)";
    for (int i = 0; i < 9'000'000; ++i)
        numbers += ",0";
    Collector got;
    got.readText(plainLine("a") + numbers + "]}\n" + R"({"id":"r","turns":[],"ratings":)" + repeated("1", 200'000)
        + "}\n" + R"({"id":"t","turns":)" + repeated("{}", 200'000) + "}\n" + R"({"id":"o","turns":[],"observed":)"
        + repeated("\"x\"", 200'000) + "}\n" + R"({"id":"s","turns":[],"segments":)" + names + "}\n"
        + R"({"id":"c","turns":[],"scores":)" + names + "}\n" + R"({"session":"c","score":)" + names + "}\n");
    QCOMPARE(got.sessions.size(), std::size_t{1});
    QCOMPARE(got.rejects.size(), std::size_t{7});
    for (const Reject& reject : got.rejects)
        QVERIFY2(reject.reason.find("has more than") != std::string::npos, text(reject.reason));
}

void TestIngestHostile::cancelStops()
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

void TestIngestHostile::sinkStops()
{
    Collector got;
    got.stopAfter = 3;
    got.readText(plainLine("a") + "{broken\n" + R"({"session":"a","rating":"up"})" + "\n" + plainLine("b"));
    QCOMPARE(got.error.code, ErrorCode::Cancelled);
    QCOMPARE(got.sessions.size() + got.events.size() + got.rejects.size(), std::size_t{3});
}

void TestIngestHostile::hugeCsvCell()
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
void TestIngestHostile::chunkBorders()
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

TURNOUT_TEST_MAIN(TestIngestHostile)

#include "tst_ingest_hostile.moc"
