// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Work goes out in a file and comes back, in the window and by keyboard: handed out, labeled at the desk of the file,
// merged, watched for in a folder; and what goes wrong is said with the name of the file it is about.
#include "common/CommandPalette.h"
#include "common/Theme.h"
#include "shell/HandOutActions.h"
#include "store/LabelStore.h"
#include "support/MadeProject.h"
#include "support/ShellApp.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <filesystem>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::App;
using testsupport::child;
using testsupport::press;
namespace fs = std::filesystem;

namespace {

/// A command by its name, as it is given without a mouse.
void command(App& app, const QString& name)
{
    app.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&app.window));
    press(app.window, Qt::Key_K, Qt::ControlModifier);
    auto* palette = app.window.findChild<common::CommandPalette*>();
    QTRY_VERIFY(palette != nullptr && palette->isVisible());
    auto* field = palette->findChild<QLineEdit*>();
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
}

/// Hands out through the dialog, by keys alone.
void handOut(App& app, const QString& annotator, int sessions, const std::string& file)
{
    app.dialogs.files.push_back({QString::fromStdString(file)});
    command(app, u"Hand out"_s);
    auto* dialog = app.dialog(u"handOutDialog"_s);
    QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
    QVERIFY(!child<QPushButton>(*dialog, u"handOutChoose"_s)->isEnabled()); // for nobody yet
    QVERIFY(dialog->focusWidget() != nullptr);
    QTest::keyClicks(dialog->focusWidget(), annotator);
    press(*dialog, Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), child<QSpinBox>(*dialog, u"handOutSize"_s));
    child<QSpinBox>(*dialog, u"handOutSize"_s)->selectAll();
    QTest::keyClicks(dialog->focusWidget(), QString::number(sessions));
    QCOMPARE(testsupport::unnamedWidgets(*dialog), QStringList());
    testsupport::picture(*dialog, u"handout-dialog"_s);
    press(*dialog, Qt::Key_Return);
    QTRY_VERIFY(!app.window.workbench().busy() && app.window.banner().isVisible());
}

/// Opens the file and labels so many sessions at its desk.
void labelIn(const std::string& file, const QString& annotator, int sessions)
{
    const testsupport::TempDir settings;
    App app(settings);
    app.window.setAnnotator(u"somebody else, before"_s);
    app.open(file);
    QCOMPARE(testsupport::child<QPushButton>(app.window, u"annotatorButton"_s)->accessibleName(),
        u"Annotator: %1"_s.arg(annotator)); // whom the package was made for, unasked
    app.window.go(u"label"_s);
    app.settle();
    const auto* desk = app.window.findChild<ui::LabelPage*>();
    for (int i = 0; i < sessions; ++i) {
        const SessionId session = desk->currentSession();
        press(app.window, i % 2 == 0 ? Qt::Key_1 : Qt::Key_3);
        press(app.window, Qt::Key_Return);
        QVERIFY(i + 1 == sessions || desk->currentSession() != session);
    }
    app.window.close();
}

std::int64_t events(App& app)
{
    auto reader = app.window.workbench().project()->store().reader();
    return store::queryInt64(**reader, "SELECT count(*) FROM label_event", -1);
}

} // namespace

class TestUiHandOut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void outAndBack();
    void whatIsWrongNamesTheFile();
    void aFolderMergesByItself();
    void aWatchedFolderIsRemembered();
    void nothingOfThisInAProjectForReading();

private:
    [[nodiscard]] std::string file(const char* name) const
    {
        return m_dir->file(name);
    }

    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
};

void TestUiHandOut::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    testsupport::drawFrom(*testsupport::demoProject(m_shared.file("demo.turnout"), 1000), 40);
}

void TestUiHandOut::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
    fs::copy_file(m_shared.file("demo.turnout"), file("main.turnout"));
}

void TestUiHandOut::outAndBack()
{
    App app(*m_dir);
    app.window.setAnnotator(u"lead"_s);
    app.open(file("main.turnout"));
    handOut(app, u"ada"_s, 6, file("ada.turnout"));
    QVERIFY2(app.bannerText().startsWith(u"6 sessions for ada in "_s), qPrintable(app.bannerText()));
    QCOMPARE(QFileInfo(app.dialogs.suggested.last()).fileName(), u"main for ada.turnout"_s);
    // A day, as people agree on one.
    static const QRegularExpression day(u"until \\d{4}-\\d\\d-\\d\\d, or"_s);
    QVERIFY2(day.match(app.bannerText()).hasMatch(), qPrintable(app.bannerText()));
    QVERIFY(fs::exists(file("ada.turnout")));
    testsupport::picture(app.window, u"handout-done"_s);
    // The next dialog knows ada, and a file is not written over.
    app.dialogs.files.push_back({QString::fromStdString(file("ada.turnout"))});
    command(app, u"Hand out"_s);
    auto* dialog = app.dialog(u"handOutDialog"_s);
    QVERIFY(dialog != nullptr);
    QVERIFY(child<QComboBox>(*dialog, u"handOutAnnotator"_s)->findText(u"ada"_s) >= 0);
    QTest::keyClicks(dialog->focusWidget(), u"../b<e>n"_s);
    press(*dialog, Qt::Key_Return);
    QTRY_VERIFY2(app.bannerText().contains(u"of this name already"_s), qPrintable(app.bannerText()));
    QVERIFY2(app.bannerText().contains(u"ada.turnout"_s), qPrintable(app.bannerText()));
    QCOMPARE(QFileInfo(app.dialogs.suggested.last()).fileName(), u"main for ben.turnout"_s);

    labelIn(file("ada.turnout"), u"ada"_s, 4);

    app.dialogs.files.push_back({QString::fromStdString(file("ada.turnout"))});
    command(app, u"Merge labels"_s);
    QTRY_VERIFY2(app.bannerText().startsWith(u"From ada: 4 answers"_s), qPrintable(app.bannerText()));
    QCOMPARE(events(app), 4);
    QTRY_COMPARE(app.window.workbench().snapshot()->labels.labeled.count(), std::size_t{4});
    // Twice is the same as once.
    app.dialogs.files.push_back({QString::fromStdString(file("ada.turnout"))});
    command(app, u"Merge labels"_s);
    QTRY_VERIFY2(app.bannerText().contains(u"nothing new"_s), qPrintable(app.bannerText()));
    QCOMPARE(events(app), 4);
}

void TestUiHandOut::whatIsWrongNamesTheFile()
{
    App app(*m_dir);
    app.window.setAnnotator(u"lead"_s);
    app.open(file("main.turnout"));
    handOut(app, u"ada"_s, 3, file("ada.turnout"));
    labelIn(file("ada.turnout"), u"ada"_s, 2);
    const std::string whole = testsupport::readAll(file("ada.turnout"));
    const std::string half = m_dir->write("half.turnout", whole.substr(0, whole.size() / 2));
    const std::string text = m_dir->write("<b>text.turnout", std::string(5000, 'x'));
    // A broken file costs only itself: the good one between them is taken.
    app.dialogs.files.push_back({QString::fromStdString(half), QString::fromStdString(file("ada.turnout")),
        QString::fromStdString(text), QString::fromStdString(file("main.turnout"))});
    command(app, u"Merge labels"_s);
    QTRY_VERIFY2(
        app.bannerText().contains(u"From ada: 2 answers. Of 3 sessions 1 still waits"_s), qPrintable(app.bannerText()));
    for (const QString& name : {u"half.turnout: The file is damaged"_s, u"<b>text.turnout: "_s, u"main.turnout: "_s})
        QVERIFY2(app.bannerText().contains(name), qPrintable(app.bannerText()));
    testsupport::picture(app.window, u"handout-refused"_s);
    QCOMPARE(events(app), 2);
}

void TestUiHandOut::aFolderMergesByItself()
{
    fs::create_directory(file("inbox"));
    App app(*m_dir);
    app.window.setAnnotator(u"lead"_s);
    app.open(file("main.turnout"));
    const auto* actions = app.window.findChild<ui::HandOutActions*>();
    QVERIFY(actions != nullptr);
    actions->merger().setIntervals(200, 50);
    handOut(app, u"ada"_s, 6, file("ada.turnout"));
    handOut(app, u"ben"_s, 3, file("ben.turnout"));
    labelIn(file("ada.turnout"), u"ada"_s, 3);
    labelIn(file("ben.turnout"), u"ben"_s, 2);

    app.dialogs.files.push_back({QString::fromStdString(file("inbox"))});
    command(app, u"Watch a folder for labels"_s);
    QTRY_VERIFY2(app.bannerText().contains(u"taken back by itself"_s), qPrintable(app.bannerText()));
    QVERIFY(child<QPushButton>(app.window, u"watchedFolder"_s)->isVisible());
    QCOMPARE(child<QPushButton>(app.window, u"watchedFolder"_s)->text(), u"watching inbox"_s);
    // Two arrive at once: both are told of.
    fs::copy_file(file("ada.turnout"), file("inbox/ada.turnout"));
    fs::copy_file(file("ben.turnout"), file("inbox/ben.turnout"));
    QTRY_COMPARE(events(app), 5);
    QTRY_VERIFY2(app.bannerText().contains(u"From ben: 2 answers"_s), qPrintable(app.bannerText()));
    QTRY_COMPARE(app.window.workbench().snapshot()->labels.labeled.count(), std::size_t{5});
    // More work of the same file, which is as large as it was; and one that is broken, which stays where it is and is
    // named.
    labelIn(file("ada.turnout"), u"ada"_s, 2);
    m_dir->write("inbox/broken.turnout", testsupport::readAll(file("ben.turnout")).substr(0, 9000));
    QTRY_VERIFY2(app.bannerText().contains(u"broken.turnout: The file is damaged, or not all of it is there yet."_s),
        qPrintable(app.bannerText()));
    QVERIFY(fs::exists(file("inbox/broken.turnout")));
    fs::copy_file(file("ada.turnout"), file("inbox/ada.turnout"), fs::copy_options::overwrite_existing);
    QTRY_COMPARE(events(app), 7);

    app.window.close();
}

void TestUiHandOut::aWatchedFolderIsRemembered()
{
    const auto watched = [](App& app) { return app.window.findChild<ui::HandOutActions*>()->merger().folder(); };
    fs::create_directory(file("inbox"));
    for (int day = 0; day < 3; ++day) {
        App app(*m_dir);
        app.window.setAnnotator(u"lead"_s);
        app.open(file("main.turnout"));
        if (day == 0)
            app.dialogs.files.push_back({QString::fromStdString(file("inbox"))});
        else if (day == 1)
            app.dialogs.confirmations.push_back(true);
        QCOMPARE(watched(app), day == 1 ? QString::fromStdString(file("inbox")) : QString());
        if (day == 2)
            break; // nobody wants it any more
        command(app, u"Watch a folder for labels"_s);
        const QString said = day == 0 ? u"taken back by itself"_s : u"no longer looked at"_s;
        QTRY_VERIFY2(app.bannerText().contains(said), qPrintable(app.bannerText()));
        QCOMPARE(watched(app), day == 0 ? QString::fromStdString(file("inbox")) : QString());
        QCOMPARE(child<QPushButton>(app.window, u"watchedFolder"_s)->isVisible(), day == 0);
        app.window.close();
    }
}

void TestUiHandOut::nothingOfThisInAProjectForReading()
{
    const auto elsewhere = testsupport::openProject(file("main.turnout")); // who writes
    App app(*m_dir);
    app.window.setAnnotator(u"lead"_s);
    app.open(file("main.turnout"));
    for (const QString& name : {u"Hand out"_s, u"Merge labels"_s, u"Watch a folder for labels"_s}) {
        app.window.banner().clear();
        app.dialogs.asked.clear();
        command(app, name);
        QTRY_VERIFY2(app.bannerText().contains(u"for reading only"_s), qPrintable(name + u": "_s + app.bannerText()));
        QCOMPARE(app.dialogs.asked, QStringList()); // before anybody chooses files in vain
    }
}

TURNOUT_UI_TEST_MAIN(TestUiHandOut)
#include "tst_ui_handout.moc"
