// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionsPage.h"

#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "sessions/ImportsView.h"
#include "sessions/SessionPreview.h"
#include "sessions/SessionsTable.h"
#include "sessions/SessionTools.h"

#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;

namespace {

enum Side { SessionsSide, ImportsSide };

} // namespace

SessionsPage::SessionsPage(workbench::Workbench& workbench, common::Dialogs&, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_list(new SessionList(workbench, this))
    , m_model(new SessionsModel(workbench, this))
    , m_tabs(new QTabBar)
    , m_sides(new QStackedWidget)
    , m_tools(new SessionTools)
    , m_tableSide(new QStackedWidget)
    , m_noSessions(new common::EmptyState(u"sessions"_s, tr("No sessions yet"),
          tr("Import a file of sessions: one JSON object a line, OpenAI-style messages, or CSV. Ratings, signals and "
             "outcomes may come in files of their own."),
          tr("Import sessions …")))
    , m_nothingFound(new common::EmptyState(u"search"_s, {}, {}, tr("Show all sessions")))
    , m_table(new SessionsTable(*m_model))
    , m_preview(new SessionPreview(workbench))
    , m_imports(new ImportsView(workbench))
{
    buildCommands();
    buildTabs();
    buildTable();
    connectList();
    connect(&workbench, &workbench::Workbench::projectChanged, this, &SessionsPage::projectChanged);
    connect(&workbench, &workbench::Workbench::snapshotChanged, this, [this] {
        m_list->refresh();
        if (isVisible())
            m_imports->refresh();
        showState();
    });
    connect(&workbench, &workbench::Workbench::filterChanged, m_list, &SessionList::refresh);
    projectChanged();
}

void SessionsPage::activate()
{
    m_list->refresh();
    m_imports->refresh();
    if (m_sides->currentIndex() == SessionsSide)
        m_table->setFocus(Qt::OtherFocusReason);
}

void SessionsPage::showSessions(
    std::vector<SessionId> sessions, const QString& title, const std::optional<population::Filter>& filter)
{
    m_tabs->setCurrentIndex(SessionsSide);
    m_tools->clearSearch();
    m_list->setList(std::move(sessions), title, filter);
    showState();
}

void SessionsPage::openSearch()
{
    m_tabs->setCurrentIndex(SessionsSide);
    m_tools->focusSearch();
}

void SessionsPage::stopReading()
{
    m_list->reset();
}

void SessionsPage::showImports()
{
    m_tabs->setCurrentIndex(ImportsSide);
}

SessionsModel& SessionsPage::model() const
{
    return *m_model;
}

SessionsTable& SessionsPage::table() const
{
    return *m_table;
}

SessionPreview& SessionsPage::preview() const
{
    return *m_preview;
}

void SessionsPage::buildTabs()
{
    m_tabs->addTab(tr("Sessions"));
    m_tabs->addTab(tr("Imports"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Sessions or imports"));
    connect(m_tabs, &QTabBar::currentChanged, m_sides, &QStackedWidget::setCurrentIndex);
    connect(m_imports, &ImportsView::counted, this, [this](int imports) {
        m_tabs->setTabText(ImportsSide, imports == 0 ? tr("Imports") : tr("Imports (%1)").arg(countText(imports)));
    });
    connect(m_imports, &ImportsView::importRequested, this, &SessionsPage::importRequested);

    connect(m_tools, &SessionTools::searchChanged, m_list, &SessionList::setSearch);
    connect(m_tools, &SessionTools::searchAccepted, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_tools, &SessionTools::drawRequested, this, &SessionsPage::requestDraw);
    // Queued: the menu is filled anew, which deletes the action that speaks.
    connect(m_tools, &SessionTools::columnToggled, this, &SessionsPage::setColumnShown, Qt::QueuedConnection);
    connect(m_tools, &SessionTools::backRequested, this, [this] {
        m_list->clearList();
        showState();
        m_table->setFocus(Qt::OtherFocusReason);
    });
}

void SessionsPage::buildTable()
{
    m_tableSide->addWidget(m_table);
    m_tableSide->addWidget(m_noSessions);
    m_tableSide->addWidget(m_nothingFound);
    connect(m_noSessions, &common::EmptyState::activated, this, &SessionsPage::importRequested);
    connect(m_nothingFound, &common::EmptyState::activated, this,
        [this] { m_commands.trigger(u"sessions.clearFilter"_s); });

    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_tools);
    leftLayout->addWidget(m_tableSide, 1);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(u"sessionsSplitter"_s);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(m_preview);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({680, 420});
    m_preview->setMinimumWidth(300);
    left->setMinimumWidth(420);
    m_sides->addWidget(split);
    m_sides->addWidget(m_imports);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_sides, 1);

    connect(m_table, &SessionsTable::currentSessionChanged, m_preview, &SessionPreview::showSession);
    connect(m_table, &SessionsTable::sortRequested, m_list, &SessionList::setSort);
    connect(m_table, &SessionsTable::selectedCountChanged, this, &SessionsPage::showState);
    connect(m_table, &SessionsTable::menuRequested, this, &SessionsPage::showMenu);
    connect(m_preview, &SessionPreview::copyIdRequested, this, &SessionsPage::copyId);
}

void SessionsPage::connectList()
{
    connect(m_list, &SessionList::contentReady, this, &SessionsPage::takeContent);
    connect(m_list, &SessionList::labelsRenewed, this, [this](std::shared_ptr<const workbench::Snapshot> snapshot) {
        m_model->setLabels(std::move(snapshot));
        m_preview->renew();
    });
    connect(m_list, &SessionList::found, this, [this](const std::vector<population::Row>& rows) {
        const bool first = m_model->rowCount() == 0;
        m_model->append(rows);
        showState();
        if (first)
            m_table->goToSession({});
    });
    connect(m_list, &SessionList::stateChanged, this, &SessionsPage::showState);
}

void SessionsPage::projectChanged()
{
    m_list->reset();
    m_tools->clearSearch();
    m_model->forget();
    m_model->setContent(nullptr, std::make_shared<const std::vector<population::Row>>());
    m_model->setColumns({});
    m_preview->showSession({});
    m_imports->refresh();
    m_tabs->setCurrentIndex(SessionsSide);
    showState();
}

void SessionsPage::takeContent(std::shared_ptr<const workbench::Snapshot> snapshot, SessionsModel::Order order)
{
    const SessionId current = m_table->currentSession();
    m_model->setContent(std::move(snapshot), std::move(order));
    takeColumns();
    m_table->showSort(m_list->sort());
    m_preview->setFindText(m_list->search());
    if (m_model->rowCount() > 0)
        m_table->goToSession(current);
    else if (!m_list->searching())
        m_preview->showSession({});
    showState();
}

void SessionsPage::takeColumns()
{
    const std::vector<SessionColumn> all = allColumns(*m_model->snapshot());
    std::vector<SessionColumn> columns;
    QStringList keys;
    for (const SessionColumn& column : all) {
        if (m_chosen.isEmpty() ? column.usual : m_chosen.contains(column.key)) {
            columns.push_back(column);
            keys.append(column.key);
        }
    }
    if (columns == m_model->columns())
        return;
    const SessionId current = m_table->currentSession();
    m_model->setColumns(std::move(columns));
    m_table->arrangeColumns(m_list->sort());
    m_table->goToSession(current);
    m_tools->setColumns(all, keys);
}

void SessionsPage::setColumnShown(const QString& key, bool shown)
{
    m_chosen.clear();
    for (const SessionColumn& column : m_model->columns())
        m_chosen.append(column.key);
    m_chosen.removeAll(key);
    if (shown)
        m_chosen.append(key);
    takeColumns();
}

void SessionsPage::showState()
{
    const auto snapshot = m_workbench.snapshot();
    const int rows = m_model->rowCount();
    QString text;
    if (m_list->searching())
        text = tr("%1 found, searching …").arg(countText(rows));
    else if (!m_list->error().isEmpty())
        text = m_list->error();
    else if (!m_list->search().isEmpty())
        text = tr("%1 found").arg(countText(rows));
    else if (snapshot != nullptr && static_cast<std::size_t>(rows) < snapshot->frame->size())
        text = tr("%1 of %2 sessions").arg(countText(rows), countText(static_cast<qint64>(snapshot->frame->size())));
    else
        text = tr("%1 sessions").arg(countText(rows));
    if (const int selected = m_table->selectedCount(); selected > 1)
        text += u" · "_s + tr("%1 selected").arg(countText(selected));
    m_tools->setCount(text);

    m_tools->setListTitle(
        m_list->hasList() ? tr("%1 sessions from “%2”").arg(countText(rows), m_list->listTitle()) : QString());
    showDrawable();
    showEmptyState();
}

/// The button and the key are one: what the button cannot do, the key does not do.
void SessionsPage::showDrawable()
{
    const auto project = m_workbench.project();
    const bool writable = project != nullptr && project->report().writable;
    const bool searched = !m_list->search().isEmpty();
    const bool fromList = m_list->listFilter().has_value();
    QString help = tr("Chooses sessions to label, each with a known probability.");
    if (!writable)
        help = tr("The project is open for reading only.");
    else if (searched)
        help = tr("A draw is made from a filter, not from a search: take the search away first.");
    else if (fromList)
        help = tr("Filters by “%1” and draws from exactly these sessions.").arg(m_list->listTitle());
    else if (m_list->hasList())
        help = tr("No filter keeps exactly these sessions, so nothing can be drawn from them: go back to all sessions "
                  "and choose a filter.");
    const bool drawable = writable && !searched && (fromList || !m_list->hasList()) && m_model->rowCount() > 0;
    m_tools->setDrawable(drawable, help);
    m_commands.action(u"sessions.draw"_s)->setEnabled(drawable);
}

void SessionsPage::requestDraw()
{
    if (const auto filter = m_list->listFilter()) {
        m_list->clearList();
        m_workbench.setFilter(*filter);
        showState();
    }
    Q_EMIT drawRequested();
}

void SessionsPage::showEmptyState()
{
    const auto snapshot = m_workbench.snapshot();
    if (m_model->rowCount() > 0 || m_list->working() || snapshot == nullptr) {
        m_tableSide->setCurrentWidget(m_table);
    } else if (snapshot->frame->size() == 0) {
        m_tableSide->setCurrentWidget(m_noSessions);
    } else {
        if (m_list->search().isEmpty())
            m_nothingFound->setTexts(
                tr("No session matches the filter"), tr("Take a condition away in the bar above, or show everything."));
        else
            m_nothingFound->setTexts(tr("Nobody said “%1”").arg(common::visibleLine(m_list->search(), 60)),
                tr("The search looks for these words as they stand, in capitals or not, in every turn of the sessions "
                   "that match the filter."));
        m_tableSide->setCurrentWidget(m_nothingFound);
    }
    m_tools->setVisible(snapshot == nullptr || snapshot->frame->size() > 0);
    m_preview->setVisible(m_tableSide->currentWidget() == m_table);
}

} // namespace turnout::ui
