// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "workbench/EvalSets.h"
#include "workbench/Workbench.h"

#include <QString>
#include <QWidget>

#include <map>
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

/// Evaluation sets: the recipe left; in the middle what it gives now against traffic, or what a version holds, or how
/// two versions differ; checks and versions right. Thread: GUI.
class EvalSetsPage final : public QWidget {
    Q_OBJECT
public:
    EvalSetsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    void activate();

Q_SIGNALS:
    void labelRequested();
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);
    void message(const QString& text);

private:
    /// What is shown of a set: of the recipe as it is now, or of a frozen version.
    struct Content {
        curation::Summary summary;
        std::vector<SessionId> sessions;
        std::vector<curation::Finding> findings;
    };
    struct Changes {
        curation::VersionDiff diff;
        std::vector<SessionId> sessions; ///< those the lists of the diff name, in their order
    };
    void build();
    QWidget* buildLeft();
    QWidget* buildMiddle();
    QWidget* buildCoverage();
    QWidget* buildChanges();
    QWidget* buildRight();
    void addCommands();
    void clear();
    void reload();
    void showSets(std::vector<workbench::SetInfo> sets);
    void choose(int row);
    void chooseVersion(int row);
    void showCommands();
    void readContent();
    void showContent(const Content& content);
    void showVersions();
    void create();
    void recipeEdited();
    void storeRecipe();
    void freeze();
    void freezeNow();
    void diff();
    void readChanges(std::int64_t from, std::int64_t to);
    void showChanges(const Changes& changes);
    void exportSet();
    [[nodiscard]] const workbench::SetInfo* current() const;
    [[nodiscard]] const workbench::SetVersion* currentVersion() const;
    [[nodiscard]] curation::Recipe recipeOf(const workbench::SetInfo& set) const;

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    common::CommandActions m_commands;
    std::vector<workbench::SetInfo> m_sets;
    std::string m_currentName;
    std::int64_t m_version = 0; ///< that is shown; 0: what the recipe gives now
    std::vector<SessionId> m_shown;
    std::vector<SessionId> m_changed;
    QString m_changesTitle;
    quint64 m_request = 0; ///< of the list of sets
    quint64 m_contentRequest = 0;
    quint64 m_changesRequest = 0;
    std::map<std::string, curation::Recipe> m_edited; ///< by set: the newest, until it is stored
    bool m_storing = false; ///< one at a time, so that the newest is stored last
    bool m_freezeWanted = false; ///< as soon as the last edit is stored

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    QListWidget* m_list;
    RecipePanel* m_recipe;
    QStackedWidget* m_middle; ///< coverage, or changes
    QLabel* m_what;
    QLabel* m_count;
    QLabel* m_labels;
    QLabel* m_weights;
    CoverageModel* m_coverage;
    QTableView* m_table;
    QPushButton* m_open;
    QLabel* m_diff;
    QListWidget* m_changes;
    QPushButton* m_openChanges;
    QLabel* m_checks;
    QListWidget* m_versions;
};

} // namespace turnout::ui
