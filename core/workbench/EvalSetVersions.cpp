// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was frozen, read back; how it is made and written out is in EvalSets.cpp and EvalSetExport.cpp.
#include "curation/Item.h"
#include "store/EvalSetStore.h"
#include "store/SessionReader.h"
#include "workbench/EvalSets.h"

#include <algorithm>

namespace turnout::workbench {

Result<VersionContent> versionContent(
    OpenProject& project, const std::string& name, std::int64_t version, const CancelToken& cancel)
{
    const auto set = setNamed(project, name);
    if (!set)
        return set.error();
    const auto wanted = std::find_if(
        set->versions.begin(), set->versions.end(), [&](const SetVersion& v) { return v.version == version; });
    if (wanted == set->versions.end())
        return Error{ErrorCode::NotFound, noVersionText(*set, version), {}};
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto frozen = store::frozenItems(**connection, set->id, version);
    if (!frozen)
        return frozen.error();
    VersionContent content;
    std::vector<curation::CheckedItem> items;
    for (const store::FrozenItem& one : *frozen) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "reading the version was cancelled", "evaluation set"};
        const auto item = curation::frozenView(one.item);
        if (!item)
            return item.error();
        content.sessions.push_back(one.session);
        // Transcripts and users never change; segments and the design are those of the freezing.
        auto details = store::sessionDetails(**connection, one.session);
        if (!details)
            return details.error();
        items.push_back(
            {item->session, std::move(details->session.user), curation::transcriptHash(details->session.turns),
                {item->segments.begin(), item->segments.end()}, item->probability.has_value(), item->agreement});
    }
    content.findings = curation::checkItems(wanted->summary, items);
    return content;
}

Result<std::vector<SessionId>> sessionsCalled(OpenProject& project, std::span<const std::string> externalIds)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    std::vector<SessionId> sessions;
    for (const std::string& name : externalIds) {
        const auto found = store::findSession(**connection, name);
        if (!found)
            return found.error();
        if (*found)
            sessions.push_back(**found);
    }
    return sessions;
}

} // namespace turnout::workbench
