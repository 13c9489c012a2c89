// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The draw dialog by keyboard, with its preview, against the command line's; policies as files.
#include "common/Theme.h"
#include "shell/DrawMixChart.h"
#include "shell/ShareEditor.h"
#include "support/MadeProject.h"
#include "support/ShellApp.h"
#include "support/ShownPage.h"
#include "workbench/ImportFile.h"
#include "workbench/ModelTrainer.h"
#include "workbench/Quality.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::App;
using testsupport::child;
using ui::ShareEditor;

namespace {

int percent(const QDialog& dialog, const QString& box)
{
    return child<QSpinBox>(dialog, box)->value();
}

/// Types over what is in a field.
void type(QWidget* field, const QString& text)
{
    field->setFocus();
    if (auto* box = qobject_cast<QSpinBox*>(field))
        box->selectAll();
    else
        static_cast<QLineEdit*>(field)->selectAll();
    QTest::keyClicks(field, text);
}

} // namespace

class TestUiDraw : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sharesAddUp();
    void byKeyboardAlone();
    void previewIsThatOfTheCommandLine();
    void fromTheFilterOrFromAll();
    void policiesAsFiles();
    void wrongPoliciesChangeNothing();
    void waitsForTheModelAndSaysSo();
    void pictures();
    void realSessions();

private:
    QDialog* openDialog(App& app);

    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo; ///< 60 of 1,000 sessions labeled
};

void TestUiDraw::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 60);
    testsupport::labelWaiting(*project);
}

void TestUiDraw::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

QDialog* TestUiDraw::openDialog(App& app)
{
    if (!app.window.runCommand(u"sessions.draw"_s) && !testsupport::trigger(app.window, u"project.draw"_s))
        return nullptr;
    return app.dialog(u"drawDialog"_s);
}

/// The preview is there, and it is not one that waits for the model.
bool settled(App& app, const QDialog& dialog)
{
    using State = workbench::ModelTrainer::State;
    return QTest::qWaitFor(
        [&] {
            const State state = app.window.workbench().trainer().state();
            return (state == State::Ready || state == State::Refused)
                && child<QPushButton>(dialog, u"doDrawButton"_s)->isEnabled();
        },
        60000);
}

void TestUiDraw::sharesAddUp()
{
    const ShareEditor::Shares start;
    QVERIFY((withAudit(start, 50) == ShareEditor::Shares{50, 20, 30}));
    QVERIFY((withAudit(start, 90) == ShareEditor::Shares{90, 0, 10}));
    QVERIFY((withAudit(start, 0) == ShareEditor::Shares{1, 69, 30}));
    QVERIFY((withCoverage(start, 80) == ShareEditor::Shares{20, 0, 80}));
    QVERIFY((withCoverage(start, 100) == ShareEditor::Shares{1, 0, 99}));
    QVERIFY((withUncertain(start, 60) == ShareEditor::Shares{30, 60, 10}));
    QVERIFY((withUncertain(start, 85) == ShareEditor::Shares{15, 85, 0}));
    // Typing through 8 and 80 and back leaves the others as they were.
    ShareEditor editor;
    auto* audit = child<QSpinBox>(editor, u"auditBox"_s);
    type(audit, u"80"_s);
    QVERIFY((editor.shares() == ShareEditor::Shares{80, 0, 20}));
    type(audit, u"30"_s);
    QVERIFY(editor.shares() == start);
    editor.setCoverageAllowed(false);
    QVERIFY((editor.shares() == ShareEditor::Shares{30, 70, 0}));
    type(child<QSpinBox>(editor, u"uncertainBox"_s), u"20"_s);
    QVERIFY((editor.shares() == ShareEditor::Shares{80, 20, 0}));
}

void TestUiDraw::byKeyboardAlone()
{
    const std::string copy = m_dir->file("copy.turnout");
    testsupport::demoProject(copy, 1000, 3);
    App app(*m_dir);
    app.window.setAnnotator(u"ada"_s);
    app.open(copy);
    QTRY_COMPARE(app.rows(), 1000);
    testsupport::press(app.window, Qt::Key_D, Qt::ControlModifier);
    QDialog* dialog = app.dialog(u"drawDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(testsupport::unnamedWidgets(*dialog).join(u", "_s), QString());
    QVERIFY(settled(app, *dialog));
    // Alt with the letter underlined goes to each field.
    const auto go = [&](Qt::Key key, const QString& name) {
        QTest::keyClick(dialog, key, Qt::AltModifier);
        const auto focused
            = [&] { return dialog->focusWidget() == nullptr ? QString() : dialog->focusWidget()->objectName(); };
        QTRY_VERIFY2(focused() == name, qPrintable(focused() + u" instead of "_s + name));
    };
    go(Qt::Key_A, u"auditBox"_s);
    go(Qt::Key_U, u"uncertainBox"_s);
    go(Qt::Key_B, u"byBox"_s);
    go(Qt::Key_G, u"goalBox"_s);
    go(Qt::Key_L, u"balanceList"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    go(Qt::Key_C, u"coverageBox"_s);
    type(dialog->focusWidget(), u"10"_s);
    go(Qt::Key_T, u"twiceBox"_s);
    type(dialog->focusWidget(), u"25"_s);
    go(Qt::Key_R, u"repeatedBox"_s);
    type(dialog->focusWidget(), u"15"_s);
    go(Qt::Key_N, u"duplicatesBox"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Down);
    go(Qt::Key_M, u"methodBox"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Down);
    go(Qt::Key_S, u"seedField"_s);
    type(dialog->focusWidget(), u"99"_s);
    go(Qt::Key_D, u"sizeBox"_s);
    type(dialog->focusWidget(), u"40"_s);
    auto* draw = child<QPushButton>(*dialog, u"doDrawButton"_s);
    QTRY_COMPARE(draw->text(), u"Draw 40 sessions"_s);
    QTRY_VERIFY(draw->isEnabled());
    QCOMPARE(percent(*dialog, u"uncertainBox"_s), 60);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(app.window.workbench().snapshot()->labels.waiting.count(), std::size_t{40});
    const auto report = workbench::savedDraw(*app.window.workbench().project(), DrawId(1));
    MUST(report);
    QCOMPARE(report->seed, 99U);
    QCOMPARE(report->auditShare, 0.3);
    const auto twice = std::count_if(
        report->items.begin(), report->items.end(), [](const auto& item) { return item.annotators == 2; });
    QCOMPARE(twice, 10);
    const auto again
        = std::count_if(report->items.begin(), report->items.end(), [](const auto& item) { return item.repeats; });
    QCOMPARE(again, 6);
    QVERIFY2(report->design.find("pivotal") != std::string::npos, report->design.c_str());
}

void TestUiDraw::previewIsThatOfTheCommandLine()
{
    App app(*m_dir);
    app.open(m_demo);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    workbench::PreviewRequest request;
    request.draw.policy.size = 200;
    request.draw.policy.seed = 2;
    const auto preview = workbench::previewDraw(*app.window.workbench().project(), request);
    MUST(preview);
    QVERIFY(!preview->model.empty());
    const auto nameOf = [&](const QString& line) { return child<QWidget>(*dialog, line)->accessibleName(); };
    QTRY_VERIFY2(nameOf(u"intervalLine"_s).contains(QString::number(preview->after.half() * 100, 'f', 1)),
        qPrintable(nameOf(u"intervalLine"_s)));
    QVERIFY(nameOf(u"workLine"_s).contains(QString::fromStdString(workbench::workTimeText(*preview->seconds()))));
    QVERIFY(nameOf(u"effectiveLine"_s).contains(QString::number(std::llround(preview->effectiveSize))));
    const auto table = dialog->findChild<ui::DrawMixChart*>()->table();
    QCOMPARE(table.rows.size(), preview->parts.size());
    // A cold model raises the audit share, in words.
    const QString note = child<QLabel>(*dialog, u"drawNote"_s)->text();
    QVERIFY2(note.contains("the audit share is raised from 30 % to 50 %"_L1), qPrintable(note));
    // Unchecking what is balanced takes its rows away.
    auto* list = child<QListWidget>(*dialog, u"balanceList"_s);
    list->setFocus();
    list->setCurrentRow(0);
    for (int row = 1; row < list->count(); ++row) {
        list->setCurrentRow(row);
        if (list->currentItem()->checkState() == Qt::Checked)
            QTest::keyClick(list, Qt::Key_Space);
    }
    QTRY_VERIFY(dialog->findChild<ui::DrawMixChart*>()->table().rows.size() < table.rows.size());
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestUiDraw::fromTheFilterOrFromAll()
{
    App app(*m_dir);
    app.open(m_demo);
    const auto filter = workbench::filterFromWords(*app.window.workbench().project(), {"language=de"});
    MUST(filter);
    app.window.workbench().setFilter(*filter);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    auto* from = child<QComboBox>(*dialog, u"fromBox"_s);
    QCOMPARE(from->count(), 2);
    QVERIFY2(from->currentText().contains("language=de"_L1), qPrintable(from->currentText()));
    const auto languages = [&] {
        QStringList values;
        for (const QStringList& row : dialog->findChild<ui::DrawMixChart*>()->table().rows)
            if (row[0] == "language"_L1)
                values << row[1];
        return values;
    };
    QTRY_COMPARE(languages(), QStringList{u"de"_s});
    from->setFocus();
    QTest::keyClick(from, Qt::Key_Down);
    QTRY_VERIFY(languages().size() > 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestUiDraw::policiesAsFiles()
{
    App app(*m_dir);
    app.open(m_demo);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    const QString file = QString::fromStdString(m_dir->write("policy.json",
        R"({"size":77,"seed":12345678901234567890,"audit_share":0.6,"coverage_share":0.15,"by":"none","balance":["plan"],
            "method":"neyman","duplicates":"one","double_share":0.125,"repeat_share":0.075})"));
    app.dialogs.files.push_back({file});
    QTest::keyClick(dialog, Qt::Key_P, Qt::AltModifier);
    QTRY_COMPARE(percent(*dialog, u"auditBox"_s), 60);
    QCOMPARE(percent(*dialog, u"uncertainBox"_s), 25);
    QCOMPARE(percent(*dialog, u"coverageBox"_s), 15);
    QCOMPARE(percent(*dialog, u"sizeBox"_s), 77);
    QCOMPARE(child<QComboBox>(*dialog, u"byBox"_s)->currentData().toString(), u"none"_s);
    QVERIFY(!child<QComboBox>(*dialog, u"goalBox"_s)->isEnabled());
    QCOMPARE(percent(*dialog, u"twiceBox"_s), 13);
    QCOMPARE(percent(*dialog, u"repeatedBox"_s), 8);
    QCOMPARE(child<QComboBox>(*dialog, u"duplicatesBox"_s)->currentText(), u"at most one of a kind"_s);
    QVERIFY(child<QComboBox>(*dialog, u"methodBox"_s)->currentText().startsWith("Neyman"_L1));
    auto* draw = child<QPushButton>(*dialog, u"doDrawButton"_s);
    QTRY_COMPARE(draw->text(), u"Draw 77 sessions"_s);
    QTRY_VERIFY(draw->isEnabled());
    // What is saved is what the command line takes, to the last digit of the seed.
    const QString saved = QString::fromStdString(m_dir->file("saved.json"));
    app.dialogs.files.push_back({saved});
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_VERIFY(child<QLabel>(*dialog, u"drawNote"_s)->text().contains("--policy"_L1));
    const auto policy = queue::drawPolicyFromJson(testsupport::readAll(saved.toStdString()));
    MUST(policy);
    QCOMPARE(policy->size, 77);
    QCOMPARE(policy->seed, 12345678901234567890U);
    QCOMPARE(policy->auditShare, 0.6);
    QCOMPARE(policy->coverageShare, 0.15);
    QCOMPARE(policy->by, std::string("none"));
    QCOMPARE(policy->balance, std::vector<std::string>{"plan"});
    QCOMPARE(policy->doubleShare, 0.125);
    QCOMPARE(policy->repeatShare, 0.075);
    QVERIFY(policy->oneOfDuplicates);
    QCOMPARE(policy->method, queue::Method::Neyman);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestUiDraw::wrongPoliciesChangeNothing()
{
    App app(*m_dir);
    app.open(m_demo);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    const auto load = [&](const std::string& text, const QString& said) {
        app.dialogs.files.push_back({QString::fromStdString(m_dir->write("wrong.json", text))});
        child<QPushButton>(*dialog, u"loadPolicyButton"_s)->click();
        const QString note = child<QLabel>(*dialog, u"drawNote"_s)->text();
        QVERIFY2(note.contains("wrong.json was not loaded"_L1) && note.contains(said), qPrintable(note));
        QCOMPARE(percent(*dialog, u"auditBox"_s), 30);
        QCOMPARE(percent(*dialog, u"sizeBox"_s), 200);
    };
    load("{\"size\":5,", u"JSON"_s);
    load(R"({"size":5,"audit_share":0})", u"audit share"_s);
    load(R"({"size":5,"balance":["nowhere"]})", u"\"nowhere\""_s);
    load(R"({"size":5,"by":"score:nobody"})", u"\"nobody\""_s);
    load(R"({"size":5,"sise":1})", u"\"sise\""_s);
    load(R"({"size":5000000})", u"1,000,000"_s);
    load(std::string(2 << 20, ' '), u"too large"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestUiDraw::waitsForTheModelAndSaysSo()
{
    App app(*m_dir);
    app.open(m_demo);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    QTRY_VERIFY(!child<QLabel>(*dialog, u"drawNote"_s)->text().contains("is being learned"_L1));
    // A goal that takes a model, and no model because nobody labeled anything: in words, and nothing to press.
    child<QComboBox>(*dialog, u"goalBox"_s)->setCurrentIndex(1);
    child<QComboBox>(*dialog, u"byBox"_s)->setCurrentIndex(1);
    QVERIFY(settled(app, *dialog));
    QTest::keyClick(dialog, Qt::Key_Escape);

    App other(*m_dir);
    const std::string empty = m_dir->file("empty.turnout");
    testsupport::demoProject(empty, 1000, 3);
    other.open(empty);
    QDialog* cold = openDialog(other);
    QVERIFY(cold != nullptr && settled(other, *cold));
    child<QComboBox>(*cold, u"byBox"_s)->setCurrentIndex(1);
    QTRY_VERIFY(child<QLabel>(*cold, u"armsText"_s)->text().contains("cannot be drawn"_L1));
    QVERIFY(!child<QPushButton>(*cold, u"doDrawButton"_s)->isEnabled());
    QVERIFY2(child<QLabel>(*cold, u"drawNote"_s)->text().contains("label"_L1),
        qPrintable(child<QLabel>(*cold, u"drawNote"_s)->text()));
    testsupport::picture(*cold, u"draw-refused"_s);
    QTest::keyClick(cold, Qt::Key_Escape);
}

void TestUiDraw::pictures()
{
    for (const auto scheme : {common::Scheme::Light, common::Scheme::Dark}) {
        common::Theme::apply(*qApp, scheme);
        const QString end = scheme == common::Scheme::Light ? u"-light"_s : u"-dark"_s;
        App app(*m_dir);
        app.open(m_demo);
        QDialog* dialog = openDialog(app);
        QVERIFY(dialog != nullptr && settled(app, *dialog));
        QTest::qWait(300);
        testsupport::picture(*dialog, u"draw"_s + end);
        app.window.resize(640, 400);
        dialog->resize(600, 380);
        testsupport::picture(*dialog, u"draw-small"_s + end);
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
    common::Theme::apply(*qApp, common::Scheme::Light);
}

void TestUiDraw::realSessions()
{
    TURNOUT_NEEDS_SHARED(sessions, "data/agents_airline.jsonl");
    const std::string path = m_dir->file("airline.turnout");
    {
        const auto project = testsupport::openProject(path);
        MUST(workbench::importFile(*project, sessions, {}, {}, {}));
    }
    App app(*m_dir);
    app.open(path);
    QDialog* dialog = openDialog(app);
    QVERIFY(dialog != nullptr && settled(app, *dialog));
    QTRY_VERIFY(child<QLabel>(*dialog, u"armsText"_s)->text().startsWith("200 of "_L1));
    QCOMPARE(testsupport::unnamedWidgets(*dialog).join(u", "_s), QString());
    QVERIFY(child<QWidget>(*dialog, u"workLine"_s)->accessibleName().contains("not known yet"_L1));
    testsupport::picture(*dialog, u"draw-airline"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

TURNOUT_UI_TEST_MAIN(TestUiDraw)
#include "tst_ui_draw.moc"
