// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/CheckReport.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QTabBar;
class QTableView;

namespace turnout::common {
class ChartTableModel;
class SentenceLabel;
} // namespace turnout::common

namespace turnout::ui {

/// How far annotators can be relied on: against gold over time, and against themselves when asked again; how much of
/// each queue is gold; and the sessions they got wrong. Thread: GUI.
class ChecksView final : public QWidget {
    Q_OBJECT
public:
    explicit ChecksView(workbench::Workbench& workbench, QWidget* parent = nullptr);
    void recompute();

Q_SIGNALS:
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    QWidget* buildTables();
    void take(workbench::CheckReport report);
    void showChecks();
    void setShare();
    void openOne();
    void openAll();
    [[nodiscard]] const std::vector<workbench::CheckReport::Of>& shown() const;

    workbench::Workbench& m_workbench;
    workbench::CheckReport m_report;
    quint64 m_request = 0;
    common::SentenceLabel* m_sentence;
    QSpinBox* m_share;
    QTabBar* m_tabs;
    common::ChartTableModel* m_people;
    QTableView* m_peopleView;
    QLabel* m_wrongTitle;
    QPushButton* m_open;
    common::ChartTableModel* m_wrong;
    QTableView* m_wrongView;
};

} // namespace turnout::ui
