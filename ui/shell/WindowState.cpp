// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/WindowState.h"

#include "common/KeyBindings.h"

#include <algorithm>
#include <QFileInfo>
#include <QScreen>
#include <QStandardPaths>
#include <QStyle>
#include <QWidget>
#include <QWindow>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRecentKey = "projects/recent"_L1;
constexpr auto kFolderKey = "files/folder"_L1;
constexpr auto kAnnotatorKey = "annotator/name"_L1;
constexpr auto kSchemeKey = "window/scheme"_L1;
constexpr auto kGeometryKey = "window/geometry"_L1;

/// A path has slashes, which would be groups of the file.
QString projectKey(QLatin1StringView group, const QString& project)
{
    return group + QString::fromLatin1(project.toUtf8().toHex());
}

QString mergeKey(const QString& project)
{
    return projectKey("mergeFolders/"_L1, project);
}

QString workspaceKey(const QString& project)
{
    return projectKey("workspaces/"_L1, project);
}

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/turnout/turnout.ini"_s;
}

/// What a window manager puts around the window. Before it is shown nobody knows: then what the style thinks of.
QMargins frameOf(const QWidget& window)
{
    if (window.windowHandle() != nullptr && window.isVisible())
        return window.windowHandle()->frameMargins();
    constexpr int side = 4;
    return {side, window.style()->pixelMetric(QStyle::PM_TitleBarHeight) + 2 * side, side, side};
}

} // namespace

WindowState::WindowState(const QString& file)
    : m_settings(file.isEmpty() ? defaultFile() : file, QSettings::IniFormat)
{
}

QStringList WindowState::recentProjects() const
{
    QStringList there;
    const QStringList all = m_settings.value(kRecentKey).toStringList();
    for (const QString& path : all) {
        if (QFileInfo::exists(path))
            there.append(path);
    }
    return there;
}

void WindowState::noteProject(const QString& path)
{
    QStringList all = m_settings.value(kRecentKey).toStringList();
    all.removeAll(path);
    all.prepend(path);
    m_settings.setValue(kRecentKey, all.mid(0, kRecent));
}

QString WindowState::mergeFolder(const QString& project) const
{
    return m_settings.value(mergeKey(project)).toString();
}

void WindowState::setMergeFolder(const QString& project, const QString& folder)
{
    if (folder.isEmpty())
        m_settings.remove(mergeKey(project));
    else
        m_settings.setValue(mergeKey(project), folder);
}

QString WindowState::workspace(const QString& project) const
{
    return m_settings.value(workspaceKey(project)).toString();
}

void WindowState::setWorkspace(const QString& project, const QString& workspace)
{
    m_settings.setValue(workspaceKey(project), workspace);
}

void WindowState::forgetProject(const QString& path)
{
    m_settings.remove(workspaceKey(path));
    QStringList all = m_settings.value(kRecentKey).toStringList();
    all.removeAll(path);
    m_settings.setValue(kRecentKey, all);
}

QString WindowState::annotator() const
{
    return m_settings.value(kAnnotatorKey).toString();
}

void WindowState::setAnnotator(const QString& name)
{
    m_settings.setValue(kAnnotatorKey, name);
}

common::Scheme WindowState::scheme() const
{
    const QString name = m_settings.value(kSchemeKey).toString();
    if (name == "light"_L1)
        return common::Scheme::Light;
    return name == "dark"_L1 ? common::Scheme::Dark : common::Scheme::System;
}

void WindowState::setScheme(common::Scheme scheme)
{
    switch (scheme) {
    case common::Scheme::Light:
        m_settings.setValue(kSchemeKey, u"light"_s);
        break;
    case common::Scheme::Dark:
        m_settings.setValue(kSchemeKey, u"dark"_s);
        break;
    case common::Scheme::System:
        m_settings.remove(kSchemeKey);
        break;
    }
}

QString WindowState::folder() const
{
    const QString folder = m_settings.value(kFolderKey).toString();
    return QFileInfo(folder).isDir() ? folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void WindowState::setFolder(const QString& folder)
{
    m_settings.setValue(kFolderKey, folder);
}

void WindowState::restoreKeys(common::KeyBindings& bindings)
{
    bindings.restore(m_settings);
}

void WindowState::saveKeys(const common::KeyBindings& bindings)
{
    bindings.save(m_settings);
}

void WindowState::saveWindow(const QWidget& window)
{
    m_settings.setValue(kGeometryKey, window.saveGeometry());
}

void WindowState::restoreWindow(QWidget& window, const QSize& usual)
{
    const QByteArray geometry = m_settings.value(kGeometryKey).toByteArray();
    const bool restored = !geometry.isEmpty() && window.restoreGeometry(geometry);
    if (!restored)
        window.resize(usual);
    const QScreen* screen = window.screen();
    if (screen == nullptr || window.isMaximized() || window.isFullScreen())
        return;
    const QRect free = screen->availableGeometry();
    const QRect room = free.marginsRemoved(frameOf(window));
    QRect wanted = restored ? window.geometry() : QRect(QPoint(), window.size());
    wanted.setSize(wanted.size().boundedTo(room.size()));
    if (!restored)
        wanted.moveCenter(room.center());
    wanted.moveLeft(std::clamp(wanted.left(), room.left(), room.right() + 1 - wanted.width()));
    wanted.moveTop(std::clamp(wanted.top(), room.top(), room.bottom() + 1 - wanted.height()));
    window.setGeometry(wanted);
}

} // namespace turnout::ui
