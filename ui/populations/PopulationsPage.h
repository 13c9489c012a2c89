// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/Populations.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace turnout::common {
class BalanceChart;
class ChartFrame;
class CompositionChart;
class CoverageChart;
class DensityChart;
class EmptyState;
class MarksChart;
class SentenceLabel;
class TurnoutChart;
} // namespace turnout::common

namespace turnout::ui {

class ContrastView;

/// Who rates, who is labeled, who is missing: one sentence, charts with a table under each; a click opens the sessions
/// behind a mark. Or any two sides: times, versions, draws.
class PopulationsPage final : public QWidget {
    Q_OBJECT
public:
    PopulationsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);

    /// Called when the workspace is shown: reads again what has changed since.
    void activate();

Q_SIGNALS:
    void importRequested();
    /// `filter`: the one that keeps exactly these sessions, where there is one.
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    /// All that the page shows of one snapshot and filter.
    struct Shown {
        std::shared_ptr<const workbench::Snapshot> snapshot;
        workbench::SharedNumbers numbers;
        population::Filter filter;
        workbench::PopulationsView view;
        std::string otherAnswers; ///< workbench::otherAnswersSentence
    };
    using Shared = std::shared_ptr<const Shown>;

    void build(common::Dialogs& dialogs);
    void buildPopulations(QVBoxLayout& column, common::Dialogs& dialogs);
    void connectCharts();
    common::ChartFrame* addFrame(common::ChartFrame* frame, const QString& title, const QString& name);
    QComboBox* addBox(QHBoxLayout& row, const QString& label, const QString& accessible);
    void addCommands();
    void recompute();
    void sayWorking();
    void showAll(Shared shown);
    void showTurnoutAndBalance();
    void showWhoRates();
    void showComposition();
    void showNumber();
    void showMap();
    void findMap();
    void chooseKind();
    void openValue(const QString& key, bool ratedOnly);
    void openZone(const QString& key);
    void openLooked(const QString& key);
    void openTerm(const QString& key);
    void openCell(const QString& key);
    void openRows(
        const population::Bitmap& rows, const QString& title, const std::optional<population::Filter>& filter);
    void openFilter(const population::Filter& filter, const QString& title, bool ratedOnly);
    [[nodiscard]] common::ChartFrame* frameInUse() const;

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    Shared m_shown;
    quint64 m_request = 0;
    quint64 m_mapRequest = 0;
    bool m_stale = true;

    QStackedWidget* m_pages;
    QStackedWidget* m_kinds = nullptr; ///< populations, or two sides
    QComboBox* m_kind = nullptr;
    common::EmptyState* m_empty = nullptr;
    common::EmptyState* m_said = nullptr; ///< in place of the charts
    common::SentenceLabel* m_sentence = nullptr;
    ContrastView* m_contrast = nullptr;
    common::TurnoutChart* m_turnout = nullptr;
    common::BalanceChart* m_balance = nullptr;
    common::CompositionChart* m_composition = nullptr;
    common::DensityChart* m_overlap = nullptr;
    common::MarksChart* m_odds = nullptr;
    common::MarksChart* m_measures = nullptr;
    common::DensityChart* m_number = nullptr;
    common::CoverageChart* m_map = nullptr;
    common::ChartFrame* m_turnoutFrame = nullptr;
    common::ChartFrame* m_balanceFrame = nullptr;
    common::ChartFrame* m_compositionFrame = nullptr;
    common::ChartFrame* m_overlapFrame = nullptr;
    common::ChartFrame* m_oddsFrame = nullptr;
    common::ChartFrame* m_measuresFrame = nullptr;
    common::ChartFrame* m_numberFrame = nullptr;
    common::ChartFrame* m_mapFrame = nullptr;
    std::vector<common::ChartFrame*> m_frames;
    QComboBox* m_segment = nullptr;
    QComboBox* m_numberBox = nullptr;
    QComboBox* m_acrossBox = nullptr;
    QComboBox* m_downBox = nullptr;
};

} // namespace turnout::ui
