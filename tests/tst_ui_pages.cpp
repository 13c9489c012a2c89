// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Populations and Quality: the same numbers as the command line, a click opens the sessions behind.
#include "common/BalanceChart.h"
#include "common/ChartFrame.h"
#include "common/CompositionChart.h"
#include "common/Dialogs.h"
#include "common/EstimateChart.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TurnoutChart.h"
#include "populations/PopulationsPage.h"
#include "quality/QualityPage.h"
#include "support/ShownPage.h"
#include "workbench/Quality.h"
#include "workbench/Workbench.h"

#include <QTest>

#include <algorithm>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

namespace {

using Opened = std::vector<SessionId>;
using Filter = std::optional<population::Filter>;

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
        Filter drawable;
        QObject::connect(shown.page.get(), &ui::PopulationsPage::openSessions, shown.page.get(),
            [&](const Opened& sessions, const QString& text, const Filter& filter) {
                opened = sessions;
                title = text;
                drawable = filter;
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
        QVERIFY2(drawable == *filter, "these sessions can be drawn from");
        shown.workbench.setFilter(*filter);
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(population::comparisonSentence(*comparison)));
    }
    void qualityShowsTheNumbersOfEstimate()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        const auto estimates = workbench::estimateProject(*shown.project, {});
        QTRY_VERIFY(shown.sentence().startsWith(QString::fromStdString(estimate::estimateSentence(*estimates))
            + u" The thumbs cannot be corrected for who rates; "_s));
        const auto table = [&] { return shown.page->findChild<common::EstimateChart*>()->table(); };
        QCOMPARE(table().rows.size(), std::size_t{10}); // nine estimates and the demo's truth
        const auto rowOf = [&](const char* method) {
            const auto all = table();
            const auto at = std::find(all.keys.begin(), all.keys.end(), QString::fromLatin1(method));
            return at == all.keys.end() ? QString()
                                        : all.rows[static_cast<std::size_t>(at - all.keys.begin())].join(u' ');
        };
        QVERIFY(rowOf("hajek").contains(QString::number(estimates->of(estimate::Method::Hajek)->n)));
        // The model's comes when it is learned, and is the command line's.
        const auto* powered = estimates->of(estimate::Method::PredictionPowered);
        QVERIFY(powered != nullptr && powered->status != estimate::Status::Refused);
        QTRY_VERIFY2_WITH_TIMEOUT(rowOf("prediction_powered").contains(QString::number(powered->value * 100, 'f', 2)),
            qPrintable(rowOf("prediction_powered")), 60000);
        bool truth = false;
        for (const auto* line : shown.page->findChildren<common::StatLine*>())
            truth = truth || line->isVisible();
        QVERIFY(truth);
        Opened opened;
        QObject::connect(shown.page.get(), &ui::QualityPage::openSessions, shown.page.get(),
            [&](const Opened& sessions, const QString&, const Filter&) { opened = sessions; });
        Q_EMIT shown.page->findChild<common::EstimateChart*>()->rowActivated(u"hajek"_s);
        QCOMPARE(opened.size(), std::size_t{60});
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"quality"_s);
    }
    void withoutLabelsThereAreWordsNotNumbers()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"), false);
        QTRY_VERIFY(shown.sentence().contains(u"no draw has been made yet"_s));
        const auto table = shown.page->findChild<common::EstimateChart*>()->table();
        const auto at = std::find(table.keys.begin(), table.keys.end(), u"hajek"_s);
        const QString said = table.rows[static_cast<std::size_t>(at - table.keys.begin())].join(u' ');
        QVERIFY2(said.contains(u"no draw has been made yet"_s), qPrintable(said));
        QVERIFY(!said.contains(u'%'));
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiPages)
#include "tst_ui_pages.moc"
