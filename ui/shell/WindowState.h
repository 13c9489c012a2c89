// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Theme.h"

#include <QSettings>
#include <QString>
#include <QStringList>

class QWidget;

namespace turnout::common {
class KeyBindings;
}

namespace turnout::ui {

/// What the window remembers from one day to the next, in one small file. Thread: GUI.
class WindowState {
public:
    static constexpr int kRecent = 8;

    /// `file` empty: the user's configuration folder (the test one in test mode).
    explicit WindowState(const QString& file = {});

    /// Projects opened before, last first; those that are gone are left out.
    [[nodiscard]] QStringList recentProjects() const;
    void noteProject(const QString& path);
    void forgetProject(const QString& path);

    [[nodiscard]] QString annotator() const;
    void setAnnotator(const QString& name);
    [[nodiscard]] common::Scheme scheme() const;
    void setScheme(common::Scheme scheme);
    /// Where files were chosen last.
    [[nodiscard]] QString folder() const;
    void setFolder(const QString& folder);
    /// The folder work comes back to for a project, on this machine; empty: none.
    [[nodiscard]] QString mergeFolder(const QString& project) const;
    void setMergeFolder(const QString& project, const QString& folder);

    /// The workspace that was in front when the project was open last; empty: none is known.
    [[nodiscard]] QString workspace(const QString& project) const;
    void setWorkspace(const QString& project, const QString& workspace);

    /// Which keys give which command; only what is not the default is kept.
    void restoreKeys(common::KeyBindings& bindings);
    void saveKeys(const common::KeyBindings& bindings);

    void saveWindow(const QWidget& window);
    /// As it was, or of the usual size the first time; with its frame always inside of the screen it is on, whose
    /// size or scale may be another by now.
    void restoreWindow(QWidget& window, const QSize& usual);

private:
    QSettings m_settings;
};

} // namespace turnout::ui
