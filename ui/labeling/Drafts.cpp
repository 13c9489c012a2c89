// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/Drafts.h"

namespace turnout::ui {

void Drafts::choose(const std::string& project, const std::string& annotator)
{
    m_chosen = {project, annotator};
}

void Drafts::keep(SessionId session, Draft draft)
{
    m_all[m_chosen].insert_or_assign(session, std::move(draft));
}

void Drafts::drop(SessionId session)
{
    if (const auto mine = m_all.find(m_chosen); mine != m_all.end())
        mine->second.erase(session);
}

const Drafts::Draft* Drafts::find(SessionId session) const
{
    const auto mine = m_all.find(m_chosen);
    if (mine == m_all.end())
        return nullptr;
    const auto found = mine->second.find(session);
    return found == mine->second.end() ? nullptr : &found->second;
}

std::size_t Drafts::count() const
{
    std::size_t n = 0;
    for (const auto& [whose, drafts] : m_all)
        n += drafts.size();
    return n;
}

} // namespace turnout::ui
