// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is laid out; what it does is in EvalSetsPage.cpp.
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "curation/CoverageModel.h"
#include "curation/EvalSetsPage.h"
#include "curation/RecipePanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kSideWidth = 280;
constexpr int kListHeight = 104;

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    return column;
}

QLabel* section(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    common::setTextStyle(*label, common::TextStyle::Section);
    return label;
}

} // namespace

void EvalSetsPage::build()
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_empty = new common::EmptyState(u"evalsets"_s, {}, {}, tr("Begin …"), this);
    m_pages->addWidget(m_empty);
    auto* page = new QWidget(this);
    m_pages->addWidget(page);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kPage);
    row->setSpacing(Theme::kPage);
    row->addWidget(buildLeft());
    row->addWidget(buildMiddle(), 1);
    row->addWidget(buildRight());
}

QWidget* EvalSetsPage::buildLeft()
{
    auto* left = new QWidget(this);
    left->setFixedWidth(kSideWidth);
    auto* column = columnOf(left);
    auto* title = section(tr("Sets"), left);
    m_list = new QListWidget(left);
    m_list->setMaximumHeight(kListHeight);
    m_list->setAccessibleName(tr("Evaluation sets"));
    title->setBuddy(m_list);
    auto* add = new QToolButton(left);
    add->setDefaultAction(m_commands.action(u"evalset.create"_s));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_recipe = new RecipePanel(left);
    column->addWidget(title);
    column->addWidget(m_list);
    column->addWidget(add);
    column->addSpacing(Theme::kBetween);
    column->addWidget(m_recipe);
    column->addStretch(1);
    return left;
}

QWidget* EvalSetsPage::buildMiddle()
{
    m_middle = new QStackedWidget(this);
    m_middle->addWidget(buildCoverage());
    m_middle->addWidget(buildChanges());
    return m_middle;
}

QWidget* EvalSetsPage::buildCoverage()
{
    auto* page = new QWidget(this);
    auto* column = columnOf(page);
    m_what = new QLabel(page);
    common::setTextStyle(*m_what, common::TextStyle::Note, common::Tint::Muted);
    m_what->setWordWrap(true);
    m_count = new QLabel(page);
    common::setTextStyle(*m_count, common::TextStyle::Title);
    m_count->setWordWrap(true); // it may be the reason why there is nothing
    m_labels = new QLabel(page);
    common::setTextStyle(*m_labels, common::TextStyle::Body);
    m_labels->setWordWrap(true);
    m_weights = new QLabel(page);
    common::setTextStyle(*m_weights, common::TextStyle::Note, common::Tint::Muted);
    m_weights->setWordWrap(true);
    m_coverage = new CoverageModel(this);
    m_table = new QTableView(page);
    m_table->setModel(m_coverage);
    m_table->setAccessibleName(tr("Coverage against traffic"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CoverageModel::Value, QHeaderView::Stretch);
    m_table->setItemDelegate(new common::CellDelegate(m_table));
    m_open = new QPushButton(tr("Show these sessions"), page);
    m_open->setObjectName(u"openSet"_s);
    column->addWidget(m_what);
    column->addWidget(m_count);
    column->addWidget(m_labels);
    column->addWidget(m_weights);
    column->addWidget(section(tr("Coverage against traffic"), page));
    column->addWidget(m_table, 1);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    return page;
}

QWidget* EvalSetsPage::buildChanges()
{
    auto* page = new QWidget(this);
    auto* column = columnOf(page);
    m_diff = new QLabel(page);
    common::setTextStyle(*m_diff, common::TextStyle::Section);
    m_diff->setWordWrap(true);
    m_diff->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_diff->setAccessibleName(tr("How the versions differ"));
    m_changes = new QListWidget(page);
    m_changes->setAccessibleName(tr("Sessions that differ"));
    m_changes->setUniformItemSizes(true);
    m_openChanges = new QPushButton(tr("Show these sessions"), page);
    m_openChanges->setObjectName(u"openChanges"_s);
    m_changes->setObjectName(u"changes"_s);
    m_diff->setObjectName(u"diff"_s);
    auto* back = new QPushButton(tr("Back to the set"), page);
    connect(back, &QPushButton::clicked, this, [this] { m_middle->setCurrentIndex(0); });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kInside);
    buttons->addWidget(m_openChanges);
    buttons->addWidget(back);
    buttons->addStretch(1);
    column->addWidget(m_diff);
    column->addWidget(m_changes, 1);
    column->addLayout(buttons);
    return page;
}

QWidget* EvalSetsPage::buildRight()
{
    auto* right = new QWidget(this);
    right->setFixedWidth(kSideWidth);
    auto* column = columnOf(right);
    m_checks = new QLabel(right);
    common::setTextStyle(*m_checks, common::TextStyle::Body);
    m_checks->setWordWrap(true);
    m_checks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_checks->setAccessibleName(tr("Checks of the set"));
    // Findings can be many and long; versions and what to do with them stay in sight.
    auto* area = new QScrollArea(right);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Checks of the set"));
    area->setWidget(m_checks);
    m_checks->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_checks->setContentsMargins(0, 0, Theme::kInside, 0);
    m_versions = new QListWidget(right);
    m_versions->setFixedHeight(kListHeight);
    m_versions->setObjectName(u"versions"_s);
    m_versions->setAccessibleName(tr("Frozen versions, and the recipe as it is now"));
    column->addWidget(section(tr("Checks"), right));
    column->addWidget(area, 1);
    column->addSpacing(Theme::kInside);
    column->addWidget(section(tr("Versions"), right));
    column->addWidget(m_versions);
    for (const QString& id : {u"evalset.freeze"_s, u"evalset.diff"_s, u"evalset.export"_s}) {
        QAction* action = m_commands.action(id);
        auto* button = new QPushButton(action->text(), right);
        common::setButtonKind(
            *button, id == "evalset.freeze"_L1 ? common::ButtonKind::Primary : common::ButtonKind::Normal);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action]() { button->setEnabled(action->isEnabled()); });
        button->setEnabled(action->isEnabled());
        column->addWidget(button);
    }
    return right;
}

} // namespace turnout::ui
