// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DeskDrafts.h"
#include "workbench/LabelDesk.h"

#include <QAbstractListModel>

namespace turnout::ui {

/// The queue as the desk's left list: number and state of each session, nothing that could lead.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Both must outlive their being set here; without a desk the list is empty. The sessions of drafts are marked as
    /// begun; null: none.
    void setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts);
    void entryChanged(std::size_t entry);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    const workbench::LabelDesk* m_desk = nullptr;
    const workbench::DeskDrafts* m_drafts = nullptr;
};

} // namespace turnout::ui
