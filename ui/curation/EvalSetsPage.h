// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/EvalSets.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace turnout::common {
class EmptyState;
}

namespace turnout::ui {

class CoverageModel;
class RecipePanel;

/// Evaluation sets: the recipe left, what it gives against traffic in the middle, checks and versions right.
class EvalSetsPage final : public QWidget {
    Q_OBJECT
public:
    EvalSetsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    void activate();

Q_SIGNALS:
    void labelRequested();
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title);
    void message(const QString& text);

private:
    struct Preview {
        workbench::SetPreview preview;
        std::vector<curation::Finding> findings;
    };
    void build();
    QWidget* buildLeft();
    QWidget* buildMiddle();
    QWidget* buildRight();
    void addCommands();
    void reload();
    void showSets(std::vector<workbench::SetInfo> sets);
    void choose(int row);
    void preview();
    void showPreview(const Preview& preview);
    void showVersions();
    void create();
    void recipeEdited();
    void freeze();
    void freezeNow();
    void diff();
    void exportSet();
    [[nodiscard]] const workbench::SetInfo* current() const;

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    common::CommandActions m_commands;
    std::vector<workbench::SetInfo> m_sets;
    std::string m_currentName;
    std::vector<SessionId> m_previewed;
    quint64 m_request = 0;

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    QListWidget* m_list;
    RecipePanel* m_recipe;
    QLabel* m_count;
    QLabel* m_labels;
    QLabel* m_weights;
    CoverageModel* m_coverage;
    QTableView* m_table;
    QPushButton* m_open;
    QLabel* m_checks;
    QListWidget* m_versions;
    QLabel* m_diff;
};

} // namespace turnout::ui
