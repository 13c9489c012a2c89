// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportSteps.h"

#include "workbench/ProjectKey.h"

namespace turnout::workbench {

Result<ImportSteps> ImportSteps::make(OpenProject& project, const ImportOptions& options)
{
    ImportSteps steps;
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
    if (m_redactor->mode() == ingest::RedactionMode::Off)
        return last;
    m_redacting = std::make_unique<ingest::RedactingSink>(last, *m_redactor);
    return *m_redacting;
}

void ImportSteps::close(ImportReport& report, std::vector<std::string>& notes)
{
    report.redaction = m_redactor->mode();
    report.redacted = m_redactor->counts();
    for (std::string& note : notes)
        m_redactor->text(note);
}

} // namespace turnout::workbench
