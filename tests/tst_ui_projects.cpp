// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Theme.h"
#include "sessions/SessionsTable.h"
#include "shell/OpenNotice.h"
#include "support/ShellApp.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSemaphore>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;
using testsupport::child;

namespace {

QStringList toList(const std::string& path)
{
    return {QString::fromStdString(path)};
}

} // namespace

class TestUiProjects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void makesAProject();
    void neverWritesOverAFile();
    void opensARecentProject();
    void readOnlyIsSaid();
    void everyOutcomeIsSaid_data();
    void everyOutcomeIsSaid();
    void foreignFileIsRefused();
    void quittingAsksWhileBusy();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

void TestUiProjects::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 40);
}

void TestUiProjects::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiProjects::makesAProject()
{
    App app(*m_dir);
    app.dialogs.files.push_back(toList(m_dir->file("mine.turnout")));
    QTest::mouseClick(child<QPushButton>(app.window, u"newButton"_s), Qt::LeftButton);
    QTRY_VERIFY(app.window.workbench().snapshot() != nullptr);
    QVERIFY(QFile::exists(QString::fromStdString(m_dir->file("mine.turnout"))));
    QCOMPARE(child<QLabel>(app.window, u"projectName"_s)->text(), u"mine"_s);
    QCOMPARE(child<QLabel>(app.window, u"saveState"_s)->text(), u"✓ all labels on disk"_s);
    QCOMPARE(app.bannerText(), QString());
    QVERIFY(app.state.recentProjects().first().endsWith(u"mine.turnout"_s));
    QTRY_VERIFY2(!app.window.workspaces().sessions().table().isVisible(), "an empty table teaches nothing");
    testsupport::picture(app.window, u"shell-new"_s);
}

void TestUiProjects::neverWritesOverAFile()
{
    App app(*m_dir);
    const std::string path = m_dir->write("there.turnout", "my notes");
    app.dialogs.files.push_back(toList(path));
    QVERIFY(testsupport::trigger(app.window, u"project.new"_s));
    QTRY_VERIFY(!app.bannerText().isEmpty());
    QCOMPARE(testsupport::readAll(path), std::string("my notes"));
    QVERIFY(app.window.workbench().project() == nullptr);
}

void TestUiProjects::opensARecentProject()
{
    {
        App app(*m_dir);
        app.open(m_demo);
        QTRY_COMPARE(app.rows(), 1000);
    }
    App app(*m_dir);
    auto* recent = child<QListWidget>(app.window, u"recentList"_s);
    QCOMPARE(recent->count(), 1);
    QVERIFY2(recent->hasFocus(), "Return opens what was open last");
    QTest::keyClick(recent, Qt::Key_Return);
    QTRY_COMPARE(app.rows(), 1000);
}

void TestUiProjects::readOnlyIsSaid()
{
    store::OpenOptions options;
    auto elsewhere = workbench::OpenProject::open(m_demo, options);
    QVERIFY(elsewhere.ok());
    QVERIFY((*elsewhere)->report().writable);
    App app(*m_dir);
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
    QVERIFY2(!app.bannerText().isEmpty(), "who cannot write must know why");
    auto* reason = child<QLabel>(app.window, u"readOnlyReason"_s);
    QVERIFY(reason->isVisible());
    QCOMPARE(reason->text(), u"read-only: open in another window"_s);
    testsupport::picture(app.window, u"shell-readonly"_s);
    // Nothing leads nowhere: no draw by menu, key or button, and the banner keeps its way on.
    const QString said = app.bannerText();
    QVERIFY(!app.window.findChild<QAction*>(u"project.draw"_s)->isEnabled());
    testsupport::press(app.window, Qt::Key_D, Qt::ControlModifier);
    testsupport::press(app.window, Qt::Key_2, Qt::ControlModifier);
    const QWidget* label = app.window.workspaces().current().page;
    for (const auto* button : label->findChildren<QPushButton*>())
        QVERIFY2(!button->isVisible(), qPrintable(button->text()));
    QCOMPARE(app.bannerText(), said);
    QStringList ways;
    for (const auto* button : app.window.banner().findChildren<QPushButton*>())
        ways << button->text();
    QVERIFY(ways.contains(u"Try again"_s));
    // The other window is closed: opening it again makes it writable.
    elsewhere = Error{};
    app.open(m_demo);
    QVERIFY(app.window.workbench().project()->report().writable);
    QVERIFY(!reason->isVisible());
    QCOMPARE(app.bannerText(), QString());
}

void TestUiProjects::everyOutcomeIsSaid_data()
{
    using store::OpenOutcome;
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("writable");
    QTest::addColumn<QString>("banner");
    QTest::addColumn<QString>("topBar");
    const auto row
        = [](const char* name, OpenOutcome outcome, bool writable, const QString& banner, const QString& top) {
              QTest::newRow(name) << static_cast<int>(outcome) << writable << banner << top;
          };
    row("created", OpenOutcome::Created, true, {}, {});
    row("current", OpenOutcome::Current, true, {}, {});
    row("migrated", OpenOutcome::Migrated, true, u"/tmp/copy.turnout"_s, {});
    row("newer", OpenOutcome::NewerReadable, false, u"newer Turnout"_s, u"newer Turnout"_s);
    row("busy", OpenOutcome::Busy, false, u"another window"_s, u"another window"_s);
    row("read-only", OpenOutcome::ReadOnly, false, u"cannot be written"_s, u"cannot be written"_s);
    row("damaged", OpenOutcome::DamagedReadable, false, u"damaged"_s, u"damaged"_s);
}

void TestUiProjects::everyOutcomeIsSaid()
{
    QFETCH(const int, outcome);
    QFETCH(const bool, writable);
    QFETCH(const QString, banner);
    QFETCH(const QString, topBar);
    store::OpenReport report;
    report.outcome = static_cast<store::OpenOutcome>(outcome);
    report.writable = writable;
    if (report.outcome == store::OpenOutcome::Migrated)
        report.backup = "/tmp/copy.turnout";
    const auto notice = ui::openNotice(report);
    QCOMPARE(notice.has_value(), !banner.isEmpty());
    if (notice)
        QVERIFY2(notice->text.contains(banner), qPrintable(notice->text));
    QVERIFY2(ui::readOnlyReason(report).contains(topBar), qPrintable(ui::readOnlyReason(report)));
    QCOMPARE(ui::readOnlyReason(report).isEmpty(), writable);
    // An interrupted import and a disk without WAL are said whatever else is said.
    report.undoneSources = 2;
    QVERIFY(ui::openNotice(report)->text.contains(u"2 imports that were interrupted"_s));
}

void TestUiProjects::foreignFileIsRefused()
{
    App app(*m_dir);
    app.window.openProject(QString::fromStdString(m_dir->write("letter.turnout", "Dear all,\nthis is a letter.\n")));
    QTRY_VERIFY(!app.bannerText().isEmpty());
    QVERIFY2(app.bannerText().startsWith(u"letter.turnout was not opened."_s), qPrintable(app.bannerText()));
    QVERIFY(child<QPushButton>(app.window, u"openButton"_s)->isVisible());
    testsupport::picture(app.window, u"shell-refused"_s);
    app.window.openProject(QString::fromStdString(m_dir->file("gone.turnout")));
    QTRY_VERIFY2(app.bannerText().startsWith(u"gone.turnout was not opened."_s), qPrintable(app.bannerText()));
    // And a good one still opens.
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
}

void TestUiProjects::quittingAsksWhileBusy()
{
    App app(*m_dir);
    app.open(m_demo);
    QSemaphore hold;
    app.window.workbench().runJob(
        u"Something long"_s,
        [&hold](const Progress&, const CancelToken& cancel) -> Result<bool> {
            while (!cancel.cancelled())
                hold.tryAcquire(1, 10);
            return Error{ErrorCode::Cancelled, "stopped", {}};
        },
        &app.window, [](const Result<bool>&) {});
    app.dialogs.confirmations.push_back(false);
    QVERIFY2(!app.window.close(), "no was the answer");
    QVERIFY(app.window.isVisible());
    app.dialogs.confirmations.push_back(true);
    app.window.close();
    QTRY_VERIFY(!app.window.isVisible());
}

TURNOUT_UI_TEST_MAIN(TestUiProjects)
#include "tst_ui_projects.moc"
