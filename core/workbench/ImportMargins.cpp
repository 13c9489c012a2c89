// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportMargins.h"

#include "workbench/Margins.h"

namespace turnout::workbench {

Result<void> weightImported(OpenProject& project, const session::Margins& margins,
    const std::vector<ImportReport*>& reports, const CancelToken& cancel)
{
    if (reports.empty())
        return {};
    for (ImportReport* report : reports)
        report->weightGiven = true;
    if (reports.back()->dryRun) {
        reports.back()->notes.emplace_back("whether the margins fit the sessions is seen when the sessions are in");
        return {};
    }
    auto raking = setMargins(project, margins, cancel);
    if (!raking)
        return Error{
            raking.error().code, raking.error().message() + "; the sessions are in, these margins are not", {}};
    for (ImportReport* report : reports) {
        report->marginsProblem.clear(); // of the margins before
        report->raking.reset();
    }
    reports.back()->raking = std::move(*raking);
    return {};
}

} // namespace turnout::workbench
