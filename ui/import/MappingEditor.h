// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "import/MappingModel.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QTableView;

namespace turnout::ui {

/// What each column of a table is: chosen in a list, read from a mapping file or written to one (the command line's
/// `--map`). Thread: GUI.
class MappingEditor final : public QWidget {
    Q_OBJECT
public:
    /// `dialogs` outlives it.
    explicit MappingEditor(common::Dialogs& dialogs, QWidget* parent = nullptr);

    void setTable(const ingest::TableHead& head, const ingest::CsvMapping& mapping);
    [[nodiscard]] const ingest::CsvMapping& mapping() const;
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void mappingChanged(); ///< by the user

private:
    void show();
    void choose(const QModelIndex& index);
    void load();
    void save();
    void setScale();
    void say(const QString& text);

    common::Dialogs& m_dialogs;
    MappingModel* m_model;
    QTableView* m_view;
    QWidget* m_scale;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    QLabel* m_note;
};

} // namespace turnout::ui
