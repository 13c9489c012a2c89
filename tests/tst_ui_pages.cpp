// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Populations, Quality and Evaluation sets: the same numbers as the command line, a click opens the sessions behind.
#include "common/BalanceChart.h"
#include "common/ChartFrame.h"
#include "common/CompositionChart.h"
#include "common/Dialogs.h"
#include "common/EstimateChart.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TurnoutChart.h"
#include "curation/CoverageModel.h"
#include "curation/EvalSetsPage.h"
#include "populations/PopulationsPage.h"
#include "quality/QualityPage.h"
#include "support/TestSupport.h"
#include "support/UiSupport.h"
#include "workbench/EvalSets.h"
#include "workbench/LabelDesk.h"
#include "workbench/Quality.h"
#include "workbench/Workbench.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QLabel>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;

namespace {

using Opened = std::vector<SessionId>;

/// Labels the waiting sessions with the demo's truth.
void labelWaiting(workbench::OpenProject& project)
{
    const auto desk = workbench::LabelDesk::open(project, "ada");
    const auto snapshot = project.snapshot();
    for (std::size_t entry = 0; entry < (*desk)->queue().size(); ++entry) {
        const auto row = (*snapshot)->frame->row((*desk)->queue()[entry].session);
        const bool good = (*(*snapshot)->truth)[*row] > 0.5F;
        std::ignore = (*desk)->submit(entry, {{"verdict", {good ? "good" : "bad"}, std::nullopt}}, 5);
    }
}

template <typename Page>
struct Shown {
    explicit Shown(const std::string& path, bool labeled = true)
    {
        project = testsupport::demoProject(path);
        if (labeled) {
            testsupport::drawFrom(*project, 60);
            labelWaiting(*project);
        }
        page = std::make_unique<Page>(workbench, dialogs);
        page->resize(1280, 760);
        testsupport::openIn(workbench, project);
        page->show();
        page->activate();
    }
    ~Shown()
    {
        page.reset();
        workbench.setProject(nullptr);
    }
    [[nodiscard]] QString sentence() const
    {
        return page->template findChild<common::SentenceLabel*>()->text();
    }
    common::ScriptedDialogs dialogs;
    workbench::Workbench workbench;
    std::shared_ptr<workbench::OpenProject> project;
    std::unique_ptr<Page> page;
};

} // namespace

class TestUiPages : public QObject {
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

    void populationsShowTheNumbersOfCompare()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        const auto comparison = workbench::compareProject(*shown.project, {}, {});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(population::comparisonSentence(*comparison)));
        const auto table = shown.page->findChild<common::TurnoutChart*>()->table();
        std::size_t values = 0;
        for (const auto& segment : comparison->segments)
            values += segment.values.size();
        QCOMPARE(table.rows.size(), values);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"populations"_s);
    }
    void aClickOpensTheSessionsBehindAndTheFilterFollows()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        Opened opened;
        QString title;
        QObject::connect(shown.page.get(), &ui::PopulationsPage::openSessions, shown.page.get(),
            [&](const Opened& sessions, const QString& text) {
                opened = sessions;
                title = text;
            });
        const auto table = shown.page->findChild<common::BalanceChart*>()->table();
        QVERIFY(!table.keys.empty());
        const QStringList key = table.keys.front().split(QChar(0x1F));
        Q_EMIT shown.page->findChild<common::BalanceChart*>()->rowActivated(table.keys.front());
        const QString condition = key[0] + u"="_s + key[1];
        const auto filter = workbench::filterFromWords(*shown.project, {condition.toStdString()});
        const auto comparison = workbench::compareProject(*shown.project, *filter, {});
        QCOMPARE(opened.size(), static_cast<std::size_t>(comparison->frame.n));
        QVERIFY(title.contains(key[1]));
        shown.workbench.setFilter(*filter);
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(population::comparisonSentence(*comparison)));
    }
    void qualityShowsTheNumbersOfEstimate()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        const auto estimates = workbench::estimateProject(*shown.project, {});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(estimate::estimateSentence(*estimates)));
        const auto table = shown.page->findChild<common::EstimateChart*>()->table();
        QCOMPARE(table.rows.size(), std::size_t{4}); // three estimates and the demo's truth
        QVERIFY(table.rows[2].join(u' ').contains(QString::number(estimates->of(estimate::Method::Hajek)->n)));
        bool truth = false;
        for (const auto* line : shown.page->findChildren<common::StatLine*>())
            truth = truth || line->isVisible();
        QVERIFY(truth);
        Opened opened;
        QObject::connect(shown.page.get(), &ui::QualityPage::openSessions, shown.page.get(),
            [&](const Opened& sessions, const QString&) { opened = sessions; });
        Q_EMIT shown.page->findChild<common::EstimateChart*>()->rowActivated(u"hajek"_s);
        QCOMPARE(opened.size(), std::size_t{60});
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"quality"_s);
    }
    void withoutLabelsThereAreWordsNotNumbers()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"), false);
        QTRY_VERIFY(shown.sentence().contains(u"no draw has been made yet"_s));
        const auto rows = shown.page->findChild<common::EstimateChart*>()->table().rows;
        QVERIFY2(rows[2].join(u' ').contains(u"no draw has been made yet"_s), qPrintable(rows[2].join(u' ')));
        QVERIFY(!rows[2].join(u' ').contains(u'%'));
    }
    void aSetIsMadeFrozenComparedAndExported()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QStringList said;
        QObject::connect(
            shown.page.get(), &ui::EvalSetsPage::message, shown.page.get(), [&](const QString& text) { said << text; });
        QTRY_VERIFY(shown.workbench.snapshot() && shown.workbench.snapshot()->labels.labeled.count() == 60);
        shown.dialogs.texts.push_back(u"gold <b>"_s);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.create"_s));
        auto* coverage = shown.page->findChild<ui::CoverageModel*>();
        QTRY_VERIFY(coverage->rowCount() > 10);
        const QAbstractItemModelTester tester(coverage, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.dialogs.confirmations.push_back(true);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.freeze"_s));
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.front(), u"Frozen as version 1: 60 sessions."_s);
        // A second draw makes a second version, and the page says how they differ.
        testsupport::drawFrom(*shown.project, 10, 9);
        labelWaiting(*shown.project);
        shown.workbench.noteDrawn();
        QTRY_VERIFY(shown.workbench.snapshot()->labels.labeled.count() == 70);
        shown.dialogs.confirmations.push_back(true);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.freeze"_s));
        QTRY_COMPARE(said.size(), 2);
        QTRY_VERIFY(testsupport::trigger(*shown.page, u"evalset.diff"_s));
        const auto labels = [&]() {
            QString all;
            for (const QLabel* label : shown.page->findChildren<QLabel*>())
                all += label->text() + u'\n';
            return all;
        };
        QTRY_VERIFY2(labels().contains(u"Version 1 → 2: 10 added, 0 removed"_s), qPrintable(labels()));
        shown.dialogs.files.push_back({QString::fromStdString(m_dir->file("out"))});
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.export"_s));
        QTRY_COMPARE(said.size(), 3);
        QVERIFY2(said.back().startsWith(u"Exported 70 sessions"_s), qPrintable(said.back()));
        for (const char* name : {"out/items.jsonl", "out/manifest.json", "out/README.md"})
            QVERIFY(QFileInfo::exists(QString::fromStdString(m_dir->file(name))));
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"evalsets"_s);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiPages)
#include "tst_ui_pages.moc"
