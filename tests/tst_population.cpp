// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Bitmap.h"
#include "population/Compare.h"
#include "population/Filter.h"
#include "support/MadeFrame.h"
#include "support/TestSupport.h"
#include "workbench/ImportFile.h"
#include "workbench/OpenProject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace turnout;
using namespace turnout::population;
using namespace Qt::StringLiterals;
using testsupport::addSegment;
using testsupport::addSignal;
using testsupport::madeFrame;
using testsupport::noLabels;
using testsupport::rate;

namespace {

bool near(double a, double b, double within = 1e-12)
{
    return std::abs(a - b) <= within;
}

/// Six sessions standing for ten, so few that every number of a comparison can be worked out on paper.
Frame smallFrame()
{
    Frame frame = madeFrame(6);
    frame.weights = {2, 1, 1, 4, 1, 1};
    frame.weighted = true;
    addSegment(frame, "language", {"de", "de", "en", "en", "", "en"});
    addSegment(frame, "plan", {"pro", "free", "free", "free", "free", "free"});
    rate(frame, 0, 1);
    rate(frame, 2, 0);
    return frame;
}

LabelColumns smallLabels(const Frame& frame)
{
    LabelColumns labels = noLabels(frame);
    labels.labeled.set(0);
    labels.labeled.set(3);
    return labels;
}

const ValueComparison* valueOf(const Comparison& comparison, std::string_view segment, std::string_view value)
{
    for (const auto& s : comparison.segments)
        if (s.segment == segment)
            for (const auto& v : s.values)
                if (v.value == value)
                    return &v;
    return nullptr;
}

std::vector<Row> rowsOf(const Bitmap& bitmap)
{
    std::vector<Row> rows;
    bitmap.forEach([&](std::size_t row) { rows.push_back(static_cast<Row>(row)); });
    return rows;
}

/// The sentence about 1,000 sessions of which 200 are rated, mostly by those who write German.
std::string sentenceOfSkewedRatings(bool labelled)
{
    Frame frame = madeFrame(1000);
    std::vector<std::string> languages;
    for (int i = 0; i < 1000; ++i)
        languages.emplace_back(i < 500 ? "de" : i < 900 ? "en" : "fr");
    addSegment(frame, "language", languages);
    for (std::size_t i = 0; i < 150; ++i)
        rate(frame, i, 1);
    for (std::size_t i = 500; i < 550; ++i)
        rate(frame, i, 1);
    LabelColumns labels = noLabels(frame);
    if (labelled)
        labels.labeled.set(0);
    return comparisonSentence(compare(frame, labels, Bitmap(1000, true), {}));
}

} // namespace

class TestPopulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bitmap_data();
    void bitmap();
    void rowsBySession();
    void populationNames();
    void filterKeeps();
    void filterOfWhatIsNotThere();
    void filterText_data();
    void filterText();
    void hostileValuesSurvive_data();
    void hostileValuesSurvive();
    void filterRefusals_data();
    void filterRefusals();
    void comparisonByHand();
    void comparisonOfAPart();
    void comparisonOfNothing();
    void unweightedIsWeightOne();
    void sentences();
    void jsonContract();
    void realRatings();
};

void TestPopulation::bitmap_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 63, 64, 65, 127, 128, 1000})
        QTest::addRow("%d", size) << size;
}

void TestPopulation::bitmap()
{
    QFETCH(int, size);
    const auto n = static_cast<std::size_t>(size);
    const Bitmap none(n);
    const Bitmap all(n, true);
    QCOMPARE(none.count(), std::size_t(0));
    QCOMPARE(all.count(), n);
    QCOMPARE(all.inverted().count(), std::size_t(0)); // the bits behind the last row stay off
    QVERIFY(none.inverted() == all);
    Bitmap thirds(n);
    std::vector<Row> expected;
    for (std::size_t i = 0; i < n; i += 3) {
        thirds.set(i);
        expected.push_back(static_cast<Row>(i));
    }
    QVERIFY(rowsOf(thirds) == expected);
    QCOMPARE(thirds.count() + thirds.inverted().count(), n);
    Bitmap both = thirds;
    both &= thirds.inverted();
    QVERIFY(both == none);
    both |= thirds;
    both |= thirds.inverted();
    QVERIFY(both == all);
    for (std::size_t i = 0; i < n; ++i) {
        QCOMPARE(thirds.test(i), i % 3 == 0);
        both.set(i, false);
    }
    QVERIFY(both == none);
}

void TestPopulation::rowsBySession()
{
    Frame frame = madeFrame(3);
    frame.ids = {SessionId(5), SessionId(7), SessionId(100)};
    QCOMPARE(frame.row(SessionId(7)), std::optional<Row>(1));
    QCOMPARE(frame.row(SessionId(100)), std::optional<Row>(2));
    QCOMPARE(frame.row(SessionId(6)), std::optional<Row>());
    QCOMPARE(frame.row(SessionId(101)), std::optional<Row>());
    QCOMPARE(madeFrame(0).row(SessionId(1)), std::optional<Row>());
}

void TestPopulation::populationNames()
{
    for (const Population p : {Population::Labeled, Population::Rated, Population::Unrated})
        QVERIFY(populationFromName(populationName(p)) == p);
    QVERIFY(!populationFromName("Rated"));
    QVERIFY(!populationFromName(""));
}

void TestPopulation::filterKeeps()
{
    Frame frame = smallFrame();
    addSignal(frame, "retry", {0, 1, 0, 2, 0, 0});
    frame.startedAt = {100, 200, 300, 400, Frame::kNoTime, 600};
    const LabelColumns labels = smallLabels(frame);
    const auto rows = [&](const Filter& filter) { return rowsOf(apply(filter, frame, labels)); };
    using Rows = std::vector<Row>;
    QVERIFY(rows({}) == (Rows{0, 1, 2, 3, 4, 5}));
    Filter filter;
    filter.segments = {{"language", {"de", ""}}};
    QVERIFY(rows(filter) == (Rows{0, 1, 4}));
    filter.segments.push_back({"plan", {"free"}});
    QVERIFY(rows(filter) == (Rows{1, 4}));
    filter = {};
    filter.population = Population::Rated;
    QVERIFY(rows(filter) == (Rows{0, 2}));
    filter.population = Population::Unrated;
    QVERIFY(rows(filter) == (Rows{1, 3, 4, 5}));
    filter.population = Population::Labeled;
    QVERIFY(rows(filter) == (Rows{0, 3}));
    filter.signal = "retry";
    QVERIFY(rows(filter) == (Rows{3}));
    filter = {};
    filter.from = 200; // included
    filter.until = 400; // not included; a session without a time is in no period
    QVERIFY(rows(filter) == (Rows{1, 2}));
    filter.until = {};
    QVERIFY(rows(filter) == (Rows{1, 2, 3, 5}));
}

void TestPopulation::filterOfWhatIsNotThere()
{
    const Frame frame = smallFrame();
    const LabelColumns labels = noLabels(frame);
    Filter filter;
    filter.segments = {{"tier", {"gold"}}};
    QCOMPARE(apply(filter, frame, labels).count(), std::size_t(0));
    filter.segments = {{"language", {"fr"}}};
    QCOMPARE(apply(filter, frame, labels).count(), std::size_t(0));
    filter = {};
    filter.signal = "retry";
    QCOMPARE(apply(filter, frame, labels).count(), std::size_t(0));
}

void TestPopulation::filterText_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("one value") << u"language=de"_s;
    QTest::newRow("two values") << u"language=de,en"_s;
    QTest::newRow("not given") << u"language=\"\""_s;
    QTest::newRow("not given or one") << u"language=\"\",de"_s;
    QTest::newRow("population") << u"population=rated"_s;
    QTest::newRow("signal") << u"signal=retry"_s;
    QTest::newRow("from") << u"from=2026-05-01"_s;
    QTest::newRow("a day, all of it") << u"until=2026-05-31"_s;
    QTest::newRow("until") << u"until=2026-05-01T10:20:30.5Z"_s;
}

void TestPopulation::filterText()
{
    QFETCH(QString, word);
    Frame frame = smallFrame();
    addSignal(frame, "retry", {0, 1, 0, 2, 0, 0});
    const auto filter = parseFilter({word.toStdString()}, frame);
    QVERIFY2(filter.ok(), filter.ok() ? "" : filter.error().message().c_str());
    QVERIFY(!filter->empty());
    const auto again = parseFilter({population::filterText(*filter)}, frame);
    QVERIFY(again.ok());
    QVERIFY(*again == *filter);
    if (!word.contains(u"30.5Z"_s)) // which it writes its own way
        QCOMPARE(QString::fromStdString(population::filterText(*filter)), word);
    if (word == u"until=2026-05-31"_s) {
        QCOMPARE(filter->until, parseTime("2026-06-01T00:00:00Z"));
        const auto reversed = parseFilter({"from=2026-06-01", word.toStdString()}, frame);
        QVERIFY(!reversed && reversed.error().message().find("until must be after from") != std::string::npos);
    }
    const auto both = parseFilter({"plan=pro", word.toStdString()}, frame);
    QVERIFY(both.ok());
    QVERIFY(population::filterText(*both).find("plan=pro") != std::string::npos);
}

void TestPopulation::hostileValuesSurvive_data()
{
    QTest::addColumn<QString>("word");
    for (const char* word :
        {"two words", "a,b", "say \"hi\"", "a=b", "line\nbreak", "tab\there", "back\\slash", "\\n", "🙂", "日本",
            "\"", "=", ",", "\x01 bell \x1b[31m", "\r", "population", "from", "<b>&amp;", "' OR 1=1 --"})
        QTest::newRow(QTest::toPrettyCString(word, 40)) << QString::fromUtf8(word);
}

void TestPopulation::hostileValuesSurvive()
{
    QFETCH(QString, word);
    const std::string text = word.toStdString();
    Frame frame = madeFrame(3);
    addSegment(frame, text, {text, "other", ""});
    addSignal(frame, text, {0, 0, 1});
    Filter filter;
    filter.segments = {{text, {text, ""}}};
    const auto parsed = parseFilter({population::filterText(filter)}, frame);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().message().c_str());
    QVERIFY(*parsed == filter);
    QVERIFY(rowsOf(apply(*parsed, frame, noLabels(frame))) == (std::vector<Row>{0, 2}));
    Filter signal;
    signal.signal = text;
    const auto parsedSignal = parseFilter({population::filterText(signal)}, frame);
    QVERIFY2(parsedSignal.ok(), parsedSignal.ok() ? "" : parsedSignal.error().message().c_str());
    QVERIFY(*parsedSignal == signal);
    // One line of text, whatever is in it.
    QVERIFY(population::filterText(filter).find('\n') == std::string::npos);
}

void TestPopulation::filterRefusals_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("names"); // what the refusal must speak of
    QTest::newRow("unknown segment") << u"tier=gold"_s << u"\"tier\"; there are: language, plan"_s;
    QTest::newRow("unknown value") << u"language=fr"_s << u"\"fr\"; there are: (not given), de, en"_s;
    QTest::newRow("one unknown of two") << u"language=de,fr"_s << u"\"fr\""_s;
    QTest::newRow("unknown signal") << u"signal=retry"_s << u"no session has this signal"_s;
    QTest::newRow("unknown population") << u"population=all"_s << u"labeled, rated or unrated"_s;
    QTest::newRow("two populations") << u"population=rated,labeled"_s << u"labeled, rated or unrated"_s;
    QTest::newRow("bad time") << u"from=yesterday"_s << u"2026-05-01"_s;
    QTest::newRow("no value") << u"language"_s << u"NAME=VALUE"_s;
    QTest::newRow("empty") << QString() << u"NAME=VALUE"_s;
    QTest::newRow("open quote") << u"language=\"de"_s << u"NAME=VALUE"_s;
    QTest::newRow("text behind a quote") << u"language=\"de\"x"_s << u"NAME=VALUE"_s;
    QTest::newRow("two equal signs") << u"language=de=en"_s << u"NAME=VALUE"_s;
    QTest::newRow("broken escape") << u"language=\"\\u00\""_s << u"NAME=VALUE"_s;
    QTest::newRow("a segment in quotes is a segment") << u"\"from\"=2026-05-01"_s << u"no segment \"from\""_s;
}

void TestPopulation::filterRefusals()
{
    QFETCH(QString, word);
    QFETCH(QString, names);
    const auto parsed = parseFilter({"plan=pro", word.toStdString()}, smallFrame());
    QVERIFY(!parsed.ok());
    QCOMPARE(static_cast<int>(parsed.error().code), static_cast<int>(ErrorCode::BadInput));
    QVERIFY2(parsed.error().text.find(names.toStdString()) != std::string::npos, parsed.error().text.c_str());
    QCOMPARE(QString::fromStdString(parsed.error().context), word);
}

void TestPopulation::comparisonByHand()
{
    const Frame frame = smallFrame();
    const Comparison c = compare(frame, smallLabels(frame), Bitmap(6, true), {"language"});
    QCOMPARE(c.segments.size(), std::size_t(1));
    QCOMPARE(c.frame.n, 6);
    QVERIFY(near(c.frame.weight, 10));
    QVERIFY(near(c.frame.effectiveN, 100.0 / 24));
    QCOMPARE(c.of(Population::Rated).n, 2);
    QVERIFY(near(c.of(Population::Rated).weight, 3));
    QVERIFY(near(c.of(Population::Rated).effectiveN, 9.0 / 5));
    QCOMPARE(c.of(Population::Unrated).n, 4);
    QVERIFY(near(c.of(Population::Unrated).effectiveN, 49.0 / 19));
    QCOMPARE(c.of(Population::Labeled).n, 2);
    QVERIFY(near(c.of(Population::Labeled).weight, 6));
    QVERIFY(near(c.turnout, 0.3));
    QVERIFY(near(c.turnoutInterval.low, 0.06436659898532454, 1e-9));
    QVERIFY(near(c.turnoutInterval.high, 0.7275114542123728, 1e-9));

    // Largest share first.
    QCOMPARE(c.segments[0].values[0].value, std::string("en"));
    QCOMPARE(c.segments[0].values[2].value, std::string());
    const ValueComparison& de = *valueOf(c, "language", "de");
    QCOMPARE(de.n, 2);
    QVERIFY(near(de.weight, 3));
    QVERIFY(near(de.share, 0.3));
    const PopulationShare& rated = de.of(Population::Rated);
    QCOMPARE(rated.n, 1);
    QVERIFY(near(rated.weight, 2));
    QVERIFY(near(rated.share, 2.0 / 3));
    QVERIFY(near(rated.difference, 2.0 / 3 - 0.3));
    QVERIFY(near(rated.smd, 0.8001322641986387, 1e-9));
    QVERIFY(near(rated.interval.low, 0.1479638234882787, 1e-9));
    QVERIFY(near(rated.interval.high, 0.9583916457387704, 1e-9));
    QVERIFY(near(de.of(Population::Labeled).share, 1.0 / 3));
    QVERIFY(near(de.of(Population::Unrated).share, 1.0 / 7));
    QVERIFY(near(de.turnout, 2.0 / 3));
    QVERIFY(near(de.turnoutInterval.low, 0.12212420453219763, 1e-9));
    QVERIFY(near(de.turnoutInterval.high, 0.9663905536959646, 1e-9));
    const ValueComparison& en = *valueOf(c, "language", "en");
    QVERIFY(near(en.of(Population::Rated).smd, -0.5443310539518174, 1e-9));
    QVERIFY(near(en.of(Population::Unrated).interval.low, 0.2138587789770109, 1e-9));
    QVERIFY(near(en.of(Population::Unrated).interval.high, 0.9582896996922271, 1e-9));
    QVERIFY(near(en.turnout, 1.0 / 6));
    const ValueComparison& none = *valueOf(c, "language", "");
    QVERIFY(near(none.share, 0.1));
    QVERIFY(near(none.turnout, 0));
    QVERIFY(near(none.of(Population::Unrated).smd, 0.14285714285714282, 1e-9));
}

void TestPopulation::comparisonOfAPart()
{
    const Frame frame = smallFrame();
    Bitmap selection(6, true);
    selection.set(3, false); // the heaviest one
    const Comparison c = compare(frame, smallLabels(frame), selection, {});
    QCOMPARE(c.segments.size(), std::size_t(2));
    QCOMPARE(c.frame.n, 5);
    QVERIFY(near(c.frame.weight, 6));
    QCOMPARE(c.of(Population::Labeled).n, 1);
    for (const auto& segment : c.segments) {
        double frameShare = 0;
        double rated = 0;
        std::int64_t n = 0;
        for (const auto& value : segment.values) {
            frameShare += value.share;
            rated += value.of(Population::Rated).share;
            n += value.n;
            QVERIFY(value.of(Population::Rated).interval.low <= value.of(Population::Rated).share);
            QVERIFY(value.of(Population::Rated).interval.high >= value.of(Population::Rated).share);
        }
        QVERIFY(near(frameShare, 1));
        QVERIFY(near(rated, 1));
        QCOMPARE(n, 5);
    }
}

void TestPopulation::comparisonOfNothing()
{
    const Frame frame = smallFrame();
    const Comparison empty = compare(frame, smallLabels(frame), Bitmap(6), {});
    QCOMPARE(empty.frame.n, 0);
    QCOMPARE(empty.segments.size(), std::size_t(2));
    QVERIFY(empty.segments[0].values.empty());
    QCOMPARE(comparisonSentence(empty), std::string("There are no sessions to compare."));
    Comparison filtered = empty;
    filtered.filter = "plan=pro";
    QCOMPARE(comparisonSentence(filtered), std::string("No session matches the filter."));
    QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(comparisonToJson(empty))).isNull());

    Frame unrated = madeFrame(4);
    addSegment(unrated, "plan", {"a", "a", "b", "b"});
    const Comparison c = compare(unrated, noLabels(unrated), Bitmap(4, true), {});
    QVERIFY(near(c.turnout, 0));
    const PopulationShare& rated = valueOf(c, "plan", "a")->of(Population::Rated);
    QCOMPARE(rated.n, 0);
    QVERIFY(near(rated.smd, 0)); // nobody rated: no difference is claimed
    QVERIFY(rated.interval == (stats::Interval{0, 1})); // and nothing is known
    QCOMPARE(comparisonSentence(c), std::string("None of these sessions has a user rating. Nothing is labeled yet."));

    const Comparison bare = compare(madeFrame(0), noLabels(madeFrame(0)), Bitmap(0), {});
    QCOMPARE(bare.frame.n, 0);
}

void TestPopulation::unweightedIsWeightOne()
{
    Frame frame = smallFrame();
    frame.weights.assign(6, 1);
    const Comparison weighted = compare(frame, smallLabels(frame), Bitmap(6, true), {});
    frame.weighted = false;
    const Comparison plain = compare(frame, smallLabels(frame), Bitmap(6, true), {});
    QCOMPARE(QString::fromStdString(comparisonToJson(plain)), QString::fromStdString(comparisonToJson(weighted)));
    QVERIFY(near(plain.frame.effectiveN, 6));
}

void TestPopulation::sentences()
{
    QCOMPARE(QString::fromStdString(sentenceOfSkewedRatings(false)),
        u"Ratings come from 20 % of sessions. They over-represent language de (+25 points) and under-represent "
        u"language en: "
        "40 % of traffic, 25 % of ratings. Nothing is labeled yet."_s);
    QCOMPARE(QString::fromStdString(sentenceOfSkewedRatings(true)),
        u"Ratings come from 20 % of sessions. They over-represent language de (+25 points) and under-represent "
        u"language en: "
        "40 % of traffic, 25 % of ratings. Labels cover 1 of 3 segment values; none yet from language en (40 % of "
        "traffic)."_s);
    // Where ratings are like the frame it says so instead of naming noise.
    Frame frame = madeFrame(100);
    std::vector<std::string> plans;
    for (std::size_t i = 0; i < 100; ++i) {
        plans.emplace_back(i % 2 == 0 ? "a" : "b");
        if (i < 40)
            rate(frame, i, 1);
    }
    addSegment(frame, "plan", plans);
    LabelColumns labels = noLabels(frame);
    labels.labeled.set(0);
    labels.labeled.set(1);
    QCOMPARE(QString::fromStdString(comparisonSentence(compare(frame, labels, Bitmap(100, true), {}))),
        u"Ratings come from 40 % of sessions. No segment value stands out among them by two points or more. "
        "Labels cover 2 of 2 segment values."_s);
    // An id is no segment: its values are neither counted nor named, and that is said.
    std::vector<std::string> users;
    for (std::size_t i = 0; i < 100; ++i)
        users.push_back("u" + std::to_string(i < 40 ? 0 : i));
    addSegment(frame, "user", users);
    QCOMPARE(QString::fromStdString(comparisonSentence(compare(frame, labels, Bitmap(100, true), {}))),
        u"Ratings come from 40 % of sessions. No segment value stands out among them by two points or more. "
        "Labels cover 2 of 2 segment values. Left out, too many values: user."_s);
}

void TestPopulation::jsonContract()
{
    const Frame frame = smallFrame();
    Comparison c = compare(frame, smallLabels(frame), Bitmap(6, true), {});
    c.filter = "language=\"a b\"";
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(comparisonToJson(c))).object();
    QCOMPARE(json["schema"_L1].toInt(), 1);
    QCOMPARE(json["filter"_L1].toString(), u"language=\"a b\""_s);
    QCOMPARE(json["frame"_L1].toObject()["n"_L1].toInt(), 6);
    QCOMPARE(json["rated"_L1].toObject()["n"_L1].toInt(), 2);
    QCOMPARE(json["turnout"_L1].toDouble(), 0.3);
    QVERIFY(json["sentence"_L1].toString().startsWith(u"Ratings come from 30 % of sessions, weighted to the "_s));
    const QJsonObject language = json["segments"_L1].toArray()[0].toObject();
    QCOMPARE(language["segment"_L1].toString(), u"language"_s);
    QCOMPARE(language["values"_L1].toArray().size(), 3);
    const QJsonObject en = language["values"_L1].toArray()[0].toObject();
    QCOMPARE(en["value"_L1].toString(), u"en"_s);
    for (const auto& population : {"rated"_L1, "unrated"_L1, "labeled"_L1}) {
        const QJsonObject share = en[population].toObject();
        for (const auto& key : {"n"_L1, "share"_L1, "low"_L1, "high"_L1, "smd"_L1})
            QVERIFY2(share[key].isDouble(), qPrintable(population + u" "_s + key));
    }
    QVERIFY(en["frame"_L1].toObject()["share"_L1].isDouble());
    QVERIFY(en["turnout"_L1].toObject()["rate"_L1].isDouble());
}

void TestPopulation::realRatings()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    TURNOUT_NEEDS_SHARED(ratings, "data/agents_airline.ratings.jsonl");
    const testsupport::TempDir dir;
    store::OpenOptions options;
    options.create = true;
    const auto project = workbench::OpenProject::open(dir.file("p.turnout"), options);
    QVERIFY(project.ok());
    for (const std::string& file : {sessions, ratings})
        QVERIFY(workbench::importFile(**project, file, {}, {}, {}).ok());
    const auto snapshot = (*project)->snapshot();
    QVERIFY(snapshot.ok());
    const Frame& frame = *(*snapshot)->frame;
    QCOMPARE(frame.size(), std::size_t(850));
    QCOMPARE(frame.rated.count(), std::size_t(122));
    const Comparison c = compare(frame, (*snapshot)->labels, Bitmap(frame.size(), true), {"agent"});
    QCOMPARE(c.of(Population::Rated).n, 122);
    QVERIFY(near(c.turnout, 122.0 / 850));
    const ValueComparison* react = valueOf(c, "agent", "react");
    QVERIFY(react != nullptr);
    QVERIFY(near(react->of(Population::Rated).share, 0.7377, 5e-5)); // 90 of 122
    QCOMPARE(react->of(Population::Rated).n, 90);
    QVERIFY(near(react->share, static_cast<double>(react->n) / 850));
}

TURNOUT_TEST_MAIN(TestPopulation)
#include "tst_population.moc"
