// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DeskSettings.h"

#include <QDialog>

#include <map>

class QCheckBox;
class QSpinBox;

namespace turnout::ui {

/// What annotators of this project see once they have answered, and how their time is taken. Show it with open().
class DeskSettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit DeskSettingsDialog(const workbench::DeskSettings& settings, QWidget* parent = nullptr);
    [[nodiscard]] workbench::DeskSettings settings() const;

Q_SIGNALS:
    void chosen(const turnout::workbench::DeskSettings& settings);

private:
    std::map<workbench::Leading, QCheckBox*> m_revealed;
    QCheckBox* m_names;
    QSpinBox* m_idle;
    QCheckBox* m_timer;
};

} // namespace turnout::ui
