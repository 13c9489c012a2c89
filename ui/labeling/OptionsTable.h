// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QTableWidget;

namespace turnout::ui {

/// The options of a question as a table to write in: value, words, key, what it counts as, and of a scale its number.
/// Arrows move, typing writes, Insert adds a row, Ctrl+Delete takes it away, Ctrl+Z puts it back, Alt+Up and Alt+Down
/// move it.
class OptionsTable final : public QWidget {
    Q_OBJECT
public:
    explicit OptionsTable(QWidget* parent = nullptr);

    void setOptions(const std::vector<session::Option>& options, bool scale);
    [[nodiscard]] std::vector<session::Option> options() const;

Q_SIGNALS:
    void changed();

private:
    void addRow();
    void removeRow();
    void putBack();
    void setPutBack();
    [[nodiscard]] session::Option optionAt(int row) const;
    void moveRow(int step);
    void fill(int row, const session::Option& option);
    [[nodiscard]] QString cell(int row, int column) const;

    QTableWidget* m_table;
    QPushButton* m_putBack = nullptr;
    struct Removed {
        int row = 0;
        session::Option option;
    };
    std::vector<Removed> m_removed; ///< since the question was shown
    bool m_filling = false;
};

} // namespace turnout::ui
