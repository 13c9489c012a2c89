// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportTally.h"

namespace turnout::workbench {
namespace {
constexpr std::size_t kFirstRejects = 20;
constexpr std::size_t kRejectPreview = 200;
} // namespace

Result<void> ImportTally::lookUpIn(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    m_connection = std::move(*connection);
    return {};
}

bool ImportTally::inProject(const std::string& id)
{
    const auto found = store::findSession(*m_connection, id);
    return found && found->has_value();
}

void ImportTally::add(const session::Session& session)
{
    m_report.turns += static_cast<std::int64_t>(session.turns.size());
    m_report.ratings += static_cast<std::int64_t>(session.ratings.size());
    m_report.labels += static_cast<std::int64_t>(session.labels.size());
    m_report.weightGiven = m_report.weightGiven || session.weight != 1;
    if (session.startedAt) {
        m_report.firstStart = std::min(m_report.firstStart.value_or(*session.startedAt), *session.startedAt);
        m_report.lastStart = std::max(m_report.lastStart.value_or(*session.startedAt), *session.startedAt);
    }
    for (std::size_t i = 0; i < session.segments.size(); ++i) {
        const std::string& name = session.segments[i].first;
        if (i == m_segments.size())
            m_segments.push_back({name, 0});
        if (m_segments[i].name != name) {
            m_report.segments[m_segments[i].name] += m_segments[i].sessions;
            m_segments[i] = {name, 0};
        }
        ++m_segments[i].sessions;
    }
    if (m_connection == nullptr)
        return;
    if (m_seen.insert(session.id).second && !inProject(session.id))
        ++m_report.counts.sessions;
    else
        ++m_report.counts.duplicates;
}

void ImportTally::add(const ingest::Event& event)
{
    if (std::holds_alternative<session::Rating>(event.payload))
        ++m_report.ratings;
    if (std::holds_alternative<session::GivenLabel>(event.payload))
        ++m_report.labels;
    if (m_connection == nullptr)
        return;
    if (m_seen.contains(event.session) || inProject(event.session))
        ++m_report.counts.events;
    else
        ++m_report.counts.orphans;
}

void ImportTally::add(const store::RejectedLine& reject)
{
    ++m_report.rejectReasons[reject.reason];
    if (m_report.firstRejects.size() < kFirstRejects)
        m_report.firstRejects.push_back({reject.line, reject.reason, reject.bytes.substr(0, kRejectPreview)});
    if (m_connection != nullptr)
        ++m_report.counts.rejects;
}

void ImportTally::close()
{
    for (const SegmentCount& count : m_segments)
        m_report.segments[count.name] += count.sessions;
    m_segments.clear();
}

} // namespace turnout::workbench
