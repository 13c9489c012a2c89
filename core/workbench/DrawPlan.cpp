// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DrawPlan.h"

#include "workbench/Doubts.h"
#include "workbench/NearDuplicates.h"

#include <utility>

namespace turnout::workbench {
namespace {

population::Bitmap selectionOf(const DrawRequest& request, const Snapshot& snapshot)
{
    auto selection = population::apply(request.filter, *snapshot.frame, snapshot.labels);
    if (!request.only)
        return selection;
    population::Bitmap named(snapshot.frame->size());
    for (const SessionId id : *request.only)
        if (const auto row = snapshot.frame->row(id))
            named.set(*row);
    selection &= named;
    return selection;
}

std::string frameText(const DrawRequest& request)
{
    const std::string filter = population::filterText(request.filter);
    if (!request.only)
        return filter;
    return (filter.empty() ? "" : filter + ", ") + "a list of " + std::to_string(request.only->size()) + " sessions";
}

void addNote(std::string& note, const std::string& more)
{
    if (!more.empty())
        note += (note.empty() ? "" : "; ") + more;
}

} // namespace

Result<PlannedDraw> planDraw(OpenProject& project, const Snapshot& snapshot, const DrawRequest& request,
    const Progress& progress, const CancelToken& cancel)
{
    PlannedDraw planned;
    planned.selection = selectionOf(request, snapshot);
    planned.frameText = frameText(request);
    const auto doubts = doubtsOf(project, snapshot, request.policy, progress, cancel);
    if (!doubts)
        return doubts.error();
    std::vector<std::uint32_t> clusters;
    if (request.policy.oneOfDuplicates) {
        auto found = nearDuplicates(project, *snapshot.frame, progress, cancel);
        if (!found)
            return found.error();
        clusters = std::move(*found);
    }
    if (cancel.cancelled())
        return Error{ErrorCode::Cancelled, "stopped", {}};
    auto draw = queue::makeDraw(
        *snapshot.frame, snapshot.labels, planned.selection, doubts->uncertainty, doubts->policy, clusters);
    if (!draw)
        return draw.error();
    planned.draw = std::move(*draw);
    addNote(planned.note, doubts->note);
    for (const std::string& target : planned.draw.shortOf)
        addNote(planned.note, target);
    return planned;
}

} // namespace turnout::workbench
