// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside labeling at the desk: flags, history, guidelines, time, settings, what the labels bought.
#include "common/CommandTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "labeling/DeskSettingsDialog.h"
#include "labeling/LabelPage.h"
#include "labeling/PeopleDialog.h"
#include "labeling/QuestionBlock.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueueModel.h"
#include "labeling/QueuePanel.h"
#include "labeling/TextStrip.h"
#include "labeling/WorkClock.h"
#include "workbench/DeskWork.h"
#include "workbench/Quality.h"

#include <map>
#include <QDateTime>
#include <QLabel>
#include <QLocale>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBatch = 20; ///< labels after which the interval is looked at

QString text(const std::string& utf8)
{
    return common::visibleLine(utf8);
}

/// What was in sight, by the names it is stored under (workbench/DeskSettings.h).
QString sightText(const std::string& name)
{
    static const std::map<std::string, const char*> words{{"ratings", QT_TR_NOOP("ratings")},
        {"signals", QT_TR_NOOP("signals")}, {"scores", QT_TR_NOOP("scores")},
        {"suggestions", QT_TR_NOOP("what the model expects")}, {"arm", QT_TR_NOOP("why it was chosen")},
        {"segments", QT_TR_NOOP("segments")}, {"labels", QT_TR_NOOP("colleagues' answers")}};
    const auto found = words.find(name);
    return found == words.end() ? text(name) : LabelPage::tr(found->second);
}

QString lineOf(const workbench::HistoryEntry& entry)
{
    const QString who = entry.mine ? LabelPage::tr("you")
        : !entry.who.empty()       ? text(entry.who)
        : entry.adjudicated        ? LabelPage::tr("an adjudicator")
                                   : LabelPage::tr("a colleague");
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.at), u"d MMM HH:mm"_s);
    QString line = LabelPage::tr("%1, %2: %3", "when, who, what").arg(when, who, text(entry.what));
    if (entry.imported)
        line += LabelPage::tr(" (from a file)");
    if (entry.takenBack)
        line += LabelPage::tr(" (taken back)");
    if (!entry.shown.empty()) {
        QStringList names;
        for (const std::string& name : entry.shown)
            names << sightText(name);
        line += LabelPage::tr("; in sight then: %1").arg(names.join(u", "_s));
    }
    return line;
}

/// "0:42", "12:05".
QString clockText(double seconds)
{
    const auto whole = static_cast<qint64>(seconds);
    return u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

void LabelPage::showHeading()
{
    const auto number = m_queue->model().numberOf(m_entry);
    QString heading = number
        ? tr("Session %1 of %2", "position in the queue").arg(*number).arg(m_queue->model().numbers())
        : tr("A session that others answered");
    if (m_desk->flagged(currentSession()))
        heading += tr(" · ⚑ flagged");
    if (m_onlyFlagged)
        heading += tr(" · only what you flagged");
    m_heading->setText(heading);
}

void LabelPage::toggleFlag()
{
    if (!m_shown)
        return;
    const SessionId session = currentSession();
    const bool on = !m_desk->flagged(session);
    if (const auto set = m_desk->setFlag(session, on); !set) {
        Q_EMIT message(QString::fromStdString(set.error().message()));
        return;
    }
    m_queue->entryChanged(m_entry);
    showHeading();
    m_toast->showMessage(on ? tr("Flagged. %1 walks through what you flagged.")
                                  .arg(common::keyText(*common::findCommand(u"label.flagged")))
                            : tr("The flag is off."));
}

void LabelPage::toggleOnlyFlagged()
{
    if (!m_desk)
        return;
    if (!m_onlyFlagged && m_desk->flaggedCount() == 0) {
        m_toast->showMessage(tr("You have flagged nothing."));
        return;
    }
    m_onlyFlagged = !m_onlyFlagged;
    m_queue->setOnlyFlagged(m_onlyFlagged);
    if (!m_shown)
        return;
    showHeading();
    if (m_onlyFlagged && !m_desk->flagged(currentSession())) {
        walk(1);
        if (!m_desk->flagged(currentSession()))
            walk(-1);
    }
}

void LabelPage::listFlagged()
{
    const auto project = m_workbench.project();
    if (!project)
        return;
    m_workbench.query([project]() { return workbench::flaggedSessions(*project); }, this,
        [this](const Result<std::vector<workbench::FlaggedSession>>& flagged) {
            if (!flagged || flagged->empty()) {
                m_toast->showMessage(
                    flagged ? tr("Nobody has flagged a session.") : QString::fromStdString(flagged.error().message()));
                return;
            }
            std::vector<SessionId> sessions;
            for (const auto& one : *flagged)
                if (sessions.empty() || sessions.back() != one.id)
                    sessions.push_back(one.id);
            Q_EMIT openSessions(sessions, tr("flagged sessions"), std::nullopt);
        });
}

void LabelPage::toggleGuidelines()
{
    m_guided = !m_guided;
    showGuidelines();
}

/// Those of the question in focus, from session to session until they are closed.
void LabelPage::showGuidelines()
{
    const session::Question* question = m_questions->focused();
    m_guidelines->setVisible(m_guided && question != nullptr);
    if (!m_guided || question == nullptr)
        return;
    const QString help = guidelinesOf(*question);
    m_guidelines->setText(
        common::visibleLine(question->title), help.isEmpty() ? tr("This question has no guidelines.") : help);
}

void LabelPage::toggleHistory()
{
    if (!m_shown)
        return;
    m_history->setVisible(!m_history->isVisible());
    showHistory();
}

void LabelPage::showHistory()
{
    if (!m_shown || m_history->isHidden())
        return;
    QStringList lines;
    for (const workbench::HistoryEntry& entry : m_desk->history(currentSession()))
        lines << lineOf(entry);
    m_history->setText(
        tr("History"), lines.isEmpty() ? tr("Nothing has been said about this session yet.") : lines.join(u'\n'));
}

void LabelPage::toggleFormatted()
{
    common::TranscriptView& view = m_transcript->view();
    view.setFormatted(!view.formatted());
    m_toast->showMessage(view.formatted() ? tr("Markdown and code are shown formatted; every character is still there.")
                                          : tr("Shown plain, as it came."));
}

void LabelPage::openSettings()
{
    if (!m_desk)
        return;
    auto* dialog = new DeskSettingsDialog(m_desk->settings(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeskSettingsDialog::chosen, this, [this](const workbench::DeskSettings& settings) {
        m_workbench.query(
            [project = m_workbench.project(), settings]() { return workbench::setDeskSettings(*project, settings); },
            this,
            [this](const Result<void>& kept) {
                if (!kept)
                    Q_EMIT message(QString::fromStdString(kept.error().message()));
                reload();
            });
    });
    dialog->open();
}

void LabelPage::openPeople()
{
    const auto project = m_workbench.project();
    if (!project)
        return;
    m_workbench.query([project]() { return workbench::annotatorWork(*project); }, this,
        [this](const Result<std::vector<workbench::AnnotatorWork>>& work) {
            if (!work) {
                Q_EMIT message(QString::fromStdString(work.error().message()));
                return;
            }
            auto* dialog = new PeopleDialog(*work, m_annotator, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &PeopleDialog::changeRequested, this, &LabelPage::annotatorNeeded);
            dialog->open();
        });
}

/// Once a second: the timer, and that a break has begun.
void LabelPage::showTime()
{
    if (!m_shown) {
        m_timer->clear();
        return;
    }
    const bool timer = m_desk->settings().timer;
    const QString time = timer ? clockText(m_clock->seconds()) : QString();
    m_timer->setText(m_clock->onBreak() ? tr("Break: the time stands still  %1").arg(time).trimmed() : time);
}

/// After so many labels, or the last one: how much narrower the interval is. Never where it lies, which would lead.
void LabelPage::noteBatch()
{
    if (++m_batch < kBatch && m_shown)
        return;
    m_batch = 0;
    const auto project = m_workbench.project();
    m_workbench.query(
        [project]() -> Result<std::optional<double>> {
            const auto snapshot = project->snapshot();
            if (!snapshot)
                return snapshot.error();
            const auto estimates = workbench::estimateSnapshot(**snapshot, {});
            const estimate::Estimate* best = estimate::bestByDesign(estimates);
            if (best == nullptr || best->status == estimate::Status::Refused || best->census)
                return std::optional<double>();
            constexpr double kPoints = 100;
            return std::optional(kPoints * (best->interval.high - best->interval.low) / 2);
        },
        this,
        [this](const Result<std::optional<double>>& half) {
            if (!half || !*half)
                return;
            const QString now = QLocale().toString(**half, 'f', 1);
            const QString before = m_halfWidth ? QLocale().toString(*m_halfWidth, 'f', 1) : QString();
            m_halfWidth = *half;
            m_queue->setBought(before.isEmpty() || before == now
                    ? tr("The labels so far: quality known to ± %1 points").arg(now)
                    : tr("The last labels bought: quality known to ± %1 points, ± %2 before").arg(now, before));
        });
}

} // namespace turnout::ui
