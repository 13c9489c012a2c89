// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DeskDrafts.h"
#include "workbench/LabelDesk.h"
#include "workbench/QueueView.h"

#include <optional>
#include <QAbstractListModel>
#include <vector>

namespace turnout::ui {

/// The queue as the desk's left list, in the annotator's view of it (workbench::annotatorsView): number and state of
/// each session, nothing that could lead.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// Both must outlive their being set here; without a desk the list is empty. The sessions of drafts are marked as
    /// begun; null: none.
    void setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts);
    void entryChanged(std::size_t entry);
    /// Only what this annotator flagged, under the numbers of all.
    void setOnlyFlagged(bool only);

    [[nodiscard]] std::optional<int> rowOf(std::size_t entry) const;
    [[nodiscard]] std::size_t entryAt(int row) const;
    /// Whether the row stands for what was said before the session was asked again: there is nothing to go to.
    [[nodiscard]] bool isEarlier(int row) const;
    /// The row before or after where the entry is, or would be were it listed; may be outside the list.
    [[nodiscard]] int rowBeside(std::size_t entry, bool after) const;
    /// From 1, among all the annotator sees; nothing for a session that only others answered.
    [[nodiscard]] std::optional<int> numberOf(std::size_t entry) const;
    [[nodiscard]] int numbers() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        workbench::QueueLine line;
        int number = 0;
        bool operator==(const Row&) const = default;
    };
    void order();
    [[nodiscard]] std::vector<Row> rows(const std::vector<workbench::QueueLine>& view) const;
    [[nodiscard]] QString whyHeld(std::size_t entry) const;

    const workbench::LabelDesk* m_desk = nullptr;
    const workbench::DeskDrafts* m_drafts = nullptr;
    std::vector<workbench::QueueLine> m_view; ///< by number
    std::vector<Row> m_rows;
    bool m_onlyFlagged = false;
};

} // namespace turnout::ui
