// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/PopulationsPage.h"

#include "common/ChartFrame.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "workbench/Quality.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::Population;

namespace {
/// Charts are as high as their rows, so that the page has one scroll bar; only what is higher than this has its own.
constexpr int kMostHeight = 1600;
} // namespace

PopulationsPage::PopulationsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_pages(new QStackedWidget(this))
{
    build(dialogs);
    addCommands();
    const auto changed = [this]() {
        m_stale = true;
        if (isVisible())
            recompute();
    };
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, changed);
    connect(&m_workbench, &workbench::Workbench::filterChanged, this, changed);
    connect(m_empty, &common::EmptyState::activated, this, &PopulationsPage::importRequested);
    connect(m_turnoutFrame, &common::ChartFrame::rowActivated, this, [this](const QString& k) { openValue(k, true); });
    connect(m_balanceFrame, &common::ChartFrame::rowActivated, this, [this](const QString& k) { openValue(k, false); });
    connect(
        m_compositionFrame, &common::ChartFrame::rowActivated, this, [this](const QString& k) { openValue(k, false); });
    connect(m_segment, &QComboBox::currentIndexChanged, this, [this]() { showComposition(); });
}

void PopulationsPage::build(common::Dialogs& dialogs)
{
    using common::Theme;
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_empty = new common::EmptyState(u"populations"_s, tr("No sessions to compare yet"),
        tr("Import sessions and their ratings: this page then shows who rates, who is labeled and who is missing."),
        tr("Import …"), this);
    m_pages->addWidget(m_empty);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scroll);
    auto* page = new QWidget(scroll);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kPage);
    column->setSpacing(Theme::kBetween);
    m_sentence = new common::SentenceLabel({}, page);
    column->addWidget(m_sentence);

    m_turnout = new common::TurnoutChart;
    m_balance = new common::BalanceChart;
    m_composition = new common::CompositionChart;
    m_turnout->setEmptyText(tr("No session of this frame has a rating."));
    m_turnoutFrame = new common::ChartFrame(m_turnout, dialogs, page);
    m_balanceFrame = new common::ChartFrame(m_balance, dialogs, page);
    m_compositionFrame = new common::ChartFrame(m_composition, dialogs, page);
    m_turnoutFrame->setTitle(tr("Who rates"));
    m_turnoutFrame->setFileName(u"turnout"_s);
    m_balanceFrame->setTitle(tr("How far raters and labels are from everyone"));
    m_balanceFrame->setSubtitle(
        tr("Standardised difference from the whole frame: beyond 0.1 a segment is off, beyond 0.25 far off."));
    m_balanceFrame->setFileName(u"balance"_s);
    m_compositionFrame->setTitle(tr("What each population is made of"));
    m_compositionFrame->setFileName(u"composition"_s);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(Theme::kBetween);
    for (common::ChartFrame* frame : {m_turnoutFrame, m_balanceFrame, m_compositionFrame})
        frame->fitRows(kMostHeight);
    for (common::ChartFrame* frame : {m_turnoutFrame, m_balanceFrame})
        upper->addWidget(frame, 1);
    column->addLayout(upper);
    auto* choose = new QHBoxLayout;
    auto* label = new QLabel(tr("Composition by"), page);
    m_segment = new QComboBox(page);
    m_segment->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_segment->setAccessibleName(tr("Segment of the composition chart"));
    label->setBuddy(m_segment);
    choose->addWidget(label);
    choose->addWidget(m_segment);
    choose->addStretch(1);
    column->addLayout(choose);
    column->addWidget(m_compositionFrame);
    column->addStretch(1);
    scroll->setWidget(page);
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
    for (common::ChartFrame* frame : {m_balanceFrame, m_compositionFrame})
        if (frame->isAncestorOf(focusWidget()))
            return frame;
    return m_turnoutFrame;
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
    if (!snapshot || snapshot->frame->size() == 0) {
        m_pages->setCurrentIndex(0);
        return;
    }
    m_workbench.query(
        [snapshot, filter = m_workbench.filter()]() -> Result<Shared> {
            return std::make_shared<const population::Comparison>(workbench::compareSnapshot(*snapshot, filter, {}));
        },
        this,
        [this, request, snapshot](const Result<Shared>& result) {
            if (request != m_request)
                return;
            m_shownSnapshot = snapshot;
            showComparison(*result);
        });
}

void PopulationsPage::showComparison(Shared comparison)
{
    m_comparison = std::move(comparison);
    m_pages->setCurrentIndex(1);
    m_sentence->setText(common::visibleText(population::comparisonSentence(*m_comparison)).text);
    const QStringList leftOut = leftOutSegments(*m_comparison);
    m_turnoutFrame->setSubtitle(
        tr("Share of each value's sessions that have a rating, weighted, with 95 % intervals; %1 of %2 sessions are "
           "rated.")
            .arg(common::countText(m_comparison->of(Population::Rated).n), common::countText(m_comparison->frame.n))
        + (leftOut.isEmpty() ? QString() : u" "_s + tr("Not shown, too many values: %1.").arg(leftOut.join(u", "_s))));
    m_turnout->setRows(
        m_comparison->of(Population::Rated).n > 0 ? turnoutRows(*m_comparison) : std::vector<common::TurnoutRow>{},
        m_comparison->turnout, tr("all sessions"));
    m_balance->setRows(balanceRows(*m_comparison));
    const QString chosen = m_segment->currentText();
    const QSignalBlocker quiet(m_segment);
    m_segment->clear();
    m_bySegment.clear();
    for (const auto* segment : tellingSegments(*m_comparison)) {
        m_bySegment.push_back(segment);
        m_segment->addItem(common::visibleLine(segment->segment));
    }
    m_segment->setCurrentIndex(std::max(0, m_segment->findText(chosen)));
    showComposition();
}

void PopulationsPage::showComposition()
{
    const int at = m_segment->currentIndex();
    if (!m_comparison || at < 0 || static_cast<std::size_t>(at) >= m_bySegment.size()) {
        m_composition->setRows({}, {});
        return;
    }
    const auto& segment = *m_bySegment[static_cast<std::size_t>(at)];
    m_compositionFrame->setSubtitle(
        tr("Labeled (%1), rated (%2) and unrated (%3) sessions by %4; hollow marks are the whole frame.")
            .arg(common::countText(m_comparison->of(Population::Labeled).n),
                common::countText(m_comparison->of(Population::Rated).n),
                common::countText(m_comparison->of(Population::Unrated).n), common::visibleLine(segment.segment)));
    m_composition->setRows(compositionRows(*m_comparison, segment), common::visibleLine(segment.segment));
}

void PopulationsPage::openValue(const QString& key, bool ratedOnly)
{
    const auto parsed = ValueKey::parse(key);
    if (!parsed || !m_shownSnapshot)
        return;
    const population::Filter shared = m_workbench.filter();
    population::Filter filter = shared;
    const std::string segment = parsed->segment.toStdString();
    // Within the shared filter: a condition on this segment, if there is one, is narrowed to the value.
    std::erase_if(filter.segments, [&](const auto& condition) { return condition.segment == segment; });
    filter.segments.push_back({segment, {parsed->value.toStdString()}});
    const bool onePopulation = !ratedOnly || !shared.population || shared.population == Population::Rated;
    if (ratedOnly && onePopulation)
        filter.population = Population::Rated;
    auto rows = population::apply(filter, *m_shownSnapshot->frame, m_shownSnapshot->labels);
    rows &= population::apply(shared, *m_shownSnapshot->frame, m_shownSnapshot->labels);
    if (ratedOnly)
        rows &= m_shownSnapshot->frame->rated;
    std::vector<SessionId> sessions;
    rows.forEach([&](std::size_t row) { sessions.push_back(m_shownSnapshot->frame->ids[row]); });
    const QString title = common::visibleLine(parsed->segment) + u" "_s + valueTitle(parsed->value.toStdString());
    // A filter has one population: "rated and labeled" cannot be said.
    Q_EMIT openSessions(sessions, ratedOnly ? tr("%1, rated").arg(title) : title,
        onePopulation && !sessions.empty() ? std::optional(filter) : std::nullopt);
}

} // namespace turnout::ui
