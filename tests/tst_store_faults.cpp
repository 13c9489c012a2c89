// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_store_support.h"
#include "tst_store_vfs.h"

#include <QObject>
#include <QTest>

#include <filesystem>

using namespace storetest;
namespace fs = std::filesystem;

namespace {

// What people were told is saved, to be looked for afterwards.
struct Acknowledged {
    std::int64_t labels = 0;
    std::int64_t draws = 0;
    std::int64_t versions = 0;
    std::int64_t imports = 0;
    std::string firstError;
    ErrorCode firstCode = ErrorCode::BadInput;
};

template <typename T>
bool take(Acknowledged& acknowledged, const Result<T>& result)
{
    if (result)
        return true;
    if (acknowledged.firstError.empty()) {
        acknowledged.firstError = result.error().message();
        acknowledged.firstCode = result.error().code;
    }
    return false;
}

// A working day: an import, a draw, labels, an evaluation set, a second import, an undo.
Acknowledged work(Project& project)
{
    Acknowledged done;
    Writer& writer = **project.writer();
    const auto durable = [&](const Writer::Job& job) { return writer.run(Writer::Kind::Durable, job); };
    const auto imported
        = importSessions(writer, "h1", fullSessions(1, 24), {}, {{30, "no", "{"}}, nullptr, 1'000'000'000);
    done.imports += take(done, imported) ? 1 : 0;
    const auto annotator = makeAnnotator(writer, "ada");
    take(done, annotator);
    done.draws += take(done, durable([](Connection& connection) -> Result<void> {
        const auto saved = saveDraw(connection, smallDraw(24, 6));
        return saved ? Result<void>() : saved.error();
    }))
        ? 1
        : 0;
    for (int i = 1; annotator && i <= 6; ++i)
        done.labels += take(done, label(writer, answerTo(SessionId(i), *annotator))) ? 1 : 0;
    done.versions += take(done, durable([](Connection& connection) -> Result<void> {
        const auto set = createEvalSet(connection, "set", "{}", 1);
        if (!set)
            return set.error();
        std::vector<FrozenItem> items;
        for (int i = 1; i <= 6; ++i)
            items.push_back({SessionId(i), "{\"n\":" + std::to_string(i) + "}", ""});
        const auto version = freezeVersion(connection, *set, "{}", "{}", items, 2);
        return version ? Result<void>() : version.error();
    }))
        ? 1
        : 0;
    done.imports += take(done, importSessions(writer, "h2", fullSessions(20, 40))) ? 1 : 0;
    return done;
}

Acknowledged found(Connection& connection)
{
    Acknowledged there;
    there.imports = static_cast<std::int64_t>(sources(connection)->size());
    there.labels = static_cast<std::int64_t>(labelEvents(connection)->size());
    there.draws = static_cast<std::int64_t>(draws(connection)->size());
    const auto sets = evalSets(connection);
    there.versions = sets->empty() ? 0 : static_cast<std::int64_t>(sets->front().versions.size());
    return there;
}

} // namespace

/// File systems that fail: full, broken, without shared memory, read-only. Whatever happens, what was acknowledged is
/// there, the file is sound, and what failed said so.
class TestStoreFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutWal();
    void walFileComesToAFileSystemWithoutWal();
    void readOnlyFileSystem();
    void readOnlyFileSystemWithALog();
    void creatingOnAFullDisk();
    void diskFullAtEveryWrite_data();
    void diskFullAtEveryWrite();
    void readErrorAtEveryRead();
    void migrationOnAFullDisk();
    void pageLimit();

private:
    FaultVfs m_vfs;
};

void TestStoreFaults::init()
{
    FaultVfs::faults.reset();
}

void TestStoreFaults::withoutWal()
{
    FaultVfs::faults.noWal = true;
    const testsupport::TempDir dir;
    {
        auto project = Project::open(dir.file("a.turnout"), creating());
        MUST(project);
        QVERIFY(!(*project)->report().wal);
        QVERIFY(!(*project)->report().notice.empty());
        const Acknowledged done = work(**project);
        QCOMPARE(done.firstError, std::string());
        QCOMPARE(violationsOf(**project), std::string());
    }
    auto project = Project::open(dir.file("a.turnout"), {});
    MUST(project);
    QVERIFY(!(*project)->report().wal);
    QVERIFY((*project)->report().writable);
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE(found(**reader).labels, 6);
}

void TestStoreFaults::walFileComesToAFileSystemWithoutWal()
{
    const testsupport::TempDir dir;
    {
        auto project = Project::open(dir.file("a.turnout"), creating());
        MUST(project);
        QVERIFY((*project)->report().wal);
        work(**project);
    }
    FaultVfs::faults.noWal = true;
    auto project = Project::open(dir.file("a.turnout"), {});
    MUST(project);
    QVERIFY(!(*project)->report().wal);
    QVERIFY((*project)->report().writable);
    const auto annotator = makeAnnotator(**(*project)->writer(), "ada");
    MUST(annotator);
    MUST(label(**(*project)->writer(), answerTo(SessionId(9), *annotator)));
    QCOMPARE(violationsOf(**project), std::string());
}

void TestStoreFaults::readOnlyFileSystem()
{
    const testsupport::TempDir dir;
    {
        auto project = Project::open(dir.file("a.turnout"), creating());
        MUST(project);
        work(**project);
    }
    FaultVfs::faults.readOnly = true;
    {
        auto project = Project::open(dir.file("a.turnout"), {});
        MUST(project);
        QCOMPARE(static_cast<int>((*project)->report().outcome), static_cast<int>(OpenOutcome::ReadOnly));
        QVERIFY(!(*project)->report().notice.empty());
        QCOMPARE(codeOf((*project)->writer()), code(ErrorCode::ReadOnly));
        QCOMPARE(violationsOf(**project), std::string());
        auto reader = (*project)->reader();
        MUST(reader);
        QCOMPARE(found(**reader).labels, 6);
    }
    const auto project = Project::open(dir.file("new.turnout"), creating());
    QVERIFY(!project);
}

void TestStoreFaults::readOnlyFileSystemWithALog()
{
    // What a crash leaves behind, on a disk that is then mounted for reading only.
    const testsupport::TempDir dir;
    const std::string copy = dir.file("copy.turnout");
    {
        auto project = Project::open(dir.file("a.turnout"), creating());
        MUST(project);
        work(**project);
        fs::copy_file((*project)->path(), copy);
        fs::copy_file((*project)->path() + "-wal", copy + "-wal");
    }
    FaultVfs::faults.readOnly = true;
    auto project = Project::open(copy, {});
    MUST(project);
    QCOMPARE(static_cast<int>((*project)->report().outcome), static_cast<int>(OpenOutcome::ReadOnly));
    QVERIFY((*project)->report().notice.find("newest changes") != std::string::npos);
    FaultVfs::faults.reset();
    auto whole = Project::open(copy, {});
    MUST(whole);
    auto reader = (*whole)->reader();
    MUST(reader);
    QCOMPARE(found(**reader).labels, 6);
}

void TestStoreFaults::creatingOnAFullDisk()
{
    for (int n = 1;; ++n) {
        const testsupport::TempDir dir;
        FaultVfs::faults.reset();
        FaultVfs::faults.failWriteAt = n;
        const std::string path = dir.file("a.turnout");
        bool whole = false;
        {
            const auto project = Project::open(path, creating());
            whole = project.ok();
            if (!project)
                QVERIFY2(!project.error().text.empty(), qPrintable(QString::number(n)));
        }
        const bool enough = FaultVfs::faults.writes < n;
        FaultVfs::faults.reset();
        if (whole) {
            // Made, whatever failed later.
            MUST(Project::open(path, {}));
        } else if (!Project::open(path, {})) {
            // Not made: nothing is in the way of trying again.
            MUST(Project::open(path, creating()));
        }
        if (enough)
            return;
        QVERIFY(n < 2000);
    }
}

void TestStoreFaults::diskFullAtEveryWrite_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("noWal");
    const int always = std::numeric_limits<int>::max();
    QTest::newRow("full and stays full") << SQLITE_FULL << always << false;
    QTest::newRow("full for a moment") << SQLITE_FULL << 1 << false;
    QTest::newRow("write error for a moment") << SQLITE_IOERR_WRITE << 2 << false;
    QTest::newRow("full, without a write-ahead log") << SQLITE_FULL << always << true;
    QTest::newRow("write error for a moment, without a write-ahead log") << SQLITE_IOERR_WRITE << 2 << true;
}

void TestStoreFaults::diskFullAtEveryWrite()
{
    QFETCH(int, error);
    QFETCH(int, times);
    QFETCH(bool, noWal);
    int failures = 0;
    for (int n = 1;; n += 1 + n / 40) {
        const testsupport::TempDir dir;
        FaultVfs::faults.reset();
        FaultVfs::faults.noWal = noWal;
        const std::string path = dir.file("a.turnout");
        Acknowledged done;
        bool enough = false;
        {
            auto project = Project::open(path, creating());
            MUST(project);
            FaultVfs::faults.writes = 0;
            FaultVfs::faults.writeError = error;
            FaultVfs::faults.times = times;
            FaultVfs::faults.failWriteAt = n;
            done = work(**project);
            enough = FaultVfs::faults.writes < n;
        }
        FaultVfs::faults.reset();
        FaultVfs::faults.noWal = noWal;
        const std::string at = "at write " + std::to_string(n) + ": " + done.firstError;
        if (!done.firstError.empty()) {
            ++failures;
            if (error == SQLITE_FULL && times > 1)
                QVERIFY2(done.firstCode == ErrorCode::NoSpace || done.firstCode == ErrorCode::Io, at.c_str());
        }
        auto project = Project::open(path, {});
        QVERIFY2(project.ok(), (at + (project ? "" : " / " + project.error().message())).c_str());
        QVERIFY2((*project)->report().writable, at.c_str());
        auto reader = (*project)->reader();
        MUST(reader);
        const Acknowledged there = found(**reader);
        QVERIFY2(there.labels >= done.labels, at.c_str());
        QVERIFY2(there.draws >= done.draws, at.c_str());
        QVERIFY2(there.versions >= done.versions, at.c_str());
        QVERIFY2(there.imports >= done.imports, at.c_str());
        const std::string violations = violationsOf(**reader);
        QVERIFY2(violations.empty(), (at + "\n" + violations).c_str());
        if (enough)
            break;
        QVERIFY(n < 100'000);
    }
    QVERIFY(failures > 20);
}

void TestStoreFaults::readErrorAtEveryRead()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    {
        auto project = Project::open(path, creating());
        MUST(project);
        QCOMPARE(work(**project).firstError, std::string());
    }
    const std::string before = testsupport::readAll(path);
    for (int n = 1;; ++n) {
        FaultVfs::faults.reset();
        FaultVfs::faults.failReadAt = n;
        FaultVfs::faults.times = 1;
        {
            auto project = Project::open(path, {});
            auto reader = project ? (*project)->reader() : Result<std::unique_ptr<Connection>>(project.error());
            if (reader) {
                // An error or the truth, never less.
                const auto events = labelEvents(**reader);
                QVERIFY(!events || events->size() == 6);
                const auto counts = projectCounts(**reader);
                QVERIFY(!counts || counts->sessions == 40);
                const auto details = sessionDetails(**reader, SessionId(30));
                QVERIFY(!details || details->session.id == "s-30");
                int rows = 0;
                const auto all
                    = forEachSession(**reader, SessionId(1), SessionId(99), [&](const FrameSession&) { ++rows; });
                QVERIFY(!all || rows == 40);
            } else {
                QVERIFY2(!reader.error().text.empty(), qPrintable(QString::number(n)));
            }
        }
        const bool enough = FaultVfs::faults.reads < n;
        FaultVfs::faults.reset();
        QVERIFY2(fs::exists(path), qPrintable(QString::number(n)));
        if (enough)
            break;
        QVERIFY(n < 20'000);
    }
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(violationsOf(**project), std::string());
}

void TestStoreFaults::migrationOnAFullDisk()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    std::string before;
    {
        auto project = Project::open(path, creating());
        MUST(project);
        work(**project);
        before = dump(**project);
    }
    std::vector<Migration> steps(knownMigrations().begin(), knownMigrations().end());
    steps.push_back({"more", "ALTER TABLE session ADD COLUMN more TEXT; UPDATE session SET more = 'x'"});
    OpenOptions options;
    options.migrations = steps;
    for (int n = 1;; ++n) {
        const std::string copy = dir.file("copy" + std::to_string(n) + ".turnout");
        fs::copy_file(path, copy);
        FaultVfs::faults.reset();
        FaultVfs::faults.failWriteAt = n;
        const bool opened = Project::open(copy, options).ok();
        const bool enough = FaultVfs::faults.writes < n;
        FaultVfs::faults.reset();
        if (!opened) {
            // As it was, or (the step was in, what came after failed) brought up to date.
            auto project = Project::open(copy, options);
            MUST(project);
            auto reader = (*project)->reader();
            MUST(reader);
            QCOMPARE(found(**reader).labels, 6);
        }
        // No half of a copy has the name of a whole one.
        const std::string backup = copy + ".v" + std::to_string(knownMigrations().size()) + ".backup";
        if (fs::exists(backup)) {
            auto old = Project::open(backup, {});
            MUST(old);
            QCOMPARE(dump(**old), before);
        }
        QVERIFY(!fs::exists(backup + "-partial"));
        if (enough)
            return;
        QVERIFY(n < 2000);
    }
}

void TestStoreFaults::pageLimit()
{
    // SQLite's own way to be full, which leaves the file system out of it.
    const testsupport::TempDir dir;
    auto project = Project::open(dir.file("a.turnout"), creating());
    MUST(project);
    Writer& writer = **(*project)->writer();
    MUST(importSessions(writer, "h1", fullSessions(1, 10)));
    MUST(writer.run(Writer::Kind::Bulk, [](Connection& connection) -> Result<void> {
        const int pages = connection.db().execAndGet("PRAGMA page_count").getInt();
        SQLite::Statement(connection.db(), "PRAGMA max_page_count = " + std::to_string(pages + 3)).executeStep();
        return {};
    }));
    const auto full = importSessions(writer, "h2", fullSessions(11, 2000));
    QCOMPARE(codeOf(full), code(ErrorCode::NoSpace));
    const auto annotator = makeAnnotator(writer, "ada");
    MUST(annotator);
    MUST(label(writer, answerTo(SessionId(1), *annotator)));
    QCOMPARE(violationsOf(**project), std::string());
    auto reader = (*project)->reader();
    QCOMPARE(projectCounts(**reader)->sessions, 10);
}

TURNOUT_TEST_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
