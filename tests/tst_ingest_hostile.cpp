// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <algorithm>
#include <QDir>
#include <QObject>
#include <QTest>

using namespace ingesttest;

namespace {

const char* text(const std::string& s)
{
    return s.c_str();
}

} // namespace

/// Lines that are wrong in every way we could think of: each a reject with its reason, nothing else lost.
class TestIngestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonTestSuite();
    void jsonTestSuiteAtOnce();
    void jsonTestSuiteInEveryReader_data();
    void jsonTestSuiteInEveryReader();
    void brokenUtf8InEveryReader_data();
    void brokenUtf8InEveryReader();
    void deepNesting();
    void truncatedLastLine();
    void oddIds();
    void badParts_data();
    void badParts();
    void duplicateKeys();
    void marksAndLineEnds();
    void invalidUtf8IsOneReject();
    void rejectsKeepTheirBytes();
    void hugeLists();
};

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

void TestIngestHostile::jsonTestSuiteInEveryReader_data()
{
    QTest::addColumn<QString>("kind");
    for (const std::string& kind : lineKinds())
        QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
}

/// Between records of every kind, and put into one of them in place of a value.
void TestIngestHostile::jsonTestSuiteInEveryReader()
{
    QFETCH(QString, kind);
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures/jsontestsuite/test_parsing");
    const std::string before = goodLine(kind.toStdString(), "before");
    const std::string after = goodLine(kind.toStdString(), "zafter");
    const QDir dir(QString::fromStdString(folder));
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const std::string content = testsupport::readAll(dir.filePath(name).toStdString());
        const std::string within = before.substr(0, before.size() - 2) + ",\"metadata\":" + content + "}\n";
        for (const std::string& middle : {content + "\n", within}) {
            Collector got;
            got.readText(before + middle + after);
            QVERIFY2(got.ok, qPrintable(name));
            QVERIFY2(hasSession(got, "before") && hasSession(got, "zafter"), qPrintable(name));
            for (const Reject& reject : got.rejects)
                QVERIFY2(!reject.reason.empty() && reject.line > 0, qPrintable(name));
        }
    }
}

void TestIngestHostile::brokenUtf8InEveryReader_data()
{
    jsonTestSuiteInEveryReader_data();
}

/// Broken at every place of a record: a reject, and the records around it are read.
void TestIngestHostile::brokenUtf8InEveryReader()
{
    QFETCH(QString, kind);
    const std::string before = goodLine(kind.toStdString(), "before");
    const std::string bad = goodLine(kind.toStdString(), "kaputt");
    const std::string after = goodLine(kind.toStdString(), "zafter");
    // A lone byte, one too many, an overlong, half a surrogate pair, one beyond Unicode, one that is cut off.
    const std::vector<std::string> broken{"\xff", "\x80", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"};
    for (std::size_t at = 0; at + 1 < bad.size(); at += 3) {
        Collector got;
        got.readText(before + bad.substr(0, at) + broken[at / 3 % broken.size()] + bad.substr(at) + after);
        QVERIFY(got.ok);
        QVERIFY(hasSession(got, "before") && hasSession(got, "zafter"));
        QVERIFY(!hasSession(got, "kaputt"));
        QCOMPARE(got.rejects.size(), std::size_t{1});
        QVERIFY2(got.rejects[0].reason.starts_with("not ") || got.rejects[0].reason.find("UTF-8") != std::string::npos,
            text(got.rejects[0].reason));
    }
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

TURNOUT_TEST_MAIN(TestIngestHostile)

#include "tst_ingest_hostile.moc"
