// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/PlannerPanel.h"

#include "common/ChartFrame.h"
#include "common/PlanChart.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "quality/PanelParts.h"
#include "quality/QualityRows.h"
#include "workbench/ModelTrainer.h"

#include <cmath>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using workbench::Plan;
using workbench::PlanPart;

namespace {

constexpr int kPause = 150; ///< ms without a change before a plan is worked out
constexpr int kMostHeight = 620; ///< of the chart; more rows scroll

qint64 labels(double count)
{
    return static_cast<qint64>(std::ceil(count - 1e-9)); // a rest of one is one
}

QString halfText(double half)
{
    return PlannerPanel::tr("± %1 points").arg(half * 100, 0, 'f', 1);
}

common::PlanRow rowOf(const PlanPart& part)
{
    common::PlanRow row;
    row.group = QString::fromStdString(part.segment);
    row.value = part.segment.empty() ? PlannerPanel::tr("all sessions")
        : part.value.empty()         ? PlannerPanel::tr("not given")
                                     : QString::fromStdString(part.value);
    row.now = part.halfNow;
    row.labeled = part.labels > 0;
    row.withMore = part.halfWith50;
    row.needed = part.needed;
    row.more = part.more;
    if (row.labeled)
        row.key = row.group + kKeyBreak + QString::fromStdString(part.value);
    return row;
}

} // namespace

PlannerPanel::PlannerPanel(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_within(new QDoubleSpinBox)
    , m_sentence(new common::SentenceLabel)
    , m_details(new QWidget)
    , m_chart(new common::PlanChart)
    , m_frame(new common::ChartFrame(m_chart, dialogs))
    , m_pause(new QTimer(this))
{
    setObjectName(u"plannerPanel"_s);
    m_sentence->setObjectName(u"planSentence"_s);
    m_sentence->setAccessibleName(tr("The plan"));
    m_frame->setTitle(tr("How well quality is known, and what 50 more labels buy"));
    m_frame->fitRows(kMostHeight);
    auto* details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(Theme::kBetween);
    details->addWidget(buildFigures());
    details->addWidget(m_frame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addWidget(buildHeader());
    column->addWidget(m_sentence);
    column->addWidget(m_details);
    m_details->hide();
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_frame, &common::ChartFrame::rowActivated, this, &PlannerPanel::partActivated);
    connect(m_pause, &QTimer::timeout, this, &PlannerPanel::recompute);
    connect(m_within, &QDoubleSpinBox::valueChanged, m_pause, qOverload<>(&QTimer::start));
}

QWidget* PlannerPanel::buildHeader()
{
    m_within->setObjectName(u"withinBox"_s);
    m_within->setAccessibleName(tr("How well quality should be known, points either way"));
    m_within->setRange(0.1, 50);
    m_within->setDecimals(1);
    m_within->setSingleStep(0.5);
    m_within->setValue(3);
    m_within->setPrefix(u"± "_s);
    m_within->setSuffix(tr(" points"));
    m_within->setFixedWidth(130);
    m_draw = new QPushButton(tr("Draw sessions to label …"));
    m_draw->setObjectName(u"drawPlannedButton"_s);
    m_draw->setAccessibleName(m_draw->text());
    m_draw->setEnabled(false);
    connect(m_draw, &QPushButton::clicked, this, [this] { Q_EMIT drawOfSizeRequested(m_more); });
    return panelHeader(tr("Planner"), tr("&Know quality within"), m_within, m_draw);
}

QWidget* PlannerPanel::buildFigures()
{
    m_now = new common::StatLine(tr("Known now within"), {});
    m_with50 = new common::StatLine(tr("With 50 more labels"), {});
    m_enough = new common::StatLine(tr("More labels stop helping at"), {});
    m_model = new common::StatLine(tr("Without a model"), {});
    return figuresRow({m_now, m_with50, m_enough, m_model});
}

void PlannerPanel::recompute()
{
    using State = workbench::ModelTrainer::State;
    m_pause->stop();
    m_cancel.cancel(); // nobody waits for the last one any more
    m_cancel = {};
    const quint64 request = ++m_request;
    if (m_workbench.project() == nullptr)
        return;
    workbench::PlanRequest asked;
    asked.within = m_within->value() / 100;
    asked.filter = m_workbench.filter();
    const State state = m_workbench.trainer().state();
    asked.learn = state == State::Ready || state == State::Refused; // what is being learned is not waited for
    m_workbench.query([project = m_workbench.project(), asked,
                          cancel = m_cancel] { return workbench::planLabels(*project, asked, {}, cancel); },
        this,
        [this, request](const Result<Plan>& plan) {
            if (request == m_request)
                showPlan(plan);
        });
}

void PlannerPanel::showPlan(const Result<Plan>& plan)
{
    m_details->setVisible(plan.ok());
    m_draw->setEnabled(false);
    if (!plan) {
        m_sentence->setText(common::visibleLine(plan.error().message(), 400));
        return;
    }
    const PlanPart& all = plan->all;
    QString sentence = common::visibleLine(workbench::planSentence(*plan));
    if (!all.known)
        sentence += u' ' + tr("How many are good is not known yet: this is for the worst, one half.");
    m_sentence->setText(sentence);
    m_now->setValue(all.labels > 0 ? halfText(all.halfNow) : tr("nothing known"),
        tr("%1 labels, as an even draw counts them").arg(countText(std::llround(all.labels))));
    m_with50->setValue(halfText(all.halfWith50),
        all.labels > 0 ? tr("%1 points narrower").arg((all.halfNow - all.halfWith50) * 100, 0, 'f', 1) : QString());
    m_enough->setValue(tr("%1 labels").arg(countText(labels(plan->enough))),
        tr("50 more are worth less than a quarter of a point then"));
    m_model->setValue(tr("%1 labels").arg(countText(labels(plan->withoutModel))),
        plan->whyNoModel.empty()
            ? tr("the model explains %1 of what they differ in").arg(common::shareText(plan->explained))
            : tr("none helps yet: %1").arg(common::visibleLine(plan->whyNoModel, 160)));
    std::vector<common::PlanRow> rows{rowOf(all)};
    for (const PlanPart& part : plan->parts)
        rows.push_back(rowOf(part));
    m_chart->setRows(std::move(rows), plan->within);
    m_frame->setSubtitle(
        tr("Half-widths of 95 % intervals; labels of an even draw, at what the model explains today."));
    m_more = std::min<qint64>(labels(all.more), all.sessions);
    m_draw->setEnabled(m_more > 0);
    m_draw->setText(m_more > 0 ? tr("Draw these %1 sessions …").arg(countText(m_more)) : tr("There are labels enough"));
    m_draw->setAccessibleName(m_draw->text());
}

} // namespace turnout::ui
