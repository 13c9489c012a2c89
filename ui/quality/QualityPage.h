// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "estimate/Estimate.h"
#include "workbench/LearnedModel.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace turnout::common {
class ChartFrame;
class EmptyState;
class EstimateChart;
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

class ModelPanel;
class PlannerPanel;

/// What the number really is: naive beside label-based, each with interval, assumption and what is doubtful about it.
/// Never one number alone.
class QualityPage final : public QWidget {
    Q_OBJECT
public:
    QualityPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    void activate();

Q_SIGNALS:
    void importRequested();
    void drawRequested();
    void drawOfSizeRequested(qint64 sessions);
    /// `filter`: the one that keeps exactly these sessions, where there is one.
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    void build(common::Dialogs& dialogs);
    void recompute();
    void estimateAgain();
    [[nodiscard]] Result<std::shared_ptr<const workbench::LearnedModel>> modelOfNow() const;
    void showEstimates(const estimate::Estimates& estimates);
    void openMethod(const QString& key);

    workbench::Workbench& m_workbench;
    std::shared_ptr<const workbench::Snapshot> m_shownSnapshot;
    quint64 m_request = 0;
    bool m_stale = true;

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    common::SentenceLabel* m_sentence;
    common::EstimateChart* m_chart;
    common::ChartFrame* m_frame;
    QLabel* m_doubts;
    common::StatLine* m_labels;
    common::StatLine* m_effective;
    common::StatLine* m_cantTell;
    common::StatLine* m_skipped;
    common::StatLine* m_waiting;
    common::StatLine* m_truth;
    PlannerPanel* m_planner;
    ModelPanel* m_model;
};

} // namespace turnout::ui
