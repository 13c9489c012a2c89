// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Workbench.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace turnout::common {
class ChipBar;
}

namespace turnout::ui {

class FilterPopup;

/// The shared filter as chips, and the way to add a condition. Thread: GUI.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    /// The popup opens over `window`.
    FilterBar(workbench::Workbench& workbench, QWidget& window, QWidget* parent = nullptr);
    void openPopup();
    [[nodiscard]] FilterPopup& popup() const;

private:
    void showFilter();

    workbench::Workbench& m_workbench;
    QLabel* m_name;
    common::ChipBar* m_chips;
    QPushButton* m_add;
    QPushButton* m_clear;
    FilterPopup* m_popup;
};

} // namespace turnout::ui
