// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CommandActions.h"

#include "common/CommandTable.h"
#include "common/KeyBindings.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// Whether the widget with the focus has a use of its own for a plain key.
bool needsKey(const QWidget* focused, int key)
{
    if (qobject_cast<const QPushButton*>(focused) != nullptr || qobject_cast<const QToolButton*>(focused) != nullptr)
        return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (qobject_cast<const QAbstractButton*>(focused) != nullptr)
        return key == Qt::Key_Space;
    if (qobject_cast<const QComboBox*>(focused) != nullptr
        || qobject_cast<const QAbstractItemView*>(focused) != nullptr)
        return key == Qt::Key_Space || key == Qt::Key_Left || key == Qt::Key_Right;
    return false;
}

void giveKeys(QAction& action, const CommandSpec& command)
{
    action.setShortcuts(commandKeys(command));
    const QString keys = keyText(command);
    action.setToolTip(
        plainToolTip(command.title + (keys.isEmpty() ? QString() : u"  "_s + keys) + u'\n' + command.help.toString()));
}

} // namespace

CommandActions::CommandActions(QWidget& owner)
    : QObject(&owner)
    , m_owner(owner)
{
    owner.installEventFilter(this);
    connect(&KeyBindings::current(), &KeyBindings::changed, this, [this] {
        for (QAction* action : findChildren<QAction*>(Qt::FindDirectChildrenOnly))
            if (const CommandSpec* command = findCommand(action->objectName()))
                giveKeys(*action, *command);
    });
    if (owner.isWindow())
        qApp->installEventFilter(this); // to see a chord before the field that has the focus
}

QAction* CommandActions::add(const QString& id, std::function<void()> run)
{
    const CommandSpec* command = findCommand(id);
    Q_ASSERT_X(command != nullptr, "CommandActions::add", qPrintable(id));
    auto* made = new QAction(plainLabel(command->title.toString()), this);
    made->setObjectName(id);
    giveKeys(*made, *command);
    made->setShortcutContext(
        command->context == CommandContext::Global ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    // A held key must not submit ten sessions.
    made->setAutoRepeat(!id.endsWith("submit"_L1) && !id.endsWith("skip"_L1));
    const QString help = command->help.toString();
    made->setStatusTip(help);
    made->setWhatsThis(help);
    if (!command->icon.isEmpty())
        made->setIcon(Theme::icon(command->icon.toString()));
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_owner.addAction(made);
    return made;
}

QAction* CommandActions::action(const QString& id) const
{
    return findChild<QAction*>(id, Qt::FindDirectChildrenOnly);
}

bool CommandActions::trigger(const QString& id) const
{
    QAction* found = action(id);
    if (found == nullptr || !found->isEnabled())
        return false;
    found->trigger();
    return true;
}

bool CommandActions::isGlobalChord(const QKeyEvent& key) const
{
    const QKeySequence pressed(key.keyCombination());
    const QList<QAction*> actions = findChildren<QAction*>(Qt::FindDirectChildrenOnly);
    return std::any_of(actions.begin(), actions.end(), [&](const QAction* action) {
        return action->shortcutContext() == Qt::WindowShortcut && action->shortcuts().contains(pressed);
    });
}

bool CommandActions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_owner.isWindow()) {
        // A text field knows chords of its own (Ctrl+K cuts the line on some systems); the window's come first.
        const auto* widget = qobject_cast<const QWidget*>(watched);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (widget != nullptr && widget->window() == &m_owner
            && key->modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier) && isGlobalChord(*key)) {
            event->ignore();
            return true;
        }
    }
    if (watched != &m_owner)
        return false;
    // The override travels from the focused widget up to the owner before any shortcut is looked for.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
        if (plain && needsKey(QApplication::focusWidget(), key->key()))
            event->accept();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace turnout::common
