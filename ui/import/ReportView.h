// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/ImportSummary.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace turnout::common {
class ChartTableModel;
}

namespace turnout::ui {

class SummaryGrid;

/// What an import has done with one of its files: counts, segments, and the lines that were not used. Thread: GUI.
class ReportView final : public QWidget {
    Q_OBJECT
public:
    explicit ReportView(QWidget* parent = nullptr);
    void setFile(const ImportedFile& file);

private:
    QLabel* m_name;
    QLabel* m_seen;
    SummaryGrid* m_summary;
    QLabel* m_rejectsTitle;
    common::ChartTableModel* m_rejects;
    QTableView* m_rejectsTable;
};

/// The reports of all files as text, as the command line prints them.
QString reportText(const std::vector<ImportedFile>& files);

} // namespace turnout::ui
