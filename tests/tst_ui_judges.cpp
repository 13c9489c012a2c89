// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Agreement page's other two views: gold and repeats, and scores against people.
#include "agreement/AgreementPage.h"
#include "agreement/ChecksView.h"
#include "agreement/JudgesView.h"
#include "common/CalibrationChart.h"
#include "common/Theme.h"
#include "store/GoldStore.h"
#include "support/ShownPage.h"
#include "workbench/JudgeReport.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

namespace {

/// Of the first ten labelled sessions somebody decides what is right, and that is gold.
void makeGold(workbench::OpenProject& project)
{
    const auto judge = project.annotator("eve");
    std::vector<session::LabelEvent> events;
    std::ignore = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId session, const labeling::SessionLabel&) {
            if (events.size() == 10)
                return;
            session::LabelEvent event;
            event.session = session;
            event.annotator = *judge;
            event.adjudicated = true;
            event.answers = {{"verdict", {"good"}, std::nullopt}};
            events.push_back(event);
        });
    });
    for (auto& event : events) {
        const auto id = project.append(event);
        auto writer = project.store().writer();
        const auto made = (*writer)->run(store::Writer::Kind::Durable,
            [&](store::Connection& connection) { return store::makeGold(connection, *id); });
        if (!made)
            qFatal("%s", made.error().message().c_str());
    }
}

} // namespace

class TestUiJudges : public QObject {
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
    void judgesShowTheNumbersAndOpenTheSessions()
    {
        Shown<ui::AgreementPage> shown(m_dir->file("a.turnout"));
        const auto report = workbench::judgesOf(*shown.project, {});
        QVERIFY(report.ok() && !report->judges.empty());
        testsupport::child<QTabBar>(*shown.page, u"agreementViews"_s)->setCurrentIndex(2);
        auto* view = shown.page->findChild<ui::JudgesView*>();
        auto* sentence = view->findChild<common::SentenceLabel*>();
        QTRY_COMPARE(sentence->text(), QString::fromStdString(workbench::judgeSentence(report->judges.front())));
        QVERIFY(view->isVisible());
        auto* parts = testsupport::child<QTableView>(*view, u"judgeParts"_s);
        QCOMPARE(parts->model()->rowCount(), static_cast<int>(report->judges.front().measures.segments.size()));
        auto* errors = testsupport::child<QTableView>(*view, u"judgeErrors"_s);
        QCOMPARE(errors->model()->rowCount(), static_cast<int>(report->judges.front().errors.size()));
        QVERIFY(errors->model()->rowCount() > 0);
        QSignalSpy opened(shown.page.get(), &ui::AgreementPage::openSessions);
        Q_EMIT errors->activated(errors->currentIndex());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.takeFirst().at(0).value<std::vector<SessionId>>(),
            std::vector<SessionId>{report->judges.front().errors.front().id});
        testsupport::child<QPushButton>(*view, u"judgeOpenAll"_s)->click();
        QCOMPARE(opened.takeFirst().at(0).value<std::vector<SessionId>>().size(), report->judges.front().errors.size());
        auto* calibration = testsupport::child<common::CalibrationChart>(*view, u"judgeCalibration"_s);
        QVERIFY(!calibration->isEmpty());
        std::size_t behind = 0;
        for (const QString& key : calibration->table().keys) {
            Q_EMIT calibration->rowActivated(key);
            behind += opened.takeFirst().at(0).value<std::vector<SessionId>>().size();
        }
        QCOMPARE(behind, report->judges.front().measures.n);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"judges-light"_s);
        common::Theme::apply(*qApp, common::Scheme::Dark);
        testsupport::picture(*shown.page, u"judges-dark"_s);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void goldIsShownAndItsShareIsSet()
    {
        Shown<ui::AgreementPage> shown(m_dir->file("a.turnout"));
        makeGold(*shown.project);
        testsupport::child<QTabBar>(*shown.page, u"agreementViews"_s)->setCurrentIndex(1);
        auto* view = shown.page->findChild<ui::ChecksView*>();
        auto* people = testsupport::child<QTableView>(*view, u"checksPeople"_s);
        QTRY_COMPARE(people->model()->rowCount(), 1);
        QCOMPARE(people->model()->index(0, 0).data().toString(), u"ada"_s);
        QCOMPARE(people->model()->index(0, 2).data().toString(), u"10"_s);
        auto* share = testsupport::child<QSpinBox>(*view, u"goldShare"_s);
        QCOMPARE(share->value(), 0);
        share->setValue(10);
        auto connection = shown.project->store().reader();
        QTRY_COMPARE(*store::goldShare(**connection), 0.1);
        QTRY_VERIFY(view->findChild<common::SentenceLabel*>()->text().contains(u"10 % of each queue is gold"_s));
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"checks-light"_s);
        testsupport::child<QTabBar>(*view, u"checksTabs"_s)->setCurrentIndex(1);
        QVERIFY(view->findChild<common::SentenceLabel*>()->text().contains(u"No draw asks for repeats"_s));
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

TURNOUT_UI_TEST_MAIN(TestUiJudges)
#include "tst_ui_judges.moc"
