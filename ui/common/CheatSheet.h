// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <vector>

namespace turnout::common {

/// Every key, by context, from the command table. Shown by `?`; show it with open().
class CheatSheet final : public QDialog {
    Q_OBJECT
public:
    /// A key that is not of the table, and what it does.
    struct Line {
        QString keys;
        QString what;
    };
    /// `answers`: those of the project's rubric, where there is one.
    explicit CheatSheet(const std::vector<Line>& answers = {}, QWidget* parent = nullptr);

Q_SIGNALS:
    void changeRequested();
};

} // namespace turnout::common
