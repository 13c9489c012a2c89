// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/StatusArea.h"

#include "common/JobBar.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "shell/OpenNotice.h"
#include "workbench/ModelTrainer.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;

namespace {

/// A rate over less time than this says nothing.
constexpr qint64 kRateAfter = 700;
/// What takes less time in the background is not worth a word.
constexpr qint64 kLearningAfter = 1500;

} // namespace

StatusArea::StatusArea(workbench::Workbench& workbench, QWidget* parent)
    : QFrame(parent)
    , m_workbench(workbench)
    , m_jobBar(new common::JobBar)
    , m_saved(new QLabel)
    , m_watched(new QPushButton)
    , m_annotator(new QPushButton)
    , m_count(new QLabel)
{
    setObjectName(u"statusArea"_s);
    setAccessibleName(tr("Status"));
    for (QLabel* label : {m_saved, m_count})
        setTextStyle(*label, common::TextStyle::Note, common::Tint::Muted);
    m_saved->setObjectName(u"saveState"_s);
    m_count->setObjectName(u"sessionsInProject"_s);
    m_annotator->setObjectName(u"annotatorButton"_s);
    setButtonKind(*m_annotator, common::ButtonKind::Quiet);
    m_annotator->setFont(Theme::font(common::TextStyle::Note));
    connect(m_annotator, &QPushButton::clicked, this, &StatusArea::annotatorClicked);
    m_watched->setObjectName(u"watchedFolder"_s);
    setButtonKind(*m_watched, common::ButtonKind::Quiet);
    m_watched->setFont(Theme::font(common::TextStyle::Note));
    connect(m_watched, &QPushButton::clicked, this, &StatusArea::watchedClicked);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kInside, 2, Theme::kBetween, 2);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_jobBar);
    layout->addStretch();
    layout->addWidget(m_watched);
    layout->addWidget(m_count);
    layout->addWidget(m_saved);
    layout->addWidget(m_annotator);

    using workbench::Workbench;
    connect(m_jobBar, &common::JobBar::cancelRequested, &workbench, &Workbench::cancelJob);
    connect(&workbench, &Workbench::jobStarted, this, [this](const QString& title) {
        m_jobTitle = title;
        m_jobTimer.start();
        common::JobState state;
        state.name = title;
        m_jobBar->setJob(state);
    });
    connect(&workbench, &Workbench::jobProgress, this, &StatusArea::showProgress);
    connect(&workbench, &Workbench::jobEnded, this, [this] {
        m_jobTitle.clear();
        m_jobBar->clear();
    });
    connect(&workbench, &Workbench::indexingProgress, this, &StatusArea::showIndexing);
    connect(&workbench, &Workbench::indexingEnded, this, [this] {
        if (m_jobTitle.isEmpty())
            m_jobBar->clear();
    });
    connect(&workbench.trainer(), &workbench::ModelTrainer::progress, this, &StatusArea::showLearning);
    connect(&workbench.trainer(), &workbench::ModelTrainer::changed, this, &StatusArea::followLearning);
    connect(&workbench, &Workbench::projectChanged, this, &StatusArea::showProject);
    connect(&workbench, &Workbench::snapshotChanged, this, &StatusArea::showProject);
    connect(&workbench, &Workbench::filterChanged, this, &StatusArea::showProject);
    setAnnotator({});
    setWatched({});
    showProject();
}

void StatusArea::setAnnotator(const QString& name)
{
    const QString shown = name.isEmpty() ? tr("Who labels?") : common::visibleLine(name, 40);
    m_annotator->setText(common::plainLabel(shown));
    m_annotator->setAccessibleName(name.isEmpty() ? shown : tr("Annotator: %1").arg(shown));
    m_annotator->setToolTip(common::plainToolTip(tr("The name your labels are kept under. Click to change it.")));
}

void StatusArea::setWatched(const QString& folder)
{
    m_watched->setVisible(!folder.isEmpty());
    const QString name = common::visibleLine(QDir(folder).dirName(), 40);
    m_watched->setText(common::plainLabel(tr("watching %1").arg(name)));
    m_watched->setAccessibleName(tr("Watching the folder %1 for labels").arg(name));
    m_watched->setToolTip(common::plainToolTip(
        tr("Labels that come into %1 are merged by themselves. Click to stop.").arg(common::visibleLine(folder, 200))));
}

void StatusArea::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().window);
    painter.fillRect(0, 0, width(), 1, Theme::current().line);
}

void StatusArea::showProject()
{
    const auto project = m_workbench.project();
    const auto snapshot = m_workbench.snapshot();
    const auto selection = m_workbench.selection();
    for (QWidget* widget :
        {static_cast<QWidget*>(m_saved), static_cast<QWidget*>(m_annotator), static_cast<QWidget*>(m_count)})
        widget->setVisible(project != nullptr);
    if (project == nullptr)
        return;
    m_saved->setText(project->report().writable ? tr("✓ all labels on disk") : readOnlyReason(project->report()));
    if (snapshot == nullptr || selection == nullptr) {
        m_count->setText(tr("reading …"));
        return;
    }
    const auto all = static_cast<qint64>(snapshot->frame->size());
    const auto matching = static_cast<qint64>(selection->count());
    m_count->setText(matching == all ? tr("%1 sessions").arg(countText(all))
                                     : tr("%1 of %2 sessions in the frame").arg(countText(matching), countText(all)));
}

void StatusArea::showIndexing(qint64 sessions, qint64 total)
{
    if (!m_jobTitle.isEmpty())
        return; // a job is what people look for
    common::JobState state;
    state.name = tr("Indexing words for searching");
    state.what = tr("sessions");
    state.done = sessions;
    state.total = total;
    m_jobBar->setJob(state);
}

void StatusArea::followLearning()
{
    using State = workbench::ModelTrainer::State;
    const State state = m_workbench.trainer().state();
    if (state == State::Learning || state == State::Reading)
        m_learningTimer.start();
    else if (m_jobTitle.isEmpty() && !m_workbench.indexing())
        m_jobBar->clear();
}

void StatusArea::showLearning(qint64 sessions, qint64 total)
{
    if (!m_jobTitle.isEmpty() || m_workbench.indexing() || m_learningTimer.elapsed() < kLearningAfter)
        return;
    common::JobState state;
    state.name = m_workbench.trainer().state() == workbench::ModelTrainer::State::Reading
        ? tr("Reading what was said, for the quality model")
        : tr("Learning from the labels");
    state.what = tr("sessions");
    state.done = sessions;
    state.total = total;
    m_jobBar->setJob(state);
}

void StatusArea::showProgress(const QString& what, qint64 done, qint64 total, qint64 items)
{
    if (m_jobTitle.isEmpty())
        return; // a late message of a job that has ended
    common::JobState state;
    state.name = m_jobTitle;
    state.what = what;
    state.done = done;
    state.total = total;
    const qint64 elapsed = m_jobTimer.elapsed();
    if (elapsed > kRateAfter && done > 0) {
        const double seconds = static_cast<double>(elapsed) / 1000;
        state.perSecond = static_cast<double>(items > 0 ? items : done) / seconds;
        if (total > done)
            state.secondsLeft = seconds * static_cast<double>(total - done) / static_cast<double>(done);
    }
    // Bytes tell how far it is; what people count is what was read.
    if (items > 0) {
        state.what = tr("records");
        state.total = total > 0 ? std::max(items, items * total / std::max<qint64>(done, 1)) : 0;
        state.done = items;
    }
    m_jobBar->setJob(state);
}

} // namespace turnout::ui
