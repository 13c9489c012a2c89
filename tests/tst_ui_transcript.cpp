// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The transcript: plain data, folded where long, smooth with thousands of turns.
#include "common/HeightIndex.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace turnout::common;
using namespace Qt::StringLiterals;
using turnout::session::Role;
using turnout::session::Turn;

namespace {

Turn turn(Role role, std::string text, std::string name = {})
{
    return {role, std::move(text), std::move(name), {}, {}};
}

/// Turns of very different heights, every tenth longer than twenty lines.
std::vector<Turn> manyTurns(int count)
{
    std::vector<Turn> turns;
    for (int i = 0; i < count; ++i) {
        std::string text = "turn " + std::to_string(i);
        for (int line = 0; line < (i % 10 == 0 ? 40 : i % 5); ++line)
            text += "\nand one more line, long enough to wrap in a narrow window: " + std::string(80, 'w');
        turns.push_back(turn(i % 2 == 0 ? Role::User : Role::Assistant, text));
    }
    return turns;
}

int darkPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestUiTranscript final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void markupIsText();
    void hiddenCharactersCanBeFound();
    void toolTurnsAreFolded();
    void longTurnsAreFolded();
    void aGiantTurnIsShownInParts();
    void keysWalkTheTurns();
    void thousandsOfTurnsScroll();
    void scrollingUpDoesNotJump();
    void resizingKeepsThePlace();
    void twoTurnsBesideEachOther();
    void columnsOfSeveralTurns();
    void findGoesRoundAndUnfolds();
    void findBarKeepsItsKeys();
    void copyGivesTheTextAsItCame();
    void mouseMarksAWord();
    void rightToLeftStandsOnTheRight();
    void screenReaderHearsTheTurns();
    void heightsAddUp();

private:
    std::unique_ptr<TranscriptPane> m_pane;
    TranscriptView& view()
    {
        return m_pane->view();
    }
};

void TestUiTranscript::init()
{
    Theme::apply(*qApp, Scheme::Light);
    m_pane = std::make_unique<TranscriptPane>();
    m_pane->resize(700, 500);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    view().setFocus();
}

void TestUiTranscript::cleanup()
{
    m_pane.reset();
}

void TestUiTranscript::markupIsText()
{
    const std::string hostile = "<b>bold</b> <img src=\"file:///etc/passwd\"> &amp; <script>x</script> **md**";
    view().setTurns({turn(Role::User, hostile)});
    QVERIFY(view().spokenText(0).endsWith(QString::fromStdString(hostile)));
    for (const QString& part : {u"<b>bold</b>"_s, u"&amp;"_s, u"<script>"_s, u"**md**"_s}) {
        view().setFindText(part);
        QCOMPARE(view().findCount(), 1);
    }
    // What is drawn is the tags themselves: more ink than the word alone, and no bolder.
    const int tags = darkPixels(view().viewport()->grab().toImage());
    view().setTurns({turn(Role::User, "bold  & x md")});
    QVERIFY(tags > 2 * darkPixels(view().viewport()->grab().toImage()));
}

void TestUiTranscript::hiddenCharactersCanBeFound()
{
    view().setTurns(
        {turn(Role::User, "pay \u202Eevil\u202C \x07 now"), turn(Role::User, std::string("\xC3\x28 \xFF", 4))});
    view().setFindText(u"⟨RLO⟩"_s);
    QCOMPARE(view().findCount(), 1);
    view().setFindText(u"⟨BEL⟩"_s);
    QCOMPARE(view().findCount(), 1);
    view().setFindText(u"\uFFFD"_s);
    QCOMPARE(view().findCount(), 2);
}

void TestUiTranscript::toolTurnsAreFolded()
{
    Turn calls = turn(Role::Assistant, "Let me look.");
    calls.toolCalls = R"([{"function":{"name":"lookup","arguments":"{\"order\":7}"}}])";
    view().setTurns({turn(Role::System, "a\nb"), calls, turn(Role::Tool, R"({"a":1,"b":[1,2]})", "lookup")});
    for (int i = 0; i < 3; ++i) {
        QVERIFY(view().folded(i));
        const int before = view().turnRect(i).height();
        view().setFolded(i, false);
        QVERIFY2(view().turnRect(i).height() > before + 30, "unfolded JSON stands on several lines");
        QVERIFY(!view().folded(i));
    }
    view().setAllFolded(true);
    // A click on the ▸ unfolds.
    const QRect place = view().turnRect(0);
    for (int x = 60; x < 120 && view().folded(0); x += 10)
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, place.topLeft() + QPoint(x, 20));
    QVERIFY(!view().folded(0));
    view().selectTurn(2);
    QTest::keyClick(&view(), Qt::Key_Return);
    QVERIFY(!view().folded(2));
}

void TestUiTranscript::longTurnsAreFolded()
{
    std::string lines;
    for (int i = 0; i < 200; ++i)
        lines += "line " + std::to_string(i) + "\n";
    view().setTurns({turn(Role::Assistant, lines), turn(Role::User, "short")});
    QVERIFY(view().folded(0));
    const int folded = view().turnRect(0).height();
    QVERIFY(folded < 24 * 20 + 60);
    view().setFolded(0, false);
    QVERIFY(view().turnRect(0).height() > 200 * 18);
    view().setFolded(1, true);
    QVERIFY2(!view().folded(1), "a short turn hides nothing");
}

void TestUiTranscript::aGiantTurnIsShownInParts()
{
    QElapsedTimer timer;
    timer.start();
    view().setTurns({turn(Role::User, std::string(20'000'000, 'x')), turn(Role::User, "after")});
    view().viewport()->repaint();
    const auto shown = timer.elapsed();
    QVERIFY(view().folded(0));
    view().setFolded(0, false);
    view().viewport()->repaint();
    QVERIFY(view().turnRect(0).height() < 40'000);
    QVERIFY2(shown < 5000, qPrintable(u"%1 ms"_s.arg(shown)));
}

void TestUiTranscript::keysWalkTheTurns()
{
    view().setTurns(manyTurns(50));
    QSignalSpy selected(&view(), &TranscriptView::selectedTurnChanged);
    QCOMPARE(view().selectedTurn(), 0);
    view().selectPrevious();
    QCOMPARE(view().selectedTurn(), 0);
    for (int i = 0; i < 30; ++i)
        view().selectNext();
    QCOMPARE(view().selectedTurn(), 30);
    QCOMPARE(selected.count(), 30);
    QVERIFY(view().viewport()->rect().contains(view().turnRect(30).topLeft()));
    QTest::keyClick(&view(), Qt::Key_End);
    QCOMPARE(view().selectedTurn(), 49);
    QTest::keyClick(&view(), Qt::Key_Home);
    QCOMPARE(view().selectedTurn(), 0);
    QCOMPARE(view().verticalScrollBar()->value(), 0);
    view().setTurns({});
    QCOMPARE(view().selectedTurn(), -1);
    view().selectNext();
    view().findNext();
    view().copy();
}

void TestUiTranscript::thousandsOfTurnsScroll()
{
    view().setTurns(manyTurns(2000));
    QScrollBar* bar = view().verticalScrollBar();
    QElapsedTimer timer;
    qint64 slowest = 0;
    int steps = 0;
    while (bar->value() < bar->maximum() && steps < 100'000) {
        timer.start();
        bar->setValue(bar->value() + 400);
        view().viewport()->repaint();
        slowest = std::max(slowest, timer.elapsed());
        ++steps;
    }
    QVERIFY(steps > 200);
    QVERIFY(view().viewport()->rect().intersects(view().turnRect(1999)));
    QVERIFY2(slowest < 500, qPrintable(u"%1 ms for one step"_s.arg(slowest))); // far above what it takes
    view().selectTurn(1000);
    QVERIFY(view().viewport()->rect().contains(view().turnRect(1000).topLeft()));
}

void TestUiTranscript::scrollingUpDoesNotJump()
{
    view().setTurns(manyTurns(2000));
    view().selectTurn(1500); // everything above is guessed
    QScrollBar* bar = view().verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        const int seen = view().turnAt(QPoint(10, 100));
        const int before = view().turnRect(seen).top();
        bar->setValue(bar->value() - 37);
        QCOMPARE(view().turnRect(seen).top(), before + 37);
    }
}

void TestUiTranscript::resizingKeepsThePlace()
{
    view().setTurns(manyTurns(500));
    view().selectTurn(300);
    const int top = view().turnAt(QPoint(10, 0));
    m_pane->resize(420, 500);
    QCOMPARE(view().turnAt(QPoint(10, 0)), top);
    m_pane->resize(1000, 600);
    QCOMPARE(view().turnAt(QPoint(10, 0)), top);
}

void TestUiTranscript::twoTurnsBesideEachOther()
{
    std::vector<Turn> turns = manyTurns(6);
    turns[2].text = "short answer";
    turns[3].text = "long answer";
    for (int line = 0; line < 60; ++line)
        turns[3].text += "\nline " + std::to_string(line);
    m_pane->resize(900, 500);
    view().setTurns(turns);
    view().compareBeside({2}, {3});
    view().selectTurn(2);
    const QRect left = view().turnRect(2);
    QRect right = view().turnRect(3);
    QCOMPARE(right.top(), left.top());
    QCOMPARE(right.height(), left.height());
    QCOMPARE(right.left(), left.right() + 1);
    QVERIFY(std::abs(left.width() - right.width()) <= 1);
    QCOMPARE(right.right(), view().viewport()->width() - 1);
    QCOMPARE(view().turnRect(4).top(), left.top() + left.height());
    // Keys walk from one to the other, the pointer finds both, also under the shorter one.
    view().selectNext();
    QCOMPARE(view().selectedTurn(), 3);
    view().selectNext();
    QCOMPARE(view().selectedTurn(), 4);
    view().selectPrevious();
    view().selectTurn(3);
    for (const int turn : {2, 3}) {
        const QRect place = view().turnRect(turn);
        QCOMPARE(view().turnAt({place.center().x(), std::max(0, place.top()) + 5}), turn);
        QCOMPARE(view().turnAt({place.center().x(), std::min(place.bottom(), view().viewport()->height()) - 5}), turn);
    }
    // Unfolding one makes room for both; what is found is scrolled to.
    const int before = view().turnRect(2).height();
    view().toggleSelected();
    QVERIFY(view().turnRect(2).height() > before);
    QCOMPARE(view().turnRect(2).height(), view().turnRect(3).height());
    view().setFindText(u"line 59"_s);
    view().findNext();
    QCOMPARE(view().selectedTurn(), 3);
    right = view().turnRect(3);
    QVERIFY(right.top() < 0 && right.bottom() > 0);
    // Too narrow for two: one under the other, and beside again when there is room.
    m_pane->resize(600, 500);
    QCOMPARE(view().turnRect(3).top(), view().turnRect(2).top() + view().turnRect(2).height());
    QCOMPARE(view().turnRect(3).left(), 0);
    m_pane->resize(900, 500);
    QCOMPARE(view().turnRect(3).top(), view().turnRect(2).top());
    // The next session knows nothing of it.
    view().setTurns(turns);
    QCOMPARE(view().turnRect(3).left(), 0);
}

void TestUiTranscript::columnsOfSeveralTurns()
{
    std::vector<Turn> turns = manyTurns(8); // 1 2 | 3 4 5 are compared
    turns[4].text = "tall\nas\na\nhouse";
    m_pane->resize(900, 700);
    view().setTurns(turns);
    view().compareBeside({1, 2}, {3, 4, 5});
    const auto top = [this](int turn) { return view().turnRect(turn).top(); };
    view().selectTurn(1);
    QCOMPARE(top(3), top(1));
    QCOMPARE(top(4), top(2));
    QCOMPARE(view().turnRect(4).height(), view().turnRect(2).height());
    QVERIFY(top(2) > top(1));
    // Nothing need be between two places.
    view().setTurns(turns);
    view().compareBeside({0, 2}, {1, 3});
    QCOMPARE(top(1), top(0));
    QCOMPARE(top(3), top(2));
    QVERIFY(top(2) > top(0));
    view().setTurns(turns);
    view().compareBeside({1, 2}, {3, 4, 5});
    view().selectTurn(1);
    // The longer column goes on alone, in its half, with nothing beside it.
    const QRect alone = view().turnRect(5);
    QCOMPARE(alone.left(), view().turnRect(3).left());
    QCOMPARE(alone.top(), top(2) + view().turnRect(2).height());
    QCOMPARE(view().turnAt(alone.center()), 5);
    QCOMPARE(view().turnAt({10, alone.center().y()}), -1);
    QCOMPARE(top(6), alone.top() + alone.height());
    QCOMPARE(view().turnRect(6).left(), 0);
    // Keys read one column, then the other.
    for (const int next : {2, 3, 4, 5, 6}) {
        view().selectNext();
        QCOMPARE(view().selectedTurn(), next);
    }
    // What is painted is what was asked for: the second row of the right column is not left out.
    view().selectTurn(4);
    const QImage picture = view().viewport()->grab().toImage();
    const auto scale = static_cast<int>(picture.devicePixelRatio());
    const QRect place = view().turnRect(4);
    bool anything = false;
    for (int x = place.left() + 30; x < place.right() - 30 && !anything; ++x)
        for (int y = place.top() + 5; y < place.bottom() - 5 && !anything; ++y)
            anything = qGray(picture.pixel(x * scale, y * scale)) < 128;
    QVERIFY(anything);
    m_pane->resize(600, 700);
    QCOMPARE(top(3), top(2) + view().turnRect(2).height());
    QCOMPARE(view().turnRect(5).left(), 0);
}

void TestUiTranscript::findGoesRoundAndUnfolds()
{
    std::string late(30, '\n');
    view().setTurns({turn(Role::User, "Needle here"), turn(Role::Tool, R"({"x":"needle"})", "t"),
        turn(Role::Assistant, late + "NEEDLE")});
    QSignalSpy changed(&view(), &TranscriptView::findChanged);
    view().setFindText(u"needle"_s);
    QCOMPARE(view().findCount(), 3);
    view().findNext();
    QCOMPARE(view().selectedTurn(), 0);
    view().findNext();
    QCOMPARE(view().selectedTurn(), 1);
    QVERIFY(!view().folded(1));
    view().findNext();
    QVERIFY(!view().folded(2));
    QCOMPARE(changed.last().at(0).toInt(), 3);
    view().findNext();
    QCOMPARE(view().selectedTurn(), 0);
    view().findPrevious();
    QCOMPARE(view().selectedTurn(), 2);
    view().setFindText(u"nothing like it"_s);
    QCOMPARE(view().findCount(), 0);
}

void TestUiTranscript::findBarKeepsItsKeys()
{
    view().setTurns({turn(Role::User, "one two one")});
    m_pane->openFind();
    auto* field = m_pane->findChild<QLineEdit*>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"one"_s);
    QSignalSpy changed(&view(), &TranscriptView::findChanged);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(changed.last().at(0).toInt(), 2);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(view().hasFocus());
    QCOMPARE(view().findCount(), 0);
}

void TestUiTranscript::copyGivesTheTextAsItCame()
{
    const std::string text = "a\u202Eb\t<i>";
    view().setTurns({turn(Role::User, text)});
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(text));
}

void TestUiTranscript::mouseMarksAWord()
{
    view().setTurns({turn(Role::User, "wonderful words")});
    const QPoint place = view().turnRect(0).topLeft() + QPoint(40, 42);
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(view().selectedText(), u"wonderful"_s);
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"wonderful"_s);
}

void TestUiTranscript::rightToLeftStandsOnTheRight()
{
    const auto inkedHalf = [this](const std::string& text) {
        view().setTurns({turn(Role::Assistant, text)});
        const QImage image = view().viewport()->grab(QRect(10, 34, 640, 20)).toImage();
        const int half = image.width() / 2;
        return darkPixels(image.copy(0, 0, half, image.height()))
                > darkPixels(image.copy(half, 0, half, image.height()))
            ? Qt::AlignLeft
            : Qt::AlignRight;
    };
    QCOMPARE(inkedHalf("hello"), Qt::AlignLeft);
    QCOMPARE(inkedHalf("您好，订单"), Qt::AlignLeft);
    QCOMPARE(inkedHalf("مرحبا"), Qt::AlignRight);
}

void TestUiTranscript::screenReaderHearsTheTurns()
{
    view().setTurns(manyTurns(2000));
    view().setMark(1, u"asked again"_s);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view());
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 2000);
    QAccessibleInterface* second = list->child(1);
    QVERIFY(second->text(QAccessible::Name).startsWith(u"assistant, asked again: turn 1"_s));
    QVERIFY(!second->state().selected);
    view().selectTurn(1);
    QVERIFY(second->state().selected);
    QCOMPARE(list->indexOfChild(second), 1);
    QCOMPARE(list->focusChild(), second);
    QVERIFY(view().rect().translated(view().mapToGlobal(QPoint())).contains(second->rect().topLeft()));
    view().setTurns({});
    QVERIFY(!second->isValid());
    QCOMPARE(list->child(1), nullptr);
}

void TestUiTranscript::heightsAddUp()
{
    std::vector<int> heights;
    for (int i = 0; i < 37; ++i)
        heights.push_back(10 + i * 7 % 13);
    HeightIndex index;
    index.reset(heights);
    for (const int changed : {-1, 0, 5, 36}) {
        if (changed >= 0) {
            heights[static_cast<std::size_t>(changed)] += 100;
            index.set(changed, heights[static_cast<std::size_t>(changed)]);
        }
        int top = 0;
        for (int row = 0; row < 37; ++row) {
            QCOMPARE(index.top(row), top);
            QCOMPARE(index.rowAt(top), row);
            top += heights[static_cast<std::size_t>(row)];
            QCOMPARE(index.rowAt(top - 1), row);
        }
        QCOMPARE(index.total(), top);
    }
    QCOMPARE(index.rowAt(-5), 0);
    QCOMPARE(index.rowAt(1'000'000), 36);
    index.reset({});
    QCOMPARE(index.rowAt(0), -1);
}

QTEST_MAIN(TestUiTranscript)
#include "tst_ui_transcript.moc"
