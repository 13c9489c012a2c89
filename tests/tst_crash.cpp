// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred kills at random moments: during import, draw, labeling, freezing and export. No acknowledged label is
// lost, the file verifies, and the same work can be done again.
#include "base/Rng.h"
#include "support/TestSupport.h"
#include "workbench/DemoProject.h"
#include "workbench/EvalSets.h"
#include "workbench/OpenProject.h"
#include "workbench/ProjectInfo.h"
#include "workbench/SessionQuery.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <array>
#include <filesystem>
#include <fstream>

using namespace turnout;
using namespace turnout::workbench;
namespace fs = std::filesystem;

namespace {

constexpr int kKills = 100;
constexpr std::int64_t kSessions = 1000;
constexpr int kDrawn = 60;

struct Ended {
    bool killed = false; ///< it was still running when it was killed
    int code = -1;
    QByteArray out;
};

class TestCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoLooksAtTheFileTakesNoLabelsAway();
    void survivesAHundredKills();

private:
    /// Runs the program; kills it after `killAfter` milliseconds where that is not negative.
    Ended run(const QStringList& arguments, int killAfter = -1);
    void setUp(const std::string& base);
    /// Opens the project as the next start of the program would, and looks at everything. Null where it is not sound.
    std::unique_ptr<OpenProject> reopened();
    void checkImport();
    void checkDraw();
    void checkLabels(const QByteArray& acknowledged);
    void checkFreeze();
    void checkExport();
    [[nodiscard]] QStringList arguments(int phase) const;
    [[nodiscard]] QString file(const char* name) const
    {
        return QString::fromStdString(m_dir.file(name));
    }

    testsupport::TempDir m_dir;
    std::string m_work;
};

Ended TestCrash::run(const QStringList& arguments, int killAfter)
{
    QProcess process;
    process.start(QString::fromStdString(testsupport::cli()), arguments);
    process.waitForStarted();
    Ended ended;
    if (killAfter >= 0 && !process.waitForFinished(killAfter)) {
        process.kill();
        ended.killed = true;
    }
    process.waitForFinished(60000);
    ended.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    ended.out = process.readAllStandardOutput();
    return ended;
}

void TestCrash::setUp(const std::string& base)
{
    for (const char* tail : {"", "-wal", "-shm", "-journal", "-lock"})
        fs::remove(m_work + tail);
    fs::remove_all(m_dir.file("out"));
    fs::copy_file(m_dir.file(base), m_work);
}

std::unique_ptr<OpenProject> TestCrash::reopened()
{
    auto project = OpenProject::open(m_work);
    if (!project) {
        qWarning("cannot be opened: %s", project.error().message().c_str());
        return nullptr;
    }
    const auto violations = verifyProject(**project, {}, {});
    if (!violations || !violations->empty()) {
        qWarning("does not verify: %s",
            violations ? violations->front().text.c_str() : violations.error().message().c_str());
        return nullptr;
    }
    return std::move(*project);
}

QStringList TestCrash::arguments(int phase) const
{
    const QString work = QString::fromStdString(m_work);
    const auto words = [&](const char* verb, const QStringList& rest) {
        return QStringList{QString::fromLatin1(verb), work} + rest;
    };
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    switch (phase) {
    case 0:
        return words("import", {file("sessions.jsonl")});
    case 1:
        return words("draw", {word("--size"), QString::number(kDrawn), word("--seed"), word("3")});
    case 2:
        return words(
            "label", {file("truth.jsonl"), word("--annotator"), word("ada"), word("--only-waiting"), word("--ack")});
    case 3:
        return words("evalset", {word("freeze"), word("gold")});
    default:
        return words("export", {word("--evalset"), word("gold"), word("--to"), word("jsonl"), file("out")});
    }
}

void TestCrash::initTestCase()
{
    m_work = m_dir.file("work.turnout");
    QCOMPARE(
        run({QStringLiteral("demo"), file("made.turnout"), QStringLiteral("--sessions"), QString::number(kSessions),
                QStringLiteral("--jsonl"), file("sessions.jsonl"), QStringLiteral("--truth"), file("truth.jsonl")})
            .code,
        0);
    // A project as it is before each of the five.
    QCOMPARE(run({QStringLiteral("new"), QString::fromStdString(m_work)}).code, 0);
    for (int phase = 0; phase < 5; ++phase) {
        fs::copy_file(m_work, m_dir.file("base" + std::to_string(phase)));
        QCOMPARE(run(arguments(phase)).code, 0);
        if (phase == 2)
            QCOMPARE(run({QStringLiteral("evalset"), QString::fromStdString(m_work), QStringLiteral("create"),
                             QStringLiteral("gold")})
                         .code,
                0);
    }
}

/// A file dialog reads the first bytes of every file it shows, and the process's locks on that file are gone.
void TestCrash::whoLooksAtTheFileTakesNoLabelsAway()
{
    setUp("base2");
    const QStringList info{
        QStringLiteral("info"), QString::fromStdString(m_work), QStringLiteral("--format"), QStringLiteral("json")};
    const auto labeled = [&] { return run(info).out.simplified(); };
    const auto project = OpenProject::open(m_work);
    QVERIFY(project);
    const auto label = [&](std::int64_t session) {
        session::LabelEvent event;
        event.kind = session::LabelEventKind::Answer;
        event.session = SessionId(session);
        event.annotator = *(*project)->annotator("ada");
        event.answers = {{"verdict", {"good"}, std::nullopt}};
        return (*project)->append(event).ok();
    };
    QVERIFY(label(1));
    {
        const auto second = OpenProject::open(m_work, {.readOnly = true}); // a second project of this process, closed
        QVERIFY(second);
    }
    for (const char* tail : {"", "-wal", "-shm"}) {
        std::ifstream look(m_work + tail, std::ios::binary);
        QVERIFY(look.get() >= 0);
    }
    QVERIFY2(labeled().contains(R"("labeled": 1)"), labeled().constData()); // another process, the only one it knows of
    QVERIFY(fs::exists(m_work + "-wal"));
    QVERIFY(label(2));
    QVERIFY2(labeled().contains(R"("labeled": 2)"), labeled().constData());
    // What a kill would leave behind: everything.
    for (const char* tail : {"", "-wal"})
        fs::copy_file(m_work + tail, m_dir.file("left.turnout") + tail);
    const auto left = OpenProject::open(m_dir.file("left.turnout"));
    QVERIFY(left);
    QCOMPARE(projectInfo(**left)->labeled, 2);
}

void TestCrash::checkImport()
{
    {
        const auto project = reopened();
        QVERIFY(project);
        const auto sessions = (*project->snapshot())->frame->size();
        QVERIFY2(sessions == 0 || sessions == kSessions, qPrintable(QString::number(sessions)));
    }
    QCOMPARE(run(arguments(0)).code, 0);
    QCOMPARE((*reopened()->snapshot())->frame->size(), static_cast<std::size_t>(kSessions));
}

void TestCrash::checkDraw()
{
    {
        const auto project = reopened();
        QVERIFY(project);
        const auto draws = (*project->snapshot())->draws;
        QVERIFY(draws->empty() || draws->front().items.size() == kDrawn);
        if (!draws->empty())
            return;
    }
    QCOMPARE(run(arguments(1)).code, 0);
    QVERIFY(reopened());
}

void TestCrash::checkLabels(const QByteArray& acknowledged)
{
    std::size_t told = 0;
    {
        const auto project = reopened();
        QVERIFY(project);
        const auto snapshot = *project->snapshot();
        // The last line may be cut off: it was not acknowledged.
        const QList<QByteArray> lines = acknowledged.left(acknowledged.lastIndexOf('\n') + 1).split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() != 3 || words[0] != "ok")
                continue;
            ++told;
            const auto id = sessionNamed(*project, words[2].toStdString());
            QVERIFY(id);
            QVERIFY2(snapshot->labels.labeled.test(*snapshot->frame->row(*id)), words[2].constData());
        }
        QVERIFY(snapshot->labels.labeled.count() >= told);
    }
    QCOMPARE(run(arguments(2)).code, 0);
    QCOMPARE((*reopened()->snapshot())->labels.labeled.count(), std::size_t{kDrawn});
}

void TestCrash::checkFreeze()
{
    {
        const auto project = reopened();
        QVERIFY(project);
        const auto set = setNamed(*project, "gold");
        QVERIFY(set);
        QVERIFY(set->versions.empty() || set->versions.front().items == kDrawn);
    }
    QCOMPARE(run(arguments(3)).code, 0);
    const auto project = reopened();
    QVERIFY(project);
    QCOMPARE(setNamed(*project, "gold")->versions.size(), std::size_t{1});
}

void TestCrash::checkExport()
{
    QVERIFY(reopened());
    const std::string items = m_dir.file("out/items.jsonl");
    if (fs::exists(items)) {
        const std::string text = testsupport::readAll(items);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{kDrawn}); // whole, or not there
    }
    QCOMPARE(run(arguments(4)).code, 0);
    QVERIFY(fs::exists(items) && fs::exists(m_dir.file("out/manifest.json")));
}

void TestCrash::survivesAHundredKills()
{
    constexpr std::uint64_t seed = 20260501;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Rng rng(seed);
    std::array<int, 5> hits{};
    std::array<qint64, 5> whole{};
    for (int phase = 0; phase < 5; ++phase) {
        setUp("base" + std::to_string(phase));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run(arguments(phase)).code, 0);
        whole[static_cast<std::size_t>(phase)] = timer.elapsed();
    }
    for (int round = 0; round < kKills; ++round) {
        const int phase = round % 5;
        const auto at = static_cast<std::size_t>(phase);
        setUp("base" + std::to_string(phase));
        const int moment = static_cast<int>(rng.below(static_cast<std::uint64_t>(whole[at]) + 1));
        const Ended ended = run(arguments(phase), moment);
        hits[at] += ended.killed ? 1 : 0;
        switch (phase) {
        case 0:
            checkImport();
            break;
        case 1:
            checkDraw();
            break;
        case 2:
            checkLabels(ended.out);
            break;
        case 3:
            checkFreeze();
            break;
        default:
            checkExport();
        }
        if (QTest::currentTestFailed()) {
            qWarning("round %d, phase %d, killed after %d of %lld ms", round, phase, moment, whole[at]);
            return;
        }
    }
    qInfo("killed while running: import %d, draw %d, label %d, freeze %d, export %d of 20 each", hits[0], hits[1],
        hits[2], hits[3], hits[4]);
    for (const int hit : hits)
        QVERIFY(hit > 0);
}

} // namespace

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
