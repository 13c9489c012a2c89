// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CheatSheet.h"
#include "common/CommandTable.h"
#include "common/Dialogs.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace turnout::common {

class KeyField;

/// Every command with its keys, to be changed: a preset for all, or another key for one. What a key does already is
/// said before it is taken away. By keyboard: arrows choose, Enter asks for the new key, Insert for a second one,
/// Delete leaves none. Changes hold at once. Show it with open().
class KeysDialog final : public QDialog {
    Q_OBJECT
public:
    /// `answers`: the keys of the project's rubric, which give way to commands. `dialogs` ask before a preset takes
    /// the place of what the user changed.
    explicit KeysDialog(Dialogs& dialogs, const std::vector<CheatSheet::Line>& answers = {}, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* presetRow();
    QWidget* changeRow();
    void takePreset();
    void fill();
    [[nodiscard]] const CommandSpec& command() const;
    void ask(bool second);
    void take(const QKeySequence& key);
    void give(const QKeySequence& key);
    void stopAsking();
    void say(const QString& text, bool caution = false);

    Dialogs& m_dialogs;
    std::vector<CheatSheet::Line> m_answers;
    std::vector<const CommandSpec*> m_rows;
    QComboBox* m_preset;
    QTableWidget* m_table;
    KeyField* m_field;
    QLabel* m_note;
    QPushButton* m_take;
    QKeySequence m_wanted; ///< pressed, but another command has it
    bool m_second = false;
};

} // namespace turnout::common
