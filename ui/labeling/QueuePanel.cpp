// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QueuePanel.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "labeling/QueueModel.h"

#include <cmath>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QVBoxLayout>

namespace turnout::ui {
namespace {

/// "12 min", and never "0 s".
QString duration(double seconds)
{
    if (seconds < 1)
        return QueuePanel::tr("under 1 s");
    const auto whole = std::llround(seconds);
    const qint64 hours = whole / 3600;
    const qint64 minutes = whole / 60 % 60;
    if (hours > 0)
        return QueuePanel::tr("%1 h %2 min").arg(hours).arg(minutes);
    return minutes > 0 ? QueuePanel::tr("%1 min").arg(minutes) : QueuePanel::tr("%1 s").arg(whole);
}

} // namespace

QueuePanel::QueuePanel(QWidget* parent)
    : QWidget(parent)
    , m_progress(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_list(new QListView(this))
    , m_model(new QueueModel(this))
    , m_today(new QLabel(this))
    , m_pace(new QLabel(this))
    , m_bought(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::Theme::kInside);
    common::setTextStyle(*m_progress, common::TextStyle::Section);
    common::setTextStyle(*m_today, common::TextStyle::Note, common::Tint::Muted);
    common::setTextStyle(*m_pace, common::TextStyle::Note, common::Tint::Muted);
    common::setTextStyle(*m_bought, common::TextStyle::Note, common::Tint::Muted);
    m_pace->setWordWrap(true);
    m_bought->setWordWrap(true);
    m_bought->setObjectName(QStringLiteral("bought"));
    m_bought->hide();
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("Progress of the queue"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    // The keys belong to the desk: arrows walk through sessions, letters answer.
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Queue"));
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (!m_model->isEarlier(index.row()))
            Q_EMIT entryChosen(m_model->entryAt(index.row()));
    });
    layout->addWidget(m_progress);
    layout->addWidget(m_bar);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_today);
    layout->addWidget(m_pace);
    layout->addWidget(m_bought);
}

void QueuePanel::setDesk(const workbench::LabelDesk* desk, const workbench::DeskDrafts* drafts)
{
    m_desk = desk;
    m_current.reset();
    m_model->setDesk(desk, drafts);
    showProgress();
}

void QueuePanel::setCurrent(std::size_t entry)
{
    m_current = entry;
    m_model->entryChanged(entry); // taking it may have changed what waits
    showCurrent();
}

void QueuePanel::entryChanged(std::size_t entry)
{
    m_model->entryChanged(entry);
    showCurrent();
    showProgress();
}

void QueuePanel::setOnlyFlagged(bool only)
{
    m_onlyFlagged = only;
    m_model->setOnlyFlagged(only);
    showCurrent();
    showProgress();
}

void QueuePanel::setBought(const QString& text)
{
    m_bought->setText(text);
    m_bought->setVisible(!text.isEmpty());
}

const QueueModel& QueuePanel::model() const
{
    return *m_model;
}

/// A list that was put in another order has forgotten which row was current.
void QueuePanel::showCurrent()
{
    const auto row = m_current ? m_model->rowOf(*m_current) : std::nullopt;
    const QModelIndex index = row ? m_model->index(*row) : QModelIndex();
    if (index == m_list->currentIndex())
        return;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::EnsureVisible);
}

void QueuePanel::showProgress()
{
    if (m_desk == nullptr)
        return;
    const qint64 all = m_model->numbers();
    const auto waiting = static_cast<qint64>(m_desk->waiting());
    const auto done = all - waiting - static_cast<qint64>(m_desk->held().entries);
    m_progress->setText(m_onlyFlagged
            ? tr("%1 flagged").arg(common::countText(static_cast<qint64>(m_desk->flaggedCount())))
            : tr("%1 of %2", "sessions answered").arg(common::countText(done), common::countText(all)));
    m_bar->setRange(0, static_cast<int>(std::max<qint64>(1, all)));
    m_bar->setValue(static_cast<int>(done));
    m_bar->update(); // Qt waits until a whole chunk of the groove is due
    m_today->setText(tr("today %1", "labels given").arg(common::countText(m_desk->answeredToday())));
    const auto pace = m_desk->pace();
    m_pace->setText(pace && waiting > 0
            ? tr("%1 a session, %2 left").arg(duration(*pace), duration(*pace * double(waiting)))
            : pace ? tr("%1 a session").arg(duration(*pace))
                   : QString());
}

} // namespace turnout::ui
