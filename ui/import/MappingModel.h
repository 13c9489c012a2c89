// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/TableHead.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace turnout::ui {

/// The columns of a table: name, what is in it, what it is used as. The last can be edited: the place of the use in
/// columnUses(). Thread: GUI.
class MappingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Examples, Use, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setTable(std::vector<ingest::TableColumn> columns, const ingest::CsvMapping& mapping);
    void setMapping(const ingest::CsvMapping& mapping);
    [[nodiscard]] const ingest::CsvMapping& mapping() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void edited(); ///< by the user

private:
    std::vector<ingest::TableColumn> m_columns;
    ingest::CsvMapping m_mapping;
};

/// Chooses a use from a list, and says that it can be chosen.
class UseDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace turnout::ui
