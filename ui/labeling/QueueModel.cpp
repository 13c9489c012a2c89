// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QueueModel.h"

#include "common/Theme.h"

#include <algorithm>
#include <QDateTime>
#include <QLocale>

namespace turnout::ui {

void QueueModel::setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts)
{
    beginResetModel();
    m_desk = desk;
    m_drafts = drafts;
    m_view = desk == nullptr ? std::vector<workbench::QueueLine>() : workbench::annotatorsView(desk->queue());
    m_rows = rows(m_view);
    endResetModel();
}

void QueueModel::entryChanged(std::size_t entry)
{
    order();
    if (const auto row = rowOf(entry)) {
        const QModelIndex changed = index(*row);
        Q_EMIT dataChanged(changed, changed);
    }
}

void QueueModel::setOnlyFlagged(bool only)
{
    m_onlyFlagged = only;
    order();
}

/// Work that goes from one session to the next leaves every row where it is.
void QueueModel::order()
{
    if (m_desk == nullptr)
        return;
    auto view = workbench::annotatorsView(m_desk->queue());
    auto now = rows(view);
    m_view = std::move(view);
    if (now == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(now);
    endResetModel();
}

std::vector<QueueModel::Row> QueueModel::rows(const std::vector<workbench::QueueLine>& view) const
{
    std::vector<Row> rows;
    rows.reserve(view.size());
    int number = 0;
    for (const workbench::QueueLine& line : view) {
        ++number;
        if (!m_onlyFlagged || m_desk->flagged(m_desk->queue()[line.entry].session))
            rows.push_back({line, number});
    }
    return rows;
}

std::optional<int> QueueModel::rowOf(std::size_t entry) const
{
    const auto found = std::ranges::find(m_rows, workbench::QueueLine{entry, false}, &Row::line);
    return found == m_rows.end() ? std::nullopt : std::optional(static_cast<int>(found - m_rows.begin()));
}

std::size_t QueueModel::entryAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).line.entry;
}

bool QueueModel::isEarlier(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).line.earlier;
}

int QueueModel::rowBeside(std::size_t entry, bool after) const
{
    const int number = numberOf(entry).value_or(0);
    const auto numberOfRow = [](const Row& row) { return row.number; };
    return static_cast<int>(after ? std::ranges::upper_bound(m_rows, number, {}, numberOfRow) - m_rows.begin()
                                  : std::ranges::lower_bound(m_rows, number, {}, numberOfRow) - m_rows.begin() - 1);
}

std::optional<int> QueueModel::numberOf(std::size_t entry) const
{
    const auto found = std::ranges::find(m_view, workbench::QueueLine{entry, false});
    return found == m_view.end() ? std::nullopt : std::optional(static_cast<int>(found - m_view.begin()) + 1);
}

int QueueModel::numbers() const
{
    return static_cast<int>(m_view.size());
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString QueueModel::whyHeld(std::size_t entry) const
{
    const auto until = m_desk->putOffUntil(entry);
    return until ? tr("put off for everybody until %1")
                       .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(*until).time(), QLocale::ShortFormat))
                 : tr("not free now: open at a colleague's desk, or in a draw that is paused");
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (m_desk == nullptr || !index.isValid() || index.row() >= rowCount())
        return {};
    const int number = m_rows[static_cast<std::size_t>(index.row())].number;
    const auto& entry = m_desk->queue()[entryAt(index.row())];
    const bool earlier = isEarlier(index.row());
    const auto state = earlier ? workbench::QueueState::Answered : entry.state;
    const bool begun = !earlier && m_drafts != nullptr && m_drafts->find(entry.session) != nullptr;
    const bool flagged = m_desk->flagged(entry.session);
    using workbench::QueueState;
    switch (role) {
    case Qt::DisplayRole: {
        const QString mark = begun          ? QStringLiteral("◐")
            : state == QueueState::Answered ? QStringLiteral("●")
            : state == QueueState::Skipped  ? QStringLiteral("⤼")
            : state == QueueState::Held     ? QStringLiteral("◌")
                                            : QStringLiteral("○");
        const QString text = QStringLiteral("%1  %2").arg(mark).arg(number);
        return flagged ? QStringLiteral("%1  ⚑").arg(text) : text;
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: { // the marks are small, and only here in words
        const QString said = begun          ? tr("session %1, begun and not submitted").arg(number)
            : state == QueueState::Answered ? tr("session %1, answered").arg(number)
            : state == QueueState::Skipped  ? tr("session %1, skipped").arg(number)
            : state == QueueState::Held
            ? tr("session %1, %2").arg(QString::number(number), whyHeld(entryAt(index.row())))
            : tr("session %1, waiting").arg(number);
        return flagged ? tr("%1, flagged").arg(said) : said;
    }
    case Qt::ForegroundRole:
        return state == QueueState::Answered ? common::Theme::current().labeled : common::Theme::current().muted;
    default:
        return {};
    }
}

} // namespace turnout::ui
