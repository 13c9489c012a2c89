// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QLabel;
class QPushButton;

namespace turnout::ui {

/// What is seen while no project is open: projects opened before, and the ways to get one. Thread: GUI.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    /// Paths, last first.
    void setRecent(const QStringList& paths);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void demoRequested();
    void projectChosen(const QString& path);
    void forgetRequested(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QListWidget* m_recent;
    QLabel* m_recentTitle;
    QPushButton* m_demo;
};

} // namespace turnout::ui
