// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Margins.h"
#include "workbench/ImportFile.h"

#include <vector>

namespace turnout::workbench {

/// The files of these reports are in, or were looked through: weights the project to the margins from now on, and the
/// last report says so. Where margins do not fit the sessions, the error says why; sessions and weights stay as they
/// are.
Result<void> weightImported(OpenProject& project, const session::Margins& margins,
    const std::vector<ImportReport*>& reports, const CancelToken& cancel = {});

/// Puts what the project's margins make of the sessions that are in now into the report. That this cannot be told is no
/// failure of an import that is done.
void noteMargins(OpenProject& project, ImportReport& report, const CancelToken& cancel);

} // namespace turnout::workbench
