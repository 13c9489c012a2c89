// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionList.h"

#include <utility>

namespace turnout::ui {

using population::Bitmap;
using population::Row;

namespace {

using Rows = std::shared_ptr<const Bitmap>;

/// The rows of these sessions that are in the selection.
Rows rowsOf(const workbench::Snapshot& snapshot, const Bitmap& selection, const std::vector<SessionId>& ids)
{
    Bitmap rows(selection.size());
    for (const SessionId id : ids) {
        if (const auto row = snapshot.frame->row(id))
            rows.set(*row);
    }
    rows &= selection;
    return std::make_shared<const Bitmap>(std::move(rows));
}

} // namespace

SessionList::SessionList(workbench::Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_textSearch(new TextSearch(workbench, this))
{
    connect(m_textSearch, &TextSearch::found, this, [this](const std::vector<Row>& rows) {
        m_hits.insert(m_hits.end(), rows.begin(), rows.end());
        Q_EMIT found(rows);
    });
    connect(m_textSearch, &TextSearch::finished, this, &SessionList::endSearch);
}

void SessionList::setList(
    std::vector<SessionId> ids, const QString& title, const std::optional<population::Filter>& filter)
{
    m_list = std::move(ids);
    m_title = title;
    m_filter = filter;
    m_filterThen = m_workbench.filter();
    begin();
}

void SessionList::clearList()
{
    if (!m_list)
        return;
    m_list.reset();
    m_filter.reset();
    m_title.clear();
    begin();
}

bool SessionList::hasList() const
{
    return m_list.has_value();
}

std::optional<population::Filter> SessionList::listFilter() const
{
    return m_list && m_workbench.filter() == m_filterThen ? m_filter : std::nullopt;
}

QString SessionList::listTitle() const
{
    return m_title;
}

void SessionList::setSearch(const QString& text)
{
    const QString words = text.trimmed();
    if (words == m_search)
        return;
    m_search = words;
    begin();
}

QString SessionList::search() const
{
    return m_search;
}

bool SessionList::searching() const
{
    return m_textSearch->running();
}

QString SessionList::error() const
{
    return m_error;
}

void SessionList::setSort(const workbench::SortKey& key)
{
    if (key == m_sort)
        return;
    m_sort = key;
    // A running search is sorted when it is through; what was found need not be looked for again.
    if (m_rows != nullptr) {
        ++m_request;
        order(m_rows);
    } else if (!searching()) {
        begin();
    }
}

const workbench::SortKey& SessionList::sort() const
{
    return m_sort;
}

bool SessionList::working() const
{
    return m_working || searching();
}

void SessionList::refresh()
{
    auto snapshot = m_workbench.snapshot();
    auto selection = m_workbench.selection();
    if (snapshot == nullptr || selection == nullptr)
        return;
    if (snapshot == m_snapshot && selection == m_selection)
        return;
    const bool sameRows = m_snapshot != nullptr && m_selection != nullptr && snapshot->frame == m_snapshot->frame
        && *selection == *m_selection;
    m_snapshot = std::move(snapshot);
    m_selection = std::move(selection);
    if (sameRows && m_sort.column != workbench::SortKey::Column::Label) {
        // A label more or less must not move the table under the eyes.
        Q_EMIT labelsRenewed(m_snapshot);
        return;
    }
    begin();
}

void SessionList::reset()
{
    ++m_request;
    m_textSearch->stop();
    m_snapshot.reset();
    m_selection.reset();
    m_list.reset();
    m_filter.reset();
    m_title.clear();
    m_search.clear();
    m_error.clear();
    m_sort = {};
    m_hits.clear();
    m_rows.reset();
    setWorking(false);
}

void SessionList::begin()
{
    ++m_request;
    m_textSearch->stop();
    m_hits.clear();
    m_rows.reset();
    m_error.clear();
    if (m_snapshot == nullptr || m_selection == nullptr)
        return;
    if (!m_list) {
        m_search.isEmpty() ? order(m_selection) : beginSearch(m_selection);
        return;
    }
    setWorking(true);
    m_workbench.query([snapshot = m_snapshot, selection = m_selection,
                          ids = *m_list]() -> Result<Rows> { return rowsOf(*snapshot, *selection, ids); },
        this,
        [this, request = m_request](Result<Rows> rows) {
            if (request != m_request || !rows)
                return;
            m_search.isEmpty() ? order(*rows) : beginSearch(*rows);
        });
}

void SessionList::beginSearch(std::shared_ptr<const Bitmap> rows)
{
    m_working = false;
    Q_EMIT contentReady(m_snapshot, std::make_shared<const std::vector<Row>>());
    m_textSearch->start(m_search, m_snapshot, std::move(rows));
    Q_EMIT stateChanged();
}

void SessionList::endSearch(const QString& error)
{
    m_error = error;
    Bitmap rows(m_snapshot->frame->size());
    for (const Row row : m_hits)
        rows.set(row);
    order(std::make_shared<const Bitmap>(std::move(rows)));
}

void SessionList::order(std::shared_ptr<const Bitmap> rows)
{
    m_rows = std::move(rows);
    setWorking(true);
    m_workbench.query(
        [snapshot = m_snapshot, rows = m_rows, key = m_sort]() -> Result<SessionsModel::Order> {
            return workbench::sortedRows(*snapshot, *rows, key);
        },
        this,
        [this, request = m_request, snapshot = m_snapshot](Result<SessionsModel::Order> sorted) {
            if (request != m_request || !sorted)
                return;
            m_working = false;
            Q_EMIT contentReady(snapshot, *sorted);
            Q_EMIT stateChanged();
        });
}

void SessionList::setWorking(bool working)
{
    m_working = working;
    Q_EMIT stateChanged();
}

} // namespace turnout::ui
