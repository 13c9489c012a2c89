// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/JudgeReport.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace turnout::common {
class CalibrationChart;
class ChartFrame;
class ChartTableModel;
class Dialogs;
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

/// What each score is worth beside what people say: order, agreement, calibration, where it errs, and the sessions.
/// Thread: GUI.
class JudgesView final : public QWidget {
    Q_OBJECT
public:
    /// As many sessions are listed; the count is of all.
    static constexpr std::size_t kListed = 1000;

    JudgesView(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    /// Reads again; answers to older questions are dropped.
    void recompute();

Q_SIGNALS:
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    QWidget* buildMiddle();
    QWidget* buildErrors();
    void take(std::shared_ptr<const workbench::JudgesReport> report);
    void showJudge();
    void showFigures(const agreement::JudgeMeasures& m);
    void openPart();
    void openPoint(const QString& key);
    void openError();
    void openAll();
    [[nodiscard]] const workbench::JudgeReport* current() const;

    workbench::Workbench& m_workbench;
    std::shared_ptr<const workbench::JudgesReport> m_report;
    std::shared_ptr<const workbench::Snapshot> m_snapshot; ///< whose rows the report's are
    quint64 m_request = 0;
    QComboBox* m_scores;
    common::SentenceLabel* m_sentence;
    QLabel* m_warnings;
    std::vector<common::StatLine*> m_figures;
    common::CalibrationChart* m_calibration;
    common::ChartFrame* m_frame;
    common::ChartTableModel* m_parts;
    QTableView* m_partsView;
    QLabel* m_differently;
    QPushButton* m_open;
    common::ChartTableModel* m_errors;
    QTableView* m_errorsView;
};

} // namespace turnout::ui
