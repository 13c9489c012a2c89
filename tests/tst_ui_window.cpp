// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window on its screen, and what it does while a project is being opened.
#include "common/Theme.h"
#include "support/ShellApp.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>

#include <filesystem>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;

class TestUiWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void fitsTheScreenTheFirstTime();
    void fitsTheScreenWhenRestored();
    void pagesScrollInASmallWindow();
    void openingIsAJob();
    void theWorkspaceIsRememberedPerProject();
    void derivedSegments();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

/// Whether the window is on its screen, frame and all; or, where it cannot be that small (at 200 % the screen of the
/// tests is tiny), as small as it can be.
bool fits(const QMainWindow& window)
{
    const QRect free = window.screen()->availableGeometry();
    const QSize least = window.minimumSizeHint();
    if (free.size().expandedTo(least) == free.size())
        return free.contains(window.frameGeometry());
    return window.size().expandedTo(free.size().expandedTo(least)) == free.size().expandedTo(least);
}

void TestUiWindow::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    testsupport::drawFrom(*testsupport::demoProject(m_demo, 1000), 20);
}

void TestUiWindow::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiWindow::fitsTheScreenTheFirstTime()
{
    common::ScriptedDialogs dialogs;
    ui::WindowState state(QString::fromStdString(m_dir->file("state.ini")));
    ui::MainWindow window(dialogs, state);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(fits(window));
    QVERIFY(window.width() <= 1280 && window.height() <= 800);
}

void TestUiWindow::fitsTheScreenWhenRestored()
{
    common::ScriptedDialogs dialogs;
    ui::WindowState state(QString::fromStdString(m_dir->file("state.ini")));
    {
        ui::MainWindow large(dialogs, state);
        large.setGeometry(500, 600, 3000, 2000);
        large.show();
        QVERIFY(QTest::qWaitForWindowExposed(&large));
        state.saveWindow(large);
    }
    ui::MainWindow window(dialogs, state);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(fits(window));
}

void TestUiWindow::pagesScrollInASmallWindow()
{
    App app(*m_dir);
    app.window.setAnnotator(u"ada"_s);
    app.open(m_demo);
    app.window.resize(640, 400);
    for (const ui::Workspaces::Workspace& one : app.window.workspaces().all()) {
        app.window.go(one.id);
        QTest::qWait(20);
        QCOMPARE(app.window.size(), QSize(640, 400));
    }
    testsupport::picture(app.window, u"window-small"_s);
}

void TestUiWindow::openingIsAJob()
{
    App app(*m_dir);
    app.window.openProject(QString::fromStdString(m_demo));
    QVERIFY(app.window.workbench().busy());
    QTRY_VERIFY(app.window.workbench().snapshot() != nullptr);
    QVERIFY(!app.window.workbench().busy());
    // Another one over the first: an import begun meanwhile would go into what is about to be closed.
    const auto first = app.window.workbench().project();
    const std::string other = m_dir->file("other.turnout");
    testsupport::demoProject(other, 1000, 3);
    app.window.openProject(QString::fromStdString(other));
    app.dialogs.files.push_back({QString::fromStdString(m_dir->write("more.jsonl", "{}\n"))});
    QVERIFY(testsupport::trigger(app.window, u"project.import"_s));
    QVERIFY2(app.bannerText().contains(u"Wait for the running job"_s), qPrintable(app.bannerText()));
    QTRY_VERIFY(app.window.workbench().project() != first);
    QVERIFY(!app.window.workbench().busy());
}

void TestUiWindow::theWorkspaceIsRememberedPerProject()
{
    const std::string other = m_dir->file("other.turnout");
    std::filesystem::copy_file(m_demo, other);
    {
        App app(*m_dir);
        app.open(m_demo);
        QCOMPARE(app.window.workspaces().current().id, u"sessions"_s); // the first time
        testsupport::press(app.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(app.window.workspaces().current().id, u"label"_s);
        app.open(other);
        QCOMPARE(app.window.workspaces().current().id, u"sessions"_s);
        testsupport::press(app.window, Qt::Key_4, Qt::ControlModifier);
        app.window.close();
    }
    App app(*m_dir);
    app.open(m_demo);
    QCOMPARE(app.window.workspaces().current().id, u"label"_s);
    app.open(other);
    QCOMPARE(app.window.workspaces().current().id, u"quality"_s);
    app.state.setWorkspace(QString::fromStdString(m_demo), u"no such"_s);
    app.open(m_demo);
    QCOMPARE(app.window.workspaces().current().id, u"sessions"_s);
}

void TestUiWindow::derivedSegments()
{
    App app(*m_dir);
    const std::string path = m_dir->file("p.turnout");
    testsupport::demoProject(path, 400, 5);
    app.open(path);
    const auto dialogOf = [&app] { return app.window.findChild<QDialog*>(u"segmentsDialog"_s); };
    QVERIFY(app.window.runCommand(u"project.segments"_s));
    QTRY_VERIFY(dialogOf() != nullptr);
    auto* dialog = dialogOf();
    auto* make = dialog->findChild<QPushButton*>(u"makeSegmentsButton"_s);
    auto* rules = dialog->findChild<QPlainTextEdit*>(u"segmentRules"_s);
    auto* problem = dialog->findChild<QLabel*>(u"rulesProblem"_s);
    QVERIFY(make->isEnabled() && problem->text().isEmpty());
    dialog->findChild<QCheckBox*>(u"builtInSegments"_s)->setFocus();
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), rules);

    // What is wrong is said while it is written, and cannot be made.
    QTest::keyClicks(rules, u"{\"rules\":[{\"segment\":\"size\"}]}"_s);
    QVERIFY(!make->isEnabled());
    QVERIFY2(problem->text().contains("rules[0]: needs the \"value\""_L1), qPrintable(problem->text()));
    testsupport::picture(*dialog, u"segments-dialog-wrong"_s);
    dialog->findChild<QPushButton*>(u"exampleRulesButton"_s)->click();
    QVERIFY(make->isEnabled());
    testsupport::picture(*dialog, u"segments-dialog"_s);
    // What was written before the example comes back.
    rules->undo();
    QVERIFY(rules->toPlainText().contains("size"_L1));
    rules->redo();
    QVERIFY(make->isEnabled());

    QTest::keyClick(dialog, Qt::Key_Return);
    const auto names = [&app] {
        QStringList all;
        if (const auto snapshot = app.window.workbench().snapshot())
            for (const auto& segment : snapshot->frame->segments)
                all << QString::fromStdString(segment.name);
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"derived.topic"_s), 20000);
    QVERIFY(names().contains(u"derived.language"_s));
    QTRY_VERIFY(app.window.banner().isVisible());
    QTRY_VERIFY(dialogOf() == nullptr);

    // They are there when the dialog opens again.
    QVERIFY(app.window.runCommand(u"project.segments"_s));
    QTRY_VERIFY(dialogOf() != nullptr);
    QVERIFY(dialogOf()->findChild<QCheckBox*>(u"builtInSegments"_s)->isChecked());
    QVERIFY(dialogOf()->findChild<QPlainTextEdit*>(u"segmentRules"_s)->toPlainText().contains("refund"_L1));
    QTest::keyClick(dialogOf(), Qt::Key_Escape);
    QTRY_VERIFY(dialogOf() == nullptr);
}

TURNOUT_UI_TEST_MAIN(TestUiWindow)
#include "tst_ui_window.moc"
