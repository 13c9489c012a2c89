// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/MainWindow.h"

#include "common/CommandPalette.h"
#include "common/CurrentStack.h"
#include "common/KeyBindings.h"
#include "common/NavigationRail.h"
#include "common/ReturnPresses.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "sessions/SessionsPage.h"
#include "shell/DrawDialog.h"
#include "shell/FilterBar.h"
#include "shell/HandOutActions.h"
#include "shell/PageArea.h"
#include "shell/ProjectActions.h"
#include "shell/StartPage.h"
#include "shell/StatusArea.h"
#include "shell/TopBar.h"
#include "shell/Workspaces.h"

#include <algorithm>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLabelsRest = 1500; ///< ms

/// What the window shows in front.
enum Front { kStart, kWork, kImport };

common::ConfirmRequest closeRequest(bool running, int drafts)
{
    common::ConfirmRequest request;
    request.title
        = running ? MainWindow::tr("Something is still running") : MainWindow::tr("Answers could not be kept");
    QStringList sentences;
    if (running)
        sentences << MainWindow::tr(
            "It will be cancelled and leaves the project as it was before. Every label is on disk.");
    if (drafts > 0)
        sentences << (drafts == 1 ? MainWindow::tr("What was begun on one session is not submitted, could not be "
                                                   "written to the project, and would be lost.")
                                  : MainWindow::tr("What was begun on %1 sessions is not submitted, could not be "
                                                   "written to the project, and would be lost.")
                                        .arg(common::countText(drafts)));
    request.text = sentences.join(u' ');
    request.accept = running ? MainWindow::tr("Cancel it and quit") : MainWindow::tr("Quit without them");
    request.destructive = true;
    return request;
}

} // namespace

MainWindow::MainWindow(common::Dialogs& dialogs, WindowState& state)
    : m_dialogs(dialogs)
    , m_state(state)
    , m_commands(*this)
    , m_project(new ProjectActions(m_workbench, dialogs, state, *this))
    , m_handOut(new HandOutActions(m_workbench, dialogs, state, *this))
    , m_annotator(state.annotator())
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    new common::ReturnPresses(this); // for as long as the window is there
    m_state.restoreKeys(common::KeyBindings::current());
    buildCommands();
    buildWindow();
    buildMenus();
    connectAll();
    m_workspaces->setAnnotator(m_annotator);
    m_status->setAnnotator(m_annotator);
    m_start->setRecent(m_state.recentProjects());
    showProject();
    m_state.restoreWindow(*this, QSize(1280, 800));
}

MainWindow::~MainWindow()
{
    // Pages and dialogs go before the workbench they speak with.
    delete takeCentralWidget();
}

void MainWindow::openProject(const QString& path)
{
    m_project->open(path);
}

void MainWindow::go(const QString& workspace)
{
    if (m_workbench.project() == nullptr)
        return;
    if (m_front->currentIndex() == kImport)
        m_project->importFlow().leaveForNow();
    m_workspaces->go(workspace);
}

/// In the project that was opened; where it is new here, its sessions.
void MainWindow::goWhereOneWas()
{
    const auto project = m_workbench.project();
    if (project == nullptr)
        return; // one was to be opened and is gone
    const QString before = m_state.workspace(QString::fromStdString(project->path()));
    const auto& all = m_workspaces->all();
    const bool there
        = std::any_of(all.begin(), all.end(), [&](const Workspaces::Workspace& one) { return one.id == before; });
    go(there ? before : u"sessions"_s);
}

/// As the menus have it: the rubric's answers under their own names, and nothing that cannot be given now.
std::optional<QString> MainWindow::titleNow(const QString& id) const
{
    const QAction* action = m_commands.action(id);
    if (action == nullptr && m_workbench.project() != nullptr)
        action = m_workspaces->current().page->findChild<QAction*>(id);
    if (action == nullptr || !action->isEnabled() || !action->isVisible())
        return std::nullopt;
    return action->text().replace(u"&&"_s, u"&"_s);
}

bool MainWindow::runCommand(const QString& id)
{
    return m_commands.trigger(id) || (m_workbench.project() != nullptr && m_workspaces->trigger(id));
}

workbench::Workbench& MainWindow::workbench()
{
    return m_workbench;
}

Workspaces& MainWindow::workspaces()
{
    return *m_workspaces;
}

Banner& MainWindow::banner()
{
    return *m_banner;
}

void MainWindow::buildWindow()
{
    m_start = new StartPage;
    m_stack = new common::CurrentStack;
    m_workspaces = new Workspaces(m_workbench, m_dialogs, *m_stack);
    m_rail = new common::NavigationRail;
    fillRail();
    const QList<QAction*> tools{
        m_commands.action(u"search"_s), m_commands.action(u"theme.toggle"_s), m_commands.action(u"cheatsheet"_s)};
    m_topBar = new TopBar(m_workbench, *this, tools);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_topBar);
    right->addWidget(workspacesArea(m_stack), 1);
    auto* work = new QWidget;
    auto* across = new QHBoxLayout(work);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_rail);
    across->addLayout(right, 1);

    m_front = new QStackedWidget;
    m_front->addWidget(pageArea(m_start));
    m_front->addWidget(work);
    m_front->addWidget(pageArea(&m_project->importFlow().page()));
    m_banner = new Banner;
    m_status = new StatusArea(m_workbench);
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_front, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    m_toast = new common::Toast(central);
    m_palette = new common::CommandPalette(*this);
    m_palette->setAvailable([this](const QString& id) { return titleNow(id); });
    m_labelsRest = new QTimer(this);
    m_labelsRest->setSingleShot(true);
    m_labelsRest->setInterval(kLabelsRest);
}

void MainWindow::fillRail()
{
    std::vector<common::RailItem> items;
    for (const Workspaces::Workspace& one : m_workspaces->all()) {
        const common::CommandSpec* command = common::findCommand(QString(u"go."_s + one.id));
        items.push_back({one.id, one.id, one.title, common::keyText(*command)});
    }
    m_rail->setItems(items);
    m_rail->setCurrent(m_workspaces->current().id);
}

void MainWindow::connectAll()
{
    auto& bindings = common::KeyBindings::current();
    connect(&bindings, &common::KeyBindings::changed, this, [this, &bindings] {
        m_state.saveKeys(bindings);
        fillRail();
        showWaiting(waitingNow());
    });
    connect(m_start, &StartPage::newRequested, m_project, &ProjectActions::newProject);
    connect(m_start, &StartPage::openRequested, m_project, &ProjectActions::openProject);
    connect(m_start, &StartPage::demoRequested, m_project, &ProjectActions::tryDemo);
    connect(m_start, &StartPage::projectChosen, m_project, &ProjectActions::open);
    connect(m_start, &StartPage::forgetRequested, this, [this](const QString& path) {
        m_state.forgetProject(path);
        m_start->setRecent(m_state.recentProjects());
    });
    connect(m_project, &ProjectActions::noticed, m_banner, &Banner::showNotice);
    connect(m_handOut, &HandOutActions::noticed, m_banner, &Banner::showNotice);
    connect(m_project, &ProjectActions::opened, m_handOut, &HandOutActions::resume);
    connect(m_project, &ProjectActions::closing, this, [this] { m_workspaces->sessions().stopReading(); });
    connect(m_project, &ProjectActions::opened, this, [this] {
        m_banner->clear();
        m_start->setRecent(m_state.recentProjects());
        goWhereOneWas();
    });
    connect(&m_project->importFlow(), &ImportFlow::shown, this, [this](bool shown) {
        if (shown)
            m_banner->clear();
        m_front->setCurrentIndex(shown ? kImport : kWork);
    });
    connect(m_project, &ProjectActions::importsWanted, this, [this] {
        go(u"sessions"_s);
        m_workspaces->sessions().showImports();
    });
    connect(m_rail, &common::NavigationRail::activated, this, &MainWindow::go);
    connect(m_workspaces, &Workspaces::changed, this, [this](const QString& id) {
        m_rail->setCurrent(id);
        if (const auto project = m_workbench.project())
            m_state.setWorkspace(QString::fromStdString(project->path()), id);
        m_pageMenu->setTitle(m_workspaces->current().title);
        if (m_labelsRest->isActive())
            m_workbench.refresh(); // charts are looked at with the last label in
    });
    connect(m_workspaces, &Workspaces::message, this, [this](const QString& text) { m_toast->showMessage(text); });
    connect(m_workspaces, &Workspaces::drawRequested, this, [this] { openDraw(); });
    connect(m_workspaces, &Workspaces::drawOfSizeRequested, this, [this](qint64 sessions) { openDraw(sessions); });
    connect(m_workspaces, &Workspaces::rubricRequested, this, &MainWindow::openRubric);
    connect(m_workspaces, &Workspaces::annotatorNeeded, this, &MainWindow::askAnnotator);
    connect(m_workspaces, &Workspaces::waitingChanged, this, &MainWindow::showWaiting);
    connect(m_workspaces, &Workspaces::importRequested, m_project, &ProjectActions::chooseImport);
    connect(m_status, &StatusArea::annotatorClicked, this, &MainWindow::askAnnotator);
    connect(m_status, &StatusArea::watchedClicked, m_handOut, &HandOutActions::watchFolder);
    connect(&m_handOut->merger(), &workbench::FolderMerger::folderChanged, m_status, &StatusArea::setWatched);
    connect(m_palette, &common::CommandPalette::triggered, this, [this](const QString& id) {
        if (!runCommand(id))
            m_toast->showMessage(tr("This cannot be done here now."));
    });
    using workbench::Workbench;
    connect(&m_workbench, &Workbench::projectChanged, this, &MainWindow::showProject);
    connect(&m_workbench, &Workbench::snapshotChanged, this, [this] { showWaiting(waitingNow()); });
    connect(&m_workbench, &Workbench::labelsChanged, m_labelsRest, qOverload<>(&QTimer::start));
    connect(m_labelsRest, &QTimer::timeout, &m_workbench, &Workbench::refresh);
    connect(&m_workbench, &Workbench::failed, this, [this](const QString& text) {
        m_banner->showNotice({Notice::Kind::Error, common::visibleLine(text, 1000),
            {{tr("Try again"), [this] { m_workbench.refresh(); }}}});
    });
}

void MainWindow::showProject()
{
    const auto project = m_workbench.project();
    showAnnotator(annotatorOf(project.get(), m_annotator));
    m_front->setCurrentIndex(project == nullptr ? kStart : kWork);
    for (const QString& id :
        {u"project.segments"_s, u"project.rubric"_s, u"project.split"_s, u"project.merge"_s, u"project.watch"_s,
            u"project.report"_s, u"page.print"_s, u"search"_s, u"filter.add"_s, u"annotator.choose"_s})
        m_commands.action(id)->setEnabled(project != nullptr);
    m_drawAction->setEnabled(project != nullptr && project->report().writable);
    m_pageMenu->menuAction()->setVisible(project != nullptr);
    m_pageMenu->setTitle(m_workspaces->current().title);
    if (project == nullptr)
        return setWindowTitle(tr("Turnout"));
    const QFileInfo info(QString::fromStdString(project->path()));
    setWindowTitle(tr("%1 — Turnout").arg(common::visibleLine(info.completeBaseName(), 120)));
}

/// For who labels, once their desk was opened; before that, of the whole project. Never one and then the other: what
/// they differ in is what is mixed in unseen.
int MainWindow::waitingNow() const
{
    if (const auto atDesk = m_workspaces->waiting())
        return *atDesk;
    const auto snapshot = m_workbench.snapshot();
    return snapshot == nullptr ? 0 : static_cast<int>(snapshot->labels.waiting.count());
}

void MainWindow::showWaiting(int waiting)
{
    m_rail->setBadge(u"label"_s, waiting,
        waiting == 0 ? QString() : tr("%1 sessions wait for a label").arg(common::countText(waiting)));
}

void MainWindow::openDraw(std::optional<qint64> sessions)
{
    const auto project = m_workbench.project();
    const auto snapshot = m_workbench.snapshot();
    if (project == nullptr || snapshot == nullptr)
        return;
    // Said in passing: the banner may hold the reason, and the way on.
    if (!project->report().writable || snapshot->frame->size() == 0) {
        m_toast->showMessage(project->report().writable
                ? tr("There are no sessions to draw from yet: import some first.")
                : tr("Nothing can be drawn: the project is open for reading only."));
        return;
    }
    auto* dialog = new DrawDialog(m_workbench, m_dialogs, m_annotator, this);
    if (sessions)
        dialog->setSize(*sessions);
    connect(dialog, &DrawDialog::drawn, this, [this](const workbench::DrawReport& report) {
        const auto count = common::countText(static_cast<qint64>(report.items.size()));
        m_toast->showMessage(tr("Draw %1: %2 sessions wait for a label.").arg(report.id.value()).arg(count),
            tr("Start labeling"), [this] { go(u"label"_s); });
    });
    dialog->open();
}

void MainWindow::setAnnotator(const QString& name)
{
    m_annotator = name;
    showAnnotator(name);
}

void MainWindow::showAnnotator(const QString& name)
{
    m_workspaces->setAnnotator(name);
    m_status->setAnnotator(name);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const int drafts = m_quitting ? 0 : m_workspaces->unsaved();
    if (!m_quitting && (m_workbench.busy() || drafts > 0)) {
        event->ignore();
        m_dialogs.confirm(this, closeRequest(m_workbench.busy(), drafts), [this] {
            m_quitting = true;
            QTimer::singleShot(0, this, &QWidget::close); // not inside the close that asked
        });
        return;
    }
    m_state.saveWindow(*this);
    m_workbench.cancelJob();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    m_project->takeFiles(paths);
}

} // namespace turnout::ui
