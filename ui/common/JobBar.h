// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace turnout::common {

/// How far a job is, for the bar. `total` 0: not known.
struct JobState {
    QString name = {}; ///< "Importing agents.jsonl"
    QString what = {}; ///< "sessions"
    qint64 done = 0;
    qint64 total = 0;
    std::optional<double> perSecond = {};
    std::optional<double> secondsLeft = {};
    bool cancellable = true;
};

/// What runs, how far, how fast, how long still, and the way to stop it. Hidden while nothing runs.
class JobBar final : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);
    void setJob(const JobState& state);
    /// The job has ended: hides the bar.
    void clear();

Q_SIGNALS:
    void cancelRequested();

private:
    QString m_shown; ///< the whole name; the label may show less of it
    QLabel* m_name;
    QProgressBar* m_progress;
    QLabel* m_figures;
    QPushButton* m_cancel;
};

/// "about 3 min left"; an empty text where it cannot be said.
QString timeLeftText(double seconds);

} // namespace turnout::common
