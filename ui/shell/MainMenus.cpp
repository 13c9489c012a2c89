// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands, what some of them open, and where they stand in its menus; the rest is in MainWindow.cpp.
#include "common/CheatSheet.h"
#include "common/CommandPalette.h"
#include "common/KeysDialog.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/RubricEditor.h"
#include "sessions/SessionsPage.h"
#include "shell/FilterBar.h"
#include "shell/HandOutActions.h"
#include "shell/MainWindow.h"
#include "shell/PrintPage.h"
#include "shell/ProjectActions.h"
#include "shell/TopBar.h"
#include "shell/WhoLabels.h"
#include "shell/Workspaces.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

void MainWindow::buildCommands()
{
    for (const QString& id : {u"sessions"_s, u"label"_s, u"populations"_s, u"quality"_s, u"agreement"_s, u"evalsets"_s})
        m_commands.add(u"go."_s + id, [this, id] { go(id); });
    m_commands.add(u"project.new"_s, [this] { m_project->newProject(); });
    m_commands.add(u"project.open"_s, [this] { m_project->openProject(); });
    m_commands.add(u"project.demo"_s, [this] { m_project->tryDemo(); });
    m_commands.add(u"project.import"_s, [this] { m_project->chooseImport(); });
    m_commands.add(u"project.segments"_s, [this] { m_project->deriveSegments(); });
    m_commands.add(u"project.rubric"_s, [this] { openRubric(); });
    m_commands.add(u"project.split"_s, [this] { m_handOut->handOut(); });
    m_commands.add(u"project.merge"_s, [this] { m_handOut->takeBack(); });
    m_commands.add(u"project.watch"_s, [this] { m_handOut->watchFolder(); });
    m_commands.add(u"project.report"_s, [this] { m_project->writeReport(); });
    m_commands.add(
        u"page.print"_s, [this] { printPage(m_dialogs, *m_toast, m_workspaces->current(), *m_workbench.project()); });
    m_commands.add(u"search"_s, [this] {
        go(u"sessions"_s);
        m_workspaces->sessions().openSearch();
    });
    m_commands.add(u"filter.add"_s, [this] { m_topBar->filterBar().openPopup(); });
    m_commands.add(u"palette"_s, [this] {
        const bool working = m_workbench.project() != nullptr;
        m_palette->popup(working ? m_workspaces->current().context : common::CommandContext::Global);
    });
    m_commands.add(u"cheatsheet"_s, [this] {
        auto* sheet = new common::CheatSheet(m_workspaces->answerKeys(), this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        connect(sheet, &common::CheatSheet::changeRequested, this, [this] { m_commands.trigger(u"keys.change"_s); });
        sheet->open();
    });
    m_commands.add(u"keys.change"_s, [this] {
        auto* keys = new common::KeysDialog(m_dialogs, m_workspaces->answerKeys(), this);
        keys->setAttribute(Qt::WA_DeleteOnClose);
        keys->open();
    });
    m_commands.add(u"annotator.choose"_s, [this] { askAnnotator(); });
    m_commands.add(u"theme.toggle"_s, [this] { toggleTheme(); });
    m_commands.add(u"app.quit"_s, [this] { close(); });
}

void MainWindow::buildMenus()
{
    const auto add = [this](QMenu* menu, const QStringList& ids) {
        for (const QString& id : ids)
            menu->addAction(m_commands.action(id));
    };
    QMenu* project = menuBar()->addMenu(tr("&Project"));
    add(project, {u"project.new"_s, u"project.open"_s});
    m_recentMenu = project->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    add(project, {u"project.demo"_s});
    project->addSeparator();
    add(project,
        {u"project.import"_s, u"project.segments"_s, u"project.rubric"_s, u"project.report"_s, u"page.print"_s});
    project->addSeparator();
    add(project, {u"project.split"_s, u"project.merge"_s, u"project.watch"_s});
    m_drawAction = project->addAction(Theme::icon(u"draw"_s), tr("Make a &draw …"));
    m_drawAction->setObjectName(u"project.draw"_s);
    connect(m_drawAction, &QAction::triggered, this, [this] { openDraw(); });
    add(project, {u"annotator.choose"_s});
    project->addSeparator();
    add(project, {u"app.quit"_s});
    QMenu* goMenu = menuBar()->addMenu(tr("&Go"));
    add(goMenu,
        {u"go.sessions"_s, u"go.label"_s, u"go.populations"_s, u"go.quality"_s, u"go.agreement"_s, u"go.evalsets"_s});
    goMenu->addSeparator();
    add(goMenu, {u"search"_s, u"filter.add"_s, u"palette"_s});
    m_pageMenu = menuBar()->addMenu(QString());
    connect(m_pageMenu, &QMenu::aboutToShow, this, &MainWindow::fillPageMenu);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    add(view, {u"theme.toggle"_s, u"keys.change"_s});
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    add(help, {u"cheatsheet"_s});
}

void MainWindow::openRubric()
{
    if (m_workbench.project() == nullptr)
        return;
    auto* editor = new RubricEditor(m_workbench, m_dialogs, this);
    connect(editor, &RubricEditor::message, this, [this](const QString& text) { m_toast->showMessage(text); });
    editor->open();
}

void MainWindow::askAnnotator()
{
    const auto project = m_workbench.project();
    if (project == nullptr || !project->report().writable)
        return;
    m_workbench.query([project] { return workbench::annotatorWork(*project); }, this,
        [this](const Result<std::vector<workbench::AnnotatorWork>>& work) {
            const QString now = m_annotator.isEmpty() ? qEnvironmentVariable("USER") : m_annotator;
            m_dialogs.chooseText(this, whoLabels(work ? *work : std::vector<workbench::AnnotatorWork>(), now),
                [this](const QString& name) {
                    if (name.trimmed().isEmpty())
                        return;
                    m_state.setAnnotator(name.trimmed());
                    setAnnotator(name.trimmed());
                });
        });
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList recent = m_state.recentProjects();
    for (const QString& path : recent) {
        QAction* action = m_recentMenu->addAction(common::plainLabel(common::visibleLine(path, 120)));
        connect(action, &QAction::triggered, this, [this, path] { m_project->open(path); });
    }
    if (recent.isEmpty())
        m_recentMenu->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::fillPageMenu()
{
    m_pageMenu->clear();
    if (m_workbench.project() == nullptr)
        return;
    const Workspaces::Workspace& here = m_workspaces->current();
    for (const common::CommandSpec& command : common::commandTable()) {
        if (command.context != here.context)
            continue;
        if (QAction* action = here.page->findChild<QAction*>(command.id.toString()))
            m_pageMenu->addAction(action);
        if (command.id != u"label.answer0"_s)
            continue;
        const QList<QAction*> own = here.page->actions();
        for (QAction* action : own)
            if (action->objectName().startsWith("label.option."_L1))
                m_pageMenu->addAction(action);
    }
}

void MainWindow::toggleTheme()
{
    Theme::toggle(*qApp);
    m_state.setScheme(Theme::current().isDark ? common::Scheme::Dark : common::Scheme::Light);
}

} // namespace turnout::ui
