// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full, or fails, at any point of taking work back: the project is as it was, it is said, and a second
// try brings everything.
#include "store/DeskStore.h"
#include "support/MadeProject.h"
#include "tst_store_vfs.h"
#include "workbench/HandOut.h"
#include "workbench/LabelDesk.h"
#include "workbench/TakeBack.h"

#include <filesystem>
#include <fstream>

using namespace turnout;
using namespace turnout::workbench;
using storetest::FaultVfs;
using testsupport::dump;
using testsupport::openProject;
using testsupport::violationsOf;
namespace fs = std::filesystem;

namespace {

constexpr TimeMs kNow = 1'780'000'000'000;
constexpr int kHandedOut = 12;

class TestHandOutFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void mergingOnAFailingDisk_data();
    void mergingOnAFailingDisk();

private:
    /// The project as it was when the package was out, under a name of its own.
    [[nodiscard]] std::unique_ptr<OpenProject> fresh(const testsupport::TempDir& dir) const
    {
        std::ofstream(dir.file("main.turnout"), std::ios::binary) << m_before;
        return openProject(dir.file("main.turnout"), m_clock);
    }

    FaultVfs m_vfs;
    testsupport::TempDir m_dir;
    ManualClock m_clock{kNow};
    std::string m_before; ///< the file
    std::string m_after; ///< all rows, once it was merged
};

void TestHandOutFaults::initTestCase()
{
    FaultVfs::faults.reset();
    {
        const auto project = openProject(m_dir.file("main.turnout"), m_clock);
        MUST(importFile(*project, m_dir.write("s.jsonl", testsupport::sessionLines(30)), {}, {}, {}));
        MUST(testsupport::drawSome(*project, 20));
        MUST(splitWork(*project, {"ada", kHandedOut, {}, kHandedOutFor, m_dir.file("ada.turnout")}));
        const auto package = openProject(m_dir.file("ada.turnout"), m_clock);
        auto desk = LabelDesk::open(*package, "ada");
        MUST(desk);
        for (int i = 0; i < kHandedOut; ++i) {
            m_clock.set(m_clock.now() + 1000);
            MUST((*desk)->submit(static_cast<std::size_t>(i), {{"verdict", {"good"}, {}}}, 5));
        }
        MUST((*desk)->undo());
        MUST((*desk)->setFlag((*desk)->queue()[0].session, true));
        auto writer = package->store().writer();
        const auto who = package->annotator("ada");
        MUST((*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) {
            return store::noteSeen(connection, SessionId(1), *who, {"labels"}, m_clock.now());
        }));
    }
    m_before = testsupport::readAll(m_dir.file("main.turnout"));
    const testsupport::TempDir dir;
    const auto project = fresh(dir);
    MUST(takeBack(*project, m_dir.file("ada.turnout")));
    m_after = dump(*project);
}

void TestHandOutFaults::mergingOnAFailingDisk_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("noWal");
    const int always = std::numeric_limits<int>::max();
    QTest::newRow("full and stays full") << SQLITE_FULL << always << false;
    QTest::newRow("write error for a moment") << SQLITE_IOERR_WRITE << 1 << false;
    QTest::newRow("full, without a write-ahead log") << SQLITE_FULL << always << true;
    QTest::newRow("write error for a moment, without a write-ahead log") << SQLITE_IOERR_WRITE << 2 << true;
}

void TestHandOutFaults::mergingOnAFailingDisk()
{
    QFETCH(int, error);
    QFETCH(int, times);
    QFETCH(bool, noWal);
    const std::string package = m_dir.file("ada.turnout");
    int failures = 0;
    for (int n = 1;; ++n) {
        const testsupport::TempDir dir;
        FaultVfs::faults.reset();
        FaultVfs::faults.noWal = noWal;
        const auto project = fresh(dir);
        const std::string before = dump(*project);
        FaultVfs::faults.writes = 0;
        FaultVfs::faults.writeError = error;
        FaultVfs::faults.times = times;
        FaultVfs::faults.failWriteAt = n;
        const auto merged = takeBack(*project, package);
        const bool enough = FaultVfs::faults.writes < n;
        FaultVfs::faults.reset();
        FaultVfs::faults.noWal = noWal;
        const std::string at = "at write " + std::to_string(n) + (merged ? "" : ": " + merged.error().message());
        if (!merged) {
            ++failures;
            QVERIFY2(merged.error().code == ErrorCode::NoSpace || merged.error().code == ErrorCode::Io, at.c_str());
            QVERIFY2(!merged.error().text.empty(), at.c_str());
            // Without a log the writer takes back what the disk has left half done, as soon as the disk lets it.
            QTRY_VERIFY2(dump(*project) == before, at.c_str());
            const auto again = takeBack(*project, package);
            QVERIFY2(again.ok(), (at + (again ? "" : " / " + again.error().message())).c_str());
            QCOMPARE(again->answers, kHandedOut);
        }
        QVERIFY2(dump(*project) == m_after, at.c_str());
        const std::string violations = violationsOf(*project);
        QVERIFY2(violations.empty(), (at + "\n" + violations).c_str());
        // The package was only read: it has all of its work still.
        if (enough)
            break;
        QVERIFY(n < 10'000);
    }
    QVERIFY(failures > 0);
    MUST(takeBack(*openProject(m_dir.file("main.turnout"), m_clock), package));
}

} // namespace

TURNOUT_TEST_MAIN(TestHandOutFaults)
#include "tst_handout_faults.moc"
