// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_store_support.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace storetest;
namespace fs = std::filesystem;

namespace {

// What this program's migrations come to.

int outcome(const Project& project)
{
    return static_cast<int>(project.report().outcome);
}
int number(OpenOutcome value)
{
    return static_cast<int>(value);
}

// Makes a project with ten sessions and a label, and closes it.
void makeProject(const std::string& path, const OpenOptions& options = creating())
{
    auto project = Project::open(path, options);
    MUST(project);
    Writer& writer = **(*project)->writer();
    MUST(importSessions(writer, "h1", fullSessions(1, 10)));
    const auto annotator = makeAnnotator(writer, "ada");
    MUST(annotator);
    MUST(label(writer, answerTo(SessionId(1), *annotator)));
}

// The same project as an older version of the program left it: its tables with what is in today's of the same names.
void makeOldProject(const std::string& path, std::size_t version)
{
    makeProject(path + ".today");
    OpenOptions old = creating();
    old.migrations = knownMigrations().first(version);
    MUST(Project::open(path, old));
    SQLite::Database db(path, SQLite::OPEN_READWRITE);
    db.exec("ATTACH '" + path + ".today' AS today");
    std::vector<std::string> tables;
    SQLite::Statement names(db,
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'meta' AND "
        "name NOT LIKE 'sqlite%' AND name NOT LIKE 'transcript_index%'");
    while (names.executeStep())
        tables.push_back(names.getColumn(0).getString());
    for (const std::string& table : tables) {
        SQLite::Statement columns(db, "SELECT group_concat(name) FROM pragma_table_info(?, 'main')");
        columns.bind(1, table);
        columns.executeStep();
        const std::string list = columns.getColumn(0).getString();
        db.exec("DELETE FROM main." + table);
        db.exec("INSERT INTO main." + table + " (" + list + ") SELECT " + list + " FROM today." + table);
    }
}

void overwrite(const std::string& path, std::int64_t at, const std::string& bytes)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

/// Every way in which opening a project file can end.
class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void created();
    void createRefusesWhatIsThere();
    void createIntoAnEmptyFile();
    void createWhereNothingCanBe();
    void current();
    void nothingIsLeftBesideAClosedProject();
    void missing();
    void notOurs_data();
    void notOurs();
    void strangeNames();
    void busyInTheSameProcess();
    void busyInAnotherProcessUntilItDies();
    void symbolicLinkIsTheSameProject();
    void readOnlyOnRequest();
    void readOnlyFolder();
    void damaged_data();
    void damaged();
    void damagedSessionsAreSalvaged();
    void damagedBeyondReading();
    void missingTable();
    void newer();
    void newerReadable();
    void migrated();
    void everyEarlierVersion();
    void goldOfEarlierVersions();
    void migrationFails();
    void migrationNeedsACopy();
    void oldFileThatCannotBeWritten();
    void interruptedImportIsTakenBack();
    void interruptedFirstBigImportIsTakenBack();
    void openingIsFast();
};

void TestStore::created()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    ManualClock clock(1234);
    OpenOptions options = creating();
    options.clock = &clock;
    auto project = Project::open(path, options);
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::Created));
    QVERIFY((*project)->report().writable);
    QVERIFY((*project)->report().wal);
    QVERIFY((*project)->report().notice.empty());
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE((*reader)->db().execAndGet("PRAGMA application_id").getInt(), 0x54524E54);
    QCOMPARE((*reader)->db().execAndGet("PRAGMA user_version").getInt(), kVersion);
    QCOMPARE((*reader)->db().execAndGet("PRAGMA page_size").getInt(), 16384);
    QCOMPARE(
        (*reader)->db().execAndGet("SELECT value FROM meta WHERE key = 'created_at'").getString(), std::string("1234"));
    const auto rubric = currentRubric(**reader);
    MUST(rubric);
    QCOMPARE(rubric->rubric, session::defaultRubric());
    QCOMPARE(violationsOf(**reader), std::string());
    // A reader cannot write.
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (*reader)->db().exec("DELETE FROM meta"));
}

void TestStore::createRefusesWhatIsThere()
{
    const testsupport::TempDir dir;
    const std::string path = dir.write("letter.txt", "dear reader");
    const auto project = Project::open(path, creating());
    QCOMPARE(codeOf(project), code(ErrorCode::Refused));
    QCOMPARE(testsupport::readAll(path), std::string("dear reader"));
}

void TestStore::createIntoAnEmptyFile()
{
    const testsupport::TempDir dir;
    const std::string path = dir.write("empty.turnout", "");
    QCOMPARE(codeOf(Project::open(path, {})), code(ErrorCode::NotOurs));
    MUST(Project::open(path, creating()));
    MUST(Project::open(path, {}));
}

void TestStore::createWhereNothingCanBe()
{
    const testsupport::TempDir dir;
    const auto noFolder = Project::open(dir.file("no/such/folder/a.turnout"), creating());
    QCOMPARE(codeOf(noFolder), code(ErrorCode::NotFound));
    QVERIFY(noFolder.error().message().find("no/such/folder") != std::string::npos);
    QCOMPARE(codeOf(Project::open("", creating())), code(ErrorCode::BadInput));
    QCOMPARE(codeOf(Project::open("/proc/a.turnout", creating())), code(ErrorCode::Io));
}

void TestStore::current()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::Current));
    auto reader = (*project)->reader();
    MUST(reader);
    const auto counts = projectCounts(**reader);
    MUST(counts);
    QCOMPARE(counts->sessions, 10);
    QCOMPARE(counts->labelEvents, 1);
    QCOMPARE(violationsOf(**reader), std::string());
}

void TestStore::nothingIsLeftBesideAClosedProject()
{
    const testsupport::TempDir dir;
    makeProject(dir.file("a.turnout"));
    {
        OpenOptions options;
        options.readOnly = true;
        auto project = Project::open(dir.file("a.turnout"), options);
        MUST(project);
        MUST((*project)->reader());
    }
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir.path()))
        names.push_back(entry.path().filename());
    QCOMPARE(names, std::vector<std::string>{"a.turnout"});
}

void TestStore::missing()
{
    const testsupport::TempDir dir;
    QCOMPARE(codeOf(Project::open(dir.file("a.turnout"), {})), code(ErrorCode::NotFound));
    QVERIFY(!fs::exists(dir.file("a.turnout")));
    QCOMPARE(codeOf(Project::open(dir.file("b/a.turnout"), {})), code(ErrorCode::NotFound));
}

void TestStore::notOurs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("id,prompt\n1,hello\n");
    QTest::newRow("short") << QByteArray("S");
    QTest::newRow("the magic and no more") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("binary") << QByteArray(5000, '\x7f');
}

void TestStore::notOurs()
{
    QFETCH(QByteArray, content);
    const testsupport::TempDir dir;
    const std::string path = dir.write("a.turnout", content.toStdString());
    const auto project = Project::open(path, {});
    QCOMPARE(codeOf(project), code(ErrorCode::NotOurs));
    QCOMPARE(testsupport::readAll(path), content.toStdString());

    // A folder, a device, and somebody else's database.
    QCOMPARE(codeOf(Project::open(dir.path(), {})), code(ErrorCode::NotOurs));
    QCOMPARE(codeOf(Project::open("/dev/null", {})), code(ErrorCode::NotOurs));
    const std::string other = dir.file("other.db");
    SQLite::Database(other, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE session (id)");
    QCOMPARE(codeOf(Project::open(other, {})), code(ErrorCode::NotOurs));
}

void TestStore::strangeNames()
{
    const testsupport::TempDir dir;
    for (const char* name : {"a b.turnout", "50%25?.turnout", "file:x?mode=memory", "#1&é日本.turnout", ":memory:"}) {
        const std::string path = dir.path() + "/" + name;
        makeProject(path);
        QVERIFY2(fs::exists(path), name);
        auto project = Project::open(path, {});
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::Current));
    }
}

void TestStore::busyInTheSameProcess()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    auto first = Project::open(path, {});
    MUST(first);
    auto second = Project::open(path, {});
    MUST(second);
    QCOMPARE(outcome(**second), number(OpenOutcome::Busy));
    QVERIFY((*second)->report().notice.find(std::to_string(getpid())) != std::string::npos);
    QCOMPARE(codeOf((*second)->writer()), code(ErrorCode::ReadOnly));
    // It sees what the first one goes on to write.
    Writer& writer = **(*first)->writer();
    MUST(importSessions(writer, "h2", fullSessions(11, 12)));
    auto reader = (*second)->reader();
    MUST(reader);
    QCOMPARE(projectCounts(**reader)->sessions, 12);
    reader->reset();
    first->reset();
    second->reset();
    auto third = Project::open(path, {});
    MUST(third);
    QCOMPARE(outcome(**third), number(OpenOutcome::Current));
    QCOMPARE(violationsOf(**third), std::string());
}

void TestStore::busyInAnotherProcessUntilItDies()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    int ready[2];
    QCOMPARE(pipe(ready), 0);
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        auto project = Project::open(path, {});
        const char answer = project && outcome(**project) == number(OpenOutcome::Current) ? 'y' : 'n';
        if (write(ready[1], &answer, 1) == 1)
            pause();
        _exit(0);
    }
    char answer = 0;
    QCOMPARE(read(ready[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    {
        auto project = Project::open(path, {});
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::Busy));
        QVERIFY((*project)->report().notice.find(std::to_string(child)) != std::string::npos);
    }
    kill(child, SIGKILL);
    QCOMPARE(waitpid(child, nullptr, 0), child);
    close(ready[0]);
    close(ready[1]);
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::Current));
}

void TestStore::symbolicLinkIsTheSameProject()
{
    const testsupport::TempDir dir;
    makeProject(dir.file("a.turnout"));
    fs::create_symlink(dir.file("a.turnout"), dir.file("link.turnout"));
    auto first = Project::open(dir.file("link.turnout"), {});
    MUST(first);
    auto second = Project::open(dir.file("a.turnout"), {});
    MUST(second);
    QCOMPARE(outcome(**second), number(OpenOutcome::Busy));
}

void TestStore::readOnlyOnRequest()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    const std::string before = testsupport::readAll(path);
    {
        OpenOptions options;
        options.readOnly = true;
        auto project = Project::open(path, options);
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::ReadOnly));
        QVERIFY(!(*project)->report().writable);
        QCOMPARE(codeOf((*project)->writer()), code(ErrorCode::ReadOnly));
        QCOMPARE(violationsOf(**project), std::string());
        // Reading keeps nobody from writing.
        auto other = Project::open(path, {});
        MUST(other);
        QCOMPARE(outcome(**other), number(OpenOutcome::Current));
    }
    QCOMPARE(testsupport::readAll(path), before);
}

void TestStore::readOnlyFolder()
{
    if (geteuid() == 0)
        QSKIP("skipped: root may write everywhere (tst_store_faults has a file system that may not)");
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    fs::permissions(path, fs::perms::owner_read);
    fs::permissions(dir.path(), fs::perms::owner_read | fs::perms::owner_exec);
    {
        auto project = Project::open(path, {});
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::ReadOnly));
        QVERIFY(!(*project)->report().notice.empty());
        QCOMPARE(violationsOf(**project), std::string());
    }
    fs::permissions(dir.path(), fs::perms::owner_all);
}

void TestStore::damaged_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("cut behind the schema") << 0;
    QTest::newRow("cut by one page") << 1;
    QTest::newRow("a table's root page is rubbish") << 2;
    QTest::newRow("a table's root page is zeros") << 3;
}

void TestStore::damaged()
{
    QFETCH(int, kind);
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    const auto size = static_cast<std::int64_t>(fs::file_size(path));
    const auto rootOf = [&](const std::string& table) -> std::int64_t {
        SQLite::Database db(path);
        return db.execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").getInt64();
    };
    // Without all of the schema there is nothing to read; it takes more than the first page.
    const auto lastOfSchema = [&]() -> std::int64_t {
        SQLite::Database db(path);
        return db.execAndGet("SELECT max(pageno) FROM dbstat WHERE name = 'sqlite_schema'").getInt64();
    };
    if (kind == 0)
        fs::resize_file(path, static_cast<std::uintmax_t>(lastOfSchema() * 16384));
    else if (kind == 1)
        fs::resize_file(path, static_cast<std::uintmax_t>(size - 16384));
    else if (kind == 2)
        overwrite(path, (rootOf("outcome") - 1) * 16384, std::string(16384, '\x55'));
    else
        overwrite(path, (rootOf("draw_item") - 1) * 16384, std::string(16384, '\0'));
    const std::string before = testsupport::readAll(path);
    {
        auto project = Project::open(path, {});
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::DamagedReadable));
        QVERIFY((*project)->report().notice.find(".recover") != std::string::npos);
        QCOMPARE(codeOf((*project)->writer()), code(ErrorCode::ReadOnly));
        // What people said and what production sent is there to be exported.
        auto reader = (*project)->reader();
        MUST(reader);
        MUST(transcript(**reader, SessionId(3)));
        const auto events = labelEvents(**reader);
        MUST(events);
        QCOMPARE(events->size(), std::size_t(1));
        QVERIFY(!violationsOf(**reader).empty());
    }
    QVERIFY(testsupport::readAll(path) == before);
}

void TestStore::damagedSessionsAreSalvaged()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    {
        auto project = Project::open(path, creating());
        MUST(project);
        MUST(importSessions(**(*project)->writer(), "h1", fullSessions(1, 2000)));
    }
    // A page in the middle of the sessions, and the first of the ratings.
    std::vector<std::int64_t> pages;
    {
        SQLite::Database db(path);
        SQLite::Statement query(db,
            "SELECT pageno FROM dbstat WHERE name = 'session' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 2");
        while (query.executeStep())
            pages.push_back(query.getColumn(0).getInt64());
        pages.push_back(
            db.execAndGet("SELECT pageno FROM dbstat WHERE name = 'rating' AND pagetype = 'leaf' ORDER BY path")
                .getInt64());
    }
    QCOMPARE(pages.size(), std::size_t(2));
    for (const std::int64_t page : pages)
        overwrite(path, (page - 1) * 16384, std::string(16384, '\x55'));
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::DamagedReadable));
    auto reader = (*project)->reader();
    MUST(reader);
    std::vector<std::int64_t> ids;
    MUST(forEachSession(
        **reader, SessionId(1), SessionId(2000), [&](const FrameSession& row) { ids.push_back(row.id.value()); }));
    QVERIFY2(ids.size() > 1500, std::to_string(ids.size()).c_str());
    QVERIFY(ids.size() < 2000);
    QCOMPARE(ids.front(), 1);
    QCOMPARE(ids.back(), 2000);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    int ratings = 0;
    MUST(forEachRating(**reader, {SessionId(2000), SourceId(2)}, SessionId(1), SessionId(2000),
        [&](const FrameRating&) { ++ratings; }));
    QVERIFY(ratings > 3000);
}

void TestStore::damagedBeyondReading()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    overwrite(path, 100, std::string(8000, '\x55'));
    const std::string before = testsupport::readAll(path);
    const auto broken = Project::open(path, {});
    QCOMPARE(codeOf(broken), code(ErrorCode::Damaged));
    QVERIFY(broken.error().text.find(".recover") != std::string::npos);
    QVERIFY(testsupport::readAll(path) == before);

    overwrite(path, 0, std::string(100, '\0'));
    QCOMPARE(codeOf(Project::open(path, {})), code(ErrorCode::Damaged));
    // The identity is there, but the header makes no sense.
    const std::string other = dir.file("b.turnout");
    makeProject(other);
    overwrite(other, 16, std::string(2, '\x03'));
    QCOMPARE(codeOf(Project::open(other, {})), code(ErrorCode::Damaged));
}

void TestStore::missingTable()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    doctor(path, "DROP TABLE orphan");
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::DamagedReadable));
    QVERIFY((*project)->report().notice.find("orphan") != std::string::npos);
}

void TestStore::newer()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    doctor(path, "PRAGMA user_version = 99; UPDATE meta SET value = '99' WHERE key = 'min_reader'");
    const std::string before = testsupport::readAll(path);
    const auto project = Project::open(path, {});
    QCOMPARE(codeOf(project), code(ErrorCode::Newer));
    OpenOptions options;
    options.readOnly = true;
    QCOMPARE(codeOf(Project::open(path, options)), code(ErrorCode::Newer));
    doctor(path, "DELETE FROM meta WHERE key = 'min_reader'");
    QCOMPARE(codeOf(Project::open(path, {})), code(ErrorCode::Newer));
}

void TestStore::newerReadable()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    const std::string next = std::to_string(kVersion + 1);
    doctor(path, "PRAGMA user_version = " + next + "; CREATE TABLE later (id INTEGER PRIMARY KEY)");
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::NewerReadable));
    QCOMPARE((*project)->report().schema, kVersion + 1);
    QVERIFY(!(*project)->report().notice.empty());
    QCOMPARE(codeOf((*project)->writer()), code(ErrorCode::ReadOnly));
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE(projectCounts(**reader)->sessions, 10);
}

void TestStore::migrated()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    std::vector<Migration> steps(knownMigrations().begin(), knownMigrations().end());
    steps.push_back({"098_more",
        "ALTER TABLE annotator ADD COLUMN team TEXT; -- a ; in a comment\n"
        "CREATE TRIGGER t BEFORE DELETE ON annotator BEGIN SELECT 1; SELECT 2; END;"});
    steps.push_back({"099_even_more", "UPDATE annotator SET team = 'a;b'"});
    OpenOptions options;
    options.migrations = steps;
    const std::string copyName = "a.turnout" + backupEnding();
    const std::string taken = dir.write(copyName, "somebody's file");
    auto project = Project::open(path, options);
    MUST(project);
    QCOMPARE(outcome(**project), number(OpenOutcome::Migrated));
    QCOMPARE((*project)->report().schema, kVersion + 2);
    QCOMPARE((*project)->report().backup, dir.file(copyName + "-2"));
    QCOMPARE(testsupport::readAll(taken), std::string("somebody's file"));
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE((*reader)->db().execAndGet("PRAGMA user_version").getInt(), kVersion + 2);
    QCOMPARE((*reader)->db().execAndGet("SELECT team FROM annotator").getString(), std::string("a;b"));
    // The copy is a whole project of the old version.
    auto copy = Project::open(dir.file(copyName + "-2"), {});
    MUST(copy);
    QCOMPARE(outcome(**copy), number(OpenOutcome::Current));
    QCOMPARE(violationsOf(**copy), std::string());
    reader->reset();
    project->reset();
    auto again = Project::open(path, options);
    MUST(again);
    QCOMPARE(outcome(**again), number(OpenOutcome::Current));
    QVERIFY((*again)->report().backup.empty());
}

void TestStore::everyEarlierVersion()
{
    const testsupport::TempDir dir;
    for (std::size_t version = 1; version < knownMigrations().size(); ++version) {
        const std::string path = dir.file("v" + std::to_string(version) + ".turnout");
        makeOldProject(path, version);
        auto project = Project::open(path, {});
        MUST(project);
        QCOMPARE(outcome(**project), number(OpenOutcome::Migrated));
        QCOMPARE((*project)->report().schema, kVersion);
        auto reader = (*project)->reader();
        MUST(reader);
        QCOMPARE(projectCounts(**reader)->labelEvents, 1);
        QCOMPARE(projectCounts(**reader)->sessions, 10);
        QCOMPARE(violationsOf(**project), std::string());
    }
}

void TestStore::goldOfEarlierVersions()
{
    constexpr std::size_t kBeforeAdjudication = 6;
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeOldProject(path, kBeforeAdjudication);
    doctor(path, R"(INSERT INTO gold VALUES (2, 'verdict', '[{"question":"verdict","values":["bad"]}]', 'ada', 1))");
    auto project = Project::open(path, {});
    MUST(project);
    auto reader = (*project)->reader();
    MUST(reader);
    QCOMPARE(projectCounts(**reader)->gold, 1);
    QCOMPARE((*reader)->db().execAndGet("SELECT said_by || source_id || (event_id IS NULL) FROM gold").getString(),
        std::string("ada11"));
    QCOMPARE(violationsOf(**project), std::string());
    // An answer given before is nobody's adjudication.
    QCOMPARE((*reader)->db().execAndGet("SELECT count(*) FROM label_event WHERE adjudicated = 1").getInt(), 0);
}

void TestStore::migrationFails()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    std::string before;
    {
        auto project = Project::open(path, {});
        MUST(project);
        before = dump(**project);
    }
    std::vector<Migration> steps(knownMigrations().begin(), knownMigrations().end());
    steps.push_back({"098_broken", "CREATE TABLE half (id); INSERT INTO half VALUES (1); UPDATE nowhere SET x = 1"});
    OpenOptions options;
    options.migrations = steps;
    const auto project = Project::open(path, options);
    QVERIFY(!project);
    QVERIFY(project.error().message().find("098_broken") != std::string::npos);
    QVERIFY(project.error().message().find(backupEnding()) != std::string::npos);
    auto same = Project::open(path, {});
    MUST(same);
    QCOMPARE(outcome(**same), number(OpenOutcome::Current));
    QCOMPARE(dump(**same), before);
}

void TestStore::migrationNeedsACopy()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    fs::create_directories(path + backupEnding() + "-partial/in the way");
    std::vector<Migration> steps(knownMigrations().begin(), knownMigrations().end());
    steps.push_back({"098_more", "CREATE TABLE more (id)"});
    OpenOptions options;
    options.migrations = steps;
    const auto project = Project::open(path, options);
    QVERIFY(!project);
    QVERIFY(project.error().text.find("copy") != std::string::npos);
    auto same = Project::open(path, {});
    MUST(same);
    QCOMPARE(outcome(**same), number(OpenOutcome::Current));
}

void TestStore::oldFileThatCannotBeWritten()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    std::vector<Migration> steps(knownMigrations().begin(), knownMigrations().end());
    steps.push_back({"098_more", "CREATE TABLE more (id)"});
    OpenOptions options;
    options.migrations = steps;
    options.readOnly = true;
    QCOMPARE(codeOf(Project::open(path, options)), code(ErrorCode::Refused));
}

void TestStore::interruptedImportIsTakenBack()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    makeProject(path);
    std::string before;
    {
        auto project = Project::open(path, {});
        MUST(project);
        before = dump(**project);
        Writer& writer = **(*project)->writer();
        ImportWriter import;
        const std::vector<session::Session> sessions = fullSessions(8, 40);
        std::vector<PreparedSession> prepared(sessions.size());
        for (std::size_t i = 0; i < sessions.size(); ++i)
            prepared[i].prepare(1, sessions[i]);
        MUST(writer.run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
            auto begin = import.begin(connection, {"f", "x", "h9", 1, 1});
            return begin ? import.addSessions(connection, prepared) : Result<void>(begin.error());
        }));
        // Readers do not see what is not complete.
        auto reader = (*project)->reader();
        MUST(reader);
        QCOMPARE(visible(**reader)->last, SessionId(10));
        QCOMPARE(projectCounts(**reader)->sessions, 10);
        QVERIFY(!findSession(**reader, "s-30")->has_value());
        QCOMPARE(codeOf(sessionDetails(**reader, SessionId(12))), code(ErrorCode::NotFound));
    }
    {
        OpenOptions options;
        options.readOnly = true;
        auto project = Project::open(path, options);
        MUST(project);
        auto reader = (*project)->reader();
        MUST(reader);
        QCOMPARE(projectCounts(**reader)->sessions, 10);
    }
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE((*project)->report().undoneSources, 1);
    QVERIFY(!(*project)->report().notice.empty());
    QCOMPARE(dump(**project), before);
    QCOMPARE(violationsOf(**project), std::string());
}

void TestStore::interruptedFirstBigImportIsTakenBack()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    {
        auto project = Project::open(path, creating());
        MUST(project);
        ImportWriter import;
        const session::Session session = fullSession(1);
        PreparedSession prepared;
        prepared.prepare(1, session);
        MUST((*(*project)->writer())->run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
            auto begin = import.begin(connection, {"f", "x", "h9", 1'000'000'000, 1});
            return begin ? import.addSessions(connection, std::span(&prepared, 1)) : Result<void>(begin.error());
        }));
    }
    auto project = Project::open(path, {});
    MUST(project);
    QCOMPARE((*project)->report().undoneSources, 1);
    QCOMPARE(violationsOf(**project), std::string());
    MUST(importSessions(**(*project)->writer(), "h9", fullSessions(1, 3)));
}

void TestStore::openingIsFast()
{
    // Whatever the size: nothing is read but first and last rows. (The bench has the million.)
    const testsupport::TempDir dir;
    const std::string path = dir.file("a.turnout");
    {
        auto project = Project::open(path, creating());
        MUST(project);
        MUST(importSessions(**(*project)->writer(), "h1", fullSessions(1, 5000)));
    }
    QElapsedTimer timer;
    timer.start();
    auto project = Project::open(path, {});
    MUST(project);
    QVERIFY2(timer.elapsed() < 1000, "opening took a second");
}

TURNOUT_TEST_MAIN(TestStore)
#include "tst_store.moc"
