// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionTexts.h"

#include "common/VisibleText.h"
#include "workbench/SessionQuery.h"

#include <QTimer>
#include <unordered_set>

namespace turnout::ui {

SessionTexts::SessionTexts(workbench::Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
}

const SessionText* SessionTexts::find(SessionId id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return nullptr;
    m_ages.splice(m_ages.begin(), m_ages, found->second.age);
    return &found->second.text;
}

void SessionTexts::want(const std::vector<SessionId>& ids)
{
    for (const SessionId id : ids) {
        if (!m_entries.contains(id))
            m_wanted.push_back(id);
    }
    if (m_wanted.empty() || m_asking || m_scheduled)
        return;
    m_scheduled = true;
    // One request for everything a repaint asks for.
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        ask();
    });
}

void SessionTexts::clear()
{
    ++m_generation;
    m_entries.clear();
    m_ages.clear();
    m_wanted.clear();
    m_asking = false;
}

void SessionTexts::ask()
{
    const auto project = m_workbench.project();
    if (m_asking || m_wanted.empty() || project == nullptr)
        return;
    // Newest first: who scrolls fast has left the others behind already.
    std::vector<SessionId> ids;
    std::unordered_set<SessionId> seen;
    for (auto id = m_wanted.rbegin(); id != m_wanted.rend() && ids.size() < kAtOnce; ++id) {
        if (!m_entries.contains(*id) && seen.insert(*id).second)
            ids.push_back(*id);
    }
    m_wanted.clear();
    if (ids.empty())
        return;
    m_asking = true;
    using Rows = std::vector<store::SessionRow>;
    m_workbench.query([project, ids] { return workbench::sessionPage(*project, ids); }, this,
        [this, ids, generation = m_generation](Result<Rows> rows) {
            if (generation != m_generation)
                return;
            m_asking = false;
            if (rows) {
                // What is not there after all must not be asked for with every repaint.
                for (const SessionId id : ids)
                    keep(id, {});
                for (const store::SessionRow& row : *rows)
                    keep(row.id,
                        {QString::fromStdString(row.externalId), common::visibleLine(row.externalId, 120),
                            common::visibleLine(row.firstWords)});
                Q_EMIT arrived();
            }
            ask();
        });
}

void SessionTexts::keep(SessionId id, SessionText text)
{
    const auto found = m_entries.find(id);
    if (found != m_entries.end()) {
        found->second.text = std::move(text);
        return;
    }
    m_ages.push_front(id);
    m_entries.emplace(id, Entry{std::move(text), m_ages.begin()});
    if (m_entries.size() > kKept) {
        m_entries.erase(m_ages.back());
        m_ages.pop_back();
    }
}

} // namespace turnout::ui
