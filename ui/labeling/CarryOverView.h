// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartTableModel.h"
#include "workbench/RubricChange.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace turnout::ui {

/// What becomes of the labels when the questions change: a sentence, and every question and answer with how many.
class CarryOverView final : public QWidget {
    Q_OBJECT
public:
    explicit CarryOverView(QWidget* parent = nullptr);
    void show(const workbench::RubricChange& change);
    [[nodiscard]] QString sentence() const;

private:
    QLabel* m_sentence;
    QLabel* m_estimates;
    common::ChartTableModel* m_model;
    QTableView* m_table;
};

} // namespace turnout::ui
