// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/Drafts.h"
#include "workbench/LabelDesk.h"

#include <QAbstractListModel>

namespace turnout::ui {

/// The queue as the desk's left list: number and state of each session, nothing that could lead.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// The desk must outlive its being set here; null empties the list.
    void setDesk(const workbench::LabelDesk* desk);
    /// Whose sessions are marked as begun; must outlive the model. Null: none.
    void setDrafts(const Drafts* drafts);
    void entryChanged(std::size_t entry);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    const workbench::LabelDesk* m_desk = nullptr;
    const Drafts* m_drafts = nullptr;
};

} // namespace turnout::ui
