// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/DrawPreview.h"
#include "workbench/Workbench.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QTimer;

namespace turnout::ui {

class DrawPolicyForm;
class DrawPreviewPane;

/// Chooses sessions to label: how many, how they are mixed, and what that gives, worked out beside the window while the
/// form is changed. Policies are read from and written to files that the command line takes. Show it with open().
/// Thread: GUI.
class DrawDialog final : public QDialog {
    Q_OBJECT
public:
    /// The workbench has a snapshot.
    DrawDialog(
        workbench::Workbench& workbench, common::Dialogs& dialogs, const QString& madeBy, QWidget* parent = nullptr);
    ~DrawDialog() override;
    void setSize(qint64 sessions);
    void reject() override;

Q_SIGNALS:
    void drawn(const turnout::workbench::DrawReport& report);

private:
    void build();
    QWidget* buildFrom();
    QWidget* buildButtons();
    [[nodiscard]] workbench::DrawRequest request() const;
    void changed();
    void preview();
    void showPreview(const Result<workbench::DrawPreview>& preview);
    void loadPolicy(const QString& path);
    void savePolicy(const QString& path);
    void draw();
    void finish(const Result<workbench::DrawReport>& report);

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    std::string m_madeBy;
    QComboBox* m_from;
    DrawPolicyForm* m_form;
    DrawPreviewPane* m_pane;
    QWidget* m_inputs = nullptr; ///< all that must not be changed while it is drawn
    QPushButton* m_draw;
    QTimer* m_pause;
    CancelToken m_cancel; ///< of the preview that is worked out
    quint64 m_request = 0;
    bool m_drawing = false;
};

} // namespace turnout::ui
