// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/PlainTable.h"

#include "common/TabularText.h"
#include "common/Theme.h"

#include <QHeaderView>

namespace turnout::common {

QTableView* makePlainTable(QAbstractItemModel* model, const QString& name)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(QFontMetrics(Theme::font(TextStyle::Body)).height() + 11);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void fillPlainTable(ChartTableModel& model, QTableView& view, ChartTable table, const std::vector<int>& widths)
{
    model.setTable(std::move(table));
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int column = static_cast<int>(i);
        view.setColumnWidth(column, widths[i]);
        QAbstractItemDelegate* old = view.itemDelegateForColumn(column);
        view.setItemDelegateForColumn(column, model.table().numeric[i] ? new NumberDelegate(&view) : nullptr);
        delete old;
    }
    if (model.rowCount() > 0)
        view.setCurrentIndex(model.index(0, 0));
}

} // namespace turnout::common
