// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessions/SessionsModel.h"

#include <QTableView>

namespace turnout::ui {

/// The view of the sessions table: fixed row heights, sorting by the header without a proxy, and always a current row
/// while there are rows (screen readers crash on a table without one). Thread: GUI.
class SessionsTable final : public QTableView {
    Q_OBJECT
public:
    explicit SessionsTable(SessionsModel& model, QWidget* parent = nullptr);

    /// Sets widths after the columns have changed, and shows the sort.
    void arrangeColumns(const workbench::SortKey& sort);
    void showSort(const workbench::SortKey& sort);

    [[nodiscard]] SessionId currentSession() const;
    /// Makes this session's row current, or the first where it is not there.
    void goToSession(SessionId id);
    /// How many rows are selected; quick for any number.
    [[nodiscard]] int selectedCount() const;
    /// The selected rows from the top, at most so many.
    [[nodiscard]] std::vector<int> selectedRows(std::size_t most) const;

    /// Letters are commands here; a search by typing would ask the model for a million cells.
    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    void sortRequested(const turnout::workbench::SortKey& key);
    void currentSessionChanged(turnout::SessionId id);
    void selectedCountChanged(int count);
    void menuRequested(const QModelIndex& cell, const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void fitWords();
    void requestSort(int column);

    SessionsModel& m_model;
    workbench::SortKey m_sort;
    SessionId m_told;
    int m_column = 0; ///< the cursor's, which outlives a new order
    bool m_fitting = false;
};

} // namespace turnout::ui
