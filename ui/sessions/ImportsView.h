// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/ProjectInfo.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace turnout::common {
class ChartTableModel;
}

namespace turnout::ui {

/// What was imported, and what could not be used: a row an import, below it its rejected lines, and the records that
/// still wait for their session. Thread: GUI.
class ImportsView final : public QWidget {
    Q_OBJECT
public:
    /// As many rejected lines or orphans are listed; the counts are of all.
    static constexpr std::int64_t kListed = 1000;

    explicit ImportsView(workbench::Workbench& workbench, QWidget* parent = nullptr);
    /// Reads everything again.
    void refresh();

Q_SIGNALS:
    void importRequested();
    /// How many imports there are.
    void counted(int imports);

private:
    struct Contents {
        std::vector<store::Source> sources;
        std::vector<store::Orphan> orphans;
        std::int64_t allOrphans = 0;
    };
    void take(const Contents& contents);
    void showRejects();
    void showOrphans();
    void showDetails();

    workbench::Workbench& m_workbench;
    Contents m_contents;
    quint64 m_request = 0;
    QStackedWidget* m_pages;
    common::ChartTableModel* m_sources;
    QTableView* m_sourcesTable;
    QTabBar* m_tabs;
    QLabel* m_note;
    common::ChartTableModel* m_details;
    QTableView* m_detailsTable;
};

} // namespace turnout::ui
