// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChartTableModel.h"

#include "common/TabularText.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace turnout::common {

namespace {

/// As the figures of the charts are written; the table itself has what machines read.
QString shownNumber(const QString& text)
{
    bool isCount = false;
    const qlonglong count = text.toLongLong(&isCount);
    QString shown = isCount ? countText(count) : text;
    if (shown.startsWith(u'-'))
        shown.front() = QChar(0x2212);
    return shown;
}

} // namespace

using namespace Qt::StringLiterals;

void ChartTableModel::setTable(ChartTable table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

const ChartTable& ChartTableModel::table() const
{
    return m_table;
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const QStringList& row = m_table.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) {
        const QString text = row.value(index.column());
        return m_table.numeric[static_cast<std::size_t>(index.column())] ? shownNumber(text) : text;
    }
    if (role == Qt::TextAlignmentRole && m_table.numeric[static_cast<std::size_t>(index.column())])
        return (Qt::AlignRight | Qt::AlignVCenter).toInt();
    if (role == Qt::AccessibleTextRole && index.column() == 0) {
        QStringList parts;
        for (qsizetype i = 0; i < row.size(); ++i)
            parts.append(m_table.columns.value(i) + u' ' + row.at(i));
        return parts.join(u", "_s);
    }
    return {};
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_table.columns.at(section);
    if (role == Qt::TextAlignmentRole)
        return (
            (m_table.numeric[static_cast<std::size_t>(section)] ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter)
            .toInt();
    return {};
}

void ChartTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const bool numeric = m_table.numeric[static_cast<std::size_t>(column)];
    const auto less = [&](std::size_t a, std::size_t b) {
        const QString left = m_table.rows[a].value(column);
        const QString right = m_table.rows[b].value(column);
        return numeric ? left.toDouble() < right.toDouble() : left.localeAwareCompare(right) < 0;
    };
    std::vector<std::size_t> places(m_table.rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
        [&](std::size_t a, std::size_t b) { return order == Qt::AscendingOrder ? less(a, b) : less(b, a); });
    Q_EMIT layoutAboutToBeChanged();
    ChartTable sorted = m_table;
    std::vector<int> newRow(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        sorted.rows[i] = m_table.rows[places[i]];
        sorted.keys[i] = m_table.keys[places[i]];
        newRow[places[i]] = static_cast<int>(i);
    }
    m_table = std::move(sorted);
    const QModelIndexList old = persistentIndexList();
    for (const QModelIndex& from : old)
        changePersistentIndex(from, index(newRow[static_cast<std::size_t>(from.row())], from.column()));
    Q_EMIT layoutChanged();
}

} // namespace turnout::common
