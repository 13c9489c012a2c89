// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportTally.h"

#include <algorithm>

namespace turnout::workbench {
namespace {
constexpr std::size_t kFirstRejects = 20;
constexpr std::size_t kRejectPreview = 200;
} // namespace

void ImportTally::addWeight(session::Session& session)
{
    if (session.weight != ingest::kNoWeight)
        return;
    session.weight = 1;
    ++m_report.withoutWeight;
}

void ImportTally::add(const session::Session& session)
{
    m_report.turns += static_cast<std::int64_t>(session.turns.size());
    m_report.ratings += static_cast<std::int64_t>(session.ratings.size());
    m_report.signals += std::count_if(session.signals.begin(), session.signals.end(),
        [](const session::Signal& signal) { return !session::isDerived(signal.kind); });
    m_report.outcomes += static_cast<std::int64_t>(session.outcomes.size());
    m_report.scores += static_cast<std::int64_t>(session.scores.size());
    m_report.gold += static_cast<std::int64_t>(session.gold.size());
    for (const session::GivenLabel& label : session.labels)
        ++(label.skipped ? m_report.skips : m_report.labels);
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
    if (m_joins == nullptr)
        return;
    if (m_joins->known(session.id)) {
        ++m_report.counts.duplicates;
        return;
    }
    ++m_report.counts.sessions;
    m_joins->add(session);
}

void ImportTally::add(const ingest::Event& event)
{
    if (std::holds_alternative<session::Rating>(event.payload))
        ++m_report.ratings;
    if (std::holds_alternative<session::Signal>(event.payload))
        ++m_report.signals;
    if (std::holds_alternative<session::Outcome>(event.payload))
        ++m_report.outcomes;
    if (std::holds_alternative<session::Score>(event.payload))
        ++m_report.scores;
    if (std::holds_alternative<session::GivenLabel>(event.payload))
        ++m_report.labels;
    if (m_joins == nullptr)
        return;
    m_joins->add(event);
}

void ImportTally::add(const store::RejectedLine& reject)
{
    ++m_report.rejectReasons[reject.reason];
    if (m_report.firstRejects.size() < kFirstRejects)
        m_report.firstRejects.push_back({reject.line, reject.reason, reject.bytes.substr(0, kRejectPreview)});
    if (m_joins != nullptr)
        ++m_report.counts.rejects;
}

void ImportTally::close()
{
    for (const SegmentCount& count : m_segments)
        m_report.segments[count.name] += count.sessions;
    m_segments.clear();
}

} // namespace turnout::workbench
