// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>

namespace turnout::ui {

class MainWindow;

/// Takes a picture of every workspace, light and dark, as README shows them. Thread: GUI.
class Pictures final : public QObject {
    Q_OBJECT
public:
    /// `window` shows a project, or is opening one; the pictures go to `folder` as <workspace>-<light|dark>.png.
    Pictures(MainWindow& window, const QString& folder, QObject* parent = nullptr);
    void start();

Q_SIGNALS:
    /// `error` is empty where all were taken.
    void finished(const QString& error);

private:
    void waitForProject();
    void next();
    void waitForCalm();
    void save();

    MainWindow& m_window;
    QString m_folder;
    QStringList m_workspaces;
    qsizetype m_at = 0; ///< picture: workspaces in light, then in dark
    QImage m_last;
    int m_looks = 0;
};

} // namespace turnout::ui
