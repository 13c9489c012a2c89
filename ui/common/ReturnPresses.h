// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace turnout::common {

/// Return presses the button that has the keyboard, as Space does, on pages too: Qt sees to it in dialogs only.
/// Commands leave the key to such a button (CommandActions). Filters the whole application while it is there.
class ReturnPresses final : public QObject {
    Q_OBJECT
public:
    explicit ReturnPresses(QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace turnout::common
