// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandTable.h"

#include <functional>
#include <optional>
#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListWidget;

namespace turnout::common {

/// How well a typed pattern fits a text: letters in order, any case; higher is better, negative does not fit.
int fuzzyScore(QStringView pattern, QStringView text);

/// Ctrl+K: every command by name. Typing filters, arrows choose, Enter gives the command, Escape closes.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget& window);

    /// `title` answers what a command is called now, or nothing where it cannot be given; without it every command is
    /// listed under its own name.
    void setAvailable(std::function<std::optional<QString>(const QString& id)> title);
    /// Shows it over the window with commands that are global or of this context.
    void popup(CommandContext context);
    /// The ids listed now, best first.
    [[nodiscard]] QStringList listed() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void triggered(const QString& commandId);

private:
    void fill();
    void accept();
    void leave();

    QWidget& m_window;
    QPointer<QWidget> m_before; ///< had the keyboard, and gets it back
    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_none; ///< said in the place of the commands where none fits
    std::function<std::optional<QString>(const QString&)> m_titleOf;
    CommandContext m_context = CommandContext::Global;
};

} // namespace turnout::common
