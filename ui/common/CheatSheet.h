// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace turnout::common {

/// Every key, by context, from the command table. Shown by `?`; show it with open().
class CheatSheet final : public QDialog {
    Q_OBJECT
public:
    explicit CheatSheet(QWidget* parent = nullptr);
};

} // namespace turnout::common
