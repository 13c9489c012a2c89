// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionsTable.h"

#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>

namespace turnout::ui {

using common::Theme;
using Kind = SessionColumn::Kind;

namespace {

constexpr int kWordsAtLeast = 176; ///< a label is still seen beside them in a window of 1280

/// Widths in characters that hold what such a column usually holds.
int characters(const SessionColumn& column)
{
    switch (column.kind) {
    case Kind::Id:
        return 13;
    case Kind::Started:
        return 15;
    case Kind::Label:
        return 12;
    case Kind::Segment:
        return 10;
    default:
        return 5;
    }
}

} // namespace

SessionsTable::SessionsTable(SessionsModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("sessionsTable"));
    setAccessibleName(tr("Sessions"));
    setModel(&model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    // Never ResizeToContents: it asks for every cell of a million rows.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(QFontMetrics(Theme::font(common::TextStyle::Body)).height() + 11);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setAccessibleName(tr("Columns"));
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &SessionsTable::requestSort);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (m_model.columns().at(static_cast<std::size_t>(column)).kind != Kind::FirstWords)
            fitWords();
    });
}

void SessionsTable::arrangeColumns(const workbench::SortKey& sort)
{
    const QFontMetrics metrics(Theme::font(common::TextStyle::Body));
    m_fitting = true;
    for (int i = 0; i < m_model.columnCount(); ++i) {
        const SessionColumn& column = m_model.columns()[static_cast<std::size_t>(i)];
        const int title = metrics.horizontalAdvance(column.title) + 20;
        setColumnWidth(i, std::clamp(metrics.averageCharWidth() * characters(column) + 20, title, 260));
        QAbstractItemDelegate* old = itemDelegateForColumn(i);
        setItemDelegateForColumn(i,
            column.numeric                ? static_cast<QAbstractItemDelegate*>(new common::NumberDelegate(this))
                : column.kind == Kind::Id ? new common::IdDelegate(this)
                                          : nullptr);
        delete old;
    }
    m_fitting = false;
    fitWords();
    showSort(sort);
}

void SessionsTable::showSort(const workbench::SortKey& sort)
{
    m_sort = sort;
    int shown = -1;
    for (int i = 0; i < m_model.columnCount() && m_model.snapshot() != nullptr; ++i) {
        const auto key = sortKey(*m_model.snapshot(), m_model.columns()[static_cast<std::size_t>(i)]);
        if (key && key->column == sort.column && key->name == sort.name)
            shown = i;
    }
    // The order of loading is the order a project is in anyway: no arrow says so until it is turned round.
    if (sort == workbench::SortKey{})
        shown = -1;
    horizontalHeader()->setSortIndicator(shown, sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

SessionId SessionsTable::currentSession() const
{
    return m_model.sessionAt(currentIndex().row());
}

void SessionsTable::goToSession(SessionId id)
{
    if (m_model.rowCount() == 0 || m_model.columnCount() == 0)
        return;
    const int row = std::max(0, m_model.rowOf(id));
    setCurrentIndex(m_model.index(row, std::clamp(m_column, 0, m_model.columnCount() - 1)));
    scrollTo(currentIndex(), row == 0 ? QAbstractItemView::PositionAtTop : QAbstractItemView::EnsureVisible);
}

int SessionsTable::selectedCount() const
{
    int count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange& range : ranges)
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

std::vector<int> SessionsTable::selectedRows(std::size_t most) const
{
    std::vector<int> rows;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange& range : ranges)
        for (int row = range.top(); range.left() == 0 && row <= range.bottom() && rows.size() < most; ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

void SessionsTable::keyboardSearch(const QString&) { }

void SessionsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitWords();
}

void SessionsTable::contextMenuEvent(QContextMenuEvent* event)
{
    QModelIndex cell = indexAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        cell = currentIndex();
        at = viewport()->mapToGlobal(visualRect(cell).bottomLeft());
    }
    if (cell.isValid())
        Q_EMIT menuRequested(cell, at);
}

void SessionsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        m_column = current.column();
    const SessionId id = m_model.sessionAt(current.row());
    if (id != m_told) {
        m_told = id;
        Q_EMIT currentSessionChanged(id);
    }
}

void SessionsTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedCountChanged(selectedCount());
}

void SessionsTable::fitWords()
{
    if (m_fitting)
        return;
    int others = 0;
    int words = -1;
    for (int i = 0; i < m_model.columnCount(); ++i) {
        if (m_model.columns()[static_cast<std::size_t>(i)].kind == Kind::FirstWords)
            words = i;
        else
            others += columnWidth(i);
    }
    if (words >= 0)
        setColumnWidth(words, std::max(kWordsAtLeast, viewport()->width() - others));
}

void SessionsTable::requestSort(int column)
{
    if (m_model.snapshot() == nullptr)
        return;
    auto key = sortKey(*m_model.snapshot(), m_model.columns()[static_cast<std::size_t>(column)]);
    if (!key) {
        showSort(m_sort); // the header has moved its arrow already
        return;
    }
    // Once up, once down, and back to the order of loading.
    const bool same = key->column == m_sort.column && key->name == m_sort.name;
    if (same && m_sort.descending)
        key = workbench::SortKey{};
    else
        key->descending = same;
    showSort(*key);
    Q_EMIT sortRequested(*key);
}

} // namespace turnout::ui
