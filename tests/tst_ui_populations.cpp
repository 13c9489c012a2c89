// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Populations page by keyboard and pointer: what each chart shows, opens and says where there is nothing.
#include "base/Clock.h"
#include "common/ChartFrame.h"
#include "common/CoverageChart.h"
#include "common/DensityChart.h"
#include "common/MarksChart.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "populations/ChartRows.h"
#include "populations/NumberWords.h"
#include "populations/PopulationsPage.h"
#include "support/ShownPage.h"
#include "workbench/Populations.h"
#include "workbench/Quality.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QScrollArea>
#include <QSet>
#include <QTableView>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

namespace {

/// What the page asked to open last.
struct Opened {
    explicit Opened(ui::PopulationsPage& page)
    {
        QObject::connect(&page, &ui::PopulationsPage::openSessions, &page,
            [this](
                const std::vector<SessionId>& ids, const QString& text, const std::optional<population::Filter>& kept) {
                sessions = ids;
                title = text;
                filter = kept;
                ++times;
            });
    }
    std::vector<SessionId> sessions;
    QString title;
    std::optional<population::Filter> filter;
    int times = 0;
};

template <typename Chart>
Chart* chart(const Shown<ui::PopulationsPage>& shown, const QString& name)
{
    return testsupport::child<Chart>(*shown.page, name);
}

/// Another project in the same page: with enough raters to learn who rates.
void openLarger(Shown<ui::PopulationsPage>& shown, const std::string& path)
{
    shown.project = testsupport::demoProject(path, 3000);
    testsupport::drawFrom(*shown.project, 60);
    testsupport::labelWaiting(*shown.project);
    QVERIFY(testsupport::openIn(shown.workbench, shown.project));
    shown.page->activate();
    QTRY_VERIFY(!chart<common::DensityChart>(shown, u"who-rates"_s)->isEmpty());
}

/// How many of the opened sessions are rated, as tables write it.
QString ratedOf(const Opened& opened, const workbench::Snapshot& snapshot)
{
    const population::Frame& frame = *snapshot.frame;
    int rated = 0;
    for (std::size_t row = 0; row < frame.size(); ++row)
        rated += frame.rated.test(row)
                && std::find(opened.sessions.begin(), opened.sessions.end(), frame.ids[row]) != opened.sessions.end()
            ? 1
            : 0;
    return QString::number(rated);
}

} // namespace

class TestUiPopulations : public QObject {
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

    void everyChartHasTheNumbersOfCompare()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        openLarger(shown, m_dir->file("larger.turnout"));
        const auto snapshot = shown.workbench.snapshot();
        const auto view = workbench::populationsView(*snapshot, {}, {}, workbench::numbersOf(*snapshot->frame));
        std::size_t segments = 0;
        for (const auto& segment : view.comparison.segments)
            segments += segment.values.size() > 1 && !segment.tooMany() ? 2U : 0U;
        std::size_t numbers = 0;
        for (const auto& number : view.comparison.numbers)
            numbers += (number.rated ? 1U : 0U) + (number.labeled ? 1U : 0U);
        QCOMPARE(chart<common::MarksChart>(shown, u"measures"_s)->table().rows.size(), segments + numbers);
        QCOMPARE(chart<common::MarksChart>(shown, u"who-rates-terms"_s)->table().rows.size(), view.who.terms.size());
        const auto overlap = chart<common::DensityChart>(shown, u"who-rates"_s)->table();
        QCOMPARE(overlap.rows.size(), population::NumberGrid::kZones);
        double raters = 0;
        for (const QStringList& row : overlap.rows)
            raters += row.at(1).toDouble();
        QVERIFY2(raters > 97 && raters < 100.5, qPrintable(QString::number(raters)));
        // Everybody, the rated and the labeled along the first number.
        QCOMPARE(chart<common::DensityChart>(shown, u"distribution"_s)->table().rows.size(), std::size_t{3});
        QTRY_VERIFY(!chart<common::CoverageChart>(shown, u"coverage"_s)->isEmpty());
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        for (const auto* area : shown.page->findChildren<QScrollArea*>())
            if (area->isVisible() && area->widget()->findChild<common::CoverageChart*>() != nullptr)
                testsupport::picture(*area->widget(), u"populations-whole"_s);
        testsupport::slides(*shown.page);
    }
    void aZoneOpensItsSessionsByKeyboard()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        openLarger(shown, m_dir->file("larger.turnout"));
        Opened opened(*shown.page);
        for (const QString& name : {u"distribution"_s, u"who-rates"_s}) {
            auto* curves = chart<common::DensityChart>(shown, name);
            curves->setFocus();
            std::size_t sum = 0;
            for (std::size_t zone = 0; zone < population::NumberGrid::kZones; ++zone) {
                if (zone > 0) // the keyboard begins at the first
                    QTest::keyClick(curves, Qt::Key_Right);
                QCOMPARE(curves->currentPart(), static_cast<int>(zone));
                QVERIFY(!curves->accessibleDescription().isEmpty());
                QTest::keyClick(curves, Qt::Key_Return);
                sum += opened.sessions.size();
            }
            QCOMPARE(sum, std::size_t{3000}); // every session is in one zone: the model looked at all of so few
            QTest::keyClick(curves, Qt::Key_Home);
            QCOMPARE(curves->currentPart(), 0);
        }
        QVERIFY(!opened.title.isEmpty());
    }
    void everyTermAndMeasureOpensItsSessions()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        openLarger(shown, m_dir->file("larger.turnout"));
        Opened opened(*shown.page);
        auto* terms = chart<common::MarksChart>(shown, u"who-rates-terms"_s);
        const auto table = terms->table();
        const auto snapshot = shown.workbench.snapshot();
        terms->setFocus();
        for (int row = 0; row < 12; ++row) {
            QTest::keyClick(terms, row == 0 ? Qt::Key_Home : Qt::Key_Down);
            opened.sessions.clear();
            QTest::keyClick(terms, Qt::Key_Return);
            const QStringList& said = table.rows[static_cast<std::size_t>(row)];
            QVERIFY2(ratedOf(opened, *snapshot) == said.at(4), qPrintable(said.join(u", "_s)));
            QVERIFY(opened.sessions.size() > said.at(4).toULongLong());
            QVERIFY(terms->accessibleDescription().contains(common::countText(said.at(4).toLongLong())));
        }
        // What no filter can say is opened as well: a fifth of a number, a signal.
        int others = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (!ui::ZoneKey::parse(table.keys[row]))
                continue;
            ++others;
            Q_EMIT terms->rowActivated(table.keys[row]);
            QVERIFY2(ratedOf(opened, *snapshot) == table.rows[row].at(4), qPrintable(table.rows[row].join(u", "_s)));
            QVERIFY(!opened.filter);
        }
        QVERIFY(others > 5);
        auto* measures = chart<common::MarksChart>(shown, u"measures"_s);
        measures->setFocus();
        for (int row = 0; row < 3; ++row) {
            QTest::keyClick(measures, row == 0 ? Qt::Key_Home : Qt::Key_Down);
            opened.sessions.clear();
            QTest::keyClick(measures, Qt::Key_Return);
            QVERIFY2(!opened.sessions.empty(), qPrintable(measures->accessibleDescription()));
            QVERIFY(opened.sessions.size() < 3000);
        }
    }
    void numbersOfTablesAreNumbersForMachines()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        openLarger(shown, m_dir->file("larger.turnout"));
        QTRY_VERIFY(!chart<common::CoverageChart>(shown, u"coverage"_s)->isEmpty());
        bool negative = false;
        for (const auto* one : shown.page->findChildren<common::ChartWidget*>()) {
            const auto table = one->table();
            for (const QStringList& row : table.rows)
                for (qsizetype column = 0; column < row.size(); ++column) {
                    bool isNumber = false;
                    const double number = row.at(column).toDouble(&isNumber);
                    QVERIFY2(!table.numeric[static_cast<std::size_t>(column)] || row.at(column).isEmpty() || isNumber,
                        qPrintable(table.columns.at(column) + u": "_s + row.at(column)));
                    negative = negative || (isNumber && number < 0);
                }
        }
        QVERIFY(negative);
    }
    void aCellOpensItsSessionsAndCanBeDrawnFrom()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        auto* map = chart<common::CoverageChart>(shown, u"coverage"_s);
        QTRY_VERIFY(!map->isEmpty());
        Opened opened(*shown.page);
        map->setFocus();
        QCOMPARE(map->currentPart(), 0);
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(opened.times, 1);
        QVERIFY(opened.filter && opened.filter->segments.size() == 2);
        const auto rows
            = population::apply(*opened.filter, *shown.workbench.snapshot()->frame, shown.workbench.snapshot()->labels);
        QCOMPARE(opened.sessions.size(), rows.count());
        QCOMPARE(map->table().rows.front().at(2).toInt(), static_cast<int>(opened.sessions.size()));
        // The pointer does the same.
        QTest::mouseClick(map, Qt::LeftButton, {}, map->partRect(0).center().toPoint());
        QCOMPARE(opened.times, 2);
        QTest::keyClick(map, Qt::Key_Down);
        QVERIFY(map->currentPart() > 1);
    }
    void twoValuesTwoTimesTwoDraws()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        auto* kind = testsupport::child<QComboBox>(*shown.page, u"compareKind"_s);
        auto* sentence = testsupport::child<common::SentenceLabel>(*shown.page, u"contrastSentence"_s);
        auto* differences = chart<common::MarksChart>(shown, u"differences"_s);
        Opened opened(*shown.page);
        kind->setFocus();
        for (int i = 1; i <= 2; ++i) { // values, then times
            QTest::keyClick(kind, Qt::Key_Down);
            QTRY_VERIFY2(sentence->text().contains(u"Ratings come from"_s), qPrintable(sentence->text()));
            QTRY_VERIFY(!differences->isEmpty());
            testsupport::picture(*shown.page, u"populations-sides-%1"_s.arg(i));
            differences->setFocus();
            QTest::keyClick(differences, Qt::Key_Down);
            QTest::keyClick(differences, Qt::Key_Return);
            QCOMPARE(opened.times, i);
            QVERIFY(!opened.sessions.empty());
            kind->setFocus();
        }
        auto* first = testsupport::child<QComboBox>(*shown.page, u"firstSide"_s);
        auto* second = testsupport::child<QComboBox>(*shown.page, u"secondSide"_s);
        second->setCurrentIndex(first->currentIndex());
        QTRY_VERIFY(sentence->text().contains(u"Both sides are the same"_s));
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_VERIFY2(sentence->text().contains(u"fewer than two draws"_s), qPrintable(sentence->text()));
        QVERIFY(differences->isEmpty());
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
    }
    void twoDrawsSideBySide()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        testsupport::drawFrom(*shown.project, 80, 3);
        shown.workbench.noteDrawn();
        QTRY_VERIFY(shown.workbench.snapshot() && shown.workbench.snapshot()->draws->size() == 2);
        QTRY_VERIFY(!shown.sentence().isEmpty());
        testsupport::child<QComboBox>(*shown.page, u"compareKind"_s)->setCurrentIndex(3);
        auto* sentence = testsupport::child<common::SentenceLabel>(*shown.page, u"contrastSentence"_s);
        QTRY_VERIFY2(
            sentence->text().startsWith(u"draw 2 has 80 sessions, draw 1 60."_s), qPrintable(sentence->text()));
    }
    void timesOfAnyLength()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        testsupport::child<QComboBox>(*shown.page, u"compareKind"_s)->setCurrentIndex(2);
        auto* by = testsupport::child<QComboBox>(*shown.page, u"comparedBy"_s);
        auto* first = testsupport::child<QComboBox>(*shown.page, u"firstSide"_s);
        auto* sentence = testsupport::child<common::SentenceLabel>(*shown.page, u"contrastSentence"_s);
        auto* differences = chart<common::MarksChart>(shown, u"differences"_s);
        QTRY_COMPARE(by->currentText(), u"months"_s);
        QTRY_VERIFY2(sentence->text().startsWith(u"2026-05 has "_s), qPrintable(sentence->text()));
        by->setFocus();
        QTest::keyClick(by, Qt::Key_Down);
        QTRY_VERIFY2(sentence->text().startsWith(u"week of 2026-05-25 has "_s), qPrintable(sentence->text()));
        QVERIFY(first->count() > 8);
        by->setCurrentIndex(3);
        QTRY_VERIFY2(sentence->text().startsWith(u"2026-05-01 to 2026-05-30 has "_s), qPrintable(sentence->text()));
        QVERIFY(!first->isVisible());
        testsupport::picture(*shown.page, u"populations-dates"_s);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        const auto days = testsupport::child<QWidget>(*shown.page, u"firstDays"_s)->findChildren<QDateEdit*>();
        days[0]->setDate(QDate(2026, 5, 20));
        QTRY_VERIFY2(sentence->text().startsWith(u"2026-05-20 to 2026-05-30 has "_s), qPrintable(sentence->text()));
        QTRY_VERIFY(!differences->isEmpty());
        // Not before it begins; and where nobody was, there are words and no chart.
        QCOMPARE(days[1]->minimumDate(), QDate(2026, 5, 20));
        QCOMPARE(days[1]->maximumDate(), QDate(2026, 5, 30));
        population::Filter filter;
        filter.until = parseTime("2026-05-10T00:00:00Z");
        shown.workbench.setFilter(filter);
        QTRY_COMPARE(sentence->text(), u"No session is in 2026-05-20 to 2026-05-30: there is nothing to compare."_s);
        QVERIFY(differences->isEmpty());
    }
    void theFilterIsFollowed()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        population::Filter filter;
        filter.population = population::Population::Unrated;
        shown.workbench.setFilter(filter);
        auto* overlap = chart<common::DensityChart>(shown, u"who-rates"_s);
        QTRY_VERIFY2(overlap->isEmpty() && overlap->emptyText().startsWith(u"None of these sessions"_s),
            qPrintable(overlap->emptyText()));
        QVERIFY(shown.sentence().startsWith(u"None of these sessions has a user rating"_s));
        filter.population = population::Population::Rated;
        shown.workbench.setFilter(filter);
        QTRY_VERIFY(overlap->emptyText().startsWith(u"Every one of these sessions"_s));
        filter.signal = "there is no such signal";
        shown.workbench.setFilter(filter);
        QTRY_COMPARE(shown.sentence(), u"No session matches the filter."_s);
    }
    /// A table that is saved is read by programs: no name of a column twice, no p that reads as 0.
    void savedColumnsHaveNamesOfTheirOwn()
    {
        const QStringList columns = ui::balanceColumns();
        QCOMPARE(QSet<QString>(columns.begin(), columns.end()).size(), columns.size());
        QVERIFY(columns.contains(u"rated, low"_s) && columns.contains(u"labeled, adjusted p"_s));
        QCOMPARE(columns.size(), static_cast<qsizetype>(ui::balanceNumeric().size()));
        QCOMPARE(ui::pCell(0.0421), u"0.0421"_s);
        QCOMPARE(ui::pCell(3.14e-15), u"3.1e-15"_s);
        QCOMPARE(ui::pCell(std::nan("")), QString());
        QCOMPARE(common::shareText(0.0081, 0.0079, 0.0082, 0), u"0.81 % (0.79–0.82)"_s);
    }
    void rowsCanBeCopied()
    {
        Shown<ui::PopulationsPage> shown(m_dir->file("p.turnout"));
        QTRY_VERIFY(!shown.sentence().isEmpty());
        auto* measures = chart<common::MarksChart>(shown, u"measures"_s);
        common::ChartFrame* frame = nullptr;
        for (QWidget* above = measures; above != nullptr && frame == nullptr; above = above->parentWidget())
            frame = qobject_cast<common::ChartFrame*>(above);
        QVERIFY(frame != nullptr);
        frame->setTableShown(true);
        auto* table = frame->findChild<QTableView*>();
        table->setFocus();
        table->selectRow(1);
        frame->copyRows();
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3); // headings, the row, the end
        QVERIFY(lines.at(0).contains(u"Cramér's V"_s) && lines.at(0).count(u'\t') == lines.at(1).count(u'\t'));
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

TURNOUT_UI_TEST_MAIN(TestUiPopulations)
#include "tst_ui_populations.moc"
