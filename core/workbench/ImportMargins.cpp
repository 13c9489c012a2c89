// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportMargins.h"

#include "store/MarginStore.h"
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

void noteMargins(OpenProject& project, ImportReport& report, const CancelToken& cancel)
{
    const auto connection = project.store().reader();
    if (!connection)
        return;
    const auto margins = store::margins(**connection);
    if (!margins || margins->segments.empty())
        return;
    report.weightGiven = true;
    if (report.dryRun)
        return;
    const auto snapshot = project.snapshot(cancel);
    if (!snapshot)
        return;
    report.raking = (*snapshot)->frame->raking;
    report.marginsProblem = (*snapshot)->frame->marginsProblem;
}

} // namespace turnout::workbench
