// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_ingest_support.h"

#include <algorithm>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QObject>
#include <QTest>
#include <random>
#include <simdjson.h>

using namespace ingesttest;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kMutations = 200; // each takes ten times as long
#else
constexpr int kMutations = 2000;
#endif

/// TURNOUT_MUTATIONS asks for another number: 10,000 take some minutes.
int mutations()
{
    const int asked = qEnvironmentVariableIntValue("TURNOUT_MUTATIONS");
    return asked > 0 ? asked : kMutations;
}

/// Changes a few places as files are damaged: bits, bytes that mean something in JSON, holes, repetitions, cuts.
std::string mutated(std::string text, std::mt19937_64& random)
{
    const auto below = [&](std::size_t n) { return std::size_t{random() % std::max<std::size_t>(n, 1)}; };
    constexpr std::string_view meaning = "{}[]\",:\\\n0-eE.\0\xff";
    for (std::size_t i = 1 + below(4); i > 0 && !text.empty(); --i) {
        const std::size_t at = below(text.size());
        const std::size_t length = std::min(below(200), text.size() - at);
        switch (below(6)) {
        case 0:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8)));
            break;
        case 1:
            text[at] = meaning[below(meaning.size())];
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(at, length));
            break;
        case 4:
            text.insert(at, 1, meaning[below(meaning.size())]);
            break;
        default:
            if (below(8) == 0)
                text.resize(at);
            break;
        }
    }
    return text;
}

/// A smaller part of the largest fixture, so that two thousand readings of it take seconds.
std::string content(const std::string& path)
{
    const std::string all = testsupport::readAll(path);
    constexpr std::size_t enough = 40'000;
    if (all.size() <= enough || path.find("genai") == std::string::npos)
        return all;
    // Whole spans of the first sessions, closed again.
    const std::size_t end = all.find("},{\"traceId\"", enough);
    return end == std::string::npos ? all : all.substr(0, end + 1) + "]}]}]}";
}

/// The fixture, or the parts of its list, as records on a line each.
std::vector<std::string> asLines(const std::string& json)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(json).get(root) != simdjson::SUCCESS)
        return {};
    simdjson::dom::array list;
    if (root.get(list) != simdjson::SUCCESS)
        return {simdjson::minify(root)};
    std::vector<std::string> lines;
    for (const simdjson::dom::element element : list)
        lines.push_back(simdjson::minify(element));
    return lines;
}

} // namespace

/// Every fixture, damaged at random: whatever comes of it, reading ends, soon, and says something.
class TestIngestMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixtures_data();
    void fixtures();
    void goodRecordsAroundThem_data();
    void goodRecordsAroundThem();
};

void TestIngestMutations::fixtures_data()
{
    QTest::addColumn<QString>("path");
    TURNOUT_NEEDS_SHARED(folder, "data/fixtures");
    for (const char* sub : {"/otlp", "/langfuse", "/labelstudio"}) {
        QDirIterator files(QString::fromStdString(folder) + QString::fromUtf8(sub), {QStringLiteral("*.json")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            // What Turnout imports, and not what another program makes of it.
            if (path.endsWith(u".chatml.json") || !ingest::detectFormat(path.toStdString()))
                continue;
            QTest::newRow(qPrintable(path.section(u'/', -3))) << path;
        }
    }
}

void TestIngestMutations::fixtures()
{
    QFETCH(QString, path);
    const std::string whole = content(path.toStdString());
    QVERIFY(!whole.empty());
    std::mt19937_64 random(whole.size());
    const testsupport::TempDir dir;
    QElapsedTimer timer;
    Collector sound;
    sound.read(path.toStdString());
    std::size_t sessions = 0;
    const int count = mutations();
    for (int i = 0; i < count; ++i) {
        const std::string file = dir.write("input", mutated(whole, random));
        timer.start();
        Collector got;
        got.read(file);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(path + QString::number(i)));
        QVERIFY(got.ok || !got.error.text.empty());
        for (const Reject& reject : got.rejects)
            QVERIFY(!reject.reason.empty());
        sessions += got.sessions.size();
    }
    QVERIFY2(sessions > 0 || sound.sessions.empty(), qPrintable(path)); // most damages leave something that can be read
}

void TestIngestMutations::goodRecordsAroundThem_data()
{
    fixtures_data();
}

/// Whatever a line has become, the lines before and behind it are read.
void TestIngestMutations::goodRecordsAroundThem()
{
    QFETCH(QString, path);
    const std::string kind = path.contains(u"/otlp/") ? "otlp"
        : path.contains(u"/langfuse/")                ? "langfuse"
                                                      : "labelstudio";
    const std::vector<std::string> lines = asLines(content(path.toStdString()));
    QVERIFY(!lines.empty());
    std::mt19937_64 random(lines.front().size());
    const testsupport::TempDir dir;
    const std::string before = goodLine(kind, "before");
    const std::string after = goodLine(kind, "zafter");
    const int count = mutations() / 4;
    for (int i = 0; i < count; ++i) {
        const std::string damaged = mutated(lines[static_cast<std::size_t>(i) % lines.size()], random);
        Collector got;
        got.read(dir.write("input", before + damaged + "\n" + after));
        QVERIFY2(got.ok, got.error.message().c_str());
        const bool both = hasSession(got, "before") && hasSession(got, "zafter");
        QVERIFY2(both, qPrintable(path + u' ' + QString::number(i)));
    }
}

TURNOUT_TEST_MAIN(TestIngestMutations)

#include "tst_ingest_mutations.moc"
