// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A day at the desk: two hundred sessions by key events only, with take back and give again, a restart, and the program
// killed (SIGKILL) in the middle of notes. Nothing that was on the screen is lost.
#include "common/Theme.h"
#include "labeling/NoteField.h"
#include "labeling/SkipPanel.h"
#include "support/LabelDeskApp.h"

#include <cstdio>
#include <iterator>
#include <map>
#include <QProcess>
#include <unordered_map>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Desk;

namespace {

constexpr int kSessions = 200;
constexpr int kKills = 4;
constexpr const char* kChild = "--desk";

/// What the annotator did, in the order it stands: the test's own account of the day.
struct Day {
    struct Act {
        SessionId session;
        QString verdict; ///< empty: skipped
        QString note;
    };
    std::vector<Act> acts;
    std::vector<Act> takenBack; ///< last is given again next
};

QString answerOf(int i)
{
    return i % 3 == 0 ? u"bad"_s : i % 3 == 1 ? u"good"_s : u"acceptable"_s;
}

/// Types a session's answers, and submits or skips; what is typed is what the day says.
void work(Desk& desk, Day& day, int i)
{
    const SessionId session = desk.page->currentSession();
    if (i % 19 == 7) {
        desk.press(Qt::Key_Space);
        QVERIFY(desk.find<ui::SkipPanel>()->isVisible());
        desk.press(Qt::Key_2);
        day.acts.push_back({session, {}, {}});
    } else {
        // What was begun before a kill is in the form: the answer that is there already would be taken back.
        if (!desk.chosen().startsWith(answerOf(i)))
            desk.press(i % 3 == 0 ? Qt::Key_3 : i % 3 == 1 ? Qt::Key_1 : Qt::Key_2);
        if (i % 5 == 0) {
            desk.press('n');
            QTest::keyClicks(desk.page->focusWidget(), u"note %1"_s.arg(i));
        }
        const QString note = desk.find<ui::NoteField>()->toPlainText().trimmed();
        desk.press(Qt::Key_Return);
        day.acts.push_back({session, answerOf(i), note});
    }
    day.takenBack.clear();
    QVERIFY(desk.page->currentSession() != session);
}

void takeBack(Desk& desk, Day& day)
{
    desk.press(Qt::Key_Backspace);
    QCOMPARE(desk.page->currentSession(), day.acts.back().session);
    day.takenBack.push_back(day.acts.back());
    day.acts.pop_back();
}

void giveAgain(Desk& desk, Day& day)
{
    testsupport::press(*desk.page, Qt::Key_Backspace, Qt::ShiftModifier);
    QCOMPARE(desk.page->currentSession(), day.takenBack.back().session);
    day.acts.push_back(day.takenBack.back());
    day.takenBack.pop_back();
}

/// Every session that is answered or skipped on disk, with what stands: "good|note 5", "skipped".
std::map<std::int64_t, QString> onDisk(const std::string& path)
{
    std::map<std::int64_t, QString> said;
    const auto project = workbench::OpenProject::open(path, {.readOnly = true});
    std::ignore = (*project)->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId session, const labeling::SessionLabel& label) {
            const auto value = [&](const char* question) {
                const auto* kept = label.answer(question);
                return kept == nullptr ? QString() : QString::fromStdString(kept->answer.values.front());
            };
            said[session.value()] = label.skipped ? u"skipped"_s : value("verdict") + u'|' + value("note");
        });
    });
    return said;
}

std::map<std::int64_t, QString> expected(const Day& day)
{
    std::map<std::int64_t, QString> said;
    for (const Day::Act& act : day.acts)
        said[act.session.value()] = act.verdict.isEmpty() ? u"skipped"_s : act.verdict + u'|' + act.note;
    return said;
}

/// The other process: labels until it is killed, and says what was on the screen and could be on disk.
int labelUntilKilled(const std::string& path)
{
    Desk desk(path, false);
    const auto tell = [](const char* what, SessionId session, const QString& text) {
        std::printf("%s %lld %s\n", what, static_cast<long long>(session.value()), qPrintable(text));
        std::fflush(stdout);
    };
    for (int i = 0; desk.page->currentSession().valid(); ++i) {
        const SessionId session = desk.page->currentSession();
        if (desk.chosen().isEmpty()) // else it was begun before an earlier kill
            desk.press(Qt::Key_1);
        desk.press('n');
        const auto* field = desk.find<ui::NoteField>();
        QString note;
        for (const char key : std::string("kept with each key")) {
            QTest::keyClick(desk.page->focusWidget(), key);
            note = field->toPlainText().trimmed();
            if (desk.page->unsaved() == 0)
                tell("typed", session, note);
        }
        desk.press(Qt::Key_Return);
        tell("ok", session, note);
    }
    return 0;
}

} // namespace

class TestUiDeskDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void twoHundredSessionsByKeyOnly();

private:
    void killedWhileLabeling(const std::string& path, Day& day, int lines);
};

/// Starts another desk on the project, kills it after so many lines of what it says, and looks at what is left.
void TestUiDeskDay::killedWhileLabeling(const std::string& path, Day& day, int lines)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kChild), QString::fromStdString(path)});
    QVERIFY(process.waitForStarted());
    QByteArray out;
    while (out.count('\n') < lines) {
        QVERIFY2(process.waitForReadyRead(60000), process.readAllStandardError().constData());
        out += process.readAllStandardOutput();
    }
    process.kill(); // SIGKILL: nothing is written any more
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    out += process.readAllStandardOutput();

    std::map<std::int64_t, QString> typed;
    const QList<QByteArray> said = out.left(out.lastIndexOf('\n')).split('\n');
    for (const QByteArray& line : said) {
        const QList<QByteArray> words = line.split(' ');
        const std::int64_t session = words.value(1).toLongLong();
        const QString note = QString::fromUtf8(line.mid(words.value(0).size() + words.value(1).size() + 2));
        if (words.value(0) == "typed")
            typed[session] = note;
        if (words.value(0) != "ok")
            continue;
        day.acts.push_back({SessionId(session), u"good"_s, note});
        typed.erase(session);
    }
    // A label may be on disk that it had no time to speak of; no other difference.
    auto there = onDisk(path);
    for (const auto& [session, what] : expected(day)) {
        QCOMPARE(there[session], what);
        there.erase(session);
    }
    QVERIFY(there.size() <= 1);
    for (const auto& [session, what] : there) {
        day.acts.push_back({SessionId(session), u"good"_s, what.section(u'|', 1)});
        typed.erase(session);
    }
    const auto project = workbench::OpenProject::open(path);
    QVERIFY(project);
    const auto drafts = workbench::DeskDrafts::open(**project, "ada");
    QVERIFY(drafts);
    for (const auto& [session, note] : typed) {
        const store::Draft* draft = (*drafts)->find(SessionId(session));
        QVERIFY(draft != nullptr);
        // What it said, or a key more than it had time to speak of.
        const QString kept = QString::fromStdString(draft->answers.back().values.front());
        QVERIFY2(kept.size() >= note.size() && kept.size() <= note.size() + 2, qPrintable(kept + u" / "_s + note));
    }
}

void TestUiDeskDay::twoHundredSessionsByKeyOnly()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("day.turnout");
    Day day;
    auto desk = std::make_unique<Desk>(path, true, kSessions);
    QCOMPARE(desk->page->waiting(), kSessions);
    for (int i = 0; static_cast<int>(day.acts.size()) < kSessions && !QTest::currentTestFailed(); ++i) {
        const auto done = static_cast<int>(day.acts.size());
        if (!desk->page->currentSession().valid())
            break;
        if (i % 13 == 12 && done > 3) { // thought better of it, and better still
            takeBack(*desk, day);
            takeBack(*desk, day);
            giveAgain(*desk, day);
            giveAgain(*desk, day);
            testsupport::press(*desk->page, Qt::Key_Right, Qt::ControlModifier);
        }
        if (i % 29 == 28 && done > 3) { // changed after all
            takeBack(*desk, day);
            if (!desk->find<ui::NoteField>()->toPlainText().isEmpty()) {
                desk->press('n');
                testsupport::press(*desk->page, Qt::Key_A, Qt::ControlModifier);
                desk->press(Qt::Key_Delete);
                desk->press(Qt::Key_Escape);
            }
            desk->press(Qt::Key_0);
            desk->press(Qt::Key_Return);
            day.acts.push_back({day.takenBack.back().session, u"cant_tell"_s, {}});
            day.takenBack.clear();
            continue;
        }
        if (done == 60) { // the next morning; what was taken back in the evening is given again
            takeBack(*desk, day);
            takeBack(*desk, day);
            desk.reset();
            QCOMPARE(onDisk(path), expected(day));
            desk = std::make_unique<Desk>(path, false);
            giveAgain(*desk, day);
            giveAgain(*desk, day);
            testsupport::press(*desk->page, Qt::Key_Right, Qt::ControlModifier);
        }
        if (done == 100 || (done > 100 && done < 104 && i % 2 == 0)) {
            desk.reset();
            for (int kill = 0; kill < kKills && !QTest::currentTestFailed(); ++kill)
                killedWhileLabeling(path, day, 5 + kill * 9);
            desk = std::make_unique<Desk>(path, false);
            continue;
        }
        work(*desk, day, i);
    }
    QVERIFY(!desk->page->currentSession().valid()); // the last session of the draw is done
    desk.reset();
    QCOMPARE(onDisk(path), expected(day));
    QCOMPARE(static_cast<int>(onDisk(path).size()), kSessions);
}

int main(int argc, char* argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    const QApplication app(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == kChild)
        return labelUntilKilled(argv[2]);
    TestUiDeskDay test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ui_desk_day.moc"
