// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Derive.h"
#include "ingest/Redaction.h"
#include "workbench/OpenProject.h"

namespace turnout::workbench {

/// What the last import from the window was asked to do with every file, kept with the project: who forgets once to
/// replace personal data has it on disk.
struct ImportSettings {
    ingest::RedactionMode redaction = ingest::RedactionMode::Off;
    std::vector<std::string> patterns;
    ingest::DeriveOptions derive;
};

/// The defaults where none were kept.
Result<ImportSettings> importSettings(OpenProject& project);
Result<void> keepImportSettings(OpenProject& project, const ImportSettings& settings);

} // namespace turnout::workbench
