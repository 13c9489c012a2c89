// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/KeyBindings.h"

#include <algorithm>
#include <array>
#include <QSettings>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPresetKey = "keys/preset"_L1;
constexpr auto kOwnGroup = "keys/own"_L1;

using Keys = KeyPreset::Keys;

// As the tools' own documentation has them: accept A, ignore Space, undo Backspace or Del, flag F, instructions H.
constexpr std::array kProdigy{
    Keys{u"label.submit", u"A; Return; Enter"},
    Keys{u"label.skip", u"Space"},
    Keys{u"label.undo", u"Backspace; Del; Ctrl+Z"},
    Keys{u"label.flag", u"F"},
    Keys{u"label.guidelines", u"H"},
    Keys{u"label.history", u"G"},
};
constexpr std::array kLabelStudio{
    Keys{u"label.submit", u"Ctrl+Return; Ctrl+Enter"},
    Keys{u"label.skip", u"Ctrl+Space"},
    Keys{u"label.undo", u"Ctrl+Z"},
    Keys{u"label.redo", u"Ctrl+Shift+Z"},
    Keys{u"label.next", u"Shift+Down"},
    Keys{u"label.previous", u"Shift+Up"},
};
constexpr std::array kArgilla{
    Keys{u"label.submit", u"Return; Enter"},
    Keys{u"label.skip", u"Backspace"},
    Keys{u"label.undo", u"Ctrl+Z"},
    Keys{u"label.redo", u"Ctrl+Shift+Z; Ctrl+Y"},
    Keys{u"label.putOff", u"Ctrl+S"},
    Keys{u"label.next", u"Right"},
    Keys{u"label.previous", u"Left"},
};
constexpr std::array kPresets{
    KeyPreset{u"turnout", u"Turnout", {}},
    KeyPreset{u"prodigy", u"Prodigy", kProdigy},
    KeyPreset{u"labelstudio", u"Label Studio", kLabelStudio},
    KeyPreset{u"argilla", u"Argilla", kArgilla},
};

const KeyPreset& presetOf(const QString& id)
{
    const auto found
        = std::find_if(kPresets.begin(), kPresets.end(), [&](const KeyPreset& one) { return one.id == id; });
    return found == kPresets.end() ? kPresets.front() : *found;
}

/// Keys as they are written everywhere: known ones only, each once.
QString tidy(const QString& keys)
{
    QStringList good;
    for (const QString& part : keys.split(u"; "_s, Qt::SkipEmptyParts)) {
        const QString text
            = QKeySequence::fromString(part, QKeySequence::PortableText).toString(QKeySequence::PortableText);
        if (!text.isEmpty() && !good.contains(text))
            good << text;
    }
    return good.join(u"; "_s);
}

} // namespace

std::span<const KeyPreset> keyPresets()
{
    return kPresets;
}

KeyBindings& KeyBindings::current()
{
    static KeyBindings bindings;
    return bindings;
}

QString KeyBindings::presetKeys(const CommandSpec& command) const
{
    for (const Keys& one : presetOf(m_preset).keys)
        if (one.id == command.id)
            return one.keys.toString();
    return command.keys.toString();
}

QString KeyBindings::keys(const CommandSpec& command) const
{
    const auto own = m_own.find(command.id.toString());
    return own == m_own.end() ? presetKeys(command) : own->second;
}

QString KeyBindings::preset() const
{
    return presetOf(m_preset).id.toString();
}

void KeyBindings::setPreset(const QString& id)
{
    m_preset = presetOf(id).id.toString();
    m_own.clear();
    Q_EMIT changed();
}

void KeyBindings::setKeys(const CommandSpec& command, const QString& keys)
{
    const QString wanted = tidy(keys);
    if (wanted == tidy(presetKeys(command)))
        m_own.erase(command.id.toString());
    else
        m_own[command.id.toString()] = wanted;
    Q_EMIT changed();
}

void KeyBindings::clear()
{
    setPreset(kPresets.front().id.toString());
}

std::vector<const CommandSpec*> KeyBindings::takenBy(const CommandSpec& command, const QKeySequence& key) const
{
    std::vector<const CommandSpec*> taken;
    for (const CommandSpec& other : commandTable()) {
        const bool meet = other.context == command.context || other.context == CommandContext::Global
            || command.context == CommandContext::Global;
        if (other.id != command.id && meet && commandKeys(other).contains(key))
            taken.push_back(&other);
    }
    return taken;
}

void KeyBindings::restore(QSettings& settings)
{
    m_preset = presetOf(settings.value(kPresetKey).toString()).id.toString();
    m_own.clear();
    settings.beginGroup(kOwnGroup);
    const QStringList stored = settings.childKeys();
    for (const QString& id : stored)
        if (findCommand(id) != nullptr) // a command of another version is left alone
            m_own[id] = tidy(settings.value(id).toString());
    settings.endGroup();
    Q_EMIT changed();
}

void KeyBindings::save(QSettings& settings) const
{
    settings.remove(kOwnGroup);
    if (preset() == kPresets.front().id)
        settings.remove(kPresetKey);
    else
        settings.setValue(kPresetKey, preset());
    settings.beginGroup(kOwnGroup);
    for (const auto& [id, keys] : m_own)
        settings.setValue(id, keys);
    settings.endGroup();
}

bool canBeBound(const QKeySequence& key)
{
    if (key.count() != 1)
        return false;
    switch (key[0].key()) {
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
    case Qt::Key_unknown:
        return false;
    default:
        return true;
    }
}

} // namespace turnout::common
