// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringView>
#include <span>
#include <vector>

namespace turnout::common {

/// Where a command can be given. Global ones work everywhere.
enum class CommandContext { Global, Label, Sessions, Populations, Agreement, Adjudication, EvaluationSets };

/// One thing a user can ask for. Menus, palette, cheat sheet, tool tips and tests are made from these.
struct CommandSpec {
    QStringView id; ///< "label.submit"
    CommandContext context = CommandContext::Global;
    QStringView title; ///< as in the menu: "Submit and show the next"
    QStringView help; ///< one sentence
    QStringView keys; ///< default keys as portable text, parted by "; ": "Backspace; Ctrl+Z"; empty for none
    QStringView icon; ///< name for Theme::icon, or empty
};

/// Every command of the program.
std::span<const CommandSpec> commandTable();
/// The command with that id, or null.
const CommandSpec* findCommand(QStringView id);
/// The keys of a command, parsed.
QList<QKeySequence> commandKeys(const CommandSpec& command);
/// "Backspace or Ctrl+Z", as this system writes keys.
QString keyText(const CommandSpec& command);
QString contextTitle(CommandContext context);

/// Two commands that would answer to one key in one place.
struct KeyConflict {
    const CommandSpec* first = nullptr;
    const CommandSpec* second = nullptr;
    QKeySequence key;
};

/// Same key in the same context, or in a context and globally.
std::vector<KeyConflict> keyConflicts(std::span<const CommandSpec> commands);

} // namespace turnout::common
