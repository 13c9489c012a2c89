// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that are changed: presets, conflicts, what is kept, and that menus, palette and cheat sheet follow.
#include "common/CheatSheet.h"
#include "common/CommandPalette.h"
#include "common/KeyBindings.h"
#include "common/KeysDialog.h"
#include "common/Theme.h"
#include "labeling/LabelPage.h"
#include "support/ShellApp.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTableWidget>

using namespace turnout;
using namespace Qt::StringLiterals;
using common::commandKeys;
using common::findCommand;
using common::KeyBindings;
using testsupport::App;

class TestUiKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        KeyBindings::current().clear();
        m_dir = std::make_unique<testsupport::TempDir>();
    }

    void noPresetHasTwoCommandsOnOneKey()
    {
        QCOMPARE(common::keyPresets().size(), std::size_t{4});
        for (const common::KeyPreset& preset : common::keyPresets()) {
            KeyBindings::current().setPreset(preset.id.toString());
            const auto conflicts = common::keyConflicts(common::commandTable());
            QVERIFY2(conflicts.empty(),
                conflicts.empty() ? "" : qPrintable(preset.title + u": "_s + conflicts.front().key.toString()));
            for (const auto& keys : preset.keys)
                QVERIFY2(findCommand(keys.id) != nullptr, qPrintable(keys.id.toString()));
            QVERIFY(!commandKeys(*findCommand(u"label.submit")).isEmpty());
        }
        KeyBindings::current().setPreset(u"labelstudio"_s);
        QCOMPARE(commandKeys(*findCommand(u"label.skip")), QList<QKeySequence>{QKeySequence(u"Ctrl+Space"_s)});
        QCOMPARE(commandKeys(*findCommand(u"label.flag")), QList<QKeySequence>{QKeySequence(u"F"_s)}); // as ever
    }
    void onlyWhatIsNotTheDefaultIsKept()
    {
        const QString file = QString::fromStdString(m_dir->file("keys.ini"));
        KeyBindings& keys = KeyBindings::current();
        QSettings settings(file, QSettings::IniFormat);
        keys.save(settings);
        QCOMPARE(settings.allKeys(), QStringList{});
        keys.setKeys(*findCommand(u"label.flag"), u"B"_s);
        keys.setKeys(*findCommand(u"label.note"), u"N"_s); // as it was
        keys.save(settings);
        QCOMPARE(settings.allKeys(), QStringList{u"keys/own/label.flag"_s});
        keys.setPreset(u"prodigy"_s);
        keys.setKeys(*findCommand(u"label.skip"), {});
        keys.save(settings);
        QCOMPARE(settings.allKeys(), (QStringList{u"keys/own/label.skip"_s, u"keys/preset"_s}));
        keys.clear();
        keys.restore(settings);
        QCOMPARE(keys.preset(), u"prodigy"_s);
        QVERIFY(commandKeys(*findCommand(u"label.skip")).isEmpty());
        QCOMPARE(commandKeys(*findCommand(u"label.submit")).front(), QKeySequence(u"A"_s));
        settings.setValue(u"keys/own/label.flag"_s, u"Nonsense+++; F"_s);
        settings.setValue(u"keys/own/no.such"_s, u"F"_s);
        keys.restore(settings);
        QCOMPARE(commandKeys(*findCommand(u"label.flag")), QList<QKeySequence>{QKeySequence(u"F"_s)});
    }
    /// A key is given, refused where it is taken, and taken away from the other command: all without a mouse.
    void theDialogIsUsedByKeyboardAlone()
    {
        common::ScriptedDialogs dialogs;
        common::KeysDialog dialog(dialogs, {{u"Q"_s, u"Wrong facts"_s}});
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* table = testsupport::child<QTableWidget>(dialog, u"keysTable"_s);
        auto* note = testsupport::child<QLabel>(dialog, u"keysNote"_s);
        QVERIFY(table->hasFocus());
        QCOMPARE(testsupport::unnamedWidgets(dialog).join(u", "_s), QString());
        while (table->item(table->currentRow(), 0)->text() != u"Flag"_s) {
            const int before = table->currentRow();
            QTest::keyClick(table, Qt::Key_Down);
            QVERIFY(table->currentRow() > before);
        }
        QTest::keyClick(table, Qt::Key_Return);
        auto* field = testsupport::child<QLineEdit>(dialog, u"keysField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, 'b');
        QVERIFY(table->hasFocus());
        QCOMPARE(commandKeys(*findCommand(u"label.flag")), QList<QKeySequence>{QKeySequence(u"B"_s)});
        QVERIFY(table->item(table->currentRow(), 2)->text().contains(u"changed"_s));
        // One more, which another command has.
        QTest::keyClick(table, Qt::Key_Insert);
        QTest::keyClick(field, Qt::Key_Space);
        QVERIFY2(note->text().contains(u"Skip"_s), qPrintable(note->text()));
        QCOMPARE(commandKeys(*findCommand(u"label.flag")).size(), 1);
        testsupport::picture(dialog, u"keys-conflict"_s);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Escape);
        QVERIFY(dialog.isVisible() && table->hasFocus());
        QCOMPARE(commandKeys(*findCommand(u"label.skip")).front(), QKeySequence(Qt::Key_Space));
        QTest::keyClick(table, Qt::Key_Insert);
        QTest::keyClick(field, Qt::Key_Space);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QCOMPARE(commandKeys(*findCommand(u"label.flag")).size(), 2);
        QVERIFY(commandKeys(*findCommand(u"label.skip")).isEmpty());
        QVERIFY(common::keyConflicts(common::commandTable()).empty());
        // An answer of the rubric that loses its key is named.
        QTest::keyClick(table, Qt::Key_Return);
        QTest::keyClick(field, 'q');
        QVERIFY2(note->text().contains(u"Wrong facts"_s), qPrintable(note->text()));
        // Escape and Tab stay what they are everywhere.
        QTest::keyClick(table, Qt::Key_Return);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(commandKeys(*findCommand(u"label.flag")), QList<QKeySequence>{QKeySequence(u"Q"_s)});
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(commandKeys(*findCommand(u"label.flag")).isEmpty());
        auto* preset = testsupport::child<QComboBox>(dialog, u"keysPreset"_s);
        preset->setFocus();
        const QString before = KeyBindings::current().preset();
        QTest::keyClick(preset, Qt::Key_Down); // asked, and not forgotten
        QCOMPARE(dialogs.asked, QStringList{u"Forget the keys you changed?"_s});
        QCOMPARE(KeyBindings::current().preset(), before);
        QCOMPARE(preset->currentData().toString(), before);
        QVERIFY(commandKeys(*findCommand(u"label.flag")).isEmpty());
        dialogs.confirmations.push_back(true);
        QTest::keyClick(preset, Qt::Key_Down);
        QCOMPARE(KeyBindings::current().preset(), u"prodigy"_s);
        QCOMPARE(preset->currentData().toString(), u"prodigy"_s);
        QTest::keyClick(preset, Qt::Key_Down); // nothing of one's own: nothing to ask
        QCOMPARE(dialogs.asked.size(), 2);
        QTest::keyClick(preset, Qt::Key_Up);
        QCOMPARE(KeyBindings::current().preset(), u"prodigy"_s);
        QCOMPARE(commandKeys(*findCommand(u"label.flag")).front(), QKeySequence(u"F"_s));
        testsupport::picture(dialog, u"keys"_s);
    }
    void everythingFollowsAndIsThereTheNextDay()
    {
        const std::string path = m_dir->file("keys.turnout");
        {
            const auto project = testsupport::demoProject(path);
            testsupport::drawFrom(*project, 5);
        }
        {
            App app(*m_dir);
            app.window.setAnnotator(u"ada"_s);
            app.open(path);
            app.window.go(u"label"_s);
            KeyBindings::current().setKeys(*findCommand(u"label.submit"), u"S"_s);
            auto* page = app.window.findChild<ui::LabelPage*>();
            const SessionId first = page->currentSession();
            testsupport::press(app.window, Qt::Key_1);
            testsupport::press(app.window, Qt::Key_Return);
            QCOMPARE(page->currentSession(), first); // that key gives nothing any more
            testsupport::press(app.window, Qt::Key_S);
            QVERIFY(page->currentSession() != first);
            QCOMPARE(page->findChild<QAction*>(u"label.submit"_s)->shortcut(), QKeySequence(u"S"_s));
            QVERIFY(page->findChild<QAction*>(u"label.submit"_s)->toolTip().contains(u"S"_s));
            // The lines of keys beside the work say it too.
            KeyBindings::current().setKeys(*findCommand(u"adjudicate.skip"), u"Z"_s);
            const auto* keys = app.window.findChild<QLabel*>(u"adjudicationKeys"_s);
            QVERIFY2(keys->text().contains(u"Z\u00a0skip"_s), qPrintable(keys->text()));
            const common::CheatSheet sheet;
            bool listed = false;
            for (const QLabel* label : sheet.findChildren<QLabel*>())
                listed = listed || label->text() == u"S"_s;
            QVERIFY(listed);
        }
        KeyBindings::current().clear();
        App app(*m_dir);
        QCOMPARE(commandKeys(*findCommand(u"label.submit")), QList<QKeySequence>{QKeySequence(u"S"_s)});
    }
    /// Answers under the rubric's names, and none that it has not.
    void thePaletteListsWhatCanBeGivenNow()
    {
        const std::string path = m_dir->file("palette.turnout");
        {
            const auto project = testsupport::demoProject(path);
            testsupport::drawFrom(*project, 5);
        }
        App app(*m_dir);
        app.window.setAnnotator(u"ada"_s);
        app.open(path);
        app.window.go(u"label"_s);
        testsupport::press(app.window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = testsupport::child<common::CommandPalette>(app.window, u"commandPalette"_s);
        QTRY_VERIFY(palette->isVisible());
        const QStringList listed = palette->listed();
        QVERIFY(listed.contains(u"label.answer3"_s) && listed.contains(u"label.redo"_s));
        for (int digit = 4; digit <= 9; ++digit)
            QVERIFY2(!listed.contains(u"label.answer%1"_s.arg(digit)), qPrintable(QString::number(digit)));
        QTest::keyClicks(palette->findChild<QLineEdit*>(), u"acceptable"_s);
        QCOMPARE(palette->listed().value(0), u"label.answer2"_s);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

TURNOUT_UI_TEST_MAIN(TestUiKeys)
#include "tst_ui_keys.moc"
