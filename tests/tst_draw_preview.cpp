// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a draw is said to look like before it is made, against what it comes to when it is made and answered.
#include "stats/Anticipated.h"
#include "stats/Interval.h"
#include "support/CliRun.h"
#include "support/MadeProject.h"
#include "workbench/DemoProject.h"
#include "workbench/DrawPreview.h"
#include "workbench/LabelDesk.h"
#include "workbench/LearnedModel.h"
#include "workbench/ModelReport.h"
#include "workbench/Plan.h"
#include "workbench/Quality.h"

#include <QJsonArray>

#include <cmath>

using namespace turnout;
using namespace turnout::workbench;
using namespace Qt::StringLiterals;
using testsupport::runCli;

namespace {

PreviewRequest requestOf(std::int64_t size, std::uint64_t seed = 7)
{
    PreviewRequest request;
    request.draw.policy.size = size;
    request.draw.policy.seed = seed;
    return request;
}

/// Answers what waits with the truth of the demo, `seconds` each; where quality has moved, two good ones of
/// three are bad.
void answerAll(OpenProject& project, const std::string& annotator, double seconds, bool moved = false)
{
    const auto desk = LabelDesk::open(project, annotator);
    const auto snapshot = project.snapshot();
    QVERIFY(desk.ok() && snapshot.ok());
    for (std::size_t entry = 0; entry < (*desk)->queue().size(); ++entry) {
        if ((*desk)->queue()[entry].state != QueueState::Waiting)
            continue;
        const auto row = (*snapshot)->frame->row((*desk)->queue()[entry].session);
        const bool good = (*(*snapshot)->truth)[*row] > 0.5F && !(moved && entry % 3 != 0);
        MUST((*desk)->submit(entry, {{"verdict", {good ? "good" : "bad"}, std::nullopt}}, seconds));
    }
}

double sumOfExpected(const DrawPreview& preview, const std::string& segment)
{
    double sum = 0;
    for (const PreviewPart& part : preview.parts)
        sum += part.segment == segment ? part.expected : 0;
    return sum;
}

} // namespace

class TestDrawPreview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void formulas();
    void isTheDrawThatWillBeMade();
    void compositionIsWhatDrawsHaveOnAverage();
    void intervalIsWhatTheEstimateGets();
    void paceOfThePeople();
    void coldModelRaisesTheAudit();
    void qualityThatMovedRaisesTheAudit();
    void labelsOfOneKindOnly();
    void quickWithoutAModel();
    void onTheCommandLine();
    void refusals();
    void realSessions();

private:
    std::unique_ptr<OpenProject> demo(std::int64_t sessions = 1000);

    std::unique_ptr<testsupport::TempDir> m_dir;
};

void TestDrawPreview::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

std::unique_ptr<OpenProject> TestDrawPreview::demo(std::int64_t sessions)
{
    auto project = testsupport::openProject(m_dir->file("demo.turnout"));
    DemoRequest request;
    request.options.sessions = sessions;
    request.options.seed = 7;
    if (!makeDemo(*project, request, {}, {}))
        qFatal("no demo");
    return project;
}

void TestDrawPreview::formulas()
{
    // Equal weights: 100 of 1,000 are worth 100, and the variance is that of a plain sample of a finite frame.
    const std::vector<double> one(1000, 1);
    const std::vector<double> tenth(1000, 0.1);
    const std::vector<double> quarter(1000, 0.25);
    QCOMPARE(stats::expectedEffectiveSize(one, tenth), 100.0);
    QCOMPARE(stats::anticipatedVariance(one, tenth, quarter, one) / 1e6, 0.25 / 100 * 0.9);
    // By hand: a = 1, 3; π = 0.5, 1: (1 + 3)² / (1/0.5 + 9/1) = 16 / 11.
    const std::vector<double> weights{1, 3};
    const std::vector<double> chances{0.5, 1};
    QCOMPARE(stats::expectedEffectiveSize(weights, chances), 16.0 / 11);
    // Who is certain adds no variance; the other one ½² × 0.2 × (1 − 0.5) / 0.5 with a factor of ½.
    const std::vector<double> errors{0.2, 0.2};
    const std::vector<double> factors{0.5, 1};
    QCOMPARE(stats::anticipatedVariance(weights, chances, errors, factors), 0.25 * 0.2);
    QCOMPARE(stats::expectedEffectiveSize({}, {}), 0.0);
}

void TestDrawPreview::isTheDrawThatWillBeMade()
{
    const auto project = demo();
    const auto preview = previewDraw(*project, requestOf(120));
    MUST(preview);
    DrawRequest request = requestOf(120).draw;
    const auto drawn = drawSessions(*project, request);
    MUST(drawn);
    QCOMPARE(preview->size, static_cast<std::int64_t>(drawn->items.size()));
    QVERIFY(preview->arms == drawn->arms);
    QCOMPARE(preview->largestWeight, drawn->largestWeight);
    QCOMPARE(preview->weightBound, drawn->weightBound);
    QCOMPARE(preview->design, QString::fromStdString(drawn->design).toStdString());
    QVERIFY(std::abs(preview->auditShare + preview->uncertainShare + preview->coverageShare - 1) < 1e-12);
    QVERIFY(preview->largestWeight <= preview->weightBound);
    QVERIFY(preview->effectiveSize > 60 && preview->effectiveSize <= 120);
    // Nothing is labeled: planned for one half, and nothing is known today.
    QVERIFY(!preview->now && !preview->shareKnown && !preview->pace && !preview->seconds());
    QCOMPARE(preview->share, 0.5);
    // A preview saves nothing, and says nothing new once the sessions wait.
    const auto after = previewDraw(*project, requestOf(120, 8));
    MUST(after);
    QCOMPARE(after->pool, preview->pool - 120);
}

void TestDrawPreview::compositionIsWhatDrawsHaveOnAverage()
{
    const auto project = demo();
    const auto preview = previewDraw(*project, requestOf(100));
    MUST(preview);
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    const population::SegmentColumn* column = (*snapshot)->frame->segment("language");
    QVERIFY(column != nullptr);
    QVERIFY(std::abs(sumOfExpected(*preview, "language") - 100) < 1e-6);
    std::map<std::string, double> drawn;
    constexpr int kDraws = 60;
    for (int seed = 1; seed <= kDraws; ++seed) {
        DrawRequest request = requestOf(100, static_cast<std::uint64_t>(seed)).draw;
        request.preview = true;
        const auto report = drawSessions(*project, request);
        MUST(report);
        for (const auto& item : report->items)
            drawn[column->values[column->codes[*(*snapshot)->frame->row(item.id)]]] += 1.0 / kDraws;
    }
    for (const PreviewPart& part : preview->parts)
        if (part.segment == "language")
            QVERIFY2(std::abs(drawn[part.value] - part.expected) < 1.5,
                qPrintable(u"%1: %2 expected, %3 drawn"_s.arg(QString::fromStdString(part.value))
                               .arg(part.expected)
                               .arg(drawn[part.value])));
}

void TestDrawPreview::intervalIsWhatTheEstimateGets()
{
    const auto project = demo(3000);
    for (int draw = 1; draw <= 3; ++draw) {
        const auto request = requestOf(150, static_cast<std::uint64_t>(draw));
        const auto preview = previewDraw(*project, request);
        MUST(preview);
        MUST(drawSessions(*project, request.draw));
        answerAll(*project, "ada", 20);
        const auto estimates = estimateProject(*project, {});
        MUST(estimates);
        const auto* best = estimates->of(estimate::Method::PredictionPowered);
        if (best == nullptr || best->status == estimate::Status::Refused)
            best = estimates->of(estimate::Method::Hajek);
        const double real = (best->interval.high - best->interval.low) / 2;
        const double ratio = preview->after.half() / real;
        qInfo("draw %d: expected ± %.2f, got ± %.2f points", draw, preview->after.half() * 100, real * 100);
        // The first is planned for one half, which is the worst; the others know better.
        QVERIFY2(ratio > (draw == 1 ? 1 : 0.75), qPrintable(QString::number(ratio)));
        QVERIFY2(draw == 1 || ratio < 1.33, qPrintable(QString::number(ratio)));
        QCOMPARE(preview->shareKnown, draw > 1);
        QCOMPARE(preview->now.has_value(), draw > 1);
        if (preview->now)
            QVERIFY(preview->after.half() < preview->now->half());
    }
}

void TestDrawPreview::paceOfThePeople()
{
    const auto project = demo();
    DrawRequest request = requestOf(10).draw;
    MUST(drawSessions(*project, request));
    const auto desk = LabelDesk::open(*project, "ada");
    const std::vector<double> seconds{10, 4000, 30, 20}; // a lunch is no work
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        const auto pace = paceOf(*project);
        MUST(pace);
        QCOMPARE(pace->has_value(), false);
        MUST((*desk)->submit(i, {{"verdict", {"good"}, std::nullopt}}, seconds[i]));
    }
    const auto other = LabelDesk::open(*project, "bo");
    MUST((*other)->submit(4, {{"verdict", {"bad"}, std::nullopt}}, 25));
    const auto pace = paceOf(*project);
    MUST(pace);
    QVERIFY(pace->has_value());
    QCOMPARE((*pace)->sessions, 4);
    QCOMPARE((*pace)->annotators, 2);
    QCOMPARE((*pace)->seconds, 25.0);
    const auto preview = previewDraw(*project, requestOf(288));
    MUST(preview);
    QCOMPARE(*preview->seconds(), 7200.0);
    const std::string text = drawPreviewText(*preview);
    QVERIFY2(text.find("about 2.0 hours at 25 s a session, the median of 4 by 2 annotators") != std::string::npos,
        text.c_str());
    // A second answer to each takes twice as long, and a preview of one session a cluster is the draw of that.
    auto twice = requestOf(288);
    twice.draw.policy.doubleShare = 1;
    twice.draw.policy.oneOfDuplicates = true;
    const auto doubled = previewDraw(*project, twice);
    MUST(doubled);
    QCOMPARE(doubled->answers, 2 * doubled->size);
    QCOMPARE(*doubled->seconds(), 25.0 * static_cast<double>(doubled->answers));
    // So does being asked again.
    auto again = requestOf(288);
    again.draw.policy.repeatShare = 0.25;
    const auto repeated = previewDraw(*project, again);
    MUST(repeated);
    QCOMPARE(repeated->answers, 288 + 72);
    twice.draw.preview = true;
    const auto drawn = drawSessions(*project, twice.draw);
    MUST(drawn);
    QCOMPARE(doubled->design, drawn->design);
    QCOMPARE(doubled->largestWeight, drawn->largestWeight);
    QCOMPARE(workTimeText(40), std::string("1 minute"));
    QCOMPARE(workTimeText(600), std::string("10 minutes"));
}

void TestDrawPreview::coldModelRaisesTheAudit()
{
    const auto project = demo();
    MUST(drawSessions(*project, requestOf(60).draw));
    answerAll(*project, "ada", 5);
    auto request = requestOf(100, 2);
    request.draw.policy.by = "model";
    const auto preview = previewDraw(*project, request);
    MUST(preview);
    QCOMPARE(preview->by, std::string("model"));
    QVERIFY(!preview->model.empty());
    QCOMPARE(preview->auditShare, 0.5);
    QVERIFY2(preview->note.find("raised from 30 % to 50 %") != std::string::npos, preview->note.c_str());
    QVERIFY(drawPreviewText(*preview).find("Note: ") != std::string::npos);
}

void TestDrawPreview::qualityThatMovedRaisesTheAudit()
{
    const auto project = demo(2000);
    MUST(drawSessions(*project, requestOf(120).draw));
    answerAll(*project, "ada", 5);
    MUST(drawSessions(*project, requestOf(60, 3).draw));
    answerAll(*project, "ada", 5, true);
    auto request = requestOf(100, 2);
    request.draw.policy.by = "model";
    const auto preview = previewDraw(*project, request);
    MUST(preview);
    QCOMPARE(preview->auditShare, 0.5);
    QVERIFY2(preview->note.find("quality has moved since the earlier labels") != std::string::npos
            && preview->note.find("points worse") != std::string::npos,
        preview->note.c_str());
    const auto snapshot = project->snapshot();
    MUST(snapshot);
    const auto model = learnModel(*project, **snapshot, {}, {}, {});
    MUST(model);
    QVERIFY2(modelText(**model).find("Quality has moved") != std::string::npos, modelText(**model).c_str());
}

void TestDrawPreview::labelsOfOneKindOnly()
{
    const auto project = demo();
    MUST(drawSessions(*project, requestOf(60).draw));
    const auto desk = LabelDesk::open(*project, "ada");
    MUST(desk);
    for (std::size_t entry = 0; entry < (*desk)->queue().size(); ++entry)
        MUST((*desk)->submit(entry, {{"verdict", {"good"}, std::nullopt}}, 5));
    // Nothing to learn from yet: the scores say where, unless a model was asked for.
    const auto drawn = drawSessions(*project, requestOf(50, 2).draw);
    MUST(drawn);
    QCOMPARE(drawn->by, std::string("scores"));
    QCOMPARE(drawn->items.size(), std::size_t{50});
    auto byModel = requestOf(50, 3).draw;
    byModel.policy.by = "model";
    const auto refused = drawSessions(*project, byModel);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().text.find("0 are bad") != std::string::npos, refused.error().text.c_str());
}

void TestDrawPreview::quickWithoutAModel()
{
    const auto project = demo();
    MUST(drawSessions(*project, requestOf(60).draw));
    answerAll(*project, "ada", 5);
    auto request = requestOf(100, 2);
    request.draw.policy.goal = queue::Goal::Learn;
    request.learn = false;
    const auto before = previewDraw(*project, request);
    MUST(before);
    QVERIFY(before->waitsForModel);
    QCOMPARE(before->by, std::string("scores"));
    PlanRequest plan;
    plan.learn = false;
    const auto planned = planLabels(*project, plan, {}, {});
    MUST(planned);
    QCOMPARE(planned->whyNoModel, std::string("it is being learned"));
    const auto snapshot = project->snapshot();
    MUST(learnModel(*project, **snapshot, {}, {}, {}));
    const auto after = previewDraw(*project, request);
    MUST(after);
    QVERIFY(!after->waitsForModel);
    QCOMPARE(after->by, std::string("model"));
    QCOMPARE(after->goal, std::string("learn"));
}

void TestDrawPreview::onTheCommandLine()
{
    const std::string path = m_dir->file("demo.turnout");
    {
        const auto project = demo();
        MUST(drawSessions(*project, requestOf(60).draw));
        answerAll(*project, "ada", 12);
    }
    const auto json = runCli(
        {"draw", path, "--size", "80", "--seed", "3", "--preview", "--format", "json", "--balance", "language"});
    QCOMPARE(json.code, 0);
    const QJsonObject preview = json.json();
    QCOMPARE(preview["schema"_L1].toInt(), 1);
    QCOMPARE(preview["size"_L1].toInt(), 80);
    QCOMPARE(preview["audit_share"_L1].toDouble() + preview["uncertain_share"_L1].toDouble()
            + preview["coverage_share"_L1].toDouble(),
        1.0);
    QCOMPARE(preview["pace"_L1].toObject()["seconds"_L1].toDouble(), 12.0);
    QVERIFY(preview["after"_L1].toObject()["half_width"_L1].toDouble()
        < preview["now"_L1].toObject()["half_width"_L1].toDouble());
    double drawn = 0;
    const QJsonArray parts = preview["segments"_L1].toArray();
    for (const auto& part : parts) {
        QCOMPARE(part.toObject()["segment"_L1].toString(), u"language"_s);
        drawn += part.toObject()["expected"_L1].toDouble();
    }
    QVERIFY(std::abs(drawn - 80) < 1e-6);
    const auto text = runCli({"draw", path, "--size", "80", "--preview"});
    QCOMPARE(text.code, 0);
    QVERIFY2(
        text.out.find("Once they are answered, quality is known within ± ") != std::string::npos, text.out.c_str());
    // Nothing was saved, and it is one or the other.
    const auto info = runCli({"info", path, "--format", "json"});
    QCOMPARE(info.json()["draws"_L1].toInt(), 1);
    QCOMPARE(runCli({"draw", path, "--preview", "--dry-run"}).code, 2);
}

void TestDrawPreview::refusals()
{
    const auto project = demo();
    const auto why = [&](const std::function<void(DrawRequest&)>& spoil) {
        auto request = requestOf(50);
        spoil(request.draw);
        const auto preview = previewDraw(*project, request);
        return preview ? QString() : QString::fromStdString(preview.error().message());
    };
    QVERIFY(why([](DrawRequest& r) { r.policy.balance = {"nowhere"}; }).contains("no segment \"nowhere\""_L1));
    QVERIFY(why([](DrawRequest& r) { r.policy.auditShare = 0; }).contains("audit share"_L1));
    QVERIFY(why([](DrawRequest& r) { r.policy.by = "score:nobody"; }).contains("nobody"_L1));
    QVERIFY(why([](DrawRequest& r) { r.policy.by = "model"; }).contains("labels"_L1));
    QVERIFY(why([](DrawRequest& r) {
        r.filter.population = population::Population::Labeled;
    }).contains("no session matches"_L1));
    CancelToken cancel;
    cancel.cancel();
    const auto stopped = previewDraw(*project, requestOf(50), {}, cancel);
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    // More than there are: all that are left, and then nothing is left to chance.
    const auto all = previewDraw(*project, requestOf(5000));
    MUST(all);
    QCOMPARE(all->size, all->pool);
    QCOMPARE(all->after.half(), 0.0);
    QVERIFY(all->effectiveSize < static_cast<double>(all->pool)); // they still stand for unequal numbers
}

void TestDrawPreview::realSessions()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    const std::string path = m_dir->file("airline.turnout");
    const auto project = testsupport::openProject(path);
    MUST(importFile(*project, sessions, {}, {}, {}));
    const auto preview = previewDraw(*project, requestOf(100));
    MUST(preview);
    QCOMPARE(preview->size, 100);
    QVERIFY(preview->after.half() > 0.05 && preview->after.half() < 0.15);
    for (const PreviewPart& part : preview->parts)
        QVERIFY(part.expected <= static_cast<double>(part.sessions) + 1e-9);
}

TURNOUT_TEST_MAIN(TestDrawPreview)
#include "tst_draw_preview.moc"
