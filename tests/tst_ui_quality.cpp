// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Quality workspace: corrections with their lights, steps, what a conclusion hangs on, thumbs against labels,
// parts; a click opens the sessions behind; wrong use gets words.
#include "common/EstimateChart.h"
#include "common/PartsChart.h"
#include "common/StepChart.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TiltChart.h"
#include "quality/QualityPage.h"
#include "support/MadeProject.h"
#include "support/ShownPage.h"
#include "support/WrongUse.h"
#include "workbench/ModelTrainer.h"
#include "workbench/Quality.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::child;
using testsupport::Shown;

Q_DECLARE_METATYPE(testsupport::Wrong)

namespace {

struct Opened {
    std::vector<SessionId> sessions;
    QString title;
    std::optional<population::Filter> filter;

    explicit Opened(ui::QualityPage& page)
    {
        QObject::connect(&page, &ui::QualityPage::openSessions, &page,
            [this](
                const std::vector<SessionId>& ids, const QString& text, const std::optional<population::Filter>& kept) {
                sessions = ids;
                title = text;
                filter = kept;
            });
    }
};

QString textOf(const QWidget& page, const QString& name)
{
    return child<QLabel>(page, name)->text();
}

/// All that is written on the page.
QString wordsOf(const QWidget& page)
{
    QString words;
    for (const auto* label : page.findChildren<QLabel*>())
        words += label->text() + u'\n';
    for (const auto* chart : page.findChildren<common::ChartWidget*>())
        for (const QStringList& row : chart->table().rows)
            words += row.join(u' ') + u'\n';
    return words;
}

} // namespace

class TestUiQuality : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
    }
    void allOfItIsTheCommandLines()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        const auto view = workbench::qualityProject(*shown.project, {});
        MUST(view);
        // The model is learned for it in the background.
        QTRY_VERIFY_WITH_TIMEOUT(shown.workbench.trainer().model() != nullptr, 60000);
        QTRY_COMPARE(textOf(*shown.page, u"sensitivitySentence"_s),
            QString::fromStdString(estimate::sensitivitySentence(view->sensitivity)));
        QVERIFY(textOf(*shown.page, u"channelSentence"_s)
                    .startsWith(QString::fromStdString(estimate::channelSentence(view->channel))));
        QCOMPARE(textOf(*shown.page, u"partsSentence"_s),
            QString::fromStdString(estimate::bySegmentSentence(view->segments)));
        const auto steps = shown.page->findChild<common::StepChart*>()->table();
        QCOMPARE(steps.keys.front(), u"rating_share"_s);
        QCOMPARE(steps.keys.back(), u"prediction_powered"_s);
        QCOMPARE(steps.rows.back()[2],
            QString::number(view->estimates.of(estimate::Method::PredictionPowered)->value * 100, 'f', 2));
        const auto lights = shown.page->findChild<common::EstimateChart*>()->table();
        QVERIFY(lights.rows.front().contains(u"red"_s) || lights.rows.front().contains(u"amber"_s));
        std::size_t values = 0;
        for (const auto& segment : view->segments.segments)
            values += segment.values.size();
        QCOMPARE(shown.page->findChild<common::PartsChart*>()->table().rows.size(), values);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
    }
    void clicksOpenTheSessions()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        const Opened opened(*shown.page);
        auto* parts = shown.page->findChild<common::PartsChart*>();
        QTRY_VERIFY(!parts->table().keys.empty());
        Q_EMIT parts->rowActivated(parts->table().keys.front());
        QVERIFY(opened.filter && opened.filter->segments.size() == 1);
        const auto comparison = workbench::compareProject(*shown.project, *opened.filter, {});
        QCOMPARE(opened.sessions.size(), static_cast<std::size_t>(comparison->frame.n));
        // A month is a span of time.
        Q_EMIT parts->rowActivated(parts->table().keys.back());
        QVERIFY(opened.filter && opened.filter->from && opened.filter->until);
        QVERIFY(!opened.sessions.empty());
        // A correction rests on the rated sessions.
        Q_EMIT shown.page->findChild<common::StepChart*>()->rowActivated(u"raked"_s);
        QCOMPARE(opened.filter->population, population::Population::Rated);
        // A cell of thumbs against labels.
        auto* thumbs = child<QTableView>(*shown.page, u"thumbsTable"_s);
        const int total = thumbs->model()->index(0, 1).data().toInt() + thumbs->model()->index(0, 2).data().toInt()
            + thumbs->model()->index(0, 3).data().toInt() + thumbs->model()->index(0, 4).data().toInt();
        int behind = 0;
        for (int column = 1; column <= 4; ++column) {
            Q_EMIT thumbs->activated(thumbs->model()->index(0, column));
            QCOMPARE(static_cast<int>(opened.sessions.size()), thumbs->model()->index(0, column).data().toInt());
            behind += static_cast<int>(opened.sessions.size());
        }
        QCOMPARE(behind, total);
        QVERIFY(opened.title.contains(u"thumb down"_s));
        // A month that is read through the channel, and a part of it.
        auto* months = child<QTableView>(*shown.page, u"channelMonths"_s);
        QVERIFY(months->isVisibleTo(shown.page.get()) && months->model()->rowCount() > 1);
        Q_EMIT months->activated(months->model()->index(0, 0));
        QVERIFY(opened.filter && opened.filter->from && opened.filter->until);
        QCOMPARE(months->model()->index(0, 1).data().toString(),
            common::countText(static_cast<qint64>(opened.sessions.size())));
        const auto* channel = child<QTableView>(*shown.page, u"channelParts"_s);
        const auto view = workbench::qualityProject(*shown.project, {});
        QCOMPARE(channel->model()->rowCount(), static_cast<int>(view->channel.parts.size()));
        // Too few ratings and labels here for any part: then nothing is shown of it.
        QCOMPARE(channel->isVisibleTo(shown.page.get()), !view->channel.parts.empty());
    }
    void anotherConclusionIsLookedAt()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        QTRY_VERIFY(textOf(*shown.page, u"sensitivitySentence"_s).contains(u"80 %"_s));
        auto* box = child<QDoubleSpinBox>(*shown.page, u"targetBox"_s);
        box->setValue(40);
        QTRY_VERIFY2(textOf(*shown.page, u"sensitivitySentence"_s).contains(u"40 % asked for"_s),
            qPrintable(textOf(*shown.page, u"sensitivitySentence"_s)));
    }
    void theCurveIsReadByKeyboard()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        auto* curve = shown.page->findChild<common::TiltChart*>();
        QTRY_COMPARE(curve->table().rows.size(), std::size_t{49});
        curve->setFocus();
        QCOMPARE(curve->currentPart(), 24); // as they are
        QVERIFY2(curve->accessibleDescription().contains(u"1 times as likely"_s),
            qPrintable(curve->accessibleDescription()));
        QTest::keyClick(curve, Qt::Key_Right);
        QCOMPARE(curve->currentPart(), 25);
        for (int i = 25; i < 48; ++i)
            QTest::keyClick(curve, Qt::Key_Right);
        QCOMPARE(curve->currentPart(), 48);
        QVERIFY(curve->accessibleDescription().contains(u"30 times"_s));
        // The sessions it is made of: those with a rating …
        const Opened opened(*shown.page);
        QTest::keyClick(curve, Qt::Key_Return);
        QCOMPARE(opened.filter->population, population::Population::Rated);
        QVERIFY2(curve->accessibleDescription().contains(
                     u"From %1 rated sessions"_s.arg(common::countText(static_cast<qint64>(opened.sessions.size())))),
            qPrintable(curve->accessibleDescription()));
        // … and, of what the labels say, those with a drawn label. A click is as good as a key.
        QTest::keyClick(curve, Qt::Key_Right);
        QVERIFY2(
            curve->accessibleDescription().startsWith(u"By the labels"_s), qPrintable(curve->accessibleDescription()));
        const auto rated = opened.sessions.size();
        QTest::mouseClick(curve, Qt::LeftButton, {}, curve->partRect(curve->currentPart()).center().toPoint());
        QVERIFY(!opened.filter && opened.title.contains(u"drawn and labeled"_s));
        QVERIFY(!opened.sessions.empty() && opened.sessions.size() != rated);
    }
    void lightsAreExplainedWhenAsked()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        auto* why = child<QToolButton>(*shown.page, u"whyButton"_s);
        QTRY_VERIFY(why->isVisible());
        const auto explained = [&] {
            for (const auto* label : shown.page->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(u"Thumbs, raked: "_s))
                    return true;
            return false;
        };
        QVERIFY(!explained());
        why->click();
        QVERIFY(explained());
    }
    void theFilterIsFollowedToTheEnd()
    {
        Shown<ui::QualityPage> shown(m_dir->file("q.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        // Many at once: the last one is what is shown, and none is missed.
        const auto parts = shown.page->findChild<common::PartsChart*>()->table();
        for (const QString& key : parts.keys) {
            const QStringList words = key.split(QChar(0x1F));
            if (words.size() == 2) {
                population::Filter filter;
                filter.segments.push_back({words[0].toStdString(), {words[1].toStdString()}});
                shown.workbench.setFilter(filter);
            }
        }
        const auto estimates = workbench::estimateProject(*shown.project, shown.workbench.filter());
        MUST(estimates);
        // What corrections come to follows it.
        QTRY_VERIFY(shown.sentence().startsWith(
            QString::fromStdString(estimate::estimateSentence(*estimates)) + u" The thumbs"_s));
    }
    void wrongUseGetsWords_data()
    {
        QTest::addColumn<testsupport::Wrong>("wrong");
        QTest::newRow("no ratings") << testsupport::Wrong::NoRatings;
        QTest::newRow("no labels") << testsupport::Wrong::NoLabels;
        QTest::newRow("labels without a draw") << testsupport::Wrong::LabelsWithoutADraw;
        QTest::newRow("margins that do not fit") << testsupport::Wrong::MarginsThatDoNotFit;
        QTest::newRow("weights of nothing") << testsupport::Wrong::WeightsOfNothing;
        QTest::newRow("a thousand values") << testsupport::Wrong::AThousandValues;
    }
    void wrongUseGetsWords()
    {
        QFETCH(testsupport::Wrong, wrong);
        const std::string path = testsupport::wrongProject(*m_dir, wrong);
        common::ScriptedDialogs dialogs;
        workbench::Workbench workbench;
        ui::QualityPage page(workbench, dialogs);
        page.resize(1280, 800);
        auto project = workbench::OpenProject::open(path);
        MUST(project);
        QVERIFY(testsupport::openIn(workbench, std::move(*project)));
        page.show();
        page.activate();
        const QString words = QString::fromLatin1(testsupport::wordsFor(wrong));
        QTRY_VERIFY2_WITH_TIMEOUT(wordsOf(page).contains(words), qPrintable(wordsOf(page)), 30000);
        QVERIFY2(!wordsOf(page).contains(u"nan"_s), qPrintable(wordsOf(page)));
        testsupport::picture(*page.findChild<QScrollArea*>()->widget(),
            u"quality-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        workbench.setProject(nullptr);
    }
    void pictures()
    {
        if (qEnvironmentVariableIsEmpty("TURNOUT_PICTURES"))
            QSKIP("no pictures are wanted");
        for (const auto scheme : {common::Scheme::Light, common::Scheme::Dark}) {
            common::Theme::apply(*qApp, scheme);
            const QString end = scheme == common::Scheme::Light ? u"-light"_s : u"-dark"_s;
            // Of another project where one is named.
            const QString named = qEnvironmentVariable("TURNOUT_PICTURE_PROJECT");
            common::ScriptedDialogs dialogs;
            workbench::Workbench workbench;
            ui::QualityPage page(workbench, dialogs);
            page.resize(1280, 800);
            std::shared_ptr<workbench::OpenProject> project;
            if (named.isEmpty()) {
                project = testsupport::demoProject(m_dir->file(("d" + end.toStdString() + ".turnout").c_str()), 6000);
                testsupport::drawFrom(*project, 200);
                testsupport::labelWaiting(*project);
            } else {
                project = testsupport::openProject(named.toStdString());
            }
            QVERIFY(testsupport::openIn(workbench, project));
            page.show();
            page.activate();
            QTRY_VERIFY_WITH_TIMEOUT(workbench.trainer().model() != nullptr, 120000);
            QTRY_VERIFY(wordsOf(page).contains(u"with the model"_s));
            QTest::qWait(2000);
            testsupport::picture(*page.findChild<QScrollArea*>()->widget(), u"quality-page"_s + end);
            workbench.setProject(nullptr);
        }
        common::Theme::apply(*qApp, common::Scheme::Light);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiQuality)
#include "tst_ui_quality.moc"
