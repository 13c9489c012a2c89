// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and the menu of the sessions workspace; the rest is in SessionsPage.cpp.
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "sessions/SessionPreview.h"
#include "sessions/SessionsPage.h"
#include "sessions/SessionsTable.h"
#include "sessions/SessionTools.h"
#include "workbench/QueueWork.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;

namespace {

constexpr int kMostPicked = 1000; ///< by hand; what is more is for a draw

} // namespace

void SessionsPage::buildCommands()
{
    m_commands.add(u"sessions.draw"_s, [this] { requestDraw(); });
    m_commands.add(u"sessions.clearFilter"_s, [this] {
        m_tools->clearSearch();
        m_list->clearList();
        m_workbench.setFilter({});
        showState();
    });
    m_commands.add(u"sessions.find"_s, [this] { m_preview->transcript().openFind(); });
    m_commands.add(u"sessions.nextTurn"_s, [this] { m_preview->transcript().view().selectNext(); });
    m_commands.add(u"sessions.previousTurn"_s, [this] { m_preview->transcript().view().selectPrevious(); });
    m_commands.add(u"sessions.unfold"_s, [this] { m_preview->transcript().view().toggleSelected(); });
    m_commands.add(u"sessions.format"_s, [this] {
        common::TranscriptView& view = m_preview->transcript().view();
        view.setFormatted(!view.formatted());
    });
    m_commands.add(u"sessions.copyId"_s, [this] { copyId(); });
    m_commands.add(u"sessions.pick"_s, [this] { pick(true); });
    m_commands.add(u"sessions.unpick"_s, [this] { pick(false); });
    m_commands.add(u"sessions.onlyThis"_s, [this] { filterByCurrentCell(); });
}

void SessionsPage::showMenu(const QModelIndex& cell, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto narrowed = filterByCell(m_workbench.filter(), *m_model->snapshot(), m_model->frameRow(cell.row()),
        m_model->columns()[static_cast<std::size_t>(cell.column())]);
    if (narrowed) {
        QAction* only = menu->addAction(Theme::icon(u"filter"_s), common::plainLabel(narrowed->text));
        connect(only, &QAction::triggered, this, [this, filter = narrowed->filter] { m_workbench.setFilter(filter); });
        menu->addSeparator();
    }
    menu->addAction(m_commands.action(u"sessions.copyId"_s));
    menu->addAction(m_commands.action(u"sessions.find"_s));
    menu->addAction(m_commands.action(u"sessions.draw"_s));
    menu->addAction(m_commands.action(u"sessions.pick"_s));
    menu->addAction(m_commands.action(u"sessions.unpick"_s));
    menu->addSeparator();
    menu->addAction(m_commands.action(u"sessions.clearFilter"_s));
    menu->popup(at);
}

void SessionsPage::filterByCurrentCell()
{
    const QModelIndex cell = m_table->currentIndex();
    if (!cell.isValid())
        return;
    const auto narrowed = filterByCell(m_workbench.filter(), *m_model->snapshot(), m_model->frameRow(cell.row()),
        m_model->columns()[static_cast<std::size_t>(cell.column())]);
    if (narrowed)
        m_workbench.setFilter(narrowed->filter);
    else
        Q_EMIT message(tr("Choose a cell with a segment, a rating, a label or a date first (Left and Right)."));
}

void SessionsPage::copyId()
{
    const QString id = m_model->externalId(m_table->currentIndex().row());
    if (id.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(id);
    Q_EMIT message(tr("Copied %1").arg(common::visibleLine(id, 60)));
}

/// Makes the selected sessions must-labels, or ends that. What cannot be is said with the first reason.
void SessionsPage::pick(bool take)
{
    const auto project = m_workbench.project();
    const std::vector<int> rows = m_table->selectedRows(kMostPicked + 1);
    if (project == nullptr || rows.empty())
        return;
    if (rows.size() > kMostPicked) {
        Q_EMIT message(tr("At most 1,000 sessions are picked by hand; for more, make a draw from a filter."));
        return;
    }
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (const int row : rows)
        names.push_back(m_model->externalId(row).toStdString());
    const auto done = take ? workbench::pinSessions(*project, names, "turnout", "picked by hand")
                           : workbench::unpinSessions(*project, names);
    if (!done) {
        Q_EMIT message(QString::fromStdString(done.error().message()));
        return;
    }
    const bool one = done->changed == 1;
    const QString count = countText(static_cast<qint64>(done->changed));
    QString said = take ? one
            ? tr("1 session picked: it comes first in the queue, without a probability.")
            : tr("%1 sessions picked: they come first in the queue, without a probability.").arg(count)
        : one ? tr("1 pick taken back.")
                        : tr("%1 picks taken back.").arg(count);
    if (!done->refused.empty())
        said += u' '
            + tr("%1 not: %2")
                  .arg(countText(static_cast<qint64>(done->refused.size())),
                      common::visibleLine(done->refused.front().reason, 200));
    Q_EMIT message(said);
    if (done->changed > 0)
        m_workbench.noteDrawn();
}

} // namespace turnout::ui
