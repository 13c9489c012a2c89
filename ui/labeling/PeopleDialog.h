// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DeskWork.h"

#include <QDialog>

namespace turnout::ui {

/// Who labels in this project, how much each has done and how fast. How well they agree is the Agreement workspace's.
class PeopleDialog final : public QDialog {
    Q_OBJECT
public:
    /// `me`: who labels here now.
    PeopleDialog(const std::vector<workbench::AnnotatorWork>& work, const QString& me, QWidget* parent = nullptr);

Q_SIGNALS:
    void changeRequested(); ///< somebody else wants to label here
};

} // namespace turnout::ui
