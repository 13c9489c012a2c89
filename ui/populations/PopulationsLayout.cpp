// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the Populations page is put together; what it shows is in PopulationsPage.cpp.
#include "common/BalanceChart.h"
#include "common/ChartFrame.h"
#include "common/CompositionChart.h"
#include "common/CoverageChart.h"
#include "common/DensityChart.h"
#include "common/MarksChart.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TurnoutChart.h"
#include "populations/ContrastView.h"
#include "populations/PopulationsPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {
/// Charts are as high as their rows, so that the page has one scroll bar; only what is higher than this has its own.
constexpr int kMostHeight = 1600;

/// Scrolls a column of charts.
QVBoxLayout* scrolledColumn(QStackedWidget* in)
{
    auto* scroll = new QScrollArea(in);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    in->addWidget(scroll);
    auto* page = new QWidget(scroll);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kPage, Theme::kInside, Theme::kPage, Theme::kPage);
    column->setSpacing(Theme::kBetween);
    scroll->setWidget(page);
    return column;
}

QHBoxLayout* addRow(QVBoxLayout& column, int spacing)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing);
    column.addLayout(row);
    return row;
}

} // namespace

void PopulationsPage::build(common::Dialogs& dialogs)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_empty = new common::EmptyState(u"populations"_s, tr("No sessions to compare yet"),
        tr("Import sessions and their ratings: this page then shows who rates, who is labeled and who is missing."),
        tr("Import …"), this);
    m_pages->addWidget(m_empty);

    auto* filled = new QWidget(m_pages);
    m_pages->addWidget(filled);
    auto* column = new QVBoxLayout(filled);
    column->setContentsMargins(0, Theme::kInside, 0, 0);
    column->setSpacing(0);
    auto* choose = new QHBoxLayout;
    choose->setContentsMargins(Theme::kPage, 0, Theme::kPage, 0);
    choose->setSpacing(Theme::kInside);
    m_kind = addBox(*choose, tr("Compare"), tr("What to compare"));
    m_kind->setObjectName(u"compareKind"_s);
    m_kind->addItems(
        {tr("rated, labeled and everyone"), tr("two values of a segment"), tr("two times"), tr("two draws")});
    choose->addStretch(1);
    column->addLayout(choose);
    m_kinds = new QStackedWidget(filled);
    column->addWidget(m_kinds, 1);
    buildPopulations(*scrolledColumn(m_kinds), dialogs);
    auto* sides = scrolledColumn(m_kinds);
    m_contrast = new ContrastView(m_workbench, dialogs);
    sides->addWidget(m_contrast);
    sides->addStretch(1);
    connect(m_contrast, &ContrastView::openSessions, this, &PopulationsPage::openSessions);
}

common::ChartFrame* PopulationsPage::addFrame(common::ChartFrame* frame, const QString& title, const QString& name)
{
    frame->setTitle(title);
    frame->chart().setObjectName(name);
    frame->fitRows(kMostHeight);
    m_frames.push_back(frame);
    return frame;
}

QComboBox* PopulationsPage::addBox(QHBoxLayout& row, const QString& label, const QString& accessible)
{
    auto* words = new QLabel(label, this);
    auto* box = new QComboBox(this);
    box->setMaxVisibleItems(20);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setAccessibleName(accessible);
    words->setBuddy(box);
    row.addWidget(words);
    row.addWidget(box);
    return box;
}

void PopulationsPage::buildPopulations(QVBoxLayout& column, common::Dialogs& dialogs)
{
    using common::ChartFrame;
    m_sentence = new common::SentenceLabel({}, this);
    column.addWidget(m_sentence);
    m_turnout = new common::TurnoutChart;
    m_balance = new common::BalanceChart;
    m_overlap = new common::DensityChart;
    m_odds = new common::MarksChart;
    m_composition = new common::CompositionChart;
    m_number = new common::DensityChart;
    m_map = new common::CoverageChart;
    m_measures = new common::MarksChart;
    m_turnout->setEmptyText(tr("No session of this frame has a rating."));
    m_number->setEmptyText(tr("The sessions of this frame do not differ in length, turns, time or scores."));
    m_measures->setEmptyText(tr("The sessions of this frame have nothing by which to compare them."));

    auto* upper = addRow(column, Theme::kBetween);
    m_turnoutFrame = addFrame(new ChartFrame(m_turnout, dialogs, this), tr("Who rates"), u"turnout"_s);
    m_balanceFrame = addFrame(
        new ChartFrame(m_balance, dialogs, this), tr("How far raters and labels are from everyone"), u"balance"_s);
    upper->addWidget(m_turnoutFrame, 1);
    upper->addWidget(m_balanceFrame, 1);

    auto* who = addRow(column, Theme::kBetween);
    m_overlapFrame
        = addFrame(new ChartFrame(m_overlap, dialogs, this), tr("Who rates, as a model sees it"), u"who-rates"_s);
    m_oddsFrame = addFrame(
        new ChartFrame(m_odds, dialogs, this), tr("What makes a session likely to be rated"), u"who-rates-terms"_s);
    m_oddsFrame->setSubtitle(tr("Odds of a rating, times the average's, all else the same."));
    who->addWidget(m_overlapFrame, 1);
    who->addWidget(m_oddsFrame, 1);

    auto* chooseSegment = addRow(column, Theme::kInside);
    m_segment = addBox(*chooseSegment, tr("Composition by"), tr("Segment of the composition chart"));
    chooseSegment->addStretch(1);
    m_compositionFrame = addFrame(
        new ChartFrame(m_composition, dialogs, this), tr("What each population is made of"), u"composition"_s);
    column.addWidget(m_compositionFrame);

    auto* chooseMap = addRow(column, Theme::kInside);
    m_downBox = addBox(*chooseMap, tr("Labels by"), tr("First segment of the coverage map"));
    m_acrossBox = addBox(*chooseMap, tr("and"), tr("Second segment of the coverage map"));
    chooseMap->addStretch(1);
    m_mapFrame = addFrame(new ChartFrame(m_map, dialogs, this), tr("Where labels are missing"), u"coverage"_s);
    column.addWidget(m_mapFrame);

    auto* chooseNumber = addRow(column, Theme::kInside);
    m_numberBox = addBox(*chooseNumber, tr("Distribution of"), tr("Number of the distribution chart"));
    chooseNumber->addStretch(1);
    auto* lower = addRow(column, Theme::kBetween);
    m_numberFrame
        = addFrame(new ChartFrame(m_number, dialogs, this), tr("Where each population lies"), u"distribution"_s);
    m_measuresFrame = addFrame(new ChartFrame(m_measures, dialogs, this),
        tr("In what the rated and the labeled differ from everybody else"), u"measures"_s);
    lower->addWidget(m_numberFrame, 1);
    lower->addWidget(m_measuresFrame, 1);
    column.addStretch(1);
}

} // namespace turnout::ui
