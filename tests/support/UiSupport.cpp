// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/UiSupport.h"

#include "workbench/DemoProject.h"
#include "workbench/DrawSessions.h"
#include "workbench/Workbench.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>

namespace testsupport {

using namespace Qt::StringLiterals;
using namespace turnout;

std::shared_ptr<workbench::OpenProject> demoProject(const std::string& path, std::int64_t sessions, std::uint64_t seed)
{
    store::OpenOptions options;
    options.create = true;
    auto opened = workbench::OpenProject::open(path, options);
    if (!opened)
        qFatal("no project: %s", opened.error().message().c_str());
    std::shared_ptr<workbench::OpenProject> project = std::move(opened).value();
    workbench::DemoRequest request;
    request.options.sessions = sessions;
    request.options.seed = seed;
    if (const auto made = workbench::makeDemo(*project, request, {}, {}); !made)
        qFatal("no demo: %s", made.error().message().c_str());
    return project;
}

void drawFrom(workbench::OpenProject& project, std::int64_t size, std::uint64_t seed)
{
    workbench::DrawRequest request;
    request.policy.size = size;
    request.policy.seed = seed;
    request.madeBy = "test";
    if (const auto drawn = workbench::drawSessions(project, request); !drawn)
        qFatal("no draw: %s", drawn.error().message().c_str());
}

bool openIn(workbench::Workbench& workbench, std::shared_ptr<workbench::OpenProject> project)
{
    workbench.setProject(std::move(project));
    if (workbench.snapshot() == nullptr)
        workbench.refresh();
    return QTest::qWaitFor([&] { return workbench.snapshot() != nullptr && workbench.selection() != nullptr; }, 30000);
}

bool trigger(const QWidget& window, const QString& commandId)
{
    const QList<QAction*> actions = window.findChildren<QAction*>(commandId);
    for (QAction* action : actions) {
        if (!action->isEnabled())
            continue;
        action->trigger();
        return true;
    }
    qWarning("no enabled action called %s", qPrintable(commandId));
    return false;
}

void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focused = window.window()->focusWidget();
    QTest::keyClick(focused == nullptr ? &window : focused, key, modifiers);
}

QStringList unnamedWidgets(const QWidget& root)
{
    QStringList names;
    const QList<QWidget*> widgets = root.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const QString type = QString::fromLatin1(widget->metaObject()->className());
        // Qt's own inner widgets speak through the one they belong to.
        const bool inner = widget->objectName().startsWith("qt_"_L1) || type == "QComboBoxListView"_L1;
        if (widget->focusPolicy() == Qt::NoFocus || inner || widget->focusProxy() != nullptr
            || !widget->isVisibleTo(&root))
            continue;
        const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).isEmpty())
            names.append(type + u' ' + widget->objectName());
    }
    return names;
}

QString modelText(const QAbstractItemModel& model, int rows)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.headerData(column, Qt::Horizontal).toString());
    lines.append(cells.join(u" | "_s));
    for (int row = 0; row < std::min(rows, model.rowCount()); ++row) {
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(u" | "_s));
    }
    return lines.join(u'\n');
}

void picture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("TURNOUT_PICTURES");
    if (folder.isEmpty())
        return;
    // What is on its way (texts, layouts) belongs into the picture.
    QTest::qWait(100);
    QDir().mkpath(folder);
    if (!widget.grab().save(folder + u'/' + name + u".png"_s))
        qWarning("cannot save the picture %s", qPrintable(name));
}

} // namespace testsupport
