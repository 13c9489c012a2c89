// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the quality model reads of texts: packed and unpacked, stored once, and never another model for being stored.
#include "base/Rng.h"
#include "learn/PackedFeatures.h"
#include "learn/TextCounter.h"
#include "store/FeatureStore.h"
#include "store/ImportWriter.h"
#include "store/Query.h"
#include "support/MadeProject.h"
#include "workbench/DemoProject.h"
#include "workbench/FeatureStoring.h"
#include "workbench/LabelDesk.h"
#include "workbench/LearnedModel.h"
#include "workbench/ModelTrainer.h"
#include "workbench/Workbench.h"

#include <QTest>

#include <cmath>

using namespace turnout;
using learn::FeatureRow;
using testsupport::TempDir;
using workbench::OpenProject;

namespace {

constexpr int kLong = 60000; ///< ms

/// Counts of one text of the user.
FeatureRow rowOf(std::string_view text)
{
    learn::TextCounter counter;
    return counter.count(std::vector<session::TurnText>{{session::Role::User, text}});
}

/// A row of features a counter could make.
FeatureRow someRow(Rng& rng)
{
    FeatureRow row;
    const std::uint32_t step = 1 + static_cast<std::uint32_t>(rng.below(60000));
    for (std::uint32_t index = 0; index < learn::kTextFeatures && row.size() < 50;
         index += 1 + static_cast<std::uint32_t>(rng.below(step)))
        row.push_back({index, static_cast<float>(1U << rng.below(4))});
    return row;
}

std::string words(int count, const char* start)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += start + std::to_string(i * 7919) + " ";
    return text;
}

/// Labelled sessions of the same words, good or bad by a direction of their embeddings, and one with another thing
/// under that name.
std::string embeddedLines(int sessions)
{
    constexpr int kDimensions = 48;
    std::string lines;
    Rng rng(11);
    for (int i = 0; i < sessions; ++i) {
        std::string embedding;
        double side = 0;
        for (int d = 0; d < kDimensions; ++d) {
            const double value = rng.uniform() - 0.5;
            side += d % 3 == 0 ? value : -value;
            embedding += (d > 0 ? "," : "") + std::to_string(value);
        }
        lines += R"({"id":"e-)" + std::to_string(i) + R"(","turns":[{"role":"user","text":"hello"}],"embedding":[)"
            + embedding + R"(],"labels":[{"annotator":"ada","question":"verdict","value":")"
            + (side > 0 ? "good" : "bad") + "\"}]}\n";
    }
    return lines + R"({"id":"none","turns":[{"role":"user","text":"hello"}],"embedding":["a","b"]})" + "\n";
}

void answerAll(OpenProject& project)
{
    const auto desk = workbench::LabelDesk::open(project, "ada");
    const auto snapshot = project.snapshot();
    QVERIFY(desk.ok() && snapshot.ok());
    for (std::size_t entry = 0; entry < (*desk)->queue().size(); ++entry) {
        const auto row = (*snapshot)->frame->row((*desk)->queue()[entry].session);
        const bool good = (*(*snapshot)->truth)[*row] > 0.5F;
        MUST((*desk)->submit(entry, {{"verdict", {good ? "good" : "bad"}, std::nullopt}}, 5));
    }
}

/// A demo with so many sessions and, where asked for, labels.
std::shared_ptr<OpenProject> demoOf(const std::string& path, std::int64_t sessions, std::int64_t labels = 0)
{
    std::shared_ptr<OpenProject> project = testsupport::openProject(path);
    workbench::DemoRequest request;
    request.options.sessions = sessions;
    request.options.seed = 7;
    if (!makeDemo(*project, request, {}, {}))
        qFatal("no demo");
    if (labels > 0 && testsupport::drawSome(*project, labels))
        answerAll(*project);
    return project;
}

std::vector<float> predictionsOf(OpenProject& project)
{
    const auto snapshot = project.snapshot();
    const auto model = workbench::learnModel(project, **snapshot, {}, {}, {});
    return model ? (*model)->good : std::vector<float>{};
}

void write(OpenProject& project, const char* sql)
{
    MUST(
        (*project.store().writer())->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            connection.db().exec(sql);
            return {};
        }));
}

} // namespace

class TestFeatures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void packedAndUnpacked()
    {
        Rng rng(3);
        learn::FeaturePacker packer;
        std::vector<FeatureRow> rows;
        for (int i = 0; i < 200; ++i) {
            rows.push_back(i % 9 == 0 ? FeatureRow{} : someRow(rng));
            packer.add(rows.back());
        }
        rows.push_back({{0, 1.0F}, {learn::kStoredFeatures - 1, 8.0F}});
        packer.add(rows.back());
        rows.push_back(rowOf("I asked three times, and nobody called me back"));
        packer.add(rows.back());
        const auto bytes = packer.take();
        const learn::PackedFeatures packed(bytes, rows.size());
        QVERIFY(packed.sound());
        FeatureRow row;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            packed.read(i, row);
            QCOMPARE(row, rows[i]);
        }
        packed.read(rows.size(), row);
        QVERIFY(row.empty());
        QCOMPARE(packer.sessions(), std::size_t{0});
        QVERIFY(!learn::PackedFeatures(bytes, rows.size() - 1).sound());
    }
    void bytesNobodyMadeAreNobodysFeatures()
    {
        Rng rng(5);
        learn::FeaturePacker packer;
        for (int i = 0; i < 20; ++i)
            packer.add(someRow(rng));
        const auto bytes = packer.take();
        FeatureRow row;
        for (int i = 0; i < 3000; ++i) {
            auto changed = bytes;
            for (std::uint64_t k = 0; k <= rng.below(3); ++k)
                changed[rng.below(changed.size())] = static_cast<std::byte>(rng.below(256));
            changed.resize(rng.below(4) == 0 ? rng.below(changed.size()) : changed.size());
            const learn::PackedFeatures packed(changed, 20);
            for (std::size_t session = 0; session < 20; ++session) {
                packed.read(session, row);
                QVERIFY(row.empty() || row.back().index < learn::kStoredFeatures);
            }
        }
        for (const std::size_t sessions : {std::size_t{0}, std::size_t{1}, std::size_t{1} << 30U}) {
            learn::PackedFeatures({}, sessions).read(0, row);
            QVERIFY(row.empty() && !learn::PackedFeatures({}, sessions).sound());
        }
    }
    void aLongTextKeepsSoManyAndTheSameOnes()
    {
        const auto row = rowOf(words(150, "order"));
        QCOMPARE(row.size(), learn::kMostFeatures);
        std::size_t ofWords = 0;
        for (const learn::Feature& f : row)
            ofWords += f.index < learn::kVoices * learn::kWordBuckets ? 1U : 0U;
        QVERIFY(ofWords > 140 && ofWords <= 150); // words first, some in one bucket
        const auto more = rowOf(words(1000, "order").substr(0, learn::TextCounter::kTurnBytes));
        QCOMPARE(more.size(), learn::kMostFeatures);
        // A short text keeps all it has, and what two texts have in common stays in common.
        QVERIFY(rowOf("hello there").size() < 40);
        std::size_t common = 0;
        for (const learn::Feature& f : row)
            common
                += std::any_of(more.begin(), more.end(), [&](const auto& g) { return g.index == f.index; }) ? 1U : 0U;
        QVERIFY2(common > learn::kMostFeatures / 3, qPrintable(QString::number(common)));
        for (const float count : {1.0F, 2.0F, 4.0F, 8.0F}) {
            std::string text;
            for (int i = 0; i < static_cast<int>(count) + (count > 3 ? 1 : 0); ++i)
                text += "zz ";
            QCOMPARE(rowOf(text).front().value, count); // 5 counts as 4, 9 as 8
        }
    }
    void storedFeaturesMakeTheSameModel()
    {
        const TempDir dir;
        const auto project = demoOf(dir.file("a.turnout"), 900, 120);
        const auto read = predictionsOf(*project);
        QCOMPARE(read.size(), std::size_t{900});
        const auto state = workbench::storeFeatures(*project, {}, {});
        MUST(state);
        QCOMPARE(state->stored, 900);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        // Half stored, half read, and all stored: and then transcripts are not looked at, for there is nothing in them.
        write(*project, "DELETE FROM feature_block WHERE first_session > 500");
        project->frameChanged();
        QVERIFY(predictionsOf(*project) == read);
        MUST(workbench::storeFeatures(*project, {}, {}));
        write(*project, "UPDATE transcript SET turns = '[]'");
        project->frameChanged();
        QVERIFY(predictionsOf(*project) == read);
        write(*project, "DELETE FROM feature_block");
        project->frameChanged();
        QVERIFY(predictionsOf(*project) != read);
    }
    /// All say the same words, and only a direction of their embeddings tells good from bad.
    void anEmbeddingIsSeen()
    {
        constexpr int kSessions = 300;
        const TempDir dir;
        const auto project = testsupport::openProject(dir.file("a.turnout"));
        const std::string lines = embeddedLines(kSessions);
        MUST(workbench::importFile(*project, dir.write("e.jsonl", lines), {}, {}, {}));
        const auto snapshot = project->snapshot();
        const auto model = workbench::learnModel(*project, **snapshot, {}, {}, {});
        MUST(model);
        QVERIFY2((*model)->quality.auc > 0.8, qPrintable(QString::number((*model)->quality.auc)));
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, kSessions + 1);
        write(*project, "UPDATE transcript SET extra = NULL");
        project->frameChanged();
        QVERIFY(predictionsOf(*project) == (*model)->good);
    }
    void goesOnWhereItWasStopped()
    {
        const TempDir dir;
        const auto project = demoOf(dir.file("a.turnout"), 1000);
        const CancelToken cancel;
        const auto stopped = workbench::storeFeatures(
            *project, [&](const ProgressUpdate&) { cancel.cancel(); }, cancel);
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Cancelled);
        const auto between = workbench::featureState(*project);
        MUST(between);
        QVERIFY(between->stored > 0 && between->stored < 1000);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 1000);
        // Sessions that come later are added, in a block of their own.
        const std::string more = dir.write("more.jsonl", testsupport::sessionLines(50));
        MUST(workbench::importFile(*project, more, {}, {}, {}));
        QCOMPARE(workbench::featureState(*project)->sessions, 1050);
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 1050);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        // Two at a time: the second is refused, nothing is there twice.
        const auto twice
            = (*project->store().writer())->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) {
                  return store::addFeatures(connection, {SessionId(401), SessionId(800), {}}, learn::kFeatureVersion);
              });
        QVERIFY(!twice.ok() && twice.error().code == ErrorCode::Refused);
        // Another version's are thrown away with the first block of this one.
        write(*project, "UPDATE feature_block SET version = 1");
        QCOMPARE(workbench::featureState(*project)->stored, 0);
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 1050);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
    }
    void goWithTheSessionsTheyAreOf()
    {
        const TempDir dir;
        const auto project = testsupport::openProject(dir.file("a.turnout"));
        MUST(workbench::importFile(*project, dir.write("a.jsonl", testsupport::sessionLines(40)), {}, {}, {}));
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 40);
        // An import that is taken back, while somebody stored features of its sessions all the same.
        write(*project,
            "INSERT INTO source (name, format, hash, bytes, started_at, state, first_session, marks) VALUES "
            "('b', 'turnout-sessions/1', 'h', 1, 1, 'importing', 41, "
            "'{\"segments\":9,\"values\":9,\"kinds\":9,\"scores\":9,\"annotators\":[]}')");
        write(*project,
            "INSERT INTO session SELECT 41, 'x', 2, line, started_at, ended_at, user, weight, turns, characters, "
            "segments, observed FROM session WHERE id = 1");
        write(*project, "INSERT INTO transcript SELECT 41, turns, extra FROM transcript WHERE session_id = 1");
        write(*project, "INSERT INTO feature_block VALUES (41, 41, 2, zeroblob(8))");
        MUST((*project->store().writer())
                 ->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
                     for (bool done = false; !done;) {
                         const auto step = store::undoSourceStep(connection, SourceId(2));
                         if (!step)
                             return step.error();
                         done = *step;
                     }
                     return {};
                 }));
        QCOMPARE(workbench::featureState(*project)->stored, 40);
        // A session gets its conversation from a later file: what is known from there on is forgotten.
        MUST(workbench::importFile(*project, dir.write("e.jsonl", "{\"id\":\"e\",\"turns\":[]}\n"), {}, {}, {}));
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 41);
        MUST(workbench::importFile(*project,
            dir.write("f.jsonl", "{\"id\":\"e\",\"turns\":[{\"role\":\"user\",\"text\":\"hello\"}]}\n"), {}, {}, {}));
        QVERIFY(workbench::featureState(*project)->stored < 41);
        QCOMPARE(workbench::storeFeatures(*project, {}, {})->stored, 41);
        QCOMPARE(testsupport::violationsOf(*project), std::string());
    }
    void verifyFindsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a gap") << QStringLiteral(
            "UPDATE feature_block SET first_session = 402 WHERE first_session = 401");
        QTest::newRow("cut off") << QStringLiteral("UPDATE feature_block SET rows = substr(rows, 1, 100)");
        QTest::newRow("other places") << QStringLiteral(
            "UPDATE feature_block SET rows = CAST(x'ff' || substr(rows, 2) AS BLOB)");
        QTest::newRow("two versions") << QStringLiteral("UPDATE feature_block SET version = 1 WHERE first_session = 1");
        QTest::newRow("of nobody") << QStringLiteral(
            "INSERT INTO feature_block VALUES (501, 501, (SELECT max(version) FROM feature_block), zeroblob(8))");
    }
    void verifyFindsWhatIsWrong()
    {
        QFETCH(QString, sql);
        const TempDir dir;
        const auto project = demoOf(dir.file("a.turnout"), 500);
        MUST(workbench::storeFeatures(*project, {}, {}));
        QCOMPARE(testsupport::violationsOf(*project), std::string());
        write(*project, sql.toStdString().c_str());
        QVERIFY2(testsupport::violationsOf(*project).find("features: ") != std::string::npos,
            testsupport::violationsOf(*project).c_str());
    }
    void theDesktopStoresThemInTheBackground()
    {
        const TempDir dir;
        const auto project = demoOf(dir.file("a.turnout"), 900, 60);
        workbench::Workbench small;
        small.setProject(project);
        QTRY_VERIFY_WITH_TIMEOUT(small.trainer().state() == workbench::ModelTrainer::State::Ready, kLong);
        QCOMPARE(workbench::featureState(*project)->stored, 0); // not worth it
        small.setProject(nullptr);
        workbench::Workbench bench;
        bench.trainer().setFeaturesFrom(500);
        bench.setProject(project);
        QTRY_COMPARE_WITH_TIMEOUT(workbench::featureState(*project)->stored, 900, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(bench.trainer().state() == workbench::ModelTrainer::State::Ready, kLong);
        bench.setProject(nullptr);
    }
};

TURNOUT_TEST_MAIN(TestFeatures)
#include "tst_features.moc"
