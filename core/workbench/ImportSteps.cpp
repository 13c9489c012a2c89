// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportSteps.h"

#include "workbench/ProjectKey.h"

namespace turnout::workbench {

Result<ImportSteps> ImportSteps::make(OpenProject& project, const ImportOptions& options)
{
    ImportSteps steps;
    steps.m_read = options.read;
    steps.m_rates = options.rates;
    steps.m_signals = options.derive.signals;
    if (options.rates && options.read.weight)
        return Error{
            ErrorCode::BadUsage, "A weight for all sessions and rates by stratum exclude each other.", "rates"};
    if (!options.read.weight) // so that those which bring none can be told from those which bring 1
        steps.m_read.weight = ingest::kNoWeight;
    auto segments = segmentSettings(project);
    if (!segments)
        return segments.error();
    segments->builtIn = segments->builtIn || options.derive.segments;
    auto work = SegmentWork::make(*segments);
    if (!work)
        return work.error();
    steps.m_segments = std::move(*work);
    if (segments->builtIn) {
        auto users = seenUsers(project);
        if (!users)
            return users.error();
        steps.m_users = std::move(*users);
    }
    ingest::RedactionOptions redact = options.redact;
    if (redact.mode == ingest::RedactionMode::Replace) {
        const auto key = projectKey(project, !options.dryRun);
        if (!key)
            return key.error();
        redact.key = *key;
    }
    auto redactor = ingest::Redactor::make(std::move(redact));
    if (!redactor)
        return redactor.error();
    steps.m_redactor = std::make_unique<ingest::Redactor>(std::move(redactor).value());
    return steps;
}

ingest::Sink& ImportSteps::before(ingest::Sink& last)
{
    ingest::Sink* next = &last;
    if (m_rates) {
        m_weighting = std::make_unique<ingest::WeightingSink>(*next, *m_rates);
        next = m_weighting.get();
    }
    if (m_signals || !m_segments.idle()) {
        m_deriving = std::make_unique<ingest::DerivingSink>(*next, m_signals, m_segments.deriver(std::move(m_users)));
        next = m_deriving.get();
    }
    if (m_redactor->mode() != ingest::RedactionMode::Off) {
        m_redacting = std::make_unique<ingest::RedactingSink>(*next, *m_redactor);
        next = m_redacting.get();
    }
    return *next;
}

void ImportSteps::close(ImportReport& report, std::vector<std::string>& notes)
{
    report.redaction = m_redactor->mode();
    report.redacted = m_redactor->counts();
    if (m_deriving)
        report.derivedSignals = m_deriving->signalCounts();
    if (m_rates) {
        report.weightGiven = true;
        report.rates = m_rates;
        report.weighted = m_weighting->counts();
    }
    for (std::string& note : notes)
        m_redactor->text(note);
    for (std::string& column : report.seen.columns)
        m_redactor->text(column);
}

} // namespace turnout::workbench
