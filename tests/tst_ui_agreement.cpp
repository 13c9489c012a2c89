// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Agreement page: the numbers of the command line, and the sessions behind each of them.
#include "agreement/AdjudicationView.h"
#include "agreement/AgreementPage.h"
#include "agreement/ConfusionView.h"
#include "agreement/FinalLabelsDialog.h"
#include "common/ChartTableModel.h"
#include "common/Theme.h"
#include "store/SourceReader.h"
#include "support/ShownPage.h"
#include "workbench/Adjudication.h"
#include "workbench/AgreementReport.h"
#include "workbench/ConsensusReport.h"
#include "workbench/FinalLabels.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

namespace {

/// Bob answers what ada has answered, and every third differently.
void labelAgain(workbench::OpenProject& project)
{
    const auto annotator = project.annotator("<b>bob</b>");
    const auto snapshot = project.snapshot();
    std::vector<session::LabelEvent> events;
    std::ignore = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        int n = 0;
        for (const SessionId id : (*snapshot)->frame->ids) {
            const labeling::SessionLabel* label = fold.label(id);
            const labeling::KeptAnswer* kept = label == nullptr ? nullptr : label->answer("verdict");
            if (kept == nullptr)
                continue;
            session::LabelEvent event;
            event.session = id;
            event.annotator = *annotator;
            const bool other = ++n % 3 == 0;
            const std::string said = kept->answer.values.front();
            event.answers = {{"verdict", {other ? (said == "good" ? "bad" : "good") : said}, std::nullopt}};
            events.push_back(std::move(event));
        }
    });
    for (auto& event : events)
        std::ignore = project.append(std::move(event));
}

struct AgreementShown : Shown<ui::AgreementPage> {
    AgreementShown(const std::string& path, bool twice)
        : Shown(path)
    {
        if (twice)
            labelAgain(*project);
        page->activate();
    }
    /// What the page says now, as far as it is shown.
    [[nodiscard]] QString words() const
    {
        QStringList words;
        for (const auto* label : page->findChildren<QLabel*>())
            if (label->isVisible())
                words << label->text();
        return words.join(u" | "_s);
    }
    /// By the key, and until the first disagreement is there.
    bool adjudicate()
    {
        page->setAnnotator(u"eve"_s);
        const auto report = workbench::agreementOf(*project, {});
        const QString wanted = QString::fromStdString(agreementSentence(report->questions.front()));
        if (!QTest::qWaitFor([&]() { return sentence() == wanted; }))
            return false;
        page->setFocus();
        testsupport::press(*page, Qt::Key_A);
        return QTest::qWaitFor([&]() { return view().currentSession().valid(); });
    }
    [[nodiscard]] ui::AdjudicationView& view() const
    {
        return *page->findChild<ui::AdjudicationView*>();
    }
    /// "adjudicated bad", "good", "nothing".
    [[nodiscard]] std::string stands(SessionId session) const
    {
        std::string text = "nothing";
        std::ignore = project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            const labeling::KeptAnswer* kept = fold.label(session)->answer("verdict");
            if (kept != nullptr)
                text = (kept->adjudicated ? "adjudicated " : "") + kept->answer.values.front();
        });
        return text;
    }
};

} // namespace

class TestUiAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<std::vector<turnout::SessionId>>();
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
    }
    void finalLabelsAreByThePolicyChosenHere()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        testsupport::child<QAction>(*shown.page, u"agreement.policy"_s)->trigger();
        auto* dialog = shown.page->findChild<ui::FinalLabelsDialog*>();
        QVERIFY(dialog != nullptr && QTest::qWaitForWindowActive(dialog));
        QCOMPARE(testsupport::unnamedWidgets(*dialog), QStringList());
        const auto* outcome = testsupport::child<QLabel>(*dialog, u"finalOutcome"_s);
        QTRY_VERIFY2(outcome->text().contains(u" of 60 with several answers"_s), qPrintable(outcome->text()));
        testsupport::picture(*dialog, u"final-labels"_s);
        auto* method = testsupport::child<QComboBox>(*dialog, u"finalMethod"_s);
        method->setFocus();
        QTest::keyClick(method, Qt::Key_Down); // by majority
        auto* threshold = testsupport::child<QSpinBox>(*dialog, u"finalThreshold"_s);
        threshold->setFocus();
        threshold->selectAll();
        QTest::keyClicks(threshold, u"75"_s);
        const auto byThat = workbench::consensusReport(
            *shown.project, {{}, {"verdict"}, agreement::ConsensusPolicy{agreement::ConsensusMethod::Majority, 0.75}});
        QVERIFY(byThat.ok());
        QTRY_COMPARE(outcome->text().section(u'\n', 0, 0), // of two who differ, nothing reaches three quarters
            QString::fromStdString(outcomeSentence(byThat->questions.front())));
        QTest::keyClick(threshold, Qt::Key_Return);
        const auto kept = [&] {
            const auto reader = shown.project->store().reader();
            const auto policy = workbench::consensusPolicy(**reader);
            return policy && policy->method == agreement::ConsensusMethod::Majority && policy->threshold == 0.75;
        };
        QTRY_VERIFY(kept());
        QTRY_VERIFY(shown.workbench.snapshot()->policy.threshold == 0.75); // every number is by it from now on
    }
    void theNumbersOfTheCommandLine()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        const auto report = workbench::agreementOf(*shown.project, {});
        QVERIFY(report.ok());
        const workbench::QuestionReport& verdict = report->questions.front();
        QCOMPARE(verdict.agreement.all.shared, std::size_t{60});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(agreementSentence(verdict)));
        auto* table = testsupport::child<QTableView>(*shown.page, u"agreementTable"_s);
        QVERIFY2(testsupport::modelText(*table->model()).contains(u"<b>bob</b> | 60 | 60 | 67 %"),
            qPrintable(testsupport::modelText(*table->model())));
        auto* tabs = shown.page->findChild<QTabBar*>(u"agreementBy"_s);
        tabs->setCurrentIndex(1);
        QVERIFY(testsupport::modelText(*table->model()).contains(u"ada | <b>bob</b> | 60"));
        tabs->setCurrentIndex(2);
        QVERIFY(testsupport::modelText(*table->model()).contains(u"Good"));
        tabs->setCurrentIndex(3);
        QVERIFY(table->model()->rowCount() > 1);
        auto* list = testsupport::child<QTableView>(*shown.page, u"disagreementsTable"_s);
        QCOMPARE(list->model()->rowCount(), 20);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        tabs->setCurrentIndex(0);
        testsupport::picture(*shown.page, u"agreement-light"_s);
        common::Theme::apply(*qApp, common::Scheme::Dark);
        testsupport::picture(*shown.page, u"agreement-dark"_s);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void theSessionsBehind()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        // What was read while bob was still labeling goes by.
        const auto report = workbench::agreementOf(*shown.project, {});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(agreementSentence(report->questions.front())));
        std::vector<SessionId> opened;
        QString title;
        connect(shown.page.get(), &ui::AgreementPage::openSessions, shown.page.get(),
            [&](const std::vector<SessionId>& sessions, const QString& text, const std::optional<population::Filter>&) {
                opened = sessions;
                title = text;
            });
        QVERIFY(testsupport::trigger(*shown.page, u"agreement.open"_s));
        QCOMPARE(opened.size(), std::size_t{1});
        QVERIFY(testsupport::trigger(*shown.page, u"agreement.openAll"_s));
        QCOMPARE(opened.size(), std::size_t{20});
        // Good by one and bad by another: all the disagreements there are, by keyboard too.
        auto* matrix = shown.page->findChild<ui::ConfusionView*>();
        Q_EMIT matrix->cellActivated(0, 2);
        QCOMPARE(opened.size(), std::size_t{20});
        QCOMPARE(title, u"Good and Bad"_s);
        opened.clear();
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Right);
        QTest::keyClick(matrix, Qt::Key_Right);
        QVERIFY2(matrix->accessibleDescription().contains(u"One annotator says Good, Another says Bad: 20 times"_s),
            qPrintable(matrix->accessibleDescription()));
        QTest::keyClick(matrix, Qt::Key_Space);
        QCOMPARE(opened.size(), std::size_t{20});
    }
    void withoutASecondAnnotatorThereAreWords()
    {
        AgreementShown shown(m_dir->file("a.turnout"), false);
        bool asked = false;
        connect(shown.page.get(), &ui::AgreementPage::labelRequested, shown.page.get(), [&]() { asked = true; });
        const auto saysWhy = [&]() {
            for (const auto* label : shown.page->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(u"no session was answered by two annotators"_s))
                    return true;
            return false;
        };
        QTRY_VERIFY(saysWhy());
        testsupport::picture(*shown.page, u"agreement-empty"_s);
        for (auto* state : shown.page->findChildren<common::EmptyState*>())
            if (state->isVisible())
                Q_EMIT state->activated();
        QVERIFY(asked);
    }
    void decidesByKeyWithoutNames()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        QVERIFY(shown.adjudicate());
        const SessionId first = shown.view().currentSession();
        QVERIFY2(shown.words().contains(u"1 of 20"_s), qPrintable(shown.words()));
        QVERIFY(shown.words().contains(u"Annotator A | Good | "_s));
        QVERIFY2(!shown.words().contains(u"bob"_s) && !shown.words().contains(u"ada"_s), qPrintable(shown.words()));
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        pictures(*shown.page, u"adjudication"_s);
        testsupport::press(*shown.page, Qt::Key_3);
        QCOMPARE(shown.stands(first), std::string("adjudicated bad"));
        QVERIFY2(shown.words().contains(u"<b>bob</b>"_s), qPrintable(shown.words()));
        QVERIFY(shown.words().contains(u"1 of 2 annotators had said so"_s));
        pictures(*shown.page, u"adjudication-decided"_s);
        // The wrong key: another one decides anew.
        testsupport::press(*shown.page, Qt::Key_1);
        QCOMPARE(shown.stands(first), std::string("adjudicated good"));
        testsupport::press(*shown.page, Qt::Key_Return);
        const SessionId second = shown.view().currentSession();
        QVERIFY(second.valid() && second != first);
        QVERIFY(shown.words().contains(u"2 of 20"_s) && !shown.words().contains(u"bob"_s));
        QVERIFY(!shown.words().contains(u"is yours"_s));
        shown.page->setAnnotator(u"ada"_s); // who decides on herself is told so, not which one she is
        QTRY_VERIFY2(shown.words().contains(u"one of the answers is yours"_s), qPrintable(shown.words()));
        QVERIFY(!shown.words().contains(u"ada"_s));
        QCOMPARE(shown.stands(second).find("adjudicated"), std::string::npos);
    }
    void takesBackAcrossRestarts()
    {
        const std::string path = m_dir->file("a.turnout");
        SessionId first;
        {
            AgreementShown shown(path, true);
            QVERIFY(shown.adjudicate());
            first = shown.view().currentSession();
            testsupport::press(*shown.page, Qt::Key_1);
            testsupport::press(*shown.page, Qt::Key_Return);
            const SessionId second = shown.view().currentSession();
            testsupport::press(*shown.page, Qt::Key_3);
            testsupport::press(*shown.page, Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(shown.view().currentSession(), second);
            QCOMPARE(shown.stands(second).find("adjudicated"), std::string::npos);
            testsupport::press(*shown.page, Qt::Key_Space); // and leaves it open
            QVERIFY(shown.view().currentSession() != second);
            QVERIFY(shown.words().contains(u"3 of 20"_s));
        }
        auto project = workbench::OpenProject::open(path);
        QVERIFY(project.ok());
        auto later = workbench::Adjudicator::open(**project, "eve");
        QVERIFY(later.ok());
        const auto taken = (*later)->takeBack();
        QVERIFY(taken.ok());
        QCOMPARE(taken->unit.session, first);
    }
    void commentAndGold()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        QVERIFY(shown.adjudicate());
        const SessionId first = shown.view().currentSession();
        testsupport::press(*shown.page, Qt::Key_N);
        auto* comment = testsupport::child<QLineEdit>(*shown.page, u"adjudicationComment"_s);
        QVERIFY(comment->hasFocus());
        QTest::keyClicks(comment, u"3 refunds, 1 paid"_s); // digits are typed here, they decide nothing
        QCOMPARE(shown.stands(first).find("adjudicated"), std::string::npos);
        testsupport::press(*shown.page, Qt::Key_Return);
        QVERIFY(!comment->hasFocus());
        QCOMPARE(shown.view().currentSession(), first);
        testsupport::press(*shown.page, Qt::Key_3);
        std::string reason;
        std::ignore = shown.project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            reason = fold.events(first).back().reason;
        });
        QCOMPARE(reason, std::string("3 refunds, 1 paid"));
        testsupport::press(*shown.page, Qt::Key_G, Qt::ControlModifier);
        auto connection = shown.project->store().reader();
        QVERIFY(connection.ok());
        QCOMPARE(store::projectCounts(**connection)->gold, 1);
        testsupport::press(*shown.page, Qt::Key_Backspace);
        QCOMPARE(store::projectCounts(**connection)->gold, 0);
    }
    void nobodyDecidesWithoutAName()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        bool asked = false;
        connect(shown.page.get(), &ui::AgreementPage::annotatorNeeded, shown.page.get(), [&]() { asked = true; });
        // Before the figures are there, there is nothing to decide.
        auto* adjudicate = shown.page->findChild<QAction*>(u"agreement.adjudicate"_s);
        QVERIFY(!adjudicate->isEnabled());
        QTRY_VERIFY(adjudicate->isEnabled());
        adjudicate->trigger();
        QTRY_VERIFY2(shown.words().contains(u"Who decides?"_s), qPrintable(shown.words()));
        for (auto* state : shown.page->findChildren<common::EmptyState*>())
            if (state->isVisible())
                Q_EMIT state->activated();
        QVERIFY(asked);
        shown.page->setAnnotator(u"eve"_s);
        QTRY_VERIFY(shown.view().currentSession().valid());
    }
    void allDecided()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        QVERIFY(shown.adjudicate());
        for (int i = 0; i < 20; ++i) {
            testsupport::press(*shown.page, Qt::Key_1);
            testsupport::press(*shown.page, Qt::Key_Return);
        }
        QVERIFY(!shown.view().currentSession().valid());
        QVERIFY2(shown.words().contains(u"You have seen every disagreement"_s), qPrintable(shown.words()));
        pictures(*shown.page, u"adjudication-empty"_s);
        // Still by key: the last decision comes back, Escape leaves.
        testsupport::press(*shown.page, Qt::Key_Backspace);
        QVERIFY(shown.view().currentSession().valid());
        testsupport::press(*shown.page, Qt::Key_Escape);
        QTRY_VERIFY(!shown.view().isVisible());
        QVERIFY(testsupport::child<QTableView>(*shown.page, u"disagreementsTable"_s)->isVisible());
    }

private:
    static void pictures(QWidget& page, const QString& name)
    {
        testsupport::picture(page, name + u"-light"_s);
        common::Theme::apply(*qApp, common::Scheme::Dark);
        testsupport::picture(page, name + u"-dark"_s);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }

    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiAgreement)
#include "tst_ui_agreement.moc"
