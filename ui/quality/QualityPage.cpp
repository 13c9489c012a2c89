// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/QualityPage.h"

#include "common/ChartFrame.h"
#include "common/EstimateChart.h"
#include "common/PartsChart.h"
#include "common/SmallWidgets.h"
#include "common/StepChart.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "estimate/Corrections.h"
#include "quality/BeliefPanel.h"
#include "quality/ModelPanel.h"
#include "quality/PanelParts.h"
#include "quality/PlannerPanel.h"
#include "quality/QualityRows.h"
#include "quality/SessionsBehind.h"
#include "workbench/ModelTrainer.h"
#include "workbench/OtherAnswers.h"

#include <cmath>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using estimate::Estimate;
using estimate::Estimates;
using estimate::Method;
using estimate::Status;

namespace {

constexpr int kMostHeight = 900; ///< of a chart; it is as high as its rows otherwise
constexpr int kMostOfParts = 620; ///< of the chart of parts, of which there may be hundreds

/// What the page shows.
enum Face { kNothing, kNumbers, kWorking };

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
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this] {
        ++m_request; // what is asked of the old one is never answered
        m_working = m_again = false;
        m_pages->setCurrentIndex(kWorking);
    });
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
    connect(m_planner, &PlannerPanel::partActivated, this, [this](const QString& key) {
        if (m_shownSnapshot)
            open(behindPlan(*m_shownSnapshot, m_workbench.filter(), key));
    });
    connect(m_model, &ModelPanel::openSessions, this, &QualityPage::openSessions);
    connect(m_empty, &common::EmptyState::activated, this, &QualityPage::importRequested);
    connect(m_belief, &BeliefPanel::targetChanged, this, &QualityPage::estimateAgain);
    const auto openMethod = [this](const QString& key) {
        if (m_shownSnapshot)
            open(behindMethod(*m_shownSnapshot, m_workbench.filter(), key));
    };
    connect(m_frame, &common::ChartFrame::rowActivated, this, openMethod);
    connect(m_stepsFrame, &common::ChartFrame::rowActivated, this, openMethod);
    connect(m_belief, &BeliefPanel::methodActivated, this, openMethod);
    const auto openPart = [this](const QString& key) {
        if (m_shownSnapshot)
            open(behindPart(*m_shownSnapshot, m_workbench.filter(), key));
    };
    connect(m_partsFrame, &common::ChartFrame::rowActivated, this, openPart);
    connect(m_belief, &BeliefPanel::partActivated, this, openPart);
    connect(m_belief, &BeliefPanel::cellActivated, this, [this](const QString& key, int column) {
        if (m_shownSnapshot)
            open(behindThumbs(*m_shownSnapshot, m_workbench.filter(), key, column));
    });
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
    column->addWidget(buildEstimates(dialogs));
    column->addWidget(buildFigures());
    auto* buttons = new QHBoxLayout;
    auto* draw = new QPushButton(tr("Draw sessions to label …"), page);
    common::setButtonKind(*draw, common::ButtonKind::Primary);
    connect(draw, &QPushButton::clicked, this, &QualityPage::drawRequested);
    buttons->addWidget(draw);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_stepsFrame);
    m_belief = new BeliefPanel(dialogs, page);
    m_planner = new PlannerPanel(m_workbench, dialogs, page);
    m_model = new ModelPanel(m_workbench, dialogs, page);
    for (QWidget* part : std::initializer_list<QWidget*>{m_belief, buildParts(dialogs), m_planner, m_model}) {
        column->addSpacing(Theme::kPage);
        column->addWidget(part);
    }
    column->addStretch(1);
    scroll->setWidget(page);
    auto* working = new common::EmptyState(
        u"quality"_s, tr("Working it out …"), tr("From every session, rating and label."), {}, this);
    working->setObjectName(u"working"_s);
    m_pages->addWidget(working);
    m_pages->setCurrentIndex(kWorking);
}

/// The sentence, all numbers with their lights, why each light is as it is, and the steps between them.
QWidget* QualityPage::buildEstimates(common::Dialogs& dialogs)
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::Theme::kBetween);
    m_sentence = new common::SentenceLabel;
    column->addWidget(m_sentence);
    m_chart = new common::EstimateChart;
    m_frame = new common::ChartFrame(m_chart, dialogs);
    m_frame->setTitle(tr("Share of sessions that are good or acceptable"));
    m_frame->fitRows(kMostHeight);
    column->addWidget(m_frame);
    m_why = new QToolButton;
    m_why->setObjectName(u"whyButton"_s);
    m_why->setText(tr("Why these lights"));
    m_why->setAccessibleName(m_why->text());
    m_why->setCheckable(true);
    m_why->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_why->setArrowType(Qt::RightArrow);
    m_why->setAutoRaise(true);
    column->addWidget(m_why);
    m_doubts = new QLabel;
    common::setTextStyle(*m_doubts, common::TextStyle::Body, common::Tint::Muted);
    m_doubts->setWordWrap(true);
    m_doubts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_doubts->setAccessibleName(tr("What is doubtful about each estimate"));
    m_doubts->hide();
    connect(m_why, &QToolButton::toggled, this, [this](bool shown) {
        m_doubts->setVisible(shown);
        m_why->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    });
    column->addWidget(m_doubts);
    m_steps = new common::StepChart;
    m_stepsFrame = new common::ChartFrame(m_steps, dialogs);
    m_stepsFrame->setTitle(tr("What each correction moves"));
    m_stepsFrame->fitRows(kMostHeight);
    return part;
}

QWidget* QualityPage::buildFigures()
{
    m_labels = new common::StatLine(tr("Drawn labels that count"), {});
    m_effective = new common::StatLine(tr("Worth as many plain random labels"), {});
    m_cantTell = new common::StatLine(tr("Can't tell"), {});
    m_skipped = new common::StatLine(tr("Skipped"), {});
    m_waiting = new common::StatLine(tr("Waiting"), {});
    m_truth = new common::StatLine(tr("Truth of the demo"), {});
    return figuresRow({m_labels, m_effective, m_cantTell, m_skipped, m_waiting, m_truth});
}

QWidget* QualityPage::buildParts(common::Dialogs& dialogs)
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::Theme::kInside);
    auto* title = new QLabel(tr("Part by part"));
    setTextStyle(*title, common::TextStyle::Title);
    column->addWidget(title);
    m_partsSentence = new common::SentenceLabel;
    m_partsSentence->setObjectName(u"partsSentence"_s);
    m_partsSentence->setAccessibleName(tr("Which parts differ"));
    column->addWidget(m_partsSentence);
    m_parts = new common::PartsChart;
    m_partsFrame = new common::ChartFrame(m_parts, dialogs);
    m_partsFrame->setTitle(tr("Quality by model version, segment and month"));
    m_partsFrame->fitRows(kMostOfParts);
    column->addWidget(m_partsFrame);
    return part;
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
    if (!snapshot)
        return;
    if (snapshot->frame->size() == 0) {
        m_pages->setCurrentIndex(kNothing);
        return;
    }
    if (m_pages->currentIndex() == kNothing)
        m_pages->setCurrentIndex(kWorking);
    m_planner->recompute();
    m_model->refresh();
    estimateAgain();
}

/// Without the model at once; with it when it is of just these labels. One query at a time: what is asked meanwhile is
/// asked once, with what holds then.
void QualityPage::estimateAgain()
{
    const auto snapshot = m_workbench.snapshot();
    if (!snapshot)
        return;
    m_again = m_working;
    if (m_working)
        return;
    m_working = true;
    using Shared = std::shared_ptr<const workbench::QualityView>;
    workbench::QualityRequest request;
    request.filter = m_workbench.filter();
    request.target = m_belief->target();
    const quint64 asked = ++m_request;
    m_workbench.query(
        [snapshot, request, model = modelOfNow(), project = m_workbench.project()]() -> Result<Shared> {
            auto view = workbench::qualitySnapshot(*snapshot, request, model);
            if (!view)
                return view.error();
            if (const auto others = workbench::otherAnswersSentence(*project); others)
                view->otherAnswers = *others;
            return Shared(std::make_shared<workbench::QualityView>(std::move(*view)));
        },
        this,
        [this, asked, snapshot](const Result<Shared>& view) {
            if (asked != m_request)
                return; // of a project that is closed
            m_working = false;
            if (m_again) {
                estimateAgain();
                return;
            }
            m_shownSnapshot = snapshot;
            if (view)
                showView(**view);
            else
                Q_EMIT message(common::visibleLine(view.error().message()));
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

void QualityPage::showView(const workbench::QualityView& view)
{
    m_pages->setCurrentIndex(kNumbers);
    showEstimates(view.estimates);
    if (!view.otherAnswers.empty())
        m_sentence->setText(m_sentence->text() + u' ' + common::visibleLine(view.otherAnswers, 600));
    showFigures(view.estimates);
    m_belief->showView(view);
    showParts(view);
}

void QualityPage::showEstimates(const Estimates& estimates)
{
    m_sentence->setText(
        common::visibleText(estimate::estimateSentence(estimates) + ' ' + estimate::correctionsSentence(estimates))
            .text);
    m_chart->setRows(estimateRows(estimates), estimates.truth);
    m_doubts->setText(doubtsText(estimates));
    m_why->setVisible(!m_doubts->text().isEmpty());
    m_doubts->setVisible(m_why->isChecked() && !m_doubts->text().isEmpty());
    auto steps = stepRows(estimates);
    m_stepsFrame->setVisible(steps.size() > 1);
    const QString refused = common::visibleLine(estimate::refusedSteps(estimates), 1000);
    m_stepsFrame->setSubtitle(
        tr("From the thumbs as they are to the labels: each step goes by more than the one above.")
        + (refused.isEmpty() ? QString() : u' ' + refused));
    m_steps->setRows(std::move(steps), estimates.truth);
    const auto weight = std::llround(estimates.weight);
    const QString sessions = common::countText(estimates.sessions);
    m_frame->setSubtitle(weight == estimates.sessions
            ? tr("%1 sessions; 95 % intervals.").arg(sessions)
            : tr("%1 sessions, standing for %2; 95 % intervals.").arg(sessions, common::countText(weight)));
}

void QualityPage::showFigures(const Estimates& estimates)
{
    const Estimate* design = estimate::bestByDesign(estimates);
    const bool known = design != nullptr && design->status != Status::Refused;
    m_labels->setValue(known ? common::countText(design->n) : tr("none"),
        known ? estimates.draws.size() == 1 ? tr("from one draw") : tr("from %1 draws").arg(estimates.draws.size())
              : QString());
    m_effective->setVisible(known);
    if (known)
        m_effective->setValue(common::countText(std::llround(std::min(design->effectiveN, 1e15))),
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

void QualityPage::showParts(const workbench::QualityView& view)
{
    m_partsSentence->setText(common::visibleLine(estimate::bySegmentSentence(view.segments), 1000));
    const Estimate* design = view.estimates.of(Method::Hajek);
    const bool known = design != nullptr && design->status != Status::Refused;
    m_parts->setRows(partRows(view.segments), known ? std::optional(design->value) : std::nullopt);
    QStringList leftOut;
    for (const std::string& name : view.segments.leftOut)
        leftOut << common::visibleLine(name);
    m_partsFrame->setSubtitle(
        tr("▲ thumbs; ● drawn labels by design, without the model, and 95 % intervals; ○ the same where small values "
           "lend each other strength.")
        + (leftOut.isEmpty() ? QString() : u' ' + tr("Not by %1: too many values.").arg(leftOut.join(u", "_s))));
}

void QualityPage::open(const std::optional<SessionsBehind>& behind)
{
    if (behind)
        Q_EMIT openSessions(behind->sessions, behind->title, behind->filter);
}

} // namespace turnout::ui
