// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DrawSessions.h"
#include "workbench/Workbench.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSpinBox;
class QTimer;
class QFormLayout;

namespace turnout::ui {

/// Chooses sessions to label: how many, how they are mixed, and what that gives, worked out while the numbers are
/// changed. The frame is the shared filter. Show it with open(). Thread: GUI.
class DrawDialog final : public QDialog {
    Q_OBJECT
public:
    DrawDialog(workbench::Workbench& workbench, const QString& madeBy, QWidget* parent = nullptr);

Q_SIGNALS:
    void drawn(const turnout::workbench::DrawReport& report);

private:
    void buildForm(QFormLayout& form);
    [[nodiscard]] workbench::DrawRequest request(bool preview) const;
    void showShares();
    void preview();
    void showPreview(const Result<workbench::DrawReport>& report);
    void draw();
    void finish(const Result<workbench::DrawReport>& report);

    workbench::Workbench& m_workbench;
    std::string m_madeBy;
    QSpinBox* m_size;
    QSpinBox* m_seed;
    QSpinBox* m_audit;
    QSpinBox* m_coverage;
    QLabel* m_uncertain;
    QLabel* m_arms;
    QLabel* m_frame;
    QLabel* m_note;
    QPushButton* m_draw;
    QTimer* m_pause;
    quint64 m_request = 0;
};

} // namespace turnout::ui
