// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/AgreementReport.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace turnout::common {
class ChartTableModel;
class EmptyState;
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

class AdjudicationView;
class ChecksView;
class ConfusionView;
class JudgesView;

/// Who agrees with whom on what: the coefficients with their intervals, what is taken for what, annotators, pairs,
/// answers and segments, and the sessions that are seen differently; beside it gold and repeats, and scores against
/// people. Thread: GUI.
class AgreementPage final : public QWidget {
    Q_OBJECT
public:
    /// As many sessions are listed; the count is of all.
    static constexpr std::size_t kListed = 1000;

    AgreementPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    void activate();
    /// Who adjudicates; empty: nobody yet, and the page asks.
    void setAnnotator(const QString& name);

Q_SIGNALS:
    void annotatorNeeded();
    void importRequested();
    void labelRequested();
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    void build(common::Dialogs& dialogs);
    void buildViews(common::Dialogs& dialogs);
    void showView();
    void recomputeFigures();
    QWidget* buildHead();
    QWidget* buildConfusion();
    QWidget* buildTables();
    QWidget* buildDisagreements();
    void addCommands();
    void enableCommands(bool enabled);
    void recompute();
    void take(std::shared_ptr<const workbench::AgreementReport> report);
    void fillSegments(const workbench::Snapshot& snapshot);
    void showQuestion();
    void showFigures();
    void showConfusion();
    void showTable();
    void openCell(int row, int column);
    void openSelected();
    void openAll();
    void adjudicate();
    void choosePolicy();
    void backToFigures();
    [[nodiscard]] const workbench::QuestionReport* current() const;
    /// The annotators of the chosen pair; nothing for all pairs.
    [[nodiscard]] const agreement::PairAgreement* chosenPair() const;

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    std::shared_ptr<const workbench::AgreementReport> m_report;
    quint64 m_request = 0;
    bool m_stale = true;

    QTabBar* m_views;
    QStackedWidget* m_whole;
    QStackedWidget* m_pages;
    ChecksView* m_checks;
    JudgesView* m_judges;
    common::EmptyState* m_noSessions;
    common::EmptyState* m_noAnswers;
    AdjudicationView* m_adjudication;
    QComboBox* m_questions;
    common::SentenceLabel* m_sentence;
    std::vector<common::StatLine*> m_figures;
    QComboBox* m_pairs;
    ConfusionView* m_confusion;
    QScrollArea* m_confusionArea;
    QTabBar* m_tabs;
    QComboBox* m_segments;
    common::ChartTableModel* m_table;
    QTableView* m_tableView;
    QLabel* m_differently;
    QPushButton* m_adjudicate;
    common::ChartTableModel* m_disagreements;
    QTableView* m_disagreementsView;
};

} // namespace turnout::ui
