// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DeskDrafts.h"

#include "base/Typing.h"

#include <chrono>
#include <utility>

namespace turnout::workbench {

DeskDrafts::DeskDrafts(OpenProject& project, AnnotatorId annotator)
    : m_project(project)
    , m_annotator(annotator)
{
}

Result<std::unique_ptr<DeskDrafts>> DeskDrafts::open(OpenProject& project, const std::string& annotator)
{
    const auto id = project.annotator(annotator);
    if (!id)
        return id.error();
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto stored = store::drafts(**connection, *id);
    if (!stored)
        return stored.error();
    std::unique_ptr<DeskDrafts> drafts(new DeskDrafts(project, *id));
    for (store::Draft& draft : *stored) {
        const SessionId session = draft.session;
        drafts->m_drafts.emplace(session, std::move(draft));
    }
    return drafts;
}

const store::Draft* DeskDrafts::find(SessionId session) const
{
    const auto found = m_drafts.find(session);
    return found == m_drafts.end() ? nullptr : &found->second;
}

void DeskDrafts::keep(store::Draft draft)
{
    const SessionId session = draft.session;
    store::Draft& kept = m_drafts[session];
    if (kept == draft)
        return;
    kept = std::move(draft);
    submit(session, [annotator = m_annotator, kept, at = m_project.clock().now()](store::Connection& connection) {
        return store::putDraft(connection, annotator, kept, at);
    });
}

void DeskDrafts::drop(SessionId session)
{
    if (m_drafts.erase(session) == 0)
        return;
    submit(session, [annotator = m_annotator, session](store::Connection& connection) {
        return store::dropDraft(connection, annotator, session);
    });
}

std::size_t DeskDrafts::unsaved()
{
    collect(true);
    return m_failed.size();
}

void DeskDrafts::submit(SessionId session, store::Writer::Job job)
{
    noteTyping();
    collect(false);
    const auto writer = m_project.store().writer();
    if (writer)
        m_underWay.push_back({session, (*writer)->submit(store::Writer::Kind::Bulk, std::move(job))});
    else
        m_failed.insert(session);
}

/// Jobs of a kind end in the order they were handed in: the last one about a session decides.
void DeskDrafts::collect(bool wait)
{
    while (!m_underWay.empty()) {
        UnderWay& first = m_underWay.front();
        if (!wait && first.done.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return;
        if (first.done.get())
            m_failed.erase(first.session);
        else
            m_failed.insert(first.session);
        m_underWay.pop_front();
    }
}

} // namespace turnout::workbench
