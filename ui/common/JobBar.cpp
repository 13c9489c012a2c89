// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/JobBar.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <cmath>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// Shares of a total that does not fit into the bar's int.
constexpr int kSteps = 1000;
constexpr int kWidestName = 260;

QString figures(const JobState& state)
{
    QStringList parts;
    if (state.done > 0 || state.total > 0) {
        const QString done = state.total > 0 ? JobBar::tr("%1 of %2 %3", "12 of 40 sessions")
                                                   .arg(countText(state.done), countText(state.total), state.what)
                                             : u"%1 %2"_s.arg(countText(state.done), state.what);
        parts.append(done);
    }
    if (state.perSecond && *state.perSecond >= 1)
        parts.append(JobBar::tr("%1/s", "things a second").arg(countText(std::llround(*state.perSecond))));
    if (state.secondsLeft) {
        if (const QString left = timeLeftText(*state.secondsLeft); !left.isEmpty())
            parts.append(left);
    }
    return parts.join(u" · "_s);
}

} // namespace

QString timeLeftText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return {};
    if (seconds < 10)
        return QCoreApplication::translate("JobBar", "a few seconds left");
    if (seconds < 90)
        return QCoreApplication::translate("JobBar", "about %1 s left").arg(std::lround(seconds / 10) * 10);
    if (seconds < 5400)
        return QCoreApplication::translate("JobBar", "about %1 min left").arg(std::lround(seconds / 60));
    return QCoreApplication::translate("JobBar", "about %1 h left").arg(std::lround(seconds / 3600));
}

JobBar::JobBar(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_figures(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setAccessibleName(tr("Running job"));
    setTextStyle(*m_name, TextStyle::Body);
    setTextStyle(*m_figures, TextStyle::Note, Tint::Muted);
    m_progress->setTextVisible(false);
    m_progress->setMinimumWidth(48);
    m_progress->setMaximumWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    setButtonKind(*m_cancel, ButtonKind::Quiet);
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kInside, 2, Theme::kInside, 2);
    layout->setSpacing(Theme::kInside + Theme::kStep);
    layout->addWidget(m_name);
    layout->addWidget(m_progress);
    layout->addWidget(m_figures);
    layout->addWidget(m_cancel);
    layout->addStretch();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false); // once is enough; the job answers when it has stopped
        Q_EMIT cancelRequested();
    });
    hide();
}

void JobBar::setJob(const JobState& state)
{
    const QString name = visibleLine(state.name, 80);
    const bool another = isHidden() || m_shown != name;
    m_shown = name;
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, kWidestName));
    m_progress->setRange(0, state.total > 0 ? kSteps : 0);
    if (state.total > 0) {
        const double share = static_cast<double>(state.done) / static_cast<double>(state.total);
        m_progress->setValue(static_cast<int>(std::lround(share * kSteps)));
    }
    m_figures->setText(figures(state));
    m_cancel->setVisible(state.cancellable);
    if (another)
        m_cancel->setEnabled(true);
    setAccessibleDescription(name + u". "_s + m_figures->text());
    show();
}

void JobBar::clear()
{
    hide();
}

} // namespace turnout::common
