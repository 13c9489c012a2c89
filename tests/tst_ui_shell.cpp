// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChipBar.h"
#include "common/CommandTable.h"
#include "common/NavigationRail.h"
#include "common/Theme.h"
#include "shell/FilterChoices.h"
#include "shell/FilterPopup.h"
#include "shell/Pictures.h"
#include "shell/WhoLabels.h"
#include "support/ShellApp.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include <filesystem>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;
using testsupport::child;

class TestUiShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void beginsWithTheStartPage();
    void goesByKey();
    void commandsByName();
    void everyCommandCanBeGiven();
    void filtersByKeyboard();
    void filterInWords();
    void drawsFromTheFilter();
    void annotatorIsAskedOnce();
    void annotatorsOfTheProjectAreOffered();
    void printsWhatIsShown();
    void looksSwitch();
    void everythingHasAName();
    void picturesOfEveryWorkspace();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

void TestUiShell::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 40);
}

void TestUiShell::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiShell::beginsWithTheStartPage()
{
    App app(*m_dir);
    QVERIFY(child<QPushButton>(app.window, u"demoButton"_s)->isVisible());
    QVERIFY(!child<QListWidget>(app.window, u"recentList"_s)->isVisible());
    QVERIFY(!app.window.findChild<QAction*>(u"project.report"_s)->isEnabled());
    QTest::keyClick(&app.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY2(child<QPushButton>(app.window, u"demoButton"_s)->isVisible(), "there is nowhere to go yet");
    QCOMPARE(testsupport::unnamedWidgets(app.window).join(u", "_s), QString());
    testsupport::picture(app.window, u"shell-start"_s);
}

void TestUiShell::goesByKey()
{
    App app(*m_dir);
    app.open(m_demo);
    const std::vector<std::pair<Qt::Key, QString>> keys{{Qt::Key_2, u"label"_s}, {Qt::Key_3, u"populations"_s},
        {Qt::Key_4, u"quality"_s}, {Qt::Key_5, u"agreement"_s}, {Qt::Key_6, u"evalsets"_s}, {Qt::Key_1, u"sessions"_s}};
    for (const auto& [key, id] : keys) {
        testsupport::press(app.window, key, Qt::ControlModifier);
        QTRY_COMPARE(app.window.workspaces().current().id, id);
        QCOMPARE(child<common::NavigationRail>(app.window, {})->current(), id);
    }
    testsupport::press(app.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(app.window.focusWidget()->objectName(), u"sessionSearch"_s);
    // Return presses what has the keyboard, on a page as in a dialog.
    auto* columns = child<QToolButton>(app.window, u"columnsButton"_s);
    QSignalSpy pressed(columns, &QToolButton::clicked);
    columns->setFocus(Qt::TabFocusReason);
    columns->setMenu(nullptr);
    testsupport::press(app.window, Qt::Key_Return);
    QCOMPARE(pressed.count(), 1);
}

void TestUiShell::commandsByName()
{
    App app(*m_dir);
    app.open(m_demo);
    testsupport::press(app.window, Qt::Key_K, Qt::ControlModifier);
    auto* palette = child<QWidget>(app.window, u"commandPalette"_s);
    QTRY_VERIFY(palette->isVisible());
    QTest::keyClicks(app.window.focusWidget(), u"quality"_s);
    testsupport::picture(app.window, u"shell-palette"_s);
    QTest::keyClick(app.window.focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(app.window.workspaces().current().id, u"quality"_s);
    QVERIFY(!palette->isVisible());
}

void TestUiShell::everyCommandCanBeGiven()
{
    // What the palette and the cheat sheet promise must be there.
    App app(*m_dir);
    app.open(m_demo);
    QStringList missing;
    for (const common::CommandSpec& command : common::commandTable()) {
        if (app.window.findChild<QAction*>(command.id.toString()) == nullptr)
            missing.append(command.id.toString());
    }
    QCOMPARE(missing.join(u' '), QString());
}

void TestUiShell::filtersByKeyboard()
{
    App app(*m_dir);
    app.open(m_demo);
    QTRY_COMPARE(app.rows(), 1000);
    testsupport::press(app.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto* popup = child<ui::FilterPopup>(app.window, u"filterPopup"_s);
    QTRY_VERIFY(popup->isVisible());
    auto* field = child<QLineEdit>(app.window, u"filterField"_s);
    QTest::keyClicks(field, u"popul"_s);
    QCOMPARE(popup->lines(), QStringList{u"Population labeled, rated, unrated"_s});
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(popup->lines().size(), 3);
    testsupport::picture(app.window, u"shell-filter"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    auto* chips = app.window.findChild<common::ChipBar*>();
    QCOMPARE(chips->keys(), QStringList{u"population"_s});
    const auto rated = app.window.workbench().snapshot()->frame->rated.count();
    QTRY_COMPARE(app.rows(), static_cast<int>(rated));
    // A segment may have several values: the popup stays.
    testsupport::press(app.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(field, u"language"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(popup->lines().size() > 1);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(chips->keys().size(), 2);
    QVERIFY(popup->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    // Delete on a chip takes its condition away.
    auto* chip = chips->findChild<common::Chip*>();
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    QTRY_COMPARE(chips->keys().size(), 1);
    QTest::mouseClick(child<QPushButton>(app.window, u"addFilterButton"_s), Qt::LeftButton);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY2(!popup->isVisible(), "Backspace in an empty field goes back, and out at the beginning");
    app.window.workbench().setFilter({});
    QTRY_COMPARE(app.rows(), 1000);
}

void TestUiShell::filterInWords()
{
    population::Filter filter;
    const ui::FilterField language{ui::FilterField::Kind::Segment, "language", u"language"_s, {}};
    filter = ui::toggled(filter, language, "de");
    filter = ui::toggled(filter, language, "fr");
    filter = ui::toggled(filter, {ui::FilterField::Kind::Population, {}, {}, {}}, "rated");
    filter = ui::toggled(
        filter, {ui::FilterField::Kind::Started, {}, {}, {}}, ui::dateChoices(u"2026-05-01"_s).front().value);
    QStringList texts;
    for (const common::ChipSpec& chip : ui::filterChips(filter))
        texts.append(chip.text);
    QCOMPARE(texts.join(u" | "_s), u"language: de, fr | rated | started from 2026-05-01 on"_s);
    filter = ui::toggled(filter, language, "de");
    QCOMPARE(ui::filterChips(filter).front().text, u"language: fr"_s);
    filter = ui::withoutChip(filter, u"segment:language"_s);
    filter = ui::withoutChip(filter, u"population"_s);
    filter = ui::withoutChip(filter, u"started"_s);
    QVERIFY(filter.empty());
    QVERIFY(ui::dateChoices(u"soon"_s).empty());
}

void TestUiShell::drawsFromTheFilter()
{
    const std::string copy = m_dir->file("copy.turnout");
    {
        const auto project = testsupport::demoProject(copy, 1000, 3);
    }
    App app(*m_dir);
    app.open(copy);
    QTRY_COMPARE(app.rows(), 1000);
    QVERIFY(testsupport::trigger(app.window, u"sessions.draw"_s));
    auto* dialog = app.dialog(u"drawDialog"_s);
    QVERIFY(dialog != nullptr);
    auto* size = child<QSpinBox>(*dialog, u"sizeBox"_s);
    size->setValue(50);
    auto* draw = child<QPushButton>(*dialog, u"doDrawButton"_s);
    QTRY_COMPARE(draw->text(), u"Draw 50 sessions"_s);
    QTRY_VERIFY(draw->isEnabled());
    const QString arms = child<QLabel>(*dialog, u"armsText"_s)->text();
    QVERIFY2(arms.contains(u"at random"_s), qPrintable(arms));
    QCOMPARE(testsupport::unnamedWidgets(*dialog).join(u", "_s), QString());
    testsupport::picture(*dialog, u"shell-draw"_s);
    // Nothing is drawn that was not shown before.
    child<QSpinBox>(*dialog, u"auditBox"_s)->setValue(80);
    QVERIFY(!draw->isEnabled());
    QTRY_VERIFY(draw->isEnabled());
    QTest::mouseClick(draw, Qt::LeftButton);
    QTRY_COMPARE(app.window.workbench().snapshot()->labels.waiting.count(), std::size_t{50});
}

void TestUiShell::annotatorIsAskedOnce()
{
    {
        App app(*m_dir);
        app.open(m_demo);
        app.dialogs.texts.push_back(u"  Ada <b> "_s);
        testsupport::press(app.window, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(child<QPushButton>(app.window, u"annotatorButton"_s)->text(), u"Ada <b>"_s);
        QCOMPARE(app.dialogs.asked.size(), 1);
        QVERIFY(app.dialogs.textAsked.note(u"Ada <b>"_s).startsWith(u"New here"_s));
    }
    App app(*m_dir);
    app.open(m_demo);
    app.window.go(u"label"_s);
    QCOMPARE(app.dialogs.asked.size(), 0);
    QCOMPARE(child<QPushButton>(app.window, u"annotatorButton"_s)->text(), u"Ada <b>"_s);
}

void TestUiShell::annotatorsOfTheProjectAreOffered()
{
    App app(*m_dir);
    const std::string copy = m_dir->file("copy.turnout");
    std::filesystem::copy_file(m_demo, copy);
    app.window.setAnnotator(u"ben"_s);
    app.open(copy);
    app.window.go(u"label"_s);
    app.settle();
    testsupport::press(app.window, Qt::Key_1);
    testsupport::press(app.window, Qt::Key_Return);
    testsupport::press(app.window, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(app.dialogs.asked.size(), 1);
    const common::TextRequest& asked = app.dialogs.textAsked;
    QCOMPARE(asked.initial, u"ben"_s);
    QVERIFY(asked.offers.contains(u"ben"_s));
    QCOMPARE(asked.note(u" ben "_s), u"Has labeled 1 session."_s);
    QVERIFY(asked.note(u"bne"_s).startsWith(u"New here"_s));
    QCOMPARE(asked.note(u" "_s), QString());
    // A name that is not what it looks like is known, and not offered.
    std::vector<workbench::AnnotatorWork> odd(1);
    odd.front().name = "b\u202een";
    odd.front().answered = 3;
    QCOMPARE(ui::whoLabels(odd, {}).offers, QStringList());
    QCOMPARE(ui::whoLabels(odd, {}).note(QString::fromStdString(odd.front().name)), u"Has labeled 3 sessions."_s);
}

void TestUiShell::printsWhatIsShown()
{
    App app(*m_dir);
    app.open(m_demo);
    common::Theme::apply(*qApp, common::Scheme::Dark);
    const auto light = qScopeGuard([] { common::Theme::apply(*qApp, common::Scheme::Light); });
    testsupport::press(app.window, Qt::Key_3, Qt::ControlModifier);
    const std::string paper = m_dir->file("page.pdf");
    app.dialogs.files.push_back({QString::fromStdString(paper)});
    testsupport::press(app.window, Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(app.dialogs.asked.back(), u"Print Populations"_s);
    const std::string pdf = testsupport::readAll(paper);
    QVERIFY(pdf.starts_with("%PDF-"));
    QVERIFY2(pdf.find("/FontFile") != std::string::npos, "text is printed as text");
    QVERIFY2(common::Theme::current().isDark, "the window keeps its look");
}

void TestUiShell::looksSwitch()
{
    App app(*m_dir);
    app.open(m_demo);
    QTRY_VERIFY(app.window.workspaces().sessions().model().rowCount() > 0);
    const bool dark = common::Theme::current().isDark;
    QVERIFY(testsupport::trigger(app.window, u"theme.toggle"_s));
    QCOMPARE(common::Theme::current().isDark, !dark);
    QCOMPARE(app.state.scheme(), dark ? common::Scheme::Light : common::Scheme::Dark);
    QVERIFY(testsupport::trigger(app.window, u"theme.toggle"_s));
}

void TestUiShell::everythingHasAName()
{
    App app(*m_dir);
    app.open(m_demo);
    for (const ui::Workspaces::Workspace& one : app.window.workspaces().all()) {
        app.window.go(one.id);
        QTest::qWait(30);
        const QString unnamed = testsupport::unnamedWidgets(*one.page).join(u", "_s);
        QVERIFY2(unnamed.isEmpty(), qPrintable(one.id + u": "_s + unnamed));
    }
    QCOMPARE(testsupport::unnamedWidgets(app.window).join(u", "_s), QString());
}

void TestUiShell::picturesOfEveryWorkspace()
{
    App app(*m_dir);
    app.window.setAnnotator(u"you"_s);
    app.window.openProject(QString::fromStdString(m_demo));
    QString folder = qEnvironmentVariable("TURNOUT_PICTURES");
    if (folder.isEmpty())
        folder = QString::fromStdString(m_dir->file("pictures"));
    ui::Pictures pictures(app.window, folder);
    QSignalSpy finished(&pictures, &ui::Pictures::finished);
    pictures.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120000);
    QCOMPARE(finished.first().first().toString(), QString());
    for (const ui::Workspaces::Workspace& one : app.window.workspaces().all()) {
        for (const QString& look : {u"-light.png"_s, u"-dark.png"_s}) {
            const QImage image(folder + u'/' + one.id + look);
            QVERIFY2(!image.isNull(), qPrintable(one.id + look));
            QCOMPARE(image.size(), QSize(1280, 800) * app.window.devicePixelRatioF());
        }
    }
    common::Theme::apply(*qApp, common::Scheme::Light);
}

TURNOUT_UI_TEST_MAIN(TestUiShell)
#include "tst_ui_shell.moc"
