// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/QualityPage.h"

#include "common/ChartFrame.h"
#include "common/EstimateChart.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "quality/ModelPanel.h"
#include "quality/PlannerPanel.h"
#include "workbench/ModelTrainer.h"
#include "workbench/Quality.h"

#include <cmath>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using estimate::Estimate;
using estimate::Estimates;
using estimate::Method;
using estimate::Status;

namespace {

constexpr int kMostHeight = 900; ///< of the chart; it is as high as its rows otherwise

common::EstimateRow rowOf(const Estimate& e)
{
    common::EstimateRow row;
    row.title = QString::fromUtf8(estimate::methodTitle(e.method));
    row.value = e.value;
    row.low = e.interval.low;
    row.high = e.interval.high;
    row.status = e.status == Status::Ok ? common::EstimateStatus::Ok
        : e.status == Status::Caution   ? common::EstimateStatus::Caution
                                        : common::EstimateStatus::Refused;
    row.note = e.status == Status::Refused ? common::visibleLine(e.reason)
                                           : QualityPage::tr("assumes: %1").arg(common::visibleLine(e.assumption));
    row.n = e.n;
    row.key = QString::fromUtf8(estimate::methodName(e.method));
    return row;
}

} // namespace

QualityPage::QualityPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_pages(new QStackedWidget(this))
{
    build(dialogs);
    const auto changed = [this]() {
        m_stale = true;
        if (isVisible())
            recompute();
    };
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, changed);
    connect(&m_workbench, &workbench::Workbench::filterChanged, this, changed);
    connect(&m_workbench.trainer(), &workbench::ModelTrainer::changed, this, [this] {
        if (!isVisible()) {
            m_stale = true;
        } else if (!m_stale) {
            m_planner->recompute();
            m_model->follow();
            estimateAgain();
        }
    });
    connect(m_planner, &PlannerPanel::drawOfSizeRequested, this, &QualityPage::drawOfSizeRequested);
    connect(m_empty, &common::EmptyState::activated, this, &QualityPage::importRequested);
    connect(m_frame, &common::ChartFrame::rowActivated, this, &QualityPage::openMethod);
}

void QualityPage::build(common::Dialogs& dialogs)
{
    using common::Theme;
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_empty = new common::EmptyState(u"quality"_s, tr("No sessions yet"),
        tr("Import sessions with their ratings, draw and label some of them: this page then says what everyone got, "
           "and how far the ratings are from it."),
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
    m_chart = new common::EstimateChart;
    m_frame = new common::ChartFrame(m_chart, dialogs, page);
    m_frame->setTitle(tr("Share of sessions that are good or acceptable"));
    m_frame->setFileName(u"quality"_s);
    m_frame->fitRows(kMostHeight);
    column->addWidget(m_frame);

    m_doubts = new QLabel(page);
    common::setTextStyle(*m_doubts, common::TextStyle::Body, common::Tint::Muted);
    m_doubts->setWordWrap(true);
    m_doubts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_doubts->setAccessibleName(tr("What is doubtful about each estimate"));
    column->addWidget(m_doubts);

    auto* figures = new QHBoxLayout;
    figures->setSpacing(Theme::kPage);
    m_labels = new common::StatLine(tr("Drawn labels that count"), {}, {}, page);
    m_effective = new common::StatLine(tr("Worth as many plain random labels"), {}, {}, page);
    m_cantTell = new common::StatLine(tr("Can't tell"), {}, {}, page);
    m_skipped = new common::StatLine(tr("Skipped"), {}, {}, page);
    m_waiting = new common::StatLine(tr("Waiting"), {}, {}, page);
    m_truth = new common::StatLine(tr("Truth of the demo"), {}, {}, page);
    for (QWidget* line :
        std::initializer_list<QWidget*>{m_labels, m_effective, m_cantTell, m_skipped, m_waiting, m_truth})
        figures->addWidget(line, 0, Qt::AlignTop);
    figures->addStretch(1);
    column->addLayout(figures);
    auto* buttons = new QHBoxLayout;
    auto* draw = new QPushButton(tr("Draw sessions to label …"), page);
    common::setButtonKind(*draw, common::ButtonKind::Primary);
    connect(draw, &QPushButton::clicked, this, &QualityPage::drawRequested);
    buttons->addWidget(draw);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(Theme::kPage);
    m_planner = new PlannerPanel(m_workbench, dialogs, page);
    column->addWidget(m_planner);
    column->addSpacing(Theme::kPage);
    m_model = new ModelPanel(m_workbench, dialogs, page);
    column->addWidget(m_model);
    column->addStretch(1);
    scroll->setWidget(page);
}

void QualityPage::activate()
{
    m_workbench.refresh();
    if (m_stale)
        recompute();
}

void QualityPage::recompute()
{
    m_stale = false;
    const auto snapshot = m_workbench.snapshot();
    if (!snapshot || snapshot->frame->size() == 0) {
        m_pages->setCurrentIndex(0);
        return;
    }
    m_planner->recompute();
    m_model->refresh();
    estimateAgain();
}

/// Without the model at once; with it when it is of just these labels.
void QualityPage::estimateAgain()
{
    const quint64 request = ++m_request;
    const auto snapshot = m_workbench.snapshot();
    if (!snapshot)
        return;
    m_workbench.query(
        [snapshot, filter = m_workbench.filter(), model = modelOfNow()]() -> Result<Estimates> {
            return workbench::estimateSnapshot(*snapshot, filter, model);
        },
        this,
        [this, request, snapshot](const Result<Estimates>& result) {
            if (request != m_request)
                return;
            m_shownSnapshot = snapshot;
            showEstimates(*result);
        });
}

Result<std::shared_ptr<const workbench::LearnedModel>> QualityPage::modelOfNow() const
{
    using State = workbench::ModelTrainer::State;
    const workbench::ModelTrainer& trainer = m_workbench.trainer();
    if (trainer.state() == State::Ready)
        return trainer.model();
    if (trainer.state() == State::Refused)
        return trainer.why();
    return Error{ErrorCode::Refused, "the quality model is being learned from the labels", {}};
}

void QualityPage::showEstimates(const Estimates& estimates)
{
    m_pages->setCurrentIndex(1);
    m_sentence->setText(common::visibleText(estimate::estimateSentence(estimates)).text);
    std::vector<common::EstimateRow> rows;
    for (const Estimate& e : estimates.estimates)
        rows.push_back(rowOf(e));
    m_chart->setRows(std::move(rows), estimates.truth);
    QStringList doubts;
    for (const Estimate& e : estimates.estimates)
        if (e.status != Status::Refused && !e.reason.empty())
            doubts << tr("%1: %2.", "a method and what is doubtful about it")
                          .arg(QString::fromUtf8(estimate::methodTitle(e.method)), common::visibleLine(e.reason));
    m_doubts->setText(doubts.join(u'\n'));
    m_doubts->setVisible(!doubts.isEmpty());
    const auto weight = std::llround(estimates.weight);
    m_frame->setSubtitle((weight == estimates.sessions ? tr("%1 sessions; 95 % intervals.")
                                                       : tr("%1 sessions, standing for %2; 95 % intervals."))
                             .arg(common::countText(estimates.sessions), common::countText(weight)));
    const Estimate* design = estimates.of(Method::Hajek);
    const bool known = design != nullptr && design->status != Status::Refused;
    m_labels->setValue(known ? common::countText(design->n) : tr("none"),
        known ? estimates.draws.size() == 1 ? tr("from one draw") : tr("from %1 draws").arg(estimates.draws.size())
              : QString());
    m_effective->setVisible(known);
    if (known)
        m_effective->setValue(common::countText(static_cast<qint64>(std::min(design->effectiveN, 1e15))),
            tr("the heaviest stands for %1 sessions").arg(common::countText(std::llround(design->largestWeight))));
    m_cantTell->setVisible(estimates.cantTell > 0);
    m_cantTell->setValue(common::countText(estimates.cantTell), tr("answered, but left out of the share"));
    m_skipped->setVisible(estimates.skips.skipped > 0);
    m_skipped->setValue(common::countText(estimates.skips.skipped),
        tr("%1 if all were bad, %2 if all were good")
            .arg(common::shareText(estimates.skips.low), common::shareText(estimates.skips.high)));
    m_waiting->setVisible(estimates.waiting > 0);
    m_waiting->setValue(common::countText(estimates.waiting), tr("drawn and not answered yet"));
    m_truth->setVisible(estimates.truth.has_value());
    if (estimates.truth)
        m_truth->setValue(common::shareText(*estimates.truth), tr("known because these sessions are made up"));
}

void QualityPage::openMethod(const QString& key)
{
    if (!m_shownSnapshot)
        return;
    const workbench::Snapshot& snapshot = *m_shownSnapshot;
    population::Filter filter = m_workbench.filter();
    auto rows = population::apply(filter, *snapshot.frame, snapshot.labels);
    QString title;
    // A filter has one population; what it cannot say has no filter to be drawn from.
    std::optional<population::Population> population;
    if (key == QString::fromUtf8(estimate::methodName(Method::RatingShare))) {
        rows &= snapshot.frame->rated;
        title = tr("rated sessions");
        population = population::Population::Rated;
    } else if (key == QString::fromUtf8(estimate::methodName(Method::LabelMean))) {
        rows &= snapshot.labels.labeled;
        title = tr("labeled sessions");
        population = population::Population::Labeled;
    } else {
        population::Bitmap drawn(snapshot.frame->size());
        for (const auto& draw : *snapshot.draws)
            for (const auto row : draw.items)
                drawn.set(row);
        rows &= drawn;
        rows &= snapshot.labels.labeled;
        title = tr("drawn and labeled sessions");
    }
    std::vector<SessionId> sessions;
    rows.forEach([&](std::size_t row) { sessions.push_back(snapshot.frame->ids[row]); });
    const bool said = population && (!filter.population || filter.population == population);
    if (said)
        filter.population = population;
    Q_EMIT openSessions(sessions, title, said ? std::optional(filter) : std::nullopt);
}

} // namespace turnout::ui
