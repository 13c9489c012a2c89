// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/Segments.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace turnout::ui {

/// Which segments the project makes of its transcripts: the built-in ones, and rules of one's own. Show it with open();
/// accepted, settings() is what to make.
class SegmentsDialog final : public QDialog {
    Q_OBJECT
public:
    SegmentsDialog(const workbench::SegmentSettings& settings, common::Dialogs& dialogs, QWidget* parent = nullptr);
    [[nodiscard]] workbench::SegmentSettings settings() const;

private:
    void check();
    void load();
    void save();
    void write(const QString& rules);
    void say(const QString& problem);

    common::Dialogs& m_dialogs;
    QCheckBox* m_builtIn;
    QPlainTextEdit* m_rules;
    QLabel* m_problem;
    QPushButton* m_make;
};

} // namespace turnout::ui
