// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "common/Dialogs.h"
#include "shell/Banner.h"
#include "shell/WindowState.h"
#include "workbench/Workbench.h"

#include <optional>
#include <QMainWindow>

class QMenu;
class QStackedWidget;
class QTimer;

namespace turnout::common {
class CommandPalette;
class NavigationRail;
class Toast;
} // namespace turnout::common

namespace turnout::ui {

class HandOutActions;
class ProjectActions;
class StartPage;
class StatusArea;
class TopBar;
class Workspaces;

/// The window: rail, top bar, pages, status, menus, and the commands that belong to none of the pages. Thread: GUI.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// `dialogs` and `state` outlive the window.
    MainWindow(common::Dialogs& dialogs, WindowState& state);
    ~MainWindow() override;

    void openProject(const QString& path);
    /// Goes to a workspace: "sessions", "label" …
    void go(const QString& workspace);
    /// Gives a command, wherever it lives; false where it cannot be given now.
    bool runCommand(const QString& id);
    void setAnnotator(const QString& name);

    [[nodiscard]] workbench::Workbench& workbench();
    [[nodiscard]] Workspaces& workspaces();
    [[nodiscard]] Banner& banner();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildCommands();
    void buildWindow();
    void fillRail();
    [[nodiscard]] std::optional<QString> titleNow(const QString& id) const;
    void buildMenus();
    void connectAll();
    void fillRecentMenu();
    void fillPageMenu();
    void showProject();
    [[nodiscard]] int waitingNow() const;
    void showWaiting(int waiting);
    /// Of the usual size where none is given.
    void openDraw(std::optional<qint64> sessions = {});
    void openRubric();
    void askAnnotator();
    void showAnnotator(const QString& name);
    void goWhereOneWas();
    void toggleTheme();

    common::Dialogs& m_dialogs;
    WindowState& m_state;
    workbench::Workbench m_workbench;
    common::CommandActions m_commands;
    ProjectActions* m_project;
    HandOutActions* m_handOut;
    StartPage* m_start = nullptr;
    QStackedWidget* m_front = nullptr;
    QStackedWidget* m_stack = nullptr;
    Workspaces* m_workspaces = nullptr;
    common::NavigationRail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    Banner* m_banner = nullptr;
    StatusArea* m_status = nullptr;
    common::Toast* m_toast = nullptr;
    common::CommandPalette* m_palette = nullptr;
    QMenu* m_recentMenu = nullptr;
    QAction* m_drawAction = nullptr;
    QMenu* m_pageMenu = nullptr;
    QTimer* m_labelsRest = nullptr; ///< a moment without a label, after which counts are read again
    QString m_annotator;
    bool m_quitting = false;
};

} // namespace turnout::ui
