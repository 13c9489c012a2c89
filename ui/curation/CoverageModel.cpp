// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/CoverageModel.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

namespace turnout::ui {
namespace {
constexpr std::size_t kValues = 50; ///< of a segment; more are ids
}

void CoverageModel::setSummary(const curation::Summary& summary)
{
    beginResetModel();
    m_lines.clear();
    for (const auto& segment : summary.coverage) {
        if (segment.values.size() > kValues)
            continue;
        bool first = true;
        for (const auto& value : segment.values) {
            m_lines.push_back({common::visibleLine(segment.segment),
                value.value.empty() ? tr("not given") : common::visibleLine(value.value), value, first});
            first = false;
        }
    }
    endResetModel();
}

int CoverageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CoverageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CoverageModel::text(const Line& line, int column) const
{
    switch (column) {
    case Segment:
        return line.first ? line.segment : QString();
    case Value:
        return line.value;
    case Traffic:
        return common::shareText(line.coverage.traffic);
    case Items:
        return common::countText(line.coverage.items);
    case Share:
        return common::shareText(line.coverage.share);
    default:
        return {};
    }
}

QVariant CoverageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == 0)
            return tr("%1 %2: %3 of traffic, %4 in the set")
                .arg(line.segment, line.value, text(line, Traffic), text(line, Items));
        return text(line, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            index.column() >= Traffic ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return line.coverage.items == 0 && index.column() == Items ? QVariant(common::Theme::current().bad)
                                                                   : QVariant();
    default:
        return {};
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            section >= Traffic ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Segment:
        return tr("Segment");
    case Value:
        return tr("Value");
    case Traffic:
        return tr("Traffic");
    case Items:
        return tr("In the set");
    case Share:
        return tr("Share");
    default:
        return {};
    }
}

} // namespace turnout::ui
