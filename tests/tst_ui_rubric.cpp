// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of questions, by key events only: what it makes, what it refuses beside the field, what carries over.
#include "common/CommandTable.h"
#include "common/Theme.h"
#include "labeling/CarryOverView.h"
#include "labeling/QuestionBlock.h"
#include "labeling/RubricEditor.h"
#include "session/DeskKeys.h"
#include "session/ReadyRubrics.h"
#include "support/LabelDeskApp.h"
#include "workbench/RubricChange.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Desk;

namespace {

/// The editor over a desk, with keys going to whatever has the focus.
struct Editor {
    explicit Editor(Desk& desk)
        : dialog(new ui::RubricEditor(desk.workbench, desk.dialogs, desk.page.get()))
    {
        dialog->open();
        // A dialog counts as active with its parent: the keys are its own only when the focus has come.
        dialog->activateWindow();
        std::ignore = QTest::qWaitFor([this] { return QApplication::activeWindow() == dialog; });
    }
    ~Editor()
    {
        delete dialog;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : static_cast<QWidget*>(dialog), key, modifiers);
    }
    void type(const QString& text) const
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    /// By Tab, as a user without a mouse gets there.
    bool tabTo(const QString& name) const
    {
        for (int i = 0; i < 80; ++i) {
            QWidget* focus = QApplication::focusWidget();
            if (focus != nullptr && focus->objectName() == name)
                return true;
            press(Qt::Key_Tab);
        }
        qWarning("Tab does not reach %s", qPrintable(name));
        return false;
    }
    /// Writes into the current cell of the options, and goes to the next.
    void cell(const QString& text) const
    {
        QWidget* table = QApplication::focusWidget();
        QTest::keyClicks(table, text.left(1)); // opens the cell, which has the focus then
        QTest::keyClicks(QApplication::focusWidget(), text.mid(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCoreApplication::processEvents(); // a cell closes after its key
        QTest::keyClick(table, Qt::Key_Right);
    }
    [[nodiscard]] QString said() const
    {
        QStringList lines;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible())
                lines << label->text();
        return lines.join(u'\n');
    }
    [[nodiscard]] const session::Question& question(std::size_t at) const
    {
        return dialog->rubric().questions[at];
    }
    QPointer<ui::RubricEditor> dialog;
};

session::Rubric inProject(workbench::OpenProject& project)
{
    return workbench::rubricOfVersion(project)->second;
}

} // namespace

class TestUiRubric : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
        m_desk = std::make_unique<Desk>(m_dir->file("p.turnout"), true, 5);
    }
    void cleanup()
    {
        m_desk.reset();
    }

    void writesAQuestionByKeysAndTheDeskAsksIt()
    {
        m_desk->press(Qt::Key_1);
        m_desk->press(Qt::Key_Return); // one label, which is to carry over
        const Editor editor(*m_desk);
        editor.press(Qt::Key_Insert); // below the first
        QCOMPARE(QApplication::focusWidget()->objectName(), u"questionTitle"_s);
        editor.type(u"How easy was it?"_s);
        editor.press(Qt::Key_Tab);
        editor.press(Qt::Key_A, Qt::ControlModifier);
        editor.type(u"ease"_s);
        editor.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"questionKind"_s);
        editor.press(Qt::Key_Down);
        editor.press(Qt::Key_Down); // one of, any of, scale
        QCOMPARE(editor.question(1).kind, session::QuestionKind::Scale);
        QVERIFY(editor.tabTo(u"questionRequired"_s));
        editor.press(Qt::Key_Space);
        QVERIFY(editor.question(1).required);
        QCOMPARE(editor.question(1).title, "How easy was it?");
        QCOMPARE(editor.question(1).id, "ease");
        // The preview is the desk's own panel.
        bool shown = false;
        for (const auto* block : editor.dialog->findChildren<ui::QuestionBlock*>())
            shown = shown || (block->question().id == "ease" && block->isVisible());
        QVERIFY(shown);
        QVERIFY(editor.tabTo(u"useRubric"_s));
        editor.press(Qt::Key_Space);
        QTRY_VERIFY(editor.dialog->findChild<ui::CarryOverView*>()->isVisible());
        QVERIFY2(editor.dialog->findChild<ui::CarryOverView*>()->sentence().startsWith(
                     u"1 answer of 1 (1 session) carry over."_s),
            qPrintable(editor.dialog->findChild<ui::CarryOverView*>()->sentence()));
        QVERIFY(inProject(*m_desk->project) == session::defaultRubric()); // nothing has happened yet
        testsupport::picture(*editor.dialog, u"rubric-carry-over"_s);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"confirmRubric"_s);
        editor.press(Qt::Key_Space);
        QCOMPARE(inProject(*m_desk->project).questions.size(), std::size_t(4));
        bool asked = false;
        for (const auto* block : m_desk->page->findChildren<ui::QuestionBlock*>())
            asked = asked || block->question().id == "ease";
        QVERIFY(asked);
        QCOMPARE(m_desk->answeredAndSkipped().first, 1);
    }

    void idsFollowTheTitleUntilTheyAreWritten()
    {
        const Editor editor(*m_desk);
        editor.press(Qt::Key_Insert);
        QCOMPARE(editor.question(1).id, "question_4");
        QGuiApplication::clipboard()->setText(u"Wie höflich war’s?"_s); // letters a test cannot type
        editor.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(editor.question(1).id, "wie_hoflich_war_s");
        editor.press(Qt::Key_A, Qt::ControlModifier);
        editor.type(u"Verdict"_s); // there is one, with labels
        QCOMPARE(editor.question(1).id, "verdict_2");
        editor.press(Qt::Key_Tab);
        editor.press(Qt::Key_End);
        editor.type(u"nd"_s);
        editor.press(Qt::Key_Tab, Qt::ShiftModifier);
        editor.press(Qt::Key_End);
        editor.type(u" again"_s);
        QCOMPARE(editor.question(1).id, "verdict_2nd");
        QCOMPARE(editor.question(1).title, "Verdict again");
        QVERIFY(editor.tabTo(u"questionList"_s));
        editor.press(Qt::Key_Up); // a question labels may speak of keeps its id
        QVERIFY(editor.tabTo(u"questionTitle"_s));
        editor.type(u"Well"_s);
        QCOMPARE(editor.question(0).id, "verdict");
    }

    void changingIsCancelledAfterTheLook()
    {
        m_desk->press(Qt::Key_1);
        m_desk->press(Qt::Key_Return);
        const Editor editor(*m_desk);
        editor.press(Qt::Key_Delete, Qt::ControlModifier); // the verdict goes
        QVERIFY(editor.tabTo(u"useRubric"_s));
        editor.press(Qt::Key_Space);
        QTRY_VERIFY(editor.dialog->findChild<ui::CarryOverView*>()->isVisible());
        QVERIFY(editor.dialog->findChild<ui::CarryOverView*>()->sentence().contains(u"1 will no longer be counted"_s));
        editor.press(Qt::Key_Escape); // back to the questions, nothing lost
        QVERIFY(!editor.dialog->findChild<ui::CarryOverView*>()->isVisible());
        QCOMPARE(editor.dialog->rubric().questions.size(), std::size_t(2));
        editor.press(Qt::Key_Escape); // asked, and not given up
        QVERIFY(editor.dialog->isVisible());
        QCOMPARE(m_desk->dialogs.asked.size(), 1);
        m_desk->dialogs.confirmations.push_back(true);
        editor.press(Qt::Key_Escape);
        QVERIFY(editor.dialog == nullptr || !editor.dialog->isVisible());
        QVERIFY(inProject(*m_desk->project) == session::defaultRubric());
        QCOMPARE(m_desk->answeredAndSkipped().first, 1);
    }

    void problemsStandBesideTheField()
    {
        const Editor editor(*m_desk);
        auto* use = editor.dialog->findChild<QPushButton*>(u"useRubric"_s);
        QVERIFY(!use->isEnabled()); // the same questions
        QVERIFY(editor.tabTo(u"questionId"_s));
        editor.press(Qt::Key_A, Qt::ControlModifier);
        editor.type(u"note"_s);
        QVERIFY(editor.said().contains(u"Another question has the id \"note\"."_s)
            || editor.said().contains(u"look for ⚠"_s));
        QVERIFY(!use->isEnabled());
        editor.press(Qt::Key_A, Qt::ControlModifier);
        editor.type(u"solved"_s);
        QVERIFY(use->isEnabled());
        QVERIFY(editor.tabTo(u"optionsTable"_s));
        // value, words, key: N is the note on the desk, which is said and does no harm.
        editor.press(Qt::Key_Right);
        editor.press(Qt::Key_Right);
        editor.cell(u"n"_s);
        QCOMPARE(editor.question(0).options[0].key, "n");
        QVERIFY2(editor.said().contains(u"N is \"Note\" on the desk"_s), qPrintable(editor.said()));
        QVERIFY(use->isEnabled());
        editor.cell(u"2"_s); // counts as
        QVERIFY2(editor.said().contains(u"must be a number from 0 to 1"_s), qPrintable(editor.said()));
        QVERIFY(!use->isEnabled());
        testsupport::picture(*editor.dialog, u"rubric-problems"_s);
    }

    void theCommandLineKnowsTheKeysOfTheDesk()
    {
        using common::CommandContext;
        QStringList here;
        for (const common::CommandSpec& command : common::commandTable())
            for (const QString& key : command.keys.toString().split(u"; "_s))
                if (key.size() == 1 && !key.at(0).isDigit()
                    && (command.context == CommandContext::Label || command.context == CommandContext::Global))
                    here << key + u' ' + command.title.toString();
        QStringList there;
        for (const session::DeskKey& key : session::deskKeys())
            there << QChar::fromLatin1(key.key) + u' '
                    + QString::fromUtf8(key.command.data(), static_cast<qsizetype>(key.command.size()));
        here.sort();
        there.sort();
        QCOMPARE(there, here);
    }

    void optionsAreAddedMovedAndRemovedByKeys()
    {
        const Editor editor(*m_desk);
        QVERIFY(editor.tabTo(u"optionsTable"_s));
        editor.press(Qt::Key_Insert);
        editor.cell(u"fair"_s);
        editor.cell(u"Fair"_s);
        editor.cell(u"4"_s);
        editor.cell(u"0,5"_s); // as half of Europe writes it
        QCOMPARE(editor.question(0).options.size(), std::size_t(5));
        QVERIFY((editor.question(0).options[1] == session::Option{"fair", "Fair", "4", 0.5}));
        editor.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(editor.question(0).options[2].value, "fair");
        editor.press(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(editor.question(0).options == session::defaultRubric().questions[0].options);
        editor.press(Qt::Key_Home);
        editor.press(Qt::Key_Z, Qt::ControlModifier); // as it was before it went
        QCOMPARE(editor.question(0).options[2].value, "fair");
        QCOMPARE(editor.question(0).options[2].countsAs, std::optional(0.5));
        editor.press(Qt::Key_Z, Qt::ControlModifier); // and nothing more
        QCOMPARE(editor.question(0).options.size(), std::size_t(5));
        QVERIFY(!editor.dialog->findChild<QPushButton*>(u"putBackOption"_s)->isEnabled());
    }

    void conditionsFollowTheirQuestion()
    {
        const Editor editor(*m_desk);
        editor.press(Qt::Key_Down); // What went wrong?
        QVERIFY(editor.tabTo(u"questionCondition"_s));
        editor.press(Qt::Key_Down);
        editor.press(Qt::Key_Tab);
        editor.press(Qt::Key_Down);
        editor.press(Qt::Key_Down);
        editor.press(Qt::Key_Space); // bad
        QVERIFY(editor.question(1).shownIf);
        QCOMPARE(editor.question(1).shownIf->values, std::vector<std::string>{"bad"});
        QVERIFY(editor.tabTo(u"questionList"_s));
        editor.press(Qt::Key_Up);
        QVERIFY(editor.tabTo(u"questionId"_s));
        editor.press(Qt::Key_A, Qt::ControlModifier);
        editor.type(u"solved"_s);
        QCOMPARE(editor.question(1).shownIf->question, "solved");
        QVERIFY(editor.tabTo(u"questionList"_s));
        editor.press(Qt::Key_Down, Qt::AltModifier); // below what looks at it: refused, beside the field
        QVERIFY(!editor.dialog->findChild<QPushButton*>(u"useRubric"_s)->isEnabled());
        editor.press(Qt::Key_Up);
        QVERIFY2(editor.said().contains(u"stands above"_s), qPrintable(editor.said()));
    }

    void readyOnesImportAndExport()
    {
        const Editor editor(*m_desk);
        QVERIFY(editor.tabTo(u"startFrom"_s));
        for (const auto& ready : session::readyRubrics()) {
            editor.dialog->findChild<QAction*>(u"ready."_s + QString::fromStdString(ready.id))->trigger();
            QVERIFY(editor.dialog->rubric() == ready.rubric);
            if (ready.id == "helpful-harmless-honest") {
                testsupport::picture(*editor.dialog, u"rubric-editor"_s);
                QCOMPARE(testsupport::unnamedWidgets(*editor.dialog), QStringList());
                common::Theme::apply(*qApp, common::Scheme::Dark);
                testsupport::picture(*editor.dialog, u"rubric-editor-dark"_s);
                common::Theme::apply(*qApp, common::Scheme::Light);
            }
            // Looking at every question of it changes nothing.
            QVERIFY(editor.tabTo(u"questionList"_s));
            for (std::size_t i = 0; i < ready.rubric.questions.size(); ++i)
                editor.press(Qt::Key_Down);
            QVERIFY(editor.dialog->rubric() == ready.rubric);
        }
        const std::string file = m_dir->file("r.json");
        m_desk->dialogs.files = {{QString::fromStdString(file)}, {QString::fromStdString(file)}};
        QVERIFY(editor.tabTo(u"exportRubric"_s));
        editor.press(Qt::Key_Space);
        const auto written = session::rubricFromJson(testsupport::readAll(file));
        QVERIFY(written.ok());
        QVERIFY(*written == editor.dialog->rubric());
        editor.dialog->findChild<QAction*>(u"ready.inUse"_s)->trigger();
        QVERIFY(editor.dialog->rubric() == session::defaultRubric());
        QVERIFY(editor.tabTo(u"importRubric"_s));
        editor.press(Qt::Key_Space);
        QVERIFY(editor.dialog->rubric() == *written);
        m_desk->dialogs.files = {{QString::fromStdString(m_dir->write("bad.json", R"({"questions":[{"id":"a"}]})"))}};
        editor.press(Qt::Key_Space);
        QVERIFY(editor.said().contains(u"question 1 (a)"_s));
        QVERIFY(editor.dialog->rubric() == *written);
        QCOMPARE(m_desk->dialogs.asked.filter(u"Replace"_s), QStringList()); // nothing was written so far
    }

    void importAsksBeforeItReplacesWhatWasWritten()
    {
        const std::string file = m_dir->write("r.json", session::rubricToJson(session::readyRubrics()[0].rubric));
        const Editor editor(*m_desk);
        QVERIFY(editor.tabTo(u"questionTitle"_s));
        editor.type(u"Well, "_s);
        const session::Rubric mine = editor.dialog->rubric();
        QVERIFY(!(mine == session::defaultRubric()));
        m_desk->dialogs.files = {{QString::fromStdString(file)}, {QString::fromStdString(file)}};
        QVERIFY(editor.tabTo(u"importRubric"_s));
        editor.press(Qt::Key_Space); // asked, and not given up
        QCOMPARE(m_desk->dialogs.asked.last(), u"Replace what you wrote?"_s);
        QVERIFY(editor.dialog->rubric() == mine);
        editor.dialog->findChild<QAction*>(u"ready.inUse"_s)->trigger(); // so does the menu of ready ones
        QCOMPARE(m_desk->dialogs.asked.count(u"Replace what you wrote?"_s), 2);
        QVERIFY(editor.dialog->rubric() == mine);
        m_desk->dialogs.confirmations.push_back(true);
        editor.press(Qt::Key_Space);
        QVERIFY(editor.dialog->rubric() == session::readyRubrics()[0].rubric);
        // What is in a file can be had again.
        QVERIFY(editor.tabTo(u"questionTitle"_s));
        editor.type(u"Well, "_s);
        m_desk->dialogs.files = {{QString::fromStdString(m_dir->file("mine.json"))}};
        QVERIFY(editor.tabTo(u"exportRubric"_s));
        editor.press(Qt::Key_Space);
        editor.dialog->findChild<QAction*>(u"ready.inUse"_s)->trigger();
        QVERIFY(editor.dialog->rubric() == session::defaultRubric());
        QCOMPARE(m_desk->dialogs.asked.count(u"Replace what you wrote?"_s), 3);
    }

    void removedQuestionsComeBack()
    {
        const Editor editor(*m_desk);
        auto* putBack = editor.dialog->findChild<QPushButton*>(u"putBackQuestion"_s);
        QVERIFY(!putBack->isEnabled());
        editor.press(Qt::Key_Down);
        editor.press(Qt::Key_Delete, Qt::ControlModifier);
        editor.press(Qt::Key_Home);
        editor.press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(editor.dialog->rubric().questions.size(), std::size_t(1));
        editor.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor.dialog->rubric().questions.size(), std::size_t(2));
        QVERIFY(editor.question(0) == session::defaultRubric().questions[0]);
        QVERIFY(editor.tabTo(u"putBackQuestion"_s));
        editor.press(Qt::Key_Space);
        QVERIFY(editor.dialog->rubric() == session::defaultRubric());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"questionList"_s);
        QVERIFY(!putBack->isEnabled());
        editor.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(editor.dialog->rubric() == session::defaultRubric());
    }

    void kindsKeepTheirOptionsWhileOneLooksAround()
    {
        const Editor editor(*m_desk);
        QVERIFY(editor.tabTo(u"questionKind"_s));
        const auto before = editor.question(0).options;
        for (int i = 0; i < 4; ++i)
            editor.press(Qt::Key_Down); // … words of one's own
        QCOMPARE(editor.question(0).kind, session::QuestionKind::Text);
        QVERIFY(editor.question(0).options.empty());
        for (int i = 0; i < 4; ++i)
            editor.press(Qt::Key_Up);
        QCOMPARE(editor.question(0).kind, session::QuestionKind::Single);
        QVERIFY(editor.question(0).options == before);
        editor.press(Qt::Key_End); // which of two answers
        QCOMPARE(editor.question(0).kind, session::QuestionKind::Pairwise);
        QCOMPARE(editor.question(0).options[0].title, "The first answer");
        editor.press(Qt::Key_Up); // marked words: about turns
        QCOMPARE(editor.question(0).scope, session::QuestionScope::Turn);
        for (int i = 0; i < 5; ++i)
            editor.press(Qt::Key_Up); // over a scale, which is new: its options are those of the question
        QVERIFY(editor.question(0) == session::defaultRubric().questions[0]);
        // What is written is taken along between kinds that share it.
        editor.press(Qt::Key_Down); // any of several
        QVERIFY(editor.tabTo(u"optionsTable"_s));
        editor.press(Qt::Key_Right);
        editor.cell(u"Fine"_s);
        QVERIFY(editor.tabTo(u"questionKind"_s));
        editor.press(Qt::Key_End);
        editor.press(Qt::Key_Home);
        QCOMPARE(editor.question(0).kind, session::QuestionKind::Single);
        QCOMPARE(editor.question(0).options[0].title, "Fine");
        QCOMPARE(editor.question(0).options.size(), before.size());
    }

    void underlinedLettersGoToTheirField()
    {
        const Editor editor(*m_desk);
        for (const auto& [key, name] : std::initializer_list<std::pair<Qt::Key, QString>>{
                 {Qt::Key_Q, u"questionTitle"_s}, {Qt::Key_I, u"questionId"_s}, {Qt::Key_K, u"questionKind"_s},
                 {Qt::Key_A, u"questionAbout"_s}, {Qt::Key_O, u"optionsTable"_s}, {Qt::Key_W, u"questionCondition"_s},
                 {Qt::Key_H, u"questionHelp"_s}, {Qt::Key_X, u"questionExamples"_s}, {Qt::Key_N, u"rubricName"_s}}) {
            QVERIFY(editor.tabTo(u"questionList"_s));
            editor.press(key, Qt::AltModifier);
            QCOMPARE(QApplication::focusWidget()->objectName(), name);
        }
        QVERIFY(editor.dialog->rubric() == session::defaultRubric());
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    std::unique_ptr<Desk> m_desk;
};

TURNOUT_UI_TEST_MAIN(TestUiRubric)
#include "tst_ui_rubric.moc"
