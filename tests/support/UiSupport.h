// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/OpenProject.h"

#include <cstdint>
#include <memory>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <string>

class QAbstractItemModel;

namespace turnout::workbench {
class Workbench;
}

/// What tests with windows need beside TestSupport: a project with something in it, and ways to drive and look.
namespace testsupport {

/// Makes a demo project at `path` (at least 1,000 sessions) and leaves it open. A test that cannot make it ends there.
std::shared_ptr<turnout::workbench::OpenProject> demoProject(
    const std::string& path, std::int64_t sessions = 1000, std::uint64_t seed = 7);
/// Draws `size` sessions of everything into the queue.
void drawFrom(turnout::workbench::OpenProject& project, std::int64_t size, std::uint64_t seed = 7);
/// Gives the workbench the project and waits for its first snapshot; false when none comes in time.
bool openIn(turnout::workbench::Workbench& workbench, std::shared_ptr<turnout::workbench::OpenProject> project);

/// The child with that object name, or null; a name that is not there is a warning in the test's output.
template <typename T>
T* child(const QWidget& parent, const QString& name)
{
    T* found = parent.findChild<T*>(name);
    if (found == nullptr)
        qWarning("no child called %s", qPrintable(name));
    return found;
}

/// Triggers the action with that id (a command of the table) wherever it lives below `window`. False where it is not
/// there, or not enabled.
bool trigger(const QWidget& window, const QString& commandId);
/// A key to whatever has the focus in the window.
void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

/// Every shown widget that can get the focus by Tab or click and has no name a screen reader could say: "QToolButton
/// columnsButton".
QStringList unnamedWidgets(const QWidget& root);

/// The model as text, a row a line, cells parted by " | ": at most `rows` of them, under the header line.
QString modelText(const QAbstractItemModel& model, int rows = 20);

/// Saves what the widget looks like as $TURNOUT_PICTURES/<name>.png; does nothing without that variable.
void picture(QWidget& widget, const QString& name);

} // namespace testsupport
