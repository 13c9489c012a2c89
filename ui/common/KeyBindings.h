// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandTable.h"

#include <map>
#include <QObject>
#include <span>

class QSettings;

namespace turnout::common {

/// The keys of another labeling tool, for hands that know it; what is not in it stays as Turnout has it.
struct KeyPreset {
    struct Keys {
        QStringView id; ///< of the command
        QStringView keys; ///< as CommandSpec's
    };
    QStringView id; ///< "prodigy"
    QStringView title; ///< "Prodigy"
    std::span<const Keys> keys;
};

/// Turnout's own first.
std::span<const KeyPreset> keyPresets();

/// Which keys give which command, in the whole program: a preset, and over it what the user chose. Menus, tool tips,
/// palette and cheat sheet ask here. Thread: GUI.
class KeyBindings final : public QObject {
    Q_OBJECT
public:
    static KeyBindings& current();

    /// As CommandSpec's: "Backspace; Ctrl+Z".
    [[nodiscard]] QString keys(const CommandSpec& command) const;
    /// Without what the user chose for this command.
    [[nodiscard]] QString presetKeys(const CommandSpec& command) const;
    [[nodiscard]] QString preset() const;

    /// Forgets what the user chose over the preset before. An unknown id is Turnout's own.
    void setPreset(const QString& id);
    /// Empty: the command has no key. What the preset says anyway is not kept.
    void setKeys(const CommandSpec& command, const QString& keys);
    /// Everything as Turnout has it.
    void clear();

    /// Commands that would answer to this key where `command` works, but itself.
    [[nodiscard]] std::vector<const CommandSpec*> takenBy(const CommandSpec& command, const QKeySequence& key) const;

    /// Only what is not the default is stored: the preset's id, and the keys that differ from the preset.
    void restore(QSettings& settings);
    void save(QSettings& settings) const;

Q_SIGNALS:
    void changed();

private:
    QString m_preset;
    std::map<QString, QString> m_own;
};

/// Whether a key can be given to a command at all: not those that move the focus or close what is open, nor a modifier
/// alone.
bool canBeBound(const QKeySequence& key);

} // namespace turnout::common
