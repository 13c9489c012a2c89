// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextMatcher.h"
#include "store/TextSearch.h"
#include "tst_store_support.h"

#include "base/Rng.h"

#include <QObject>
#include <QTest>

using namespace storetest;

namespace {

session::Session saying(const std::string& id, const std::string& user, const std::string& assistant)
{
    session::Session s;
    s.id = id;
    s.turns = {{session::Role::User, user, "", {}, ""},
        {session::Role::Assistant, assistant, "toolname", {}, R"([{"name":"hidden_in_a_call"}])"}};
    return s;
}

} // namespace

/// Text search: what is found, in which order, and how it stops.
class TestStoreSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void finds_data();
    void finds();
    void ranges();
    void batchesAndStopping();
    void cancelled();
    void emptyText();
    void matcherAgreesWithThePlainWay();

private:
    std::vector<std::int64_t> search(const std::string& text, int from = 1, int to = 1'000'000)
    {
        std::vector<std::int64_t> ids;
        const auto summary = searchText(*m_reader, {text, SessionId(from), SessionId(to)},
            [&](std::span<const SessionId> hits) {
                for (const SessionId id : hits)
                    ids.push_back(id.value());
                return true;
            },
            {});
        if (!summary || summary->found != static_cast<std::int64_t>(ids.size()))
            ids.push_back(-1);
        return ids;
    }
    testsupport::TempDir m_dir;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Connection> m_reader;
};

void TestStoreSearch::initTestCase()
{
    auto project = Project::open(m_dir.file("a.turnout"), creating());
    MUST(project);
    m_project = std::move(project).value();
    MUST(importSessions(**m_project->writer(), "h1",
        {saying("1", "Where is my ORDER?", "It is \"on its way\"\nto you."), saying("2", "ÄRGERLICH", "straße"),
            saying("3", "C:\\temp\\new", "tab\there"), saying("4", "Заказ не пришёл", "日本語のテキスト"),
            saying("5", "nothing", "order at the very end of it: Order"), saying("6", "𐐀 and 🙂", "\x01 control"),
            saying("7", std::string(100, 'a') + "NEEDLE" + std::string(100, 'b'), "")}));
    auto reader = m_project->reader();
    MUST(reader);
    m_reader = std::move(reader).value();
}

void TestStoreSearch::cleanupTestCase()
{
    m_reader.reset();
    m_project.reset();
}

void TestStoreSearch::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("ids");
    const auto row = [](const char* text, const QList<int>& ids) { QTest::newRow(text) << QByteArray(text) << ids; };
    row("order", {1, 5});
    row("OrDeR", {1, 5});
    row("order?", {1});
    row("\"ON ITS way\"", {1});
    row("way\"\nto", {1});
    row("ärgerlich", {2});
    row("Ärger", {2});
    row("STRASSE", {}); // simple folding: one character stays one
    row("STRAßE", {2});
    row("c:\\TEMP", {3});
    row("tab\there", {3});
    row("ЗАКАЗ НЕ", {4});
    row("пришЁл", {4});
    row("語のテ", {4});
    row("🙂", {6});
    row("𐐨", {6}); // Deseret small long i
    row("\x01 CONTROL", {6});
    row("needle", {7});
    row("aneedleb", {7});
    row("n", {1, 3, 5, 6, 7});
    // Not the JSON around the words, not the calls, not the names.
    row("role", {});
    row("text\":", {});
    row("hidden_in_a_call", {});
    row("toolname", {});
    row("\\n", {3});
    row("no such words", {});
    row(",", {});
}

void TestStoreSearch::finds()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, ids);
    QCOMPARE(search(text.toStdString()), std::vector<std::int64_t>(ids.begin(), ids.end()));
}

void TestStoreSearch::ranges()
{
    QCOMPARE(search("order", 1, 4), std::vector<std::int64_t>{1});
    QCOMPARE(search("order", 2, 99), std::vector<std::int64_t>{5});
    QCOMPARE(search("order", 6, 5), std::vector<std::int64_t>{});
}

void TestStoreSearch::batchesAndStopping()
{
    int batches = 0;
    const auto summary = searchText(*m_reader, {"n", SessionId(1), SessionId(99)},
        [&](std::span<const SessionId> hits) {
            ++batches;
            return hits.size() > 100;
        },
        {});
    MUST(summary);
    QCOMPARE(batches, 1);
    QCOMPARE(summary->found, 1); // the first hit is handed on at once
}

void TestStoreSearch::cancelled()
{
    const CancelToken cancel;
    cancel.cancel();
    const auto stopped = searchText(
        *m_reader, {"n", SessionId(1), SessionId(99)}, [](std::span<const SessionId>) { return true; }, cancel);
    QCOMPARE(codeOf(stopped), code(ErrorCode::Cancelled));
}

void TestStoreSearch::emptyText()
{
    const auto refused
        = searchText(*m_reader, {"", SessionId(1), SessionId(99)}, [](std::span<const SessionId>) { return true; }, {});
    QCOMPARE(codeOf(refused), code(ErrorCode::BadInput));
}

void TestStoreSearch::matcherAgreesWithThePlainWay()
{
    const auto plain = [](std::string text, std::string needle) {
        for (std::string* s : {&text, &needle})
            for (char& c : *s)
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return text.find(needle) != std::string::npos;
    };
    Rng rng(1);
    constexpr std::string_view kLetters = "abAB@`[{ \xc3";
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        std::string needle;
        const auto size = rng.below(200);
        for (std::uint64_t k = 0; k < size; ++k)
            text += kLetters[rng.below(kLetters.size())];
        const auto length = 1 + rng.below(6);
        for (std::uint64_t k = 0; k < length; ++k)
            needle += kLetters[rng.below(kLetters.size() - 1)];
        QVERIFY(TextMatcher(needle).in(text) == plain(text, needle));
    }
    // Broken UTF-8 is looked through without harm.
    QVERIFY(!TextMatcher("é").in("\xc3"));
    QVERIFY(!TextMatcher("日").in("\xe6\x97"));
}

TURNOUT_TEST_MAIN(TestStoreSearch)
#include "tst_store_search.moc"
