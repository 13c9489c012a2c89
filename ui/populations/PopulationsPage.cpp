// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/PopulationsPage.h"

#include "common/BalanceChart.h"
#include "common/ChartFrame.h"
#include "common/CompositionChart.h"
#include "common/CoverageChart.h"
#include "common/DensityChart.h"
#include "common/MarksChart.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/TurnoutChart.h"
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "populations/ContrastView.h"
#include "populations/MeasureRows.h"
#include "populations/NumberWords.h"
#include "workbench/OtherAnswers.h"

#include <QComboBox>
#include <QStackedWidget>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::Population;

namespace {

/// The text of a core sentence, harmless.
QString shownText(const std::string& sentence)
{
    return common::visibleText(sentence).text;
}

/// Fills a box anew and keeps what was chosen; `fallback` where that is gone.
void fill(QComboBox& box, const QStringList& items, int fallback = 0)
{
    const QString chosen = box.currentText();
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItems(items);
    const int kept = box.findText(chosen);
    box.setCurrentIndex(items.isEmpty() ? -1 : kept >= 0 ? kept : std::min<int>(fallback, box.count() - 1));
}

/// What the page shows.
enum Face { kNothing, kCharts, kSaid };

} // namespace

PopulationsPage::PopulationsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_pages(new QStackedWidget(this))
{
    build(dialogs);
    m_said = new common::EmptyState(u"populations"_s, {}, {}, {}, this);
    m_said->setObjectName(u"working"_s);
    m_pages->addWidget(m_said);
    sayWorking();
    addCommands();
    const auto changed = [this]() {
        m_stale = true;
        if (isVisible())
            recompute();
    };
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this] {
        ++m_request; // what is asked of the old one is not shown
        sayWorking();
    });
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, changed);
    connect(&m_workbench, &workbench::Workbench::filterChanged, this, changed);
    connectCharts();
}

void PopulationsPage::connectCharts()
{
    using common::ChartFrame;
    connect(m_empty, &common::EmptyState::activated, this, &PopulationsPage::importRequested);
    connect(m_turnoutFrame, &ChartFrame::rowActivated, this, [this](const QString& k) { openValue(k, true); });
    for (ChartFrame* frame : {m_balanceFrame, m_compositionFrame})
        connect(frame, &ChartFrame::rowActivated, this, [this](const QString& k) { openValue(k, false); });
    connect(m_overlapFrame, &ChartFrame::rowActivated, this, &PopulationsPage::openLooked);
    connect(m_oddsFrame, &ChartFrame::rowActivated, this, &PopulationsPage::openTerm);
    connect(m_numberFrame, &ChartFrame::rowActivated, this, &PopulationsPage::openZone);
    connect(m_mapFrame, &ChartFrame::rowActivated, this, &PopulationsPage::openCell);
    // A measure is of all values at once: the furthest is opened, and the chart that has them all shows them.
    connect(m_measuresFrame, &ChartFrame::rowActivated, this, [this](const QString& key) {
        if (const auto zone = ZoneKey::parse(key)) {
            m_numberBox->setCurrentIndex(m_numberBox->findText(numberTitle(zone->number.toStdString())));
            openZone(key);
        } else if (const auto value = ValueKey::parse(key)) {
            m_segment->setCurrentIndex(m_segment->findText(common::visibleLine(value->segment)));
            openValue(key, false);
        }
    });
    connect(m_segment, &QComboBox::currentIndexChanged, this, [this]() { showComposition(); });
    connect(m_numberBox, &QComboBox::currentIndexChanged, this, [this]() { showNumber(); });
    for (QComboBox* box : {m_acrossBox, m_downBox})
        connect(box, &QComboBox::currentIndexChanged, this, [this]() { findMap(); });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this]() { chooseKind(); });
}

void PopulationsPage::addCommands()
{
    m_commands.add(u"chart.copyImage"_s, [this]() { frameInUse()->copyImage(); });
    m_commands.add(u"chart.save"_s, [this]() { frameInUse()->saveChart(); });
    m_commands.add(u"chart.csv"_s, [this]() { frameInUse()->exportCsv(); });
    m_commands.add(u"chart.table"_s, [this]() { frameInUse()->setTableShown(!frameInUse()->tableShown()); });
}

/// The frame that has the focus; the first where none has.
common::ChartFrame* PopulationsPage::frameInUse() const
{
    const auto frames = m_kinds->currentIndex() == 0 ? m_frames : m_contrast->frames();
    for (common::ChartFrame* frame : frames)
        if (frame->isAncestorOf(focusWidget()))
            return frame;
    return frames.front();
}

void PopulationsPage::activate()
{
    m_workbench.refresh(); // labels given since the last snapshot
    if (m_stale)
        recompute();
}

void PopulationsPage::recompute()
{
    m_stale = false;
    const quint64 request = ++m_request;
    const auto snapshot = m_workbench.snapshot();
    if (!snapshot)
        return;
    if (snapshot->frame->size() == 0) {
        m_pages->setCurrentIndex(kNothing);
        return;
    }
    if (m_pages->currentIndex() != kCharts)
        sayWorking();
    // Cutting the numbers into bins takes longest, and is of the frame alone.
    const auto numbers = m_shown && m_shown->snapshot->frame == snapshot->frame ? m_shown->numbers : nullptr;
    m_workbench.query(
        [snapshot, numbers, filter = m_workbench.filter(), project = m_workbench.project()]() -> Result<Shared> {
            auto shown = std::make_shared<Shown>();
            shown->snapshot = snapshot;
            shown->numbers = numbers ? numbers : workbench::numbersOf(*snapshot->frame);
            shown->filter = filter;
            shown->view = workbench::populationsView(*snapshot, filter, {}, shown->numbers);
            if (const auto others = workbench::otherAnswersSentence(*project); others)
                shown->otherAnswers = *others;
            return Shared(std::move(shown));
        },
        this,
        [this, request](const Result<Shared>& result) {
            if (request == m_request && result)
                showAll(*result);
        });
}

void PopulationsPage::sayWorking()
{
    m_said->setTexts(tr("Working it out …"), tr("From every session, rating and label."));
    m_pages->setCurrentIndex(kSaid);
}

void PopulationsPage::showAll(Shared shown)
{
    m_shown = std::move(shown);
    const population::Comparison& comparison = m_shown->view.comparison;
    if (comparison.frame.n > 0 && !(comparison.frame.weight > 0)) {
        m_said->setTexts(tr("Nothing to compare"), shownText(population::comparisonSentence(comparison)));
        m_pages->setCurrentIndex(kSaid);
        return;
    }
    m_pages->setCurrentIndex(kCharts);
    m_sentence->setText(shownText(population::comparisonSentence(comparison)
        + (m_shown->otherAnswers.empty() ? std::string() : " " + m_shown->otherAnswers)));
    showTurnoutAndBalance();
    showWhoRates();
    QStringList segments;
    QStringList mapped;
    for (const auto* segment : tellingSegments(comparison)) {
        segments << common::visibleLine(segment->segment);
        if (!segment->tooMany() && segment->values.size() > 1)
            mapped << segments.back();
    }
    fill(*m_segment, segments);
    fill(*m_downBox, mapped);
    fill(*m_acrossBox, mapped, 1);
    QStringList numbers;
    for (const auto& number : comparison.numbers)
        numbers << numberTitle(number.name);
    fill(*m_numberBox, numbers);
    showComposition();
    showNumber();
    findMap();
    auto measures = measureRows(comparison);
    m_measuresFrame->setSubtitle(tr(
        "Share of sessions that would have to be others for both to be alike; p in the table and under the pointer is "
        "adjusted for all %1 tests of this page.")
                                     .arg(common::countText(comparison.tests)));
    m_measures->setRows(std::move(measures.rows), std::move(measures.axis), std::move(measures.table));
    if (m_kind->currentIndex() > 0)
        chooseKind();
}

void PopulationsPage::showTurnoutAndBalance()
{
    const population::Comparison& comparison = m_shown->view.comparison;
    const QStringList leftOut = leftOutSegments(comparison);
    const bool rated = comparison.of(Population::Rated).n > 0;
    m_turnoutFrame->setSubtitle(
        tr("Share of each value's sessions that have a rating, weighted, with 95 % intervals; %1 of %2 sessions are "
           "rated.")
            .arg(common::countText(comparison.of(Population::Rated).n), common::countText(comparison.frame.n))
        + (leftOut.isEmpty() ? QString() : u" "_s + tr("Not shown, too many values: %1.").arg(leftOut.join(u", "_s))));
    m_turnout->setRows(
        rated ? turnoutRows(comparison) : std::vector<common::TurnoutRow>{}, comparison.turnout, tr("all sessions"));
    m_balanceFrame->setSubtitle(tr(
        "Standardised difference from the whole frame: beyond 0.1 a segment is off, beyond 0.25 far off. Hollow: once "
        "raters are weighted by who rates, labels by their draws."));
    m_balance->setRows(balanceRows(comparison), balanceColumns(), balanceNumeric());
}

void PopulationsPage::showWhoRates()
{
    const population::WhoRates& who = m_shown->view.who;
    m_overlapFrame->setSubtitle(shownText(population::whoRatesSentence(who)));
    m_overlap->setEmptyText(shownText(who.refused));
    m_odds->setEmptyText(shownText(who.refused));
    auto overlap = overlapCurves(who);
    m_overlap->setCurves(
        std::move(overlap.curves), std::move(overlap.axis), std::move(overlap.zones), std::move(overlap.table));
    auto odds = oddsRows(who);
    m_odds->setRows(std::move(odds.rows), std::move(odds.axis), std::move(odds.table));
}

void PopulationsPage::showComposition()
{
    if (!m_shown)
        return;
    const population::Comparison& comparison = m_shown->view.comparison;
    const auto segments = tellingSegments(comparison);
    const int at = m_segment->currentIndex();
    if (at < 0 || static_cast<std::size_t>(at) >= segments.size()) {
        m_composition->setRows({}, {});
        return;
    }
    const auto& segment = *segments[static_cast<std::size_t>(at)];
    const QString name = common::visibleLine(segment.segment);
    const auto count = static_cast<qint64>(segment.values.size());
    m_composition->setEmptyText(
        tr("%1 has %2 values: an id rather than a segment. Its numbers are in compare's output.")
            .arg(name, common::countText(count)));
    m_compositionFrame->setSubtitle(
        tr("Labeled (%1), rated (%2) and unrated (%3) sessions by %4; hollow marks are the whole frame.")
            .arg(common::countText(comparison.of(Population::Labeled).n),
                common::countText(comparison.of(Population::Rated).n),
                common::countText(comparison.of(Population::Unrated).n), name));
    m_composition->setRows(
        segment.tooMany() ? std::vector<common::CompositionRow>() : compositionRows(comparison, segment), name);
}

void PopulationsPage::showNumber()
{
    const int at = m_numberBox->currentIndex();
    if (!m_shown || at < 0 || static_cast<std::size_t>(at) >= m_shown->view.comparison.numbers.size()) {
        m_number->setCurves({}, {}, {}, {});
        return;
    }
    const auto& number = m_shown->view.comparison.numbers[static_cast<std::size_t>(at)];
    auto content = numberCurves(number);
    m_numberFrame->setSubtitle(number.rated
            ? tr("Marks are medians. Raters against the unrated: at most %1 of sessions apart (KS), adjusted p %2.")
                  .arg(common::shareText(number.rated->distance), pText(number.rated->adjustedP))
            : tr("Marks are medians."));
    m_number->setCurves(
        std::move(content.curves), std::move(content.axis), std::move(content.zones), std::move(content.table));
}

/// Two segments crossed are a pass of their own, for the two that are chosen.
void PopulationsPage::findMap()
{
    if (!m_shown)
        return;
    const auto named = [this](const QComboBox* box) {
        for (const auto& segment : m_shown->view.comparison.segments)
            if (common::visibleLine(segment.segment) == box->currentText())
                return segment.segment;
        return std::string();
    };
    const std::string across = named(m_acrossBox);
    const std::string down = named(m_downBox);
    const quint64 request = ++m_mapRequest;
    if (across.empty() || down.empty() || across == down) {
        m_map->setEmptyText(across.empty() || down.empty()
                ? tr("It takes two segments with a handful of values each to see where labels are missing.")
                : tr("Choose two different segments."));
        m_mapFrame->setSubtitle({});
        m_map->setCells({}, {}, {}, {}, {});
        return;
    }
    m_workbench.query(
        [shown = m_shown, across, down]() -> Result<population::CoverageMap> {
            const auto& snapshot = *shown->snapshot;
            return population::coverageMap(*snapshot.frame, snapshot.labels,
                population::apply(shown->filter, *snapshot.frame, snapshot.labels), across, down);
        },
        this,
        [this, request](const Result<population::CoverageMap>& map) {
            if (request != m_mapRequest || !map)
                return;
            auto content = mapCells(*map);
            m_mapFrame->setSubtitle(shownText(population::coverageSentence(*map)));
            m_map->setEmptyText(shownText(map->refused));
            m_map->setCells(content.across, content.columns, content.down, content.rows, std::move(content.cells));
        });
}

void PopulationsPage::chooseKind()
{
    const int kind = m_kind->currentIndex();
    m_kinds->setCurrentIndex(kind == 0 ? 0 : 1);
    if (kind > 0 && m_shown)
        m_contrast->choose(static_cast<ContrastView::Kind>(kind - 1), m_shown->snapshot, m_shown->numbers);
}

} // namespace turnout::ui
