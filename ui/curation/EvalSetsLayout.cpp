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
    auto* middle = new QWidget(this);
    auto* column = columnOf(middle);
    m_count = new QLabel(middle);
    common::setTextStyle(*m_count, common::TextStyle::Title);
    m_labels = new QLabel(middle);
    common::setTextStyle(*m_labels, common::TextStyle::Body);
    m_weights = new QLabel(middle);
    common::setTextStyle(*m_weights, common::TextStyle::Note, common::Tint::Muted);
    m_weights->setWordWrap(true);
    m_coverage = new CoverageModel(this);
    m_table = new QTableView(middle);
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
    m_open = new QPushButton(tr("Show these sessions"), middle);
    column->addWidget(m_count);
    column->addWidget(m_labels);
    column->addWidget(m_weights);
    column->addWidget(section(tr("Coverage against traffic"), middle));
    column->addWidget(m_table, 1);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    return middle;
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
    m_versions = new QListWidget(right);
    m_versions->setMaximumHeight(kListHeight);
    m_versions->setAccessibleName(tr("Frozen versions"));
    m_diff = new QLabel(right);
    common::setTextStyle(*m_diff, common::TextStyle::Note, common::Tint::Muted);
    m_diff->setWordWrap(true);
    column->addWidget(section(tr("Checks"), right));
    column->addWidget(m_checks);
    column->addSpacing(Theme::kBetween);
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
    column->addWidget(m_diff);
    column->addStretch(1);
    return right;
}

} // namespace turnout::ui
