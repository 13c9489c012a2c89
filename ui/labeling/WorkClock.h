// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace turnout::ui {

/// The time somebody works on what is in front of them. A stretch without a key, a click or a move of the mouse in the
/// window that is longer than the idle time is a break, and nothing of it counts. Thread: GUI.
class WorkClock final : public QObject {
    Q_OBJECT
public:
    /// `now` in milliseconds, of any beginning, never going back; the machine's own where it is not given.
    explicit WorkClock(QWidget& watched, std::function<qint64()> now = {});

    void setIdleSeconds(double seconds);
    /// Begins anew, with what was spent earlier.
    void start(double before = 0);
    /// Somebody is there.
    void noteActivity();
    /// Up to now; nothing of the stretch that goes on is in it once that has become a break.
    [[nodiscard]] double seconds() const;
    [[nodiscard]] bool onBreak() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_watched;
    std::function<qint64()> m_now;
    qint64 m_idle = 120'000;
    qint64 m_last = 0;
    double m_worked = 0; ///< seconds, up to m_last
};

} // namespace turnout::ui
