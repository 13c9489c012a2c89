// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "sessions/SessionList.h"

#include <optional>
#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace turnout::common {
class EmptyState;
}

namespace turnout::ui {

class ImportsView;
class SessionPreview;
class SessionTools;
class SessionsTable;

/// The Sessions workspace: the table of all sessions with search and preview, and what was imported. Thread: GUI.
class SessionsPage final : public QWidget {
    Q_OBJECT
public:
    SessionsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);

    /// Called when the page comes to the front.
    void activate();
    /// Shows only these sessions, until the user goes back to all. `filter`: the one that keeps exactly these, where
    /// there is one; then they can be drawn from.
    void showSessions(std::vector<turnout::SessionId> sessions, const QString& title,
        const std::optional<population::Filter>& filter = std::nullopt);
    /// Puts the cursor into the search field.
    void openSearch();
    /// Stops what reads the project, which is about to be closed.
    void stopReading();
    /// The imports' side of the page.
    void showImports();

    [[nodiscard]] SessionsModel& model() const;
    [[nodiscard]] SessionsTable& table() const;
    [[nodiscard]] SessionPreview& preview() const;

Q_SIGNALS:
    void message(QString text);
    /// A draw from the shared filter is wanted.
    void drawRequested();
    void importRequested();

private:
    void buildTabs();
    void requestDraw();
    void showDrawable();
    void buildTable();
    void buildCommands();
    void connectList();
    void projectChanged();
    void takeContent(std::shared_ptr<const workbench::Snapshot> snapshot, SessionsModel::Order order);
    void takeColumns();
    void setColumnShown(const QString& key, bool shown);
    void showMenu(const QModelIndex& cell, const QPoint& at);
    void filterByCurrentCell();
    void copyId();
    void pick(bool take);
    void showState();
    void showEmptyState();

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    SessionList* m_list;
    SessionsModel* m_model;
    QStringList m_chosen; ///< keys of the columns, where the user chose any
    QTabBar* m_tabs;
    QStackedWidget* m_sides;
    SessionTools* m_tools;
    QStackedWidget* m_tableSide;
    common::EmptyState* m_noSessions;
    common::EmptyState* m_nothingFound;
    SessionsTable* m_table;
    SessionPreview* m_preview;
    ImportsView* m_imports;
};

} // namespace turnout::ui
