// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QueueModel.h"

#include "common/Theme.h"

namespace turnout::ui {

void QueueModel::setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts)
{
    beginResetModel();
    m_desk = desk;
    m_drafts = drafts;
    endResetModel();
}

void QueueModel::entryChanged(std::size_t entry)
{
    const QModelIndex changed = index(static_cast<int>(entry));
    Q_EMIT dataChanged(changed, changed);
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_desk == nullptr ? 0 : static_cast<int>(m_desk->queue().size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (m_desk == nullptr || !index.isValid() || index.row() >= rowCount())
        return {};
    const auto& entry = m_desk->queue()[static_cast<std::size_t>(index.row())];
    const auto state = entry.state;
    const bool begun = m_drafts != nullptr && m_drafts->find(entry.session) != nullptr;
    const bool flagged = m_desk->flagged(entry.session);
    using workbench::QueueState;
    switch (role) {
    case Qt::DisplayRole: {
        const QString mark = begun          ? QStringLiteral("◐")
            : state == QueueState::Answered ? QStringLiteral("●")
            : state == QueueState::Skipped  ? QStringLiteral("⤼")
            : state == QueueState::Held     ? QStringLiteral("◌")
                                            : QStringLiteral("○");
        const QString text = QStringLiteral("%1  %2").arg(mark).arg(index.row() + 1);
        return flagged ? QStringLiteral("%1  ⚑").arg(text) : text;
    }
    case Qt::AccessibleTextRole: {
        const QString said = begun          ? tr("session %1, begun and not submitted").arg(index.row() + 1)
            : state == QueueState::Answered ? tr("session %1, answered").arg(index.row() + 1)
            : state == QueueState::Skipped  ? tr("session %1, skipped").arg(index.row() + 1)
            : state == QueueState::Held     ? tr("session %1, not free now").arg(index.row() + 1)
                                            : tr("session %1, waiting").arg(index.row() + 1);
        return flagged ? tr("%1, flagged").arg(said) : said;
    }
    case Qt::ForegroundRole:
        return state == QueueState::Answered ? common::Theme::current().labeled : common::Theme::current().muted;
    default:
        return {};
    }
}

} // namespace turnout::ui
