// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "labeling/LabelPage.h"
#include "sessions/SessionsPage.h"
#include "shell/Banner.h"
#include "shell/MainWindow.h"
#include "shell/WindowState.h"
#include "shell/Workspaces.h"
#include "support/TestSupport.h"
#include "support/UiSupport.h"

#include <memory>
#include <QDialog>
#include <QTest>
#include <string>

namespace testsupport {

/// The window with answers for its dialogs and settings of its own.
struct App {
    explicit App(const TempDir& dir)
        : state(QString::fromStdString(dir.file("state.ini")))
    {
        window.resize(1280, 800);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window was not shown");
    }
    /// Opens a project and waits until it can be looked at.
    void open(const std::string& path)
    {
        const auto before = window.workbench().project();
        window.openProject(QString::fromStdString(path));
        const auto there
            = [&] { return window.workbench().project() != before && window.workbench().snapshot() != nullptr; };
        if (!QTest::qWaitFor(there, 30000))
            qFatal("the project was not opened: %s", qPrintable(bannerText()));
        settle();
    }
    /// Waits until the label desk has read its queue.
    void settle()
    {
        const auto* desk = window.findChild<turnout::ui::LabelPage*>();
        if (desk == nullptr || !QTest::qWaitFor([&] { return !desk->reading(); }, 30000))
            qFatal("the label desk does not come to rest");
    }
    [[nodiscard]] QString bannerText()
    {
        return window.banner().text();
    }
    /// A dialog of the window that is open now.
    template <typename T = QDialog>
    T* dialog(const QString& name)
    {
        T* found = nullptr;
        const bool there = QTest::qWaitFor(
            [&] {
                found = window.findChild<T*>(name);
                return found != nullptr && found->isVisible();
            },
            60000);
        if (!there)
            qWarning("no dialog called %s", qPrintable(name));
        return there ? found : nullptr;
    }
    [[nodiscard]] int rows()
    {
        return window.workspaces().sessions().model().rowCount();
    }

    turnout::common::ScriptedDialogs dialogs;
    turnout::ui::WindowState state;
    turnout::ui::MainWindow window{dialogs, state};
};

} // namespace testsupport
