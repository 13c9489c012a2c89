// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportPreview.h"

#include "ingest/PersonalData.h"
#include "ingest/Weighting.h"
#include "workbench/ImportSteps.h"

namespace turnout::workbench {
namespace {

constexpr std::int64_t kMostRecords = 1000;
constexpr std::int64_t kMostTraceBytes = std::int64_t{4} << 20U;
constexpr std::size_t kFirstRejects = 20;
constexpr std::size_t kRejectPreview = 200;

/// Takes the first records and then wants no more.
class FirstRecords final : public ingest::Sink {
public:
    explicit FirstRecords(ImportPreview& preview)
        : m_preview(preview)
    {
    }
    bool session(std::int64_t, session::Session&& session) override
    {
        if (session.weight == ingest::kNoWeight)
            session.weight = 1; // as it would be kept
        m_preview.sessions.push_back(std::move(session));
        return more();
    }
    bool event(ingest::Event&&) override
    {
        ++m_preview.events;
        return more();
    }
    bool reject(ingest::Reject&& reject) override
    {
        ++m_preview.rejects;
        if (m_preview.firstRejects.size() < kFirstRejects)
            m_preview.firstRejects.push_back(
                {reject.line, std::move(reject.reason), reject.bytes.substr(0, kRejectPreview)});
        return more();
    }

private:
    bool more()
    {
        m_preview.partly = m_preview.sessions.size() == kPreviewSessions
            || static_cast<std::int64_t>(m_preview.sessions.size()) + m_preview.events + m_preview.rejects
                >= kMostRecords;
        return !m_preview.partly;
    }

    ImportPreview& m_preview;
};

/// Counts what each pattern finds, before anything is replaced.
class PatternCounter final : public ingest::Sink {
public:
    PatternCounter(ingest::Sink& next, std::vector<std::int64_t>& counts)
        : m_next(next)
        , m_counts(counts)
    {
    }
    Result<void> add(const std::string& pattern)
    {
        m_counts.push_back(0);
        return m_detectors.emplace_back().add(pattern);
    }
    bool session(std::int64_t line, session::Session&& session) override
    {
        for (std::size_t i = 0; i < m_detectors.size(); ++i)
            for (const session::Turn& turn : session.turns) {
                m_found.clear();
                m_detectors[i].find(turn.text, m_found);
                m_counts[i] += static_cast<std::int64_t>(m_found.size());
            }
        return m_next.session(line, std::move(session));
    }
    bool event(ingest::Event&& event) override
    {
        return m_next.event(std::move(event));
    }
    bool reject(ingest::Reject&& reject) override
    {
        return m_next.reject(std::move(reject));
    }

private:
    ingest::Sink& m_next;
    std::vector<std::int64_t>& m_counts;
    std::vector<ingest::PatternDetector> m_detectors;
    ingest::Findings m_found;
};

} // namespace

Result<ImportPreview> previewImport(
    OpenProject& project, const std::string& path, const ImportOptions& options, const CancelToken& cancel)
{
    ImportOptions looking = options;
    looking.dryRun = true;
    looking.read.mostTraceBytes = kMostTraceBytes;
    auto steps = ImportSteps::make(project, looking);
    if (!steps)
        return steps.error();
    ImportPreview preview;
    FirstRecords last(preview);
    PatternCounter patterns(steps->before(last), preview.patternMatches);
    if (options.redact.mode != ingest::RedactionMode::Off)
        for (const std::string& pattern : options.redact.patterns)
            if (const auto added = patterns.add(pattern); !added)
                return added.error();
    const auto format = ingest::detectFormat(path);
    if (!format)
        return format.error();
    preview.format = *format;
    const auto summary = ingest::readFile(path, steps->reading(), patterns, {}, cancel);
    if (!summary && !(summary.error().code == ErrorCode::Cancelled && preview.partly && !cancel.cancelled()))
        return summary.error();
    ImportReport counts;
    std::vector<std::string> notes;
    steps->close(counts, notes);
    preview.redacted = counts.redacted;
    return preview;
}

} // namespace turnout::workbench
