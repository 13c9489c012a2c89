// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Workbench.h"

#include <QElapsedTimer>
#include <QFrame>

class QLabel;
class QPushButton;

namespace turnout::common {
class JobBar;
}

namespace turnout::ui {

/// The bottom of the window: what runs, where labels are, who labels, how many sessions. Thread: GUI.
class StatusArea final : public QFrame {
    Q_OBJECT
public:
    explicit StatusArea(workbench::Workbench& workbench, QWidget* parent = nullptr);
    void setAnnotator(const QString& name);
    /// The folder labels are merged from by themselves; empty: none.
    void setWatched(const QString& folder);

Q_SIGNALS:
    void annotatorClicked();
    void watchedClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showProject();
    void showIndexing(qint64 sessions, qint64 total);
    void showLearning(qint64 sessions, qint64 total);
    void followLearning();
    void showProgress(const QString& what, qint64 done, qint64 total, qint64 items);

    workbench::Workbench& m_workbench;
    common::JobBar* m_jobBar;
    QString m_jobTitle;
    QElapsedTimer m_jobTimer;
    QElapsedTimer m_learningTimer;
    QLabel* m_saved;
    QPushButton* m_watched;
    QPushButton* m_annotator;
    QLabel* m_count;
};

} // namespace turnout::ui
