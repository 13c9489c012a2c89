// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QObject>

class QAction;
class QKeyEvent;
class QWidget;

namespace turnout::common {

/// Makes the QActions of a page or window from the command table and adds them to it. Keys of a context work while
/// the focus is inside the owner; global ones in the whole window, in text fields too. Plain keys stay with what needs
/// them: text fields type them, a focused button takes Space (and Enter, where it is made for that), a list or combo
/// box its arrows. Thread: GUI.
class CommandActions final : public QObject {
    Q_OBJECT
public:
    explicit CommandActions(QWidget& owner);

    /// The action of a command; `run` is called when it is triggered. The id must be in the table.
    QAction* add(const QString& id, std::function<void()> run);
    /// The action added for that id, or null.
    [[nodiscard]] QAction* action(const QString& id) const;
    /// Runs the command if it was added and is enabled.
    bool trigger(const QString& id) const;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isGlobalChord(const QKeyEvent& key) const;

    QWidget& m_owner;
};

} // namespace turnout::common
