// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "population/Compare.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QStackedWidget;

namespace turnout::common {
class BalanceChart;
class ChartFrame;
class CompositionChart;
class EmptyState;
class SentenceLabel;
class TurnoutChart;
} // namespace turnout::common

namespace turnout::ui {

/// Who rates, who is labeled, who is missing: one sentence, three charts, a table under each; a click opens the
/// sessions behind a mark.
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
    using Shared = std::shared_ptr<const population::Comparison>;
    void build(common::Dialogs& dialogs);
    void addCommands();
    void recompute();
    void showComparison(Shared comparison);
    void showComposition();
    void openValue(const QString& key, bool ratedOnly);
    [[nodiscard]] common::ChartFrame* frameInUse() const;

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    Shared m_comparison;
    std::shared_ptr<const workbench::Snapshot> m_shownSnapshot;
    quint64 m_request = 0;
    bool m_stale = true;

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    common::SentenceLabel* m_sentence;
    common::TurnoutChart* m_turnout;
    common::BalanceChart* m_balance;
    common::CompositionChart* m_composition;
    common::ChartFrame* m_turnoutFrame;
    common::ChartFrame* m_balanceFrame;
    common::ChartFrame* m_compositionFrame;
    QComboBox* m_segment;
    std::vector<const population::SegmentComparison*> m_bySegment; ///< of m_comparison, in the order of the box
};

} // namespace turnout::ui
