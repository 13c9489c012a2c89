// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Workbench.h"

#include <QFrame>

class QAction;
class QLabel;

namespace turnout::ui {

class FilterBar;

/// The top of the window: which project, whether it can be written, the shared filter, search. Thread: GUI.
class TopBar final : public QFrame {
    Q_OBJECT
public:
    /// `window` is where the filter's popup opens; the actions get buttons on the right.
    TopBar(workbench::Workbench& workbench, QWidget& window, const QList<QAction*>& actions, QWidget* parent = nullptr);
    [[nodiscard]] FilterBar& filterBar() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showProject();

    workbench::Workbench& m_workbench;
    QLabel* m_name;
    QLabel* m_readOnly;
    FilterBar* m_filterBar;
};

} // namespace turnout::ui
