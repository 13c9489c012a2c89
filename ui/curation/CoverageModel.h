// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Summary.h"

#include <QAbstractTableModel>

#include <vector>

namespace turnout::ui {

/// The set's coverage against traffic, a row a segment value.
class CoverageModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Segment, Value, Traffic, Items, Share, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setSummary(const curation::Summary& summary);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString segment;
        QString value;
        curation::ValueCoverage coverage;
        bool first = false; ///< of its segment
    };
    [[nodiscard]] QString text(const Line& line, int column) const;
    std::vector<Line> m_lines;
};

} // namespace turnout::ui
