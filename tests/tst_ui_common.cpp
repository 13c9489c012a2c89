// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The building blocks of the desktop: colours, commands, palette, filters, rail, dialogs.
#include "common/CheatSheet.h"
#include "common/ChipBar.h"
#include "common/CommandActions.h"
#include "common/CommandPalette.h"
#include "common/CommandTable.h"
#include "common/Dialogs.h"
#include "common/JobBar.h"
#include "common/JsonPretty.h"
#include "common/NavigationRail.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/VisibleText.h"
#include "support/UiSupport.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace turnout::common;
using namespace Qt::StringLiterals;

class TestUiCommon final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textHasContrast_data();
    void textHasContrast();
    void themeSwitchesAndTells();
    void everyCommandIsComplete();
    void noTwoCommandsShareAKey();
    void conflictsAreFound();
    void invisibleCharactersAreShown();
    void toolTipsAreNeverHtml();
    void jsonKeepsItsNumbersAndOrder();
    void digitsAreEquallyWide();
    void paletteFiltersByLetters();
    void paletteSaysThatNothingFits();
    void theSheetOfKeysFitsItsWidth();
    void dialogsHaveNoIconsOfTheirOwnStyle();
    void aTextIsTypedOrChosenFromWhatIsOffered();
    void paletteIsForTheKeyboard();
    void plainKeysStayWithTextFieldsAndButtons();
    void chipsAreRemovedByKey();
    void railMovesByArrows();
    void jobBarCancelsOnce();
    void toastOffersUndo();
    void scriptedDialogsAnswerInOrder();
    void everythingFocusableHasAName();
};

void TestUiCommon::init()
{
    Theme::apply(*qApp, Scheme::Light);
}

void TestUiCommon::textHasContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestUiCommon::textHasContrast()
{
    QFETCH(bool, dark);
    const Theme& t = dark ? Theme::darkTheme() : Theme::lightTheme();
    for (const QColor& ground : {t.window, t.surface, t.raised}) {
        for (const QColor& text : {t.text, t.muted, t.accent, t.good, t.bad, t.caution})
            QVERIFY2(contrastRatio(text, ground) >= 4.5, qPrintable(text.name() + u" on "_s + ground.name()));
        for (const QColor& mark : {t.labeled, t.rated, t.unrated})
            QVERIFY2(contrastRatio(mark, ground) >= 3, qPrintable(mark.name() + u" on "_s + ground.name()));
    }
    for (const QColor& ground : {t.accentSoft, t.hover, t.found})
        QVERIFY2(contrastRatio(t.text, ground) >= 4.5, qPrintable(ground.name()));
    QVERIFY(contrastRatio(t.onAccent, t.accent) >= 4.5);
    QVERIFY(contrastRatio(t.muted, t.accentSoft) >= 4.5);
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21); // the formula itself: WCAG's own example
}

void TestUiCommon::themeSwitchesAndTells()
{
    QSignalSpy changed(&Theme::notifier(), &ThemeNotifier::themeChanged);
    const QIcon icon = Theme::icon(u"search"_s);
    const QImage before = icon.pixmap(QSize(32, 32), 1.0).toImage();
    Theme::toggle(*qApp);
    QCOMPARE(changed.count(), 1);
    QVERIFY(Theme::current().isDark);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), Theme::darkTheme().window);
    QVERIFY2(icon.pixmap(QSize(32, 32), 1.0).toImage() != before, "icons follow the theme by themselves");
    QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    Theme::toggle(*qApp);
    QVERIFY(!Theme::current().isDark);
    // Following the desktop: being told that it changed must not bring its own colours back.
    Theme::apply(*qApp, Scheme::System);
    QWidget window;
    QEvent desktopChanged(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &desktopChanged);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), Theme::current().window);
}

void TestUiCommon::everyCommandIsComplete()
{
    QSet<QString> ids;
    for (const CommandSpec& command : commandTable()) {
        const QString id = command.id.toString();
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
        QVERIFY2(!command.title.isEmpty() && command.help.endsWith(u'.'), qPrintable(id));
        for (const QKeySequence& key : commandKeys(command))
            QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, qPrintable(id));
        QVERIFY2(command.icon.isEmpty() || !Theme::icon(command.icon.toString()).isNull(), qPrintable(id));
        QCOMPARE(findCommand(command.id), &command);
    }
    QCOMPARE(findCommand(u"no.such"_s), nullptr);
    QCOMPARE(commandKeys(*findCommand(u"label.undo"_s)).size(), 2);
}

void TestUiCommon::noTwoCommandsShareAKey()
{
    for (const KeyConflict& conflict : keyConflicts(commandTable()))
        QFAIL(qPrintable(u"%1 and %2"_s.arg(conflict.first->id, conflict.second->id)));
}

void TestUiCommon::conflictsAreFound()
{
    const std::array commands{
        CommandSpec{u"a", CommandContext::Global, u"A", u"", u"Ctrl+A; F2", u""},
        CommandSpec{u"b", CommandContext::Label, u"B", u"", u"F2", u""},
        CommandSpec{u"c", CommandContext::Sessions, u"C", u"", u"X", u""},
        CommandSpec{u"d", CommandContext::Label, u"D", u"", u"X", u""},
    };
    const std::vector<KeyConflict> found = keyConflicts(commands);
    QCOMPARE(found.size(), std::size_t{1}); // c and d live in different places
    QCOMPARE(found.front().first->id, u"a"_s);
    QCOMPARE(found.front().second->id, u"b"_s);
    QCOMPARE(found.front().key, QKeySequence(Qt::Key_F2));
}

void TestUiCommon::invisibleCharactersAreShown()
{
    const VisibleText shown = visibleText(u"a\u202Eb\u0007c\u200F\r\nd\te"_s);
    QCOMPARE(shown.text, u"a⟨RLO⟩b⟨BEL⟩c⟨RLM⟩\nd\te"_s);
    QCOMPARE(shown.marks.size(), std::size_t{3});
    QCOMPARE(shown.marks.front(), (TextRange{1, 5}));
    QCOMPARE(visibleText(std::string_view("a\xFFz\x00!", 5)).text, u"a\uFFFDz⟨NUL⟩!"_s);
    QCOMPARE(visibleText(QString::fromUcs4(U"\U000E0041")).text, u"⟨U+E0041⟩"_s);
    const QString scripts = u"مرحبا 您好 हिन्दी 👨‍👩‍👧 é"_s;
    QCOMPARE(visibleText(scripts).text, scripts);
    QCOMPARE(visibleLine(u"two\nlines"_s), u"two⏎lines"_s);
    QCOMPARE(visibleLine(std::string(500, 'x'), 10), u"xxxxxxxxxx…"_s);
    QCOMPARE(visibleText(QString(QChar(0xD800))).text, u"\uFFFD"_s);
}

void TestUiCommon::toolTipsAreNeverHtml()
{
    const QString tip = plainToolTip(u"<img src=x>\n& <b>"_s);
    QCOMPARE(tip, u"<qt>&lt;img src=x&gt;<br>&amp; &lt;b&gt;</qt>"_s);
    QCOMPARE(plainLabel(u"R&D"_s), u"R&&D"_s);
}

void TestUiCommon::jsonKeepsItsNumbersAndOrder()
{
    QCOMPARE(prettyJson(u"{\"z\":12345678901234567890,\"a\":[],\"z\":\"x{,\\\"\"}"_s),
        u"{\n  \"z\": 12345678901234567890,\n  \"a\": [],\n  \"z\": \"x{,\\\"\"\n}"_s);
    QVERIFY(!prettyJson(u"{\"a\":1"_s));
    QVERIFY(!prettyJson(u"{\"a\":1]"_s));
    QVERIFY(!prettyJson(u"{} and more"_s));
    QVERIFY(!prettyJson(u"hello"_s));
    QVERIFY(!prettyJson(QString(100'000, u'[')));
    QVERIFY(!prettyJson(u"{\"a\\"_s));
}

void TestUiCommon::digitsAreEquallyWide()
{
    const QFont font = Theme::font(TextStyle::Body);
    QCOMPARE(tabularWidth(font, u"1,111.11"_s), tabularWidth(font, u"8,888.88"_s));
    QCOMPARE(countText(1234567), u"1,234,567"_s);
    QCOMPARE(shareText(0.2137, 0.15, 0.291), u"21.4 % (15.0–29.1)"_s);
    QCOMPARE(shortCountText(9'999), u"9,999"_s);
    QCOMPARE(shortCountText(123'456), u"123 k"_s);
    QCOMPARE(shortCountText(999'999), u"1.0 M"_s);
    QCOMPARE(shortCountText(1'234'567), u"1.2 M"_s);
}

void TestUiCommon::paletteFiltersByLetters()
{
    QVERIFY(fuzzyScore(u"gpop", u"Go to Populations") >= 0);
    QVERIFY(fuzzyScore(u"zzz", u"Go to Populations") < 0);
    QVERIFY(fuzzyScore(u"pop", u"Go to Populations") > fuzzyScore(u"pop", u"Skip open pages"));
    QWidget window;
    window.resize(900, 600);
    CommandPalette palette(window);
    palette.popup(CommandContext::Label);
    QVERIFY(palette.listed().contains(u"label.submit"_s));
    QVERIFY2(!palette.listed().contains(u"evalset.freeze"_s), "only commands that can be given here");
    palette.findChild<QLineEdit*>()->setText(u"take b"_s);
    QCOMPARE(palette.listed().value(0), u"label.undo"_s);
}

void TestUiCommon::paletteSaysThatNothingFits()
{
    QWidget window;
    window.resize(900, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    CommandPalette palette(window);
    palette.popup(CommandContext::Label);
    auto* field = palette.findChild<QLineEdit*>();
    const auto* none = palette.findChild<QLabel*>(u"paletteNone"_s);
    QVERIFY(!none->isVisible());
    QTest::keyClicks(field, u"zzz"_s);
    QVERIFY(palette.listed().isEmpty());
    QVERIFY(none->isVisible() && none->text().contains(u"is called that"_s));
    QCOMPARE(field->accessibleDescription(), none->text());
    testsupport::picture(window, u"palette-none"_s);
    QTest::keyClick(field, Qt::Key_Return); // gives nothing, and stays
    QVERIFY(palette.isVisible());
    field->clear();
    QVERIFY(!none->isVisible());
    QVERIFY(field->accessibleDescription().isEmpty());
}

void TestUiCommon::theSheetOfKeysFitsItsWidth()
{
    CheatSheet sheet({{u"1"_s, u"A title of an answer that goes on and on "_s.repeated(4)}});
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    const auto* area = sheet.findChild<QScrollArea*>();
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    for (const QLabel* label : area->findChildren<QLabel*>()) { // nothing is cut
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(
            label->height() >= needed && label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
    testsupport::picture(sheet, u"keys-sheet"_s);
}

void TestUiCommon::dialogsHaveNoIconsOfTheirOwnStyle()
{
    QWidget window;
    window.show();
    WindowDialogs dialogs;
    int confirmed = 0;
    dialogs.confirm(&window, {u"Sure?"_s, u"It is gone then."_s, u"Do it"_s, true}, [&] { ++confirmed; });
    auto* box = window.findChild<QMessageBox*>();
    QVERIFY(box != nullptr && QTest::qWaitForWindowActive(box));
    QCOMPARE(box->icon(), QMessageBox::NoIcon);
    QVERIFY(!box->iconPixmap().isNull()); // the program's own
    QCOMPARE(box->buttons().size(), 2);
    for (const QAbstractButton* button : box->buttons())
        QVERIFY(button->icon().isNull());
    testsupport::picture(*box, u"confirm"_s);
    QTest::keyClick(box->focusWidget(), Qt::Key_Return); // Cancel, as it destroys
    QCOMPARE(confirmed, 0);
    QDialogButtonBox buttons(QDialogButtonBox::Ok | QDialogButtonBox::Close);
    for (const QAbstractButton* button : buttons.buttons())
        QVERIFY(button->icon().isNull());
}

void TestUiCommon::aTextIsTypedOrChosenFromWhatIsOffered()
{
    QWidget window;
    window.show();
    WindowDialogs dialogs;
    QStringList got;
    TextRequest request{.title = u"Who?"_s, .prompt = u"Name:"_s, .initial = u"ben"_s, .offers = {u"ada"_s, u"ben"_s}};
    request.note = [](const QString& text) -> QString { return text == u"ben"_s ? u"known"_s : u"new"_s; };
    const auto ask = [&] {
        dialogs.chooseText(&window, request, [&](const QString& text) { got += text; });
        const auto all = window.findChildren<QDialog*>(u"textDialog"_s);
        QDialog* dialog = all.isEmpty() ? nullptr : all.last();
        return dialog != nullptr && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    };
    const auto close = [&](QDialog* dialog, Qt::Key key) {
        QTest::keyClick(dialog->focusWidget(), key);
        QTRY_VERIFY(window.findChild<QDialog*>(u"textDialog"_s) == nullptr);
    };
    QDialog* dialog = ask();
    QVERIFY(dialog != nullptr);
    QCOMPARE(testsupport::unnamedWidgets(*dialog), QStringList());
    auto* note = dialog->findChild<QLabel*>(u"textDialogNote"_s);
    QCOMPARE(note->text(), u"known"_s);
    close(dialog, Qt::Key_Return); // one key, where the name is there already
    QCOMPARE(got, QStringList{u"ben"_s});
    dialog = ask();
    QVERIFY(dialog != nullptr);
    note = dialog->findChild<QLabel*>(u"textDialogNote"_s);
    QTest::keyClicks(dialog->focusWidget(), u"be"_s); // in the place of what was there, and not completed
    QCOMPARE(note->text(), u"new"_s);
    QCOMPARE(dialog->findChild<QComboBox*>()->accessibleDescription(), u"new"_s);
    testsupport::picture(*dialog, u"text-dialog"_s);
    close(dialog, Qt::Key_Return);
    QCOMPARE(got.last(), u"be"_s);
    dialog = ask();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Up);
    close(dialog, Qt::Key_Return);
    QCOMPARE(got.last(), u"ada"_s);
    dialog = ask();
    QVERIFY(dialog != nullptr);
    close(dialog, Qt::Key_Escape);
    QCOMPARE(got.size(), 3);
}

void TestUiCommon::paletteIsForTheKeyboard()
{
    QWidget window;
    window.resize(900, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    CommandPalette palette(window);
    QSignalSpy triggered(&palette, &CommandPalette::triggered);
    palette.popup(CommandContext::Global);
    auto* field = palette.findChild<QLineEdit*>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"go to"_s);
    const QStringList listed = palette.listed();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(triggered.first().first().toString(), listed.at(1));
    QVERIFY(palette.isHidden());
    palette.popup(CommandContext::Global);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(palette.isHidden());
    QCOMPARE(triggered.count(), 1);
}

void TestUiCommon::plainKeysStayWithTextFieldsAndButtons()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    auto* field = new QLineEdit;
    auto* button = new QPushButton(u"B"_s);
    auto* plain = new QWidget;
    plain->setFocusPolicy(Qt::StrongFocus);
    for (QWidget* widget : std::initializer_list<QWidget*>{field, button, plain})
        layout->addWidget(widget);
    CommandActions actions(page);
    int answers = 0;
    int skips = 0;
    actions.add(u"label.answer1"_s, [&] { ++answers; });
    actions.add(u"label.skip"_s, [&] { ++skips; });
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));

    field->setFocus();
    QTest::keyClicks(field, u"1 "_s);
    QCOMPARE(field->text(), u"1 "_s);
    QCOMPARE(answers + skips, 0);
    QSignalSpy clicked(button, &QPushButton::clicked);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(skips, 0);
    plain->setFocus();
    QTest::keyClick(plain, Qt::Key_1);
    QTest::keyClick(plain, Qt::Key_Space);
    QCOMPARE(answers, 1);
    QCOMPARE(skips, 1);
    QVERIFY(actions.trigger(u"label.answer1"_s));
    actions.action(u"label.answer1"_s)->setEnabled(false);
    QVERIFY(!actions.trigger(u"label.answer1"_s));
    QCOMPARE(answers, 2);
}

void TestUiCommon::chipsAreRemovedByKey()
{
    QWidget window;
    auto* bar = new ChipBar(&window);
    bar->setChips({{u"a"_s, u"language: de"_s}, {u"b"_s, u"plan: <b>pro</b>"_s}});
    bar->resize(500, 40);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy removed(bar, &ChipBar::removed);
    const QList<Chip*> chips = bar->findChildren<Chip*>();
    chips.at(0)->setFocus();
    QTest::keyClick(chips.at(0), Qt::Key_Right);
    QVERIFY(chips.at(1)->hasFocus());
    QTest::keyClick(chips.at(1), Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toString(), u"b"_s);
    QCOMPARE(chips.at(1)->accessibleName(), u"Filter plan: <b>pro</b>"_s);
    bar->setChips({{u"a"_s, u"language: de"_s}});
    QCOMPARE(bar->keys(), QStringList{u"a"_s});
    QVERIFY2(bar->findChildren<Chip*>().last()->hasFocus(), "the focus stays among the filters");
}

void TestUiCommon::railMovesByArrows()
{
    NavigationRail rail;
    rail.setItems({{u"one"_s, u"sessions"_s, u"One"_s, u"Ctrl+1"_s}, {u"two"_s, u"label"_s, u"Two"_s, u"Ctrl+2"_s},
        {u"three"_s, u"loop"_s, u"Three"_s, u"Ctrl+3"_s}});
    rail.setItemEnabled(u"two"_s, false);
    rail.setBadge(u"three"_s, 12, u"12 wait"_s);
    rail.show();
    QVERIFY(QTest::qWaitForWindowActive(&rail));
    QSignalSpy activated(&rail, &NavigationRail::activated);
    QWidget* first = rail.findChild<QWidget*>(u"rail.one"_s);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(rail.current(), u"three"_s);
    QCOMPARE(rail.findChild<QWidget*>(u"rail.three"_s)->accessibleName(), u"Three, 12 wait"_s);
    rail.setCurrent(u"one"_s);
    QCOMPARE(activated.count(), 1);
}

void TestUiCommon::jobBarCancelsOnce()
{
    JobBar bar;
    QVERIFY(bar.isHidden());
    bar.setJob({u"Importing <b>"_s, u"sessions"_s, 50, 200, 25., 6., true});
    QVERIFY(!bar.isHidden());
    QVERIFY(bar.accessibleDescription().contains(u"50 of 200 sessions · 25/s · a few seconds left"_s));
    QSignalSpy cancelled(&bar, &JobBar::cancelRequested);
    auto* cancel = bar.findChild<QPushButton*>();
    cancel->click();
    cancel->click();
    QCOMPARE(cancelled.count(), 1);
    bar.clear();
    QVERIFY(bar.isHidden());
    QCOMPARE(timeLeftText(180), u"about 3 min left"_s);
    QVERIFY(timeLeftText(qQNaN()).isEmpty());
}

void TestUiCommon::toastOffersUndo()
{
    QWidget window;
    window.resize(600, 400);
    window.show();
    Toast toast(&window);
    bool undone = false;
    toast.showMessage(u"Left out"_s, u"Undo"_s, [&] { undone = true; });
    QCOMPARE(toast.message(), u"Left out"_s);
    QVERIFY(!toast.isWindow());
    toast.findChild<QPushButton*>()->click();
    QVERIFY(undone);
    QVERIFY(toast.message().isEmpty());
    toast.showMessage(u"Soon gone"_s, {}, {}, 1);
    QTRY_VERIFY(toast.message().isEmpty());
}

void TestUiCommon::scriptedDialogsAnswerInOrder()
{
    ScriptedDialogs dialogs;
    dialogs.files = {{u"a.jsonl"_s, u"b.jsonl"_s}, {}};
    dialogs.confirmations = {false, true};
    dialogs.texts = {u"name"_s};
    QStringList got;
    dialogs.openFiles(nullptr, {.title = u"Open"_s}, [&](const QStringList& files) { got += files; });
    dialogs.saveFile(nullptr, {.title = u"Save"_s}, [&](const QString& file) { got += file; });
    int confirmed = 0;
    dialogs.confirm(nullptr, {.title = u"Freeze"_s}, [&] { ++confirmed; });
    dialogs.confirm(nullptr, {.title = u"Freeze"_s}, [&] { ++confirmed; });
    dialogs.chooseText(nullptr, {.title = u"Name"_s}, [&](const QString& text) { got += text; });
    dialogs.chooseText(nullptr, {.title = u"Name"_s}, [&](const QString& text) { got += text; });
    QCOMPARE(got, (QStringList{u"a.jsonl"_s, u"b.jsonl"_s, u"name"_s}));
    QCOMPARE(confirmed, 1);
    QCOMPARE(dialogs.asked.size(), 6);
}

void TestUiCommon::everythingFocusableHasAName()
{
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* pane = new TranscriptPane;
    auto* chips = new ChipBar;
    chips->setChips({{u"a"_s, u"language: de"_s}});
    auto* jobs = new JobBar;
    jobs->setJob({u"Import"_s, u"sessions"_s, 1, 2});
    for (QWidget* widget :
        std::initializer_list<QWidget*>{pane, chips, jobs, new CommandPalette(window), new Toast(&window),
            new EmptyState(u"label"_s, u"Nothing yet"_s, u"Draw."_s, u"Draw"_s), new SentenceLabel(u"text"_s)})
        layout->addWidget(widget);
    CheatSheet sheet;
    int seen = 0;
    for (QWidget* root : std::initializer_list<QWidget*>{&window, &sheet}) {
        for (QWidget* widget : root->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            ++seen;
        }
    }
    QVERIFY(seen > 8);
}

QTEST_MAIN(TestUiCommon)
#include "tst_ui_common.moc"
