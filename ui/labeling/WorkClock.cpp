// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/WorkClock.h"

#include <chrono>
#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <utility>

namespace turnout::ui {
namespace {

constexpr double kMillisecond = 1000;

qint64 machineNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

WorkClock::WorkClock(QWidget& watched, std::function<qint64()> now)
    : QObject(&watched)
    , m_watched(watched)
    , m_now(now ? std::move(now) : machineNow)
    , m_last(m_now())
{
    qApp->installEventFilter(this);
}

void WorkClock::setIdleSeconds(double seconds)
{
    m_idle = static_cast<qint64>(seconds * kMillisecond);
}

void WorkClock::start(double before)
{
    m_worked = before;
    m_last = m_now();
}

void WorkClock::noteActivity()
{
    m_worked = seconds();
    m_last = m_now();
}

double WorkClock::seconds() const
{
    return onBreak() ? m_worked : m_worked + static_cast<double>(m_now() - m_last) / kMillisecond;
}

bool WorkClock::onBreak() const
{
    return m_now() - m_last > m_idle;
}

bool WorkClock::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // a key that is a command is no key press to anybody
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        if (const auto* widget = qobject_cast<const QWidget*>(watched);
            widget != nullptr && widget->window() == m_watched.window())
            noteActivity();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace turnout::ui
