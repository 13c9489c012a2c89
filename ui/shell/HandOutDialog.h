// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/HandOut.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace turnout::ui {

/// Whom sessions are handed out to, how many, and how long they are kept for them. Show it with open(). Thread: GUI.
class HandOutDialog final : public QDialog {
    Q_OBJECT
public:
    /// `annotators`: names to choose from; others can be typed.
    explicit HandOutDialog(const QStringList& annotators, QWidget* parent = nullptr);
    /// Without the file's name.
    [[nodiscard]] workbench::SplitRequest request() const;

private:
    QComboBox* m_annotator;
    QSpinBox* m_size;
    QSpinBox* m_days;
    QPushButton* m_choose;
};

} // namespace turnout::ui
