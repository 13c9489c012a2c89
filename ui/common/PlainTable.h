// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartTableModel.h"

#include <QTableView>

#include <vector>

namespace turnout::common {

/// A table to read: one row is selected at a time, nothing can be edited, Tab leaves it.
QTableView* makePlainTable(QAbstractItemModel* model, const QString& name);

/// Shows the table with these column widths; the last column takes the rest. A shown table always has a current row.
void fillPlainTable(ChartTableModel& model, QTableView& view, ChartTable table, const std::vector<int>& widths);

} // namespace turnout::common
