// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/LearnedModel.h"
#include "workbench/Quality.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace turnout::common {
class ChartFrame;
class EmptyState;
class EstimateChart;
class PartsChart;
class SentenceLabel;
class StatLine;
class StepChart;
} // namespace turnout::common

namespace turnout::ui {

class BeliefPanel;
class ModelPanel;
class PlannerPanel;
struct SessionsBehind;

/// What the number really is: naive beside corrected beside label-based, each with interval, assumption and a light for
/// how far to believe it; what each correction moves; whether the thumbs can be believed; quality part by part. Never
/// one number alone. All of it is worked out by one query off the GUI thread. Thread: GUI.
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
    QWidget* buildEstimates(common::Dialogs& dialogs);
    QWidget* buildFigures();
    QWidget* buildParts(common::Dialogs& dialogs);
    void recompute();
    void estimateAgain();
    void showView(const workbench::QualityView& view);
    [[nodiscard]] Result<std::shared_ptr<const workbench::LearnedModel>> modelOfNow() const;
    void showEstimates(const estimate::Estimates& estimates);
    void showFigures(const estimate::Estimates& estimates);
    void showParts(const workbench::QualityView& view);
    void open(const std::optional<SessionsBehind>& behind);

    workbench::Workbench& m_workbench;
    std::shared_ptr<const workbench::Snapshot> m_shownSnapshot;
    quint64 m_request = 0;
    bool m_stale = true;
    bool m_working = false; ///< a query is on its way …
    bool m_again = false; ///< … and its answer is old already

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    common::SentenceLabel* m_sentence;
    common::EstimateChart* m_chart;
    common::ChartFrame* m_frame;
    QToolButton* m_why = nullptr;
    QLabel* m_doubts;
    common::StepChart* m_steps;
    common::ChartFrame* m_stepsFrame;
    BeliefPanel* m_belief;
    common::SentenceLabel* m_partsSentence;
    common::PartsChart* m_parts;
    common::ChartFrame* m_partsFrame;
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
