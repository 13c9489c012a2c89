// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <fstream>
#include <QDir>
#include <QObject>
#include <QTest>
#include <sys/resource.h>

using namespace ingesttest;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

/// A session over several lines, as a pretty-printer writes it.
std::string prettySession(const std::string& id)
{
    return "{\n  \"id\": \"" + id
        + "\",\n  \"turns\": [\n    {\n      \"role\": \"user\",\n      \"text\": \"hi ]},{ \\\"\"\n    },\n"
          "    {\"role\": \"assistant\", \"text\": \"yes\"}\n  ]\n}";
}

std::string ids(const Collector& got)
{
    std::string all;
    for (const auto& session : got.sessions)
        all += session.id + ' ';
    return all;
}

std::string bare(std::string line)
{
    line.pop_back();
    return line;
}

} // namespace

/// JSON that is not a record a line: one list, documents over several lines, several documents behind each other.
class TestIngestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void chatsAndEvents();
    void badElements_data();
    void badElements();
    void longElements();
    void listLargerThanMemory();
    void jsonTestSuiteInAList();
    void everyCut();
};

void TestIngestValues::shapes_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const std::string& content) {
        QTest::newRow(name) << QByteArray::fromStdString(content);
    };
    const std::string a = bare(plainLine("a"));
    const std::string b = bare(plainLine("b"));
    const std::string c = bare(plainLine("c"));
    row("list in a line", "[" + a + "," + b + "," + c + "]");
    row("list in a line, with a line end", "[" + a + ", " + b + " ,\t" + c + "]\r\n");
    row("list, a record a line", "[\n" + a + ",\n" + b + ",\n" + c + "\n]\n");
    row("list, bracket before the first", "[" + a + ",\n" + b + ",\n" + c + "]\n");
    row("list, pretty", "[\n" + prettySession("a") + ",\n" + prettySession("b") + ",\n" + prettySession("c") + "\n]\n");
    row("documents, pretty", prettySession("a") + "\n" + prettySession("b") + "\n\n" + prettySession("c"));
    row("documents, no space", a + b + c);
    row("pretty, then lines", prettySession("a") + "\n" + b + "\n" + c + "\n");
    row("byte order mark", "\xef\xbb\xbf [" + a + "," + b + "," + c + "]");
    row("packed", gzip("[\n" + a + ",\n" + b + ",\n" + c + "\n]\n"));
    row("two lists", "[\n" + a + ",\n" + b + "\n]\n[\n" + c + "\n]\n");
    row("not closed", "[\n" + a + ",\n" + b + ",\n" + c + ",\n");
    row("comma behind the last", "[" + a + "," + b + "," + c + ",]");
}

void TestIngestValues::shapes()
{
    QFETCH(QByteArray, content);
    Collector got;
    got.readText(content.toStdString());
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(got.summary.format, Format::Sessions);
    QCOMPARE(ids(got), std::string("a b c "));
    QCOMPARE(got.lines, (std::vector<std::int64_t>{1, 2, 3}));
    QVERIFY2(got.rejects.empty(), got.rejects.empty() ? "" : text(got.rejects[0].reason));
    QCOMPARE(got.summary.lines, std::int64_t{3});
}

void TestIngestValues::chatsAndEvents()
{
    Collector chats;
    chats.readText("[\n  {\n    \"messages\": [\n      {\"role\": \"user\", \"content\": \"hi\"}\n    ]\n  }\n]\n");
    QVERIFY2(chats.ok, text(chats.error.message()));
    QCOMPARE(chats.summary.format, Format::OpenAiChat);
    QCOMPARE(chats.sessions.size(), std::size_t{1});
    Collector events;
    events.readText("[{\"session\":\"a\",\"rating\":\"up\"},{\"session\":\"b\",\"score\":{\"judge\":0.5}}]");
    QVERIFY2(events.ok, text(events.error.message()));
    QCOMPARE(events.events.size(), std::size_t{2});
    QCOMPARE(events.events[1].session, std::string("b"));
    QCOMPARE(events.events[1].line, std::int64_t{2});
}

void TestIngestValues::badElements_data()
{
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](const char* bad) { QTest::newRow(bad) << QByteArray(bad); };
    row("17");
    row("\"text\"");
    row("null");
    row("[1,[2]]");
    row("{}");
    row(R"({"id":"x"})");
    row(R"({"id":"x","turns":[})");
    row(R"({"id":"x","turns":[{"role":"user","text":"never closed}]})");
    row(R"({"id":"x,"turns":[]})");
    row(R"({"id":"x","turns":[{"role":"user","text":"y"}])");
    row(R"({"id":"x","turns":[{"role":"user","text":"y"}]}})");
    row("{\"id\":\"x\xff\",\"turns\":[]}");
    row("nonsense");
}

/// One bad element between good ones: in one line, a record a line, and over several lines.
void TestIngestValues::badElements()
{
    QFETCH(QByteArray, bad);
    const std::string broken = bad.toStdString();
    const std::string a = bare(plainLine("a"));
    const std::string b = bare(plainLine("b"));
    const std::string c = bare(plainLine("c"));
    for (const std::string& content :
        {"[" + a + "," + broken + "," + b + "," + c + "]", "[\n" + a + ",\n" + broken + ",\n" + b + ",\n" + c + "\n]\n",
            "[\n" + prettySession("a") + ",\n" + broken + ",\n" + prettySession("b") + ",\n" + c + "\n]\n"}) {
        Collector got;
        got.readText(content);
        QVERIFY2(got.ok, text(got.error.message()));
        const bool harmless = broken.ends_with("}}"); // a bracket too many is stepped over
        QVERIFY2(ids(got) == (harmless ? "a x b c " : "a b c "), text(ids(got) + content));
        QCOMPARE(got.rejects.size(), harmless ? std::size_t{0} : std::size_t{1});
        if (harmless)
            continue;
        QCOMPARE(got.rejects[0].line, std::int64_t{2});
        QVERIFY(!got.rejects[0].reason.empty());
        QVERIFY2(got.rejects[0].bytes.starts_with(broken), text(got.rejects[0].bytes));
    }
}

void TestIngestValues::longElements()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("long.json");
    {
        std::ofstream out(path, std::ios::binary);
        out << "[" << plainLine("before") << R"(,{"id":"long","turns":[{"role":"user","text":")";
        const std::string block(1'000'000, 'x');
        for (int i = 0; i < 100; ++i)
            out << block;
        out << R"("}]},)" << plainLine("after") << "]";
    }
    Collector got;
    got.read(path);
    QVERIFY2(got.ok, text(got.error.message()));
    QCOMPARE(ids(got), std::string("before after "));
    QCOMPARE(got.rejects.size(), std::size_t{1});
    QCOMPARE(got.rejects[0].reason, std::string("the record is longer than 64 MiB"));
    QCOMPARE(got.rejects[0].line, std::int64_t{2});
    QCOMPARE(got.rejects[0].bytes.size(), kRejectBytes);
}

/// A list of 200 MB in one line is read in the memory of its longest element.
void TestIngestValues::listLargerThanMemory()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("list.json");
    constexpr int count = 20'000;
    {
        std::ofstream out(path, std::ios::binary);
        const std::string words(10'000, 'w');
        out << "[";
        for (int i = 0; i < count; ++i)
            out << (i == 0 ? "" : ",") << R"({"id":")" << i << R"(","turns":[{"role":"user","text":")" << words
                << R"("}]})";
        out << "]";
    }
    class Counting final : public Sink {
    public:
        bool session(std::int64_t, session::Session&&) override
        {
            ++count;
            return true;
        }
        bool event(Event&&) override
        {
            return true;
        }
        bool reject(Reject&&) override
        {
            return false;
        }
        int count = 0;
    } sink;
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    const auto read = readFile(path, {}, sink, {}, {});
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(read.ok());
    QCOMPARE(sink.count, count);
#ifndef __SANITIZE_ADDRESS__
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 40 * 1024, qPrintable(QString::number(after.ru_maxrss)));
#endif
}

/// Each valid file of JSONTestSuite as an element is one reject and costs nobody else.
void TestIngestValues::jsonTestSuiteInAList()
{
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/jsontestsuite/test_parsing");
    const QDir dir(QString::fromStdString(folder));
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const std::string content = testsupport::readAll(dir.filePath(name).toStdString());
        Collector got;
        got.readText("[\n" + bare(plainLine("before")) + ",\n" + content + ",\n" + bare(plainLine("after")) + "\n]\n");
        const QByteArray where = name.toUtf8();
        QVERIFY2(got.ok, where.constData());
        QVERIFY2(!got.sessions.empty() && got.sessions.front().id == "before", where.constData());
        if (!name.startsWith(u"y_"))
            continue;
        QCOMPARE(ids(got), std::string("before after "));
        QCOMPARE(got.rejects.size(), std::size_t{1});
    }
}

/// Wherever the file is cut off, what is whole before has arrived.
void TestIngestValues::everyCut()
{
    const std::string whole = "[\n" + prettySession("a") + ",\n" + prettySession("b") + "\n]\n";
    const std::size_t first = 2 + prettySession("a").size();
    for (std::size_t size = first; size < whole.size(); ++size) {
        Collector got;
        got.readText(whole.substr(0, size));
        QVERIFY2(got.ok, text(got.error.message()));
        const bool both = size >= whole.size() - 3;
        QCOMPARE(ids(got), std::string(both ? "a b " : "a "));
        QCOMPARE(got.rejects.size(), both || size <= first + 2 ? std::size_t{0} : std::size_t{1});
    }
}

TURNOUT_TEST_MAIN(TestIngestValues)

#include "tst_ingest_values.moc"
