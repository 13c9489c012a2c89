// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessions/GivenAnswers.h"
#include "sessions/SessionColumns.h"
#include "sessions/SessionTexts.h"

#include <memory>
#include <QAbstractTableModel>
#include <span>
#include <vector>

namespace turnout::ui {

/// The sessions table: an order of rows over the snapshot's columns, nothing copied. Reads texts as they are seen.
/// Thread: GUI.
class SessionsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using Order = std::shared_ptr<const std::vector<population::Row>>;

    explicit SessionsModel(workbench::Workbench& workbench, QObject* parent = nullptr);

    /// Shows these rows of this snapshot.
    void setContent(std::shared_ptr<const workbench::Snapshot> snapshot, Order order);
    /// The same rows with newer labels.
    void setLabels(std::shared_ptr<const workbench::Snapshot> snapshot);
    /// More rows at the end, as a search finds them.
    void append(std::span<const population::Row> rows);
    void setColumns(std::vector<SessionColumn> columns);
    /// Forgets what was read: another project.
    void forget();

    [[nodiscard]] const std::vector<SessionColumn>& columns() const;
    [[nodiscard]] const workbench::Snapshot* snapshot() const;
    [[nodiscard]] population::Row frameRow(int row) const;
    [[nodiscard]] SessionId sessionAt(int row) const;
    /// Where a session is in the table, or −1.
    [[nodiscard]] int rowOf(SessionId id) const;
    /// Production's id of a row, empty while it is not read yet.
    [[nodiscard]] QString externalId(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, const SessionColumn& column) const;
    [[nodiscard]] QString spoken(int row) const;
    void wantAround(int row) const;
    /// The sessions of the block the row is in.
    [[nodiscard]] std::vector<SessionId> around(int row) const;
    [[nodiscard]] QString labelText(int row) const;

    std::shared_ptr<const workbench::Snapshot> m_snapshot;
    Order m_order;
    std::vector<population::Row> m_more; ///< found since
    std::vector<SessionColumn> m_columns;
    SessionTexts* m_texts;
    mutable GivenAnswers m_answers;
};

} // namespace turnout::ui
