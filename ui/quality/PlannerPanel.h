// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/Plan.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QDoubleSpinBox;
class QPushButton;
class QTimer;

namespace turnout::common {
class ChartFrame;
class PlanChart;
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

/// How many labels it takes to know quality as well as one wants to, in all and per segment value, and what more of
/// them buy: the numbers of `turnout-cli plan`, worked out beside the window. Thread: GUI.
class PlannerPanel final : public QWidget {
    Q_OBJECT
public:
    PlannerPanel(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    /// Another frame, other labels or another model: works it out anew.
    void recompute();

Q_SIGNALS:
    void drawOfSizeRequested(qint64 sessions);
    /// The labels of a group of sessions: a key of behindPlan.
    void partActivated(const QString& key);

private:
    QWidget* buildHeader();
    QWidget* buildFigures();
    void showPlan(const Result<workbench::Plan>& plan);

    workbench::Workbench& m_workbench;
    QDoubleSpinBox* m_within;
    common::SentenceLabel* m_sentence;
    QWidget* m_details;
    common::StatLine* m_now = nullptr;
    common::StatLine* m_with50 = nullptr;
    common::StatLine* m_enough = nullptr;
    common::StatLine* m_model = nullptr;
    common::PlanChart* m_chart;
    common::ChartFrame* m_frame;
    QPushButton* m_draw = nullptr;
    QTimer* m_pause;
    CancelToken m_cancel;
    quint64 m_request = 0;
    qint64 m_more = 0;
};

} // namespace turnout::ui
