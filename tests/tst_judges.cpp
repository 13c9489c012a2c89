// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores against people: what is measured, that it does not flatter, and the warning where judged sessions are not a
// random part.
#include "agreement/Judges.h"
#include "base/Rng.h"
#include "support/CliRun.h"
#include "support/MadeProject.h"
#include "workbench/JudgeReport.h"
#include "workbench/LabelFile.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using agreement::JudgedCase;
using agreement::measureJudge;
using testsupport::openProject;
using testsupport::runCli;

namespace {

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

/// A frame of so many rows with one segment of two values, the first third of them "x".
population::Frame frameOf(std::size_t rows)
{
    population::Frame frame;
    population::SegmentColumn segment;
    segment.name = "kind";
    segment.values = {"", "x", "y"};
    for (std::size_t i = 0; i < rows; ++i) {
        frame.ids.emplace_back(static_cast<std::int64_t>(i + 1));
        frame.weights.push_back(1);
        segment.codes.push_back(i < rows / 3 ? 1 : 2);
    }
    frame.segments.push_back(segment);
    frame.rated = population::Bitmap(rows);
    return frame;
}

class TestJudges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers();
    void orderAndAgreementByHand();
    void chanceIsNotFlattered();
    void weightsCount();
    void errorsAreListedBySegment();
    void oneAnswerOnlyCannotBeJudged();
    void aRandomPartIsNoWarning();
    void aChosenPartIsAWarning();
    void airlineJudgesAreNotARandomPart();
    void theContract();
};

void TestJudges::knownAnswers()
{
    // Known answers X5: the error of an AUC of ½ of 300 and 700, and z of .58.
    QVERIFY(near(stats::aucErrorOfChance(300, 700), 0.01993043, 1e-8));
    QVERIFY(near(0.08 / stats::aucErrorOfChance(300, 700), 4.013962, 1e-5));
    QVERIFY(near(stats::aucError(.58, 300, 700), 0.02003488, 1e-8));
}

void TestJudges::orderAndAgreementByHand()
{
    const auto frame = frameOf(8);
    // Scores .1 … .8; people find rows 3, 5, 6, 7 good (from 0).
    std::vector<JudgedCase> cases;
    for (population::Row row = 0; row < 8; ++row)
        cases.push_back({row, 0.1 * (row + 1), row == 3 || row >= 5 ? 1.0 : 0.0, 1});
    const auto m = measureJudge("s", cases, frame, {"kind"});
    QCOMPARE(m.n, std::size_t{8});
    QCOMPARE(m.good, std::size_t{4});
    QVERIFY(near(*m.auc, 15.0 / 16)); // one of 16 pairs is the wrong way round
    QVERIFY(near(m.threshold, 0.35, 1e-6)); // 7 of 8 agree there as from .55 up; the lower one is named
    QVERIFY(near(m.optimistic, 7.0 / 8));
    QVERIFY(near(m.commoner, 0.5));
    QVERIFY(m.probabilities);
    double brier = 0;
    for (const JudgedCase& one : cases)
        brier += (one.score - one.label) * (one.score - one.label) / 8;
    QVERIFY(near(m.brier, brier));
    QVERIFY(near(m.brierOfMean, 0.25));
    QVERIFY(!m.brierScaled); // too few to scale
    QCOMPARE(m.errors.size(), std::size_t{1});
    QCOMPARE(m.errors.front().row, population::Row{4});
    QVERIFY(m.errors.front().saysGood);
    // The order of the cases is nothing.
    std::reverse(cases.begin(), cases.end());
    const auto again = measureJudge("s", cases, frame, {"kind"});
    QCOMPARE(*again.auc, *m.auc);
    QCOMPARE(again.agreement.value, m.agreement.value);
}

void TestJudges::chanceIsNotFlattered()
{
    // A score that says nothing: the best threshold looks better than chance, the cross-fitted figure does not.
    constexpr int kRuns = 200;
    const auto frame = frameOf(60);
    double optimistic = 0;
    double fair = 0;
    int covered = 0;
    for (int run = 0; run < kRuns; ++run) {
        Rng rng(static_cast<std::uint64_t>(run + 1));
        std::vector<JudgedCase> cases;
        for (population::Row row = 0; row < 60; ++row)
            cases.push_back({row, rng.uniform(), rng.uniform() < 0.5 ? 1.0 : 0.0, 1});
        const auto m = measureJudge("s", cases, frame, {});
        optimistic += m.optimistic / kRuns;
        fair += m.agreement.value / kRuns;
        covered += m.aucInterval.low <= 0.5 && m.aucInterval.high >= 0.5 ? 1 : 0;
    }
    qInfo("agreement of a score that says nothing: %.3f at the best threshold, %.3f cross-fitted; the AUC's interval "
          "covers one half in %d of %d",
        optimistic, fair, covered, kRuns);
    QVERIFY(optimistic > 0.55);
    QVERIFY(std::abs(fair - 0.5) < 0.03);
    QVERIFY(covered >= kRuns * 90 / 100);
}

void TestJudges::weightsCount()
{
    const auto frame = frameOf(40);
    std::vector<JudgedCase> cases;
    std::vector<JudgedCase> heavy;
    for (population::Row row = 0; row < 40; ++row) {
        const double label = (row * 7) % 5 < 2 ? 1 : 0;
        const double score = static_cast<double>((row * 13) % 40) / 40;
        cases.push_back({row, score, label, 1});
        heavy.push_back({row, score, label, row < 20 ? 3.0 : 1.0});
        if (row < 20)
            for (int copy = 0; copy < 2; ++copy)
                cases.push_back({row, score, label, 1});
    }
    const auto copies = measureJudge("s", cases, frame, {});
    const auto weighed = measureJudge("s", heavy, frame, {});
    QVERIFY(near(*copies.auc, *weighed.auc));
    QVERIFY(near(copies.agreement.value, weighed.agreement.value));
    QVERIFY(near(copies.brier, weighed.brier));
    QVERIFY(weighed.effectiveN < 40); // but copies are no evidence
}

void TestJudges::errorsAreListedBySegment()
{
    const auto frame = frameOf(90); // rows 0 … 29 are "x"
    std::vector<JudgedCase> cases;
    for (population::Row row = 0; row < 90; ++row) {
        const bool good = row % 2 == 0;
        const bool wrong = row < 30 && row % 3 == 0; // only there
        cases.push_back({row, good != wrong ? 0.9 : 0.1, good ? 1.0 : 0.0, 1});
    }
    const auto m = measureJudge("s", cases, frame, {"kind"});
    QCOMPARE(m.segments.size(), std::size_t{2});
    QCOMPARE(m.segments.front().value, std::string("x"));
    QVERIFY(near(m.segments.front().errors.value, 10.0 / 30));
    QCOMPARE(m.segments.front().falseGood + m.segments.front().falseBad, std::size_t{10});
    QCOMPARE(m.segments.back().falseGood + m.segments.back().falseBad, std::size_t{0});
    QCOMPARE(m.errors.size(), std::size_t{10});
    QVERIFY(m.calibrationErrorScaled && *m.calibrationErrorScaled < 0.1);
}

void TestJudges::oneAnswerOnlyCannotBeJudged()
{
    const auto frame = frameOf(10);
    std::vector<JudgedCase> cases;
    for (population::Row row = 0; row < 10; ++row)
        cases.push_back({row, 0.1 * row, 1, 1});
    const auto m = measureJudge("s", cases, frame, {});
    QVERIFY(!m.auc);
    JudgeReport report;
    report.measures = m;
    QVERIFY(judgeSentence(report).find("one answer only") != std::string::npos);
    QCOMPARE(measureJudge("s", {}, frame, {}).n, std::size_t{0});
}

void TestJudges::aRandomPartIsNoWarning()
{
    constexpr int kRuns = 200;
    int alarms = 0;
    for (int run = 0; run < kRuns; ++run) {
        auto frame = frameOf(600);
        Rng rng(static_cast<std::uint64_t>(run + 1000));
        population::ScoreColumn score{"s", {}};
        for (std::size_t i = 0; i < frame.size(); ++i)
            score.values.push_back(rng.uniform() < 0.4 ? 0.5F : NAN);
        population::Bitmap all(frame.size());
        for (std::size_t i = 0; i < frame.size(); ++i)
            all.set(i);
        alarms += agreement::isRandomPart(score, frame, all).suspicious ? 1 : 0;
    }
    QVERIFY2(alarms <= kRuns / 50, std::to_string(alarms).c_str());
}

void TestJudges::aChosenPartIsAWarning()
{
    auto frame = frameOf(600);
    Rng rng(5);
    population::ScoreColumn score{"s", {}};
    population::Bitmap all(frame.size());
    for (std::size_t i = 0; i < frame.size(); ++i) {
        all.set(i);
        score.values.push_back(rng.uniform() < (i < 200 ? 0.6 : 0.3) ? 0.5F : NAN);
    }
    const auto part = agreement::isRandomPart(score, frame, all);
    QVERIFY(part.suspicious);
    QCOMPARE(part.segment, std::string("kind"));
    QVERIFY(part.auc > 0.55 && part.p < 0.001 && part.differs > 0.1);
    // Where everybody is judged there is nothing to compare, and nothing to warn of.
    for (float& value : score.values)
        value = 0.5F;
    QVERIFY(!agreement::isRandomPart(score, frame, all).suspicious);
}

void TestJudges::airlineJudgesAreNotARandomPart()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    TURNOUT_NEEDS_SHARED(truth, "data/agents_airline.truth.jsonl");
    const testsupport::TempDir dir;
    const auto project = openProject(dir.file("airline.turnout"));
    MUST(importFile(*project, sessions, {}, {}, {}));
    MUST(testsupport::drawSome(*project, 400));
    std::ifstream lines(truth);
    LabelFileOptions options;
    options.annotator = "truth";
    options.onlyWaiting = true;
    MUST(labelFromLines(*project, lines, options, {}));
    const auto report = judgesOf(*project, {});
    MUST(report);
    QVERIFY(report->byDesign);
    QVERIFY(!report->judges.empty());
    for (const JudgeReport& judge : report->judges) {
        qInfo("%s", judgeSentence(judge).c_str());
        for (const std::string& warning : judge.warnings)
            qInfo("  %s", warning.c_str());
        if (judge.part.others == 0)
            continue;
        QVERIFY(judge.part.suspicious);
        QVERIFY(!judge.warnings.empty() && judge.warnings.front().find("not a random part") != std::string::npos);
    }
    // Labels that no draw asked for are left out, and it says so.
    std::ifstream again(truth);
    options.onlyWaiting = false;
    MUST(labelFromLines(*project, again, options, {}));
    const auto later = judgesOf(*project, {});
    MUST(later);
    QCOMPARE(later->labels, report->labels);
    const auto& warnings = later->judges.front().warnings;
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
        return warning.find("labeled sessions have no part in this") != std::string::npos;
    }));
}

void TestJudges::theContract()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("p.turnout");
    std::string labels;
    {
        const auto project = openProject(path);
        MUST(importFile(*project, dir.write("s.jsonl", testsupport::sessionLines(60)), {}, {}, {}));
        const auto drawn = testsupport::drawSome(*project, 40);
        MUST(drawn);
        for (const auto& item : drawn->items) // the score is 0.1 + i % 9 / 10: high ones are mostly good
            labels += "{\"session\":\"" + item.session + "\",\"question\":\"verdict\",\"value\":\""
                + (std::stoi(item.session.substr(2)) % 9 > 3 ? "good" : "bad") + "\"}\n";
    }
    QCOMPARE(runCli({"label", path, dir.write("l.jsonl", labels), "--annotator", "ada"}).code, 0);
    const auto run = runCli({"judges", path, "--format", "json"});
    QCOMPARE(run.code, 0);
    const QJsonObject json = run.json();
    QCOMPARE(json["schema"_L1].toInt(), 1);
    QCOMPARE(json["labels"_L1].toInt(), 40);
    QVERIFY(json["by_design"_L1].toBool());
    const QJsonObject judge = json["judges"_L1].toArray().first().toObject();
    QCOMPARE(judge["score"_L1].toString(), u"judge"_s);
    QCOMPARE(judge["auc"_L1].toDouble(), 1.0); // it says what people say
    QVERIFY(judge["threshold"_L1].toDouble() > 0.4 && judge["threshold"_L1].toDouble() < 0.5);
    for (const char* key : {"n", "good", "n_effective", "auc_low", "auc_high", "agreement", "calibration",
             "random_part", "segments", "errors", "sessions", "warnings"})
        QVERIFY2(judge.contains(QLatin1String(key)), key);
    const auto text = runCli({"judges", path, "--by", "plan"});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.find("AUC") != std::string::npos && text.out.find("optimistic") != std::string::npos);
    QCOMPARE(runCli({"judges", path, "--score", "nobody"}).code, 1);
    QCOMPARE(runCli({"judges", path, "--by", "nothing"}).code, 1);
}

} // namespace

TURNOUT_TEST_MAIN(TestJudges)
#include "tst_judges.moc"
