// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionsModel.h"

#include "common/VisibleText.h"

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::Row;

namespace {

/// Texts are read in blocks, so that scrolling a line does not ask for a line.
constexpr int kBlock = 64;

} // namespace

SessionsModel::SessionsModel(workbench::Workbench& workbench, QObject* parent)
    : QAbstractTableModel(parent)
    , m_order(std::make_shared<const std::vector<Row>>())
    , m_texts(new SessionTexts(workbench, this))
    , m_answers(workbench)
{
    connect(m_texts, &SessionTexts::arrived, this, [this] {
        // One signal for all; a view repaints only what it shows.
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
    });
}

void SessionsModel::setContent(std::shared_ptr<const workbench::Snapshot> snapshot, Order order)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_order = std::move(order);
    m_more.clear();
    m_answers.clear();
    endResetModel();
}

void SessionsModel::setLabels(std::shared_ptr<const workbench::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_answers.clear();
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

void SessionsModel::append(std::span<const Row> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_more.insert(m_more.end(), rows.begin(), rows.end());
    endInsertRows();
}

void SessionsModel::setColumns(std::vector<SessionColumn> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void SessionsModel::forget()
{
    m_texts->clear();
    m_answers.clear();
}

const std::vector<SessionColumn>& SessionsModel::columns() const
{
    return m_columns;
}

const workbench::Snapshot* SessionsModel::snapshot() const
{
    return m_snapshot.get();
}

Row SessionsModel::frameRow(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return at < m_order->size() ? (*m_order)[at] : m_more[at - m_order->size()];
}

SessionId SessionsModel::sessionAt(int row) const
{
    return row < 0 || row >= rowCount() ? SessionId() : m_snapshot->frame->ids[frameRow(row)];
}

int SessionsModel::rowOf(SessionId id) const
{
    const auto wanted = m_snapshot == nullptr ? std::nullopt : m_snapshot->frame->row(id);
    if (!wanted)
        return -1;
    if (const auto found = std::find(m_order->begin(), m_order->end(), *wanted); found != m_order->end())
        return static_cast<int>(found - m_order->begin());
    const auto found = std::find(m_more.begin(), m_more.end(), *wanted);
    return found == m_more.end() ? -1 : static_cast<int>(m_order->size()) + static_cast<int>(found - m_more.begin());
}

QString SessionsModel::externalId(int row) const
{
    const SessionText* text = m_texts->find(sessionAt(row));
    return text == nullptr ? QString() : text->id;
}

int SessionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_snapshot == nullptr ? 0 : static_cast<int>(m_order->size() + m_more.size());
}

int SessionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant SessionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SessionColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return common::plainToolTip(text(index.row(), column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? spoken(index.row()) : text(index.row(), column);
    default:
        return {};
    }
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const SessionColumn& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString SessionsModel::text(int row, const SessionColumn& column) const
{
    if (column.kind == SessionColumn::Kind::Label)
        return labelText(row);
    const bool isId = column.kind == SessionColumn::Kind::Id;
    if (!isId && column.kind != SessionColumn::Kind::FirstWords)
        return cellText(*m_snapshot, frameRow(row), column);
    const SessionText* texts = m_texts->find(sessionAt(row));
    if (texts == nullptr) {
        wantAround(row);
        return u"…"_s;
    }
    return isId ? texts->shownId : texts->words;
}

QString SessionsModel::spoken(int row) const
{
    QStringList parts;
    for (const SessionColumn& column : m_columns) {
        const QString cell = text(row, column);
        if (!cell.isEmpty())
            parts.append(column.title + u' ' + cell);
    }
    return parts.join(u", "_s);
}

QString SessionsModel::labelText(int row) const
{
    const Row at = frameRow(row);
    const population::LabelColumns& labels = m_snapshot->labels;
    if (labels.labeled.size() <= at || !labels.hasFinal(at))
        return labelState(*m_snapshot, at);
    const SessionId session = sessionAt(row);
    return m_answers.find(session, m_answers.knows(session) ? std::vector<SessionId>{} : around(row));
}

std::vector<SessionId> SessionsModel::around(int row) const
{
    const int first = row / kBlock * kBlock;
    const int last = std::min(first + kBlock, rowCount());
    std::vector<SessionId> ids;
    ids.reserve(kBlock);
    for (int i = first; i < last; ++i)
        ids.push_back(sessionAt(i));
    return ids;
}

void SessionsModel::wantAround(int row) const
{
    m_texts->want(around(row));
}

} // namespace turnout::ui
