// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "import/ImportPage.h"
#include "import/SummaryGrid.h"
#include "support/ShellApp.h"
#include "workbench/DemoProject.h"
#include "workbench/ImportSettings.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;
using testsupport::child;

namespace {

constexpr std::string_view kSessions
    = R"({"id":"a","started_at":"2026-05-01T10:00:00Z","segments":{"language":"de"},"turns":[{"role":"user","text":"eins"}]}
{"id":"b","started_at":"2026-05-02T10:00:00Z","segments":{"language":"en"},"turns":[{"role":"user","text":"two"}]}
broken
)";
constexpr std::string_view kRatings = R"({"session":"a","rating":"up"}
{"session":"zz","rating":"down"}
)";

/// The id column is not called like one.
constexpr std::string_view kTable = "ticket,question,reply,opened,plan,stars\n"
                                    "t-1,Where is my order?,On its way.,2026-05-01 10:00:00,pro,5\n"
                                    "t-2,Mail me at jo@example.com,Done.,2026-05-02 11:00:00,free,1\n"
                                    "t-3,broken row\n";

QStringList toList(const std::string& path)
{
    return {QString::fromStdString(path)};
}

/// Drags these over the window and lets go.
void drop(QWidget& window, const QMimeData& data)
{
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent let(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &let);
}

/// The window with a new project, and its import page.
struct ImportApp : App {
    explicit ImportApp(const testsupport::TempDir& dir)
        : App(dir)
    {
        dialogs.files.push_back(toList(dir.file("p.turnout")));
        if (!testsupport::trigger(window, u"project.new"_s)
            || !QTest::qWaitFor([&] { return window.workbench().snapshot() != nullptr; }, 30000))
            qFatal("no project");
    }
    /// Chooses files to import and waits until all of them were looked through.
    void choose(const QStringList& files)
    {
        dialogs.files.push_back(files);
        if (!testsupport::trigger(window, u"project.import"_s)
            || !QTest::qWaitFor([&] { return page().isVisible() && !sentence().isEmpty(); }, 30000))
            qFatal("no import page");
        settle();
    }
    /// Waits until nothing is being read any more.
    void settle()
    {
        QTest::qWait(50);
        const auto calm = [&] { return !sentence().contains(u"reading"_s) && !summary().contains(u"Reading"_s); };
        if (!QTest::qWaitFor(calm, 60000))
            qFatal("still reading: %s", qPrintable(sentence()));
    }
    [[nodiscard]] ui::ImportPage& page()
    {
        return *child<ui::ImportPage>(window, u"importPage"_s);
    }
    template <typename T>
    [[nodiscard]] T& in(const QString& name)
    {
        return *child<T>(page(), name);
    }
    [[nodiscard]] QString sentence()
    {
        return in<QLabel>(u"importSentence"_s).text();
    }
    /// What was seen in the file, and what an import of it would do.
    [[nodiscard]] QString summary()
    {
        return in<QLabel>(u"seenText"_s).text() + u'\n' + in<ui::SummaryGrid>(u"drySummary"_s).texts().join(u'\n');
    }
    [[nodiscard]] QString transcript()
    {
        auto& view = in<common::TranscriptView>(u"previewTranscript"_s);
        QStringList turns;
        for (int i = 0; i < view.turnCount(); ++i)
            turns.append(view.spokenText(i));
        return turns.join(u'\n');
    }
    [[nodiscard]] int sessions()
    {
        return static_cast<int>(window.workbench().snapshot()->frame->size());
    }
};

/// Gives the column in that row a use, from the list that opens.
void chooseUse(QTableView& table, int row, const QString& use)
{
    const QModelIndex index = table.model()->index(row, 2);
    table.setCurrentIndex(index);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Space);
    const auto* box = qobject_cast<QComboBox*>(table.indexWidget(index));
    QVERIFY(box != nullptr);
    QTRY_VERIFY(box->view()->isVisible());
    QVERIFY(!box->accessibleName().isEmpty());
    QTest::keyClick(box->view(), Qt::Key_Home);
    for (int i = 0; i < box->findText(use); ++i)
        QTest::keyClick(box->view(), Qt::Key_Down);
    QTest::keyClick(box->view(), Qt::Key_Return);
    QTRY_COMPARE(index.data().toString(), use);
    QTRY_VERIFY(table.indexWidget(index) == nullptr);
}

/// Chooses an entry of a box by its first letter, as often as it takes.
void chooseEntry(QComboBox& box, const QString& entry)
{
    for (int i = 0; i < box.count() && box.currentText() != entry; ++i) {
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Down);
    }
    QCOMPARE(box.currentText(), entry);
}

} // namespace

class TestUiImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void importsWhatWasShown();
    void columnsAreChosenByKeyboard();
    void mappingIsSavedAndRead();
    void personalDataIsReplaced();
    void weights();
    void margins();
    void importCanBeDeclined();
    void importCanBeCancelled();
    void leavingKeepsTheChoices();
    void filesThatCannotBeUsed();
    void droppedFilesMakeAProject();
    void realTraces();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

void TestUiImport::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 40);
}

void TestUiImport::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiImport::importsWhatWasShown()
{
    ImportApp app(*m_dir);
    const QString sessions = QString::fromStdString(m_dir->write("sessions.jsonl", kSessions));
    const QString ratings = QString::fromStdString(m_dir->write("ratings.jsonl", kRatings));
    app.choose({sessions, ratings});
    // Nothing is written yet.
    QCOMPARE(app.sessions(), 0);
    QVERIFY2(app.sentence().startsWith(u"2 sessions to add"_s), qPrintable(app.sentence()));
    const QString shown = app.summary();
    QVERIFY2(shown.contains(u"turnout-sessions/1, 3 records → 2 sessions"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"2 new sessions"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"1 line cannot be used"_s) && shown.contains(u"Line 3."_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"language (2)"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"2026-05-01 to 2026-05-02"_s), qPrintable(shown));
    QVERIFY2(app.in<QLabel>(u"weightNote"_s).text().contains(u"No sampling weights"_s), "said once, at the setting");
    QVERIFY2(app.transcript().contains(u"eins"_s), qPrintable(app.transcript()));
    QTest::keyClick(&app.page(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY2(app.transcript().contains(u"two"_s), qPrintable(app.transcript()));
    QCOMPARE(testsupport::unnamedWidgets(app.page()).join(u", "_s), QString());
    testsupport::picture(app.window, u"import-decide"_s);
    QTest::keyClick(&app.in<QListWidget>(u"importFiles"_s), Qt::Key_Down);
    QTRY_VERIFY2(app.summary().contains(u"2 records → 2 events"_s), qPrintable(app.summary()));
    // The files are looked through together: what finds its session in the other one does not wait.
    QVERIFY2(app.summary().contains(u"1 record joined to its session"_s), qPrintable(app.summary()));
    // Escape leaves a field for the list of files, not the import.
    app.in<QComboBox>(u"redactionBox"_s).setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(app.page().isVisible());
    QVERIFY(app.in<QListWidget>(u"importFiles"_s).hasFocus());

    QTest::keyClick(&app.page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QVERIFY2(app.sentence().startsWith(u"2 sessions imported, 1 record joined to its session"_s),
        qPrintable(app.sentence()));
    QCOMPARE(app.bannerText(), QString()); // the page says it
    QTest::keyClick(&app.in<QListWidget>(u"importFiles"_s), Qt::Key_Up);
    const QAbstractItemModel& rejects = *app.in<QTableView>(u"rejectsTable"_s).model();
    QCOMPARE(rejects.rowCount(), 1);
    QCOMPARE(rejects.index(0, 0).data().toString(), u"3"_s);
    QCOMPARE(rejects.index(0, 2).data().toString(), u"broken"_s);
    QCOMPARE(testsupport::unnamedWidgets(app.page()).join(u", "_s), QString());
    testsupport::picture(app.window, u"import-report"_s);
    app.in<QPushButton>(u"copyReportButton"_s).click();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"sessions.jsonl"_s) && copied.contains(u"line 3: "_s), qPrintable(copied));
    app.in<QPushButton>(u"notUsedButton"_s).click();
    QVERIFY(!app.page().isVisible());
    QTRY_COMPARE(app.sessions(), 2);
    QCOMPARE(app.window.workbench().snapshot()->frame->rated.count(), std::size_t{1});
}

void TestUiImport::columnsAreChosenByKeyboard()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("tickets.csv", kTable)));
    // What was said was guessed; nobody can know what the id is.
    QVERIFY(!app.in<QPushButton>(u"importButton"_s).isEnabled());
    QVERIFY2(app.sentence().contains(u"Choose the columns of tickets.csv"_s), qPrintable(app.sentence()));
    QVERIFY(app.in<QLabel>(u"mappingNote"_s).text().contains(u"id of the session"_s));
    auto& table = app.in<QTableView>(u"mappingTable"_s);
    QCOMPARE(table.model()->index(1, 2).data().toString(), u"User's words"_s);
    QVERIFY(table.model()->index(1, 1).data().toString().contains(u"Where is my order?"_s));
    chooseUse(table, 0, u"Session id"_s);
    chooseUse(table, 3, u"Start time"_s);
    app.settle();
    QVERIFY2(app.transcript().contains(u"On its way."_s), qPrintable(app.transcript()));
    // The scale of the ratings was guessed; with another, what is outside is refused.
    auto& low = app.in<QDoubleSpinBox>(u"ratingLowBox"_s);
    auto& high = app.in<QDoubleSpinBox>(u"ratingHighBox"_s);
    QCOMPARE(low.value(), 1.0);
    QCOMPARE(high.value(), 5.0);
    high.setValue(4);
    app.settle();
    QVERIFY2(app.summary().contains(u"outside its scale"_s), qPrintable(app.summary()));
    high.setValue(1);
    QVERIFY(app.in<QLabel>(u"mappingNote"_s).text().contains(u"two different ends"_s));
    high.setValue(5);
    app.settle();
    QVERIFY2(app.summary().contains(u"3 rows → 2 sessions"_s), qPrintable(app.summary()));
    QVERIFY2(app.summary().contains(u"2 ratings"_s), qPrintable(app.summary()));
    QVERIFY2(app.in<QLabel>(u"previewFacts"_s).text().contains(u"2026-05-01 10:00"_s),
        qPrintable(app.in<QLabel>(u"previewFacts"_s).text()));
    QVERIFY(app.in<QLabel>(u"previewFacts"_s).text().contains(u"plan: pro"_s));
    // One column only can be the id: giving it to another takes it from the first.
    chooseUse(table, 5, u"Session id"_s);
    QCOMPARE(table.model()->index(0, 2).data().toString(), u"kept aside"_s);
    chooseUse(table, 0, u"Session id"_s);
    QCOMPARE(table.model()->index(5, 2).data().toString(), u"kept aside"_s);
    app.settle();
    QVERIFY2(!app.summary().contains(u"rating"_s), qPrintable(app.summary()));
    QCOMPARE(testsupport::unnamedWidgets(app.page()).join(u", "_s), QString());
    testsupport::picture(app.window, u"import-columns"_s);
    // On a small screen the page scrolls, rather than making the window larger than the screen.
    app.window.resize(640, 400);
    QTest::qWait(20);
    QCOMPARE(app.window.size(), QSize(640, 400));
    QTest::keyClick(&app.page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QTRY_COMPARE(app.sessions(), 2);
}

void TestUiImport::mappingIsSavedAndRead()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("tickets.csv", kTable)));
    auto& table = app.in<QTableView>(u"mappingTable"_s);
    chooseUse(table, 0, u"Session id"_s);
    const std::string file = m_dir->file("map.json");
    app.dialogs.files.push_back(toList(file));
    app.in<QPushButton>(u"saveMappingButton"_s).click();
    const auto saved = ingest::csvMappingFromJson(testsupport::readAll(file));
    QVERIFY2(saved.ok(), "what the command line reads");
    QCOMPARE(saved->id, std::string("ticket"));
    app.dialogs.files.push_back(
        toList(m_dir->write("other.json", R"({"id":"ticket","user_text":"reply","segments":["plan"]})")));
    app.in<QPushButton>(u"loadMappingButton"_s).click();
    QCOMPARE(table.model()->index(2, 2).data().toString(), u"User's words"_s);
    QCOMPARE(table.model()->index(1, 2).data().toString(), u"kept aside"_s);
    app.dialogs.files.push_back(toList(m_dir->write("wrong.json", R"({"id":"ticket","colour":"red"})")));
    app.in<QPushButton>(u"loadMappingButton"_s).click();
    QVERIFY(app.in<QLabel>(u"mappingNote"_s).text().contains(u"colour"_s));
    QCOMPARE(table.model()->index(2, 2).data().toString(), u"User's words"_s); // as it was
    // A mapping of another table: the page says which column is missing.
    app.dialogs.files.push_back(toList(m_dir->write("far.json", R"({"id":"nowhere","user_text":"reply"})")));
    app.in<QPushButton>(u"loadMappingButton"_s).click();
    app.settle();
    QVERIFY2(app.summary().contains(u"nowhere"_s), qPrintable(app.summary()));
    QVERIFY(!app.in<QPushButton>(u"importButton"_s).isEnabled());
}

void TestUiImport::personalDataIsReplaced()
{
    ImportApp app(*m_dir);
    const QStringList file = toList(m_dir->write("s.jsonl",
        R"({"id":"a","turns":[{"role":"user","text":"I am jo@example.com, customer KD-4711"}]})"
        "\n"));
    app.choose(file);
    QVERIFY(app.transcript().contains(u"jo@example.com"_s));
    QVERIFY(!app.in<QPlainTextEdit>(u"patternsText"_s).isVisible());
    chooseEntry(app.in<QComboBox>(u"redactionBox"_s), u"Replaced by pseudonyms before it is stored"_s);
    // While the file is read again there is no transcript.
    QTRY_VERIFY2(app.transcript().contains(u"KD-4711"_s) && !app.transcript().contains(u"jo@example.com"_s),
        qPrintable(app.transcript()));
    auto& patterns = app.in<QPlainTextEdit>(u"patternsText"_s);
    patterns.setFocus();
    QTest::keyClicks(&patterns, u"KD-("_s);
    const auto found = [&] { return app.in<QLabel>(u"foundNote"_s).text(); };
    QTRY_VERIFY2(found().contains(u"not a regular expression"_s), qPrintable(found()));
    QTest::keyClick(&patterns, Qt::Key_Backspace);
    QTest::keyClicks(&patterns, u"\\d+"_s);
    QTRY_VERIFY2(found().contains(u"KD-\\d+: 1 match"_s), qPrintable(found()));
    QTRY_VERIFY2(!app.transcript().contains(u"4711"_s), qPrintable(app.transcript()));
    app.in<QCheckBox>(u"deriveSegmentsBox"_s).click();
    app.settle();
    QVERIFY2(app.summary().contains(u"Replaced in 1 record: email (1), pattern (1)"_s), qPrintable(app.summary()));
    QVERIFY2(app.summary().contains(u"derived.language"_s), qPrintable(app.summary()));
    testsupport::picture(app.window, u"import-personal"_s);
    app.in<QPushButton>(u"importButton"_s).click();
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    app.in<QPushButton>(u"doneButton"_s).click();
    // The project remembers it: forgetting it once would put personal data on disk.
    const auto kept = workbench::importSettings(*app.window.workbench().project());
    QVERIFY(kept.ok());
    QVERIFY(kept->redaction == ingest::RedactionMode::Replace);
    app.choose(toList(m_dir->write("t.jsonl", R"({"id":"b","turns":[{"role":"user","text":"KD-4712"}]})")));
    QCOMPARE(app.in<QComboBox>(u"redactionBox"_s).currentIndex(), 2);
    QCOMPARE(patterns.toPlainText(), u"KD-\\d+"_s);
    QTRY_VERIFY2(!app.transcript().contains(u"4712"_s), qPrintable(app.transcript()));
}

void TestUiImport::weights()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("s.jsonl", kSessions)));
    const auto note = [&] { return app.in<QLabel>(u"weightNote"_s).text(); };
    const auto facts = [&] { return app.in<QLabel>(u"previewFacts"_s).text(); };
    QVERIFY2(note().contains(u"No sampling weights"_s), qPrintable(note()));
    QTRY_VERIFY2(facts().contains(u"1 turn"_s), qPrintable(facts()));
    QVERIFY2(!facts().contains(u"stands for"_s), qPrintable(facts()));
    auto& from = app.in<QComboBox>(u"weightFromBox"_s);
    chooseEntry(from, u"A session without a weight stands for …"_s);
    app.in<QDoubleSpinBox>(u"weightBox"_s).setValue(12.5);
    QTRY_VERIFY2(facts().contains(u"stands for 12.5"_s), qPrintable(facts()));
    app.settle();
    QVERIFY(note().isEmpty());
    app.dialogs.files.push_back(toList(m_dir->write("bad.csv", "language,rate\nde,2\n")));
    chooseEntry(from, u"Weights from the rates of a sample …"_s);
    QTRY_VERIFY2(note().contains(u"line 2"_s), qPrintable(note()));
    QVERIFY(!app.in<QPushButton>(u"importButton"_s).isEnabled());
    app.dialogs.files.push_back(toList(m_dir->write("rates.csv", "language,rate\nde,0.25\n*,0.5\n")));
    app.in<QPushButton>(u"ratesButton"_s).click();
    QVERIFY2(note().contains(u"rates.csv: 2 strata"_s), qPrintable(note()));
    QTRY_VERIFY2(facts().contains(u"stands for 4"_s), qPrintable(facts()));
    app.settle();
    app.in<QPushButton>(u"importButton"_s).click();
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QTRY_COMPARE(app.sessions(), 2);
    const std::vector<double>& weights = app.window.workbench().snapshot()->frame->weights;
    QCOMPARE(weights, (std::vector<double>{4, 2}));
}

void TestUiImport::margins()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("s.jsonl", kSessions)));
    const auto note = [&] { return app.in<QLabel>(u"marginsNote"_s).text(); };
    QVERIFY(note().isEmpty());
    auto& button = app.in<QPushButton>(u"marginsButton"_s);
    app.dialogs.files.push_back(toList(m_dir->write("bad.csv", "segment,value,sessions\nlanguage,de,-2\n")));
    button.click();
    QVERIFY2(note().contains(u"bad.csv: line 2"_s), qPrintable(note()));
    app.dialogs.files.push_back(
        toList(m_dir->write("m.csv", "segment,value,sessions\nlanguage,de,900\nlanguage,en,100\n")));
    button.click();
    QVERIFY2(note().startsWith(u"m.csv: 1,000 production sessions by language"_s), qPrintable(note()));
    QVERIFY(app.in<QLabel>(u"weightNote"_s).text().isEmpty());
    app.settle();
    app.in<QPushButton>(u"importButton"_s).click();
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QTRY_COMPARE(app.sessions(), 2);
    QTRY_COMPARE(app.window.workbench().snapshot()->frame->weights, (std::vector<double>{900, 100}));
    app.in<QPushButton>(u"doneButton"_s).click();
    // Margins that do not fit: the sessions are in, and the report says why they are not weighted to them.
    app.choose(toList(
        m_dir->write("t.jsonl", R"({"id":"z","segments":{"language":"fr"},"turns":[{"role":"user","text":"x"}]})")));
    app.dialogs.files.push_back(toList(m_dir->file("m.csv")));
    app.in<QPushButton>(u"marginsButton"_s).click();
    app.settle();
    app.in<QPushButton>(u"importButton"_s).click();
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QTRY_COMPARE(app.sessions(), 3);
    QString report;
    for (const auto* grid : app.page().findChildren<ui::SummaryGrid*>())
        report += grid->texts().join(u'\n');
    QVERIFY2(report.contains(u"these margins are not"_s), qPrintable(report));
}

void TestUiImport::importCanBeDeclined()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("sessions.jsonl", kSessions)));
    QTest::keyClick(&app.page(), Qt::Key_Escape);
    QVERIFY(!app.page().isVisible());
    QTest::qWait(50);
    QVERIFY(!app.window.workbench().busy());
    QCOMPARE(app.sessions(), 0);
}

void TestUiImport::importCanBeCancelled()
{
    // Long enough to be caught in the middle.
    const std::string file = m_dir->file("many.jsonl");
    {
        store::OpenOptions options;
        options.create = true;
        auto source = workbench::OpenProject::open(m_dir->file("source.turnout"), options);
        QVERIFY(source.ok());
        workbench::DemoRequest request;
        request.options.sessions = 3000;
        request.sessionsFile = file;
        QVERIFY(workbench::makeDemo(**source, request, {}, {}).ok());
    }
    ImportApp app(*m_dir);
    app.choose(toList(file));
    workbench::Workbench& workbench = app.window.workbench();
    const auto connection = connect(&workbench, &workbench::Workbench::jobProgress, &workbench,
        [&workbench](const QString&, qint64, qint64, qint64 items) {
            if (items > 0)
                workbench.cancelJob();
        });
    QTest::mouseClick(&app.in<QPushButton>(u"importButton"_s), Qt::LeftButton);
    QVERIFY(app.in<QPushButton>(u"cancelJobButton"_s).isVisible());
    QTRY_VERIFY2_WITH_TIMEOUT(
        app.sentence().startsWith(u"Cancelled. The project is as it was"_s), qPrintable(app.sentence()), 30000);
    disconnect(connection);
    // The choices are still there, and a second try goes through.
    QVERIFY(app.page().undecided());
    workbench.refresh();
    QTest::qWait(100);
    QCOMPARE(app.sessions(), 0);
    QTest::mouseClick(&app.in<QPushButton>(u"importButton"_s), Qt::LeftButton);
    // Work goes on meanwhile; the end is told where one is.
    app.in<QPushButton>(u"goOnButton"_s).click();
    QVERIFY(!app.page().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(app.bannerText().startsWith(u"3,000 sessions imported"_s), 60000);
    QTRY_COMPARE(app.sessions(), 3000);
}

void TestUiImport::leavingKeepsTheChoices()
{
    ImportApp app(*m_dir);
    app.choose(toList(m_dir->write("sessions.jsonl", kSessions)));
    app.in<QCheckBox>(u"deriveSignalsBox"_s).click();
    QVERIFY(testsupport::trigger(app.window, u"go.populations"_s));
    QVERIFY(!app.page().isVisible());
    QVERIFY2(app.bannerText().contains(u"waits for your yes or no"_s), qPrintable(app.bannerText()));
    const QList<QPushButton*> ways = app.window.banner().findChildren<QPushButton*>();
    const auto back = std::find_if(
        ways.begin(), ways.end(), [](const QPushButton* button) { return button->text() == u"Back to it"_s; });
    QVERIFY(back != ways.end());
    (*back)->click();
    QVERIFY(app.page().isVisible());
    QVERIFY(app.in<QCheckBox>(u"deriveSignalsBox"_s).isChecked());
    // More files join the same import; one that is there already does not come twice.
    app.choose({QString::fromStdString(m_dir->file("sessions.jsonl")),
        QString::fromStdString(m_dir->write("ratings.jsonl", kRatings))});
    auto& list = app.in<QListWidget>(u"importFiles"_s);
    QTRY_COMPARE(list.count(), 2);
    list.setCurrentRow(0);
    QTest::keyClick(&list, Qt::Key_Delete);
    QCOMPARE(list.count(), 1);
}

void TestUiImport::filesThatCannotBeUsed()
{
    ImportApp app(*m_dir);
    app.choose({QString::fromStdString(m_dir->write("picture.png", "\x89PNG\r\n\x1a\n")),
        QString::fromStdString(m_dir->write("<b>bold<b>.jsonl", kSessions))});
    QVERIFY2(app.summary().contains(u"binary"_s), qPrintable(app.summary()));
    // One that cannot be read does not hold up the other, and names are never markup.
    QVERIFY(app.in<QPushButton>(u"importButton"_s).isEnabled());
    QCOMPARE(app.in<QListWidget>(u"importFiles"_s).item(1)->text(), u"<b>bold<b>.jsonl"_s);
    app.in<QPushButton>(u"importButton"_s).click();
    QTRY_VERIFY(app.page().state() == ui::ImportPage::State::Reported);
    QTRY_COMPARE(app.sessions(), 2);
    app.in<QPushButton>(u"doneButton"_s).click();
    // The same bytes again: known before anything is done.
    app.choose(toList(m_dir->write("again.jsonl", kSessions)));
    QVERIFY2(app.summary().contains(u"imported before"_s), qPrintable(app.summary()));
    QVERIFY(!app.in<QPushButton>(u"importButton"_s).isEnabled());
}

void TestUiImport::droppedFilesMakeAProject()
{
    App app(*m_dir);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(m_dir->write("day.jsonl", kSessions)))});
    app.dialogs.confirmations.push_back(true);
    app.dialogs.files.push_back(toList(m_dir->file("day.turnout")));
    drop(app.window, files);
    auto* page = child<ui::ImportPage>(app.window, u"importPage"_s);
    QTRY_VERIFY(page->isVisible());
    auto* import = child<QPushButton>(*page, u"importButton"_s);
    QTRY_VERIFY(import->isEnabled());
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_COMPARE(app.rows(), 2);
    QTest::keyClick(page, Qt::Key_Escape);
    QVERIFY(!page->isVisible());
    // Dropping a project opens it.
    QMimeData project;
    project.setUrls({QUrl::fromLocalFile(QString::fromStdString(m_demo))});
    drop(app.window, project);
    QTRY_COMPARE(app.rows(), 1000);
}

void TestUiImport::realTraces()
{
    TURNOUT_NEEDS_SHARED(traces, "data/fixtures/otlp/genai_sessions.json");
    TURNOUT_NEEDS_SHARED(airline, "data/agents_airline.jsonl");
    ImportApp app(*m_dir);
    app.choose({QString::fromStdString(traces), QString::fromStdString(airline)});
    QVERIFY2(app.summary().contains(u"OTLP traces, GenAI 1.37 attributes, 706 spans → 30 sessions"_s),
        qPrintable(app.summary()));
    // Fifteen of the traces' sessions are in the other file, too.
    QVERIFY2(app.sentence().startsWith(u"865 sessions to add, 15 records with ids that are here already"_s),
        qPrintable(app.sentence()));
    for (const auto scheme : {common::Scheme::Light, common::Scheme::Dark}) {
        common::Theme::apply(*qApp, scheme);
        testsupport::picture(app.window, scheme == common::Scheme::Dark ? u"import-traces-dark"_s : u"import-traces"_s);
    }
    common::Theme::apply(*qApp, common::Scheme::Light);
}

TURNOUT_UI_TEST_MAIN(TestUiImport)
#include "tst_ui_import.moc"
