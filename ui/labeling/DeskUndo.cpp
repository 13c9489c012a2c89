// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Putting off, taking back and giving again, in the order in which things were done; the rest is in LabelPage.cpp.
#include "common/CommandTable.h"
#include "common/SmallWidgets.h"
#include "common/VisibleText.h"
#include "labeling/LabelPage.h"
#include "labeling/QueuePanel.h"
#include "labeling/SkipPanel.h"

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::QueueState;

/// What was begun stays a draft; going back to the session by hand ends the waiting for whoever does it.
void LabelPage::putOff()
{
    if (!m_shown || m_skip->isVisible())
        return;
    const QueueState state = m_desk->queue()[m_entry].state;
    if (state == QueueState::Answered || state == QueueState::Held) {
        m_toast->showMessage(state == QueueState::Held
                ? tr("This session is put off.")
                : tr("This session is answered; only one that waits can be put off."));
        return;
    }
    keepDraft();
    if (!putOff(m_entry))
        return;
    m_takenBack.clear();
    m_redoEnded = true;
}

bool LabelPage::putOff(std::size_t entry)
{
    constexpr TimeMs kHour = TimeMs{60} * 60 * 1000;
    if (const auto put = m_desk->putOff(entry, kHour); !put) {
        Q_EMIT message(QString::fromStdString(put.error().message()));
        return false;
    }
    m_done.emplace_back(m_desk->queue()[entry].session);
    // Given again beside another session that was begun, it leaves that one on the desk.
    if (!m_shown || entry == m_entry || m_desk->queue()[m_entry].state == QueueState::Answered)
        goNext();
    m_queue->entryChanged(entry);
    const QString key = common::keyText(*common::findCommand(u"label.undo"));
    m_toast->showMessage(
        key.isEmpty() ? tr("Put off for an hour.") : tr("Put off for an hour. %1 takes it up again.").arg(key));
    Q_EMIT waitingChanged(waiting());
    return true;
}

std::optional<std::size_t> LabelPage::entryOf(SessionId session) const
{
    const auto& queue = m_desk->queue();
    const auto found = std::find_if(
        queue.begin(), queue.end(), [&](const workbench::QueueEntry& entry) { return entry.session == session; });
    return found == queue.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - queue.begin()));
}

void LabelPage::takeBack()
{
    if (!m_desk)
        return;
    keepDraft();
    if (!m_done.empty() && m_done.back()) {
        takeUp(*m_done.back());
        return;
    }
    const auto undone = m_desk->undo();
    if (!undone) {
        m_toast->showMessage(QString::fromStdString(undone.error().text));
        return;
    }
    if (!m_done.empty())
        m_done.pop_back();
    m_takenBack.emplace_back();
    QString said = tr("Taken back: %1").arg(common::visibleLine(undone->what));
    if (undone->entry) {
        const bool stands = !m_desk->standing(undone->session).answers.empty();
        if (stands)
            said = tr("%1. The answer before it stands again.").arg(said);
        else if (m_drafts->find(undone->session) == nullptr && !undone->answers.empty())
            // What had been answered stays in the form, to be changed rather than typed again.
            m_drafts->keep({undone->session, undone->answers, 0});
    }
    showTurned(*undone, said);
}

/// The session that was put off last.
void LabelPage::takeUp(SessionId session)
{
    const auto entry = entryOf(session);
    if (entry)
        if (const auto up = m_desk->takeUp(*entry); !up) {
            Q_EMIT message(QString::fromStdString(up.error().message()));
            return;
        }
    m_done.pop_back();
    if (!entry) {
        m_toast->showMessage(tr("What was put off is not in the queue any more."));
        return;
    }
    m_takenBack.emplace_back(session);
    go(*entry);
    m_queue->entryChanged(*entry);
    m_toast->showMessage(tr("No longer put off"));
    Q_EMIT waitingChanged(waiting());
}

void LabelPage::giveAgain()
{
    if (!m_desk)
        return;
    keepDraft();
    if (!m_takenBack.empty() && m_takenBack.back()) {
        const auto entry = entryOf(*m_takenBack.back());
        if (!entry || putOff(*entry))
            m_takenBack.pop_back();
        return;
    }
    if (m_takenBack.empty() && m_redoEnded) { // by putting off, which is no event the desk's own redo knows of
        m_toast->showMessage(tr("There is nothing that was taken back since."));
        return;
    }
    const auto again = m_desk->redo();
    if (!again) {
        m_toast->showMessage(QString::fromStdString(again.error().text));
        return;
    }
    if (!m_takenBack.empty())
        m_takenBack.pop_back();
    m_done.emplace_back();
    // What was put into the form stands again, and is dropped as such when it is shown; what was changed there is kept.
    if (!again->entry)
        m_drafts->drop(again->session);
    showTurned(*again, tr("Given again: %1").arg(common::visibleLine(again->what)));
}

/// Where a label was taken back or given again, the session is looked at.
void LabelPage::showTurned(const workbench::LabelDesk::Undone& turned, const QString& said)
{
    if (turned.entry) {
        m_queue->entryChanged(*turned.entry);
        m_shown = false; // what is on the desk was looked at before: nothing more to keep of it
        go(*turned.entry);
    }
    m_toast->showMessage(said);
    m_workbench.noteLabeled();
    Q_EMIT waitingChanged(waiting());
}

} // namespace turnout::ui
