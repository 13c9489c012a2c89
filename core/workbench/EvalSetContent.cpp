// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/EvalSetContent.h"

#include "curation/Summarise.h"
#include "store/DrawStore.h"

#include <unordered_map>

namespace turnout::workbench {
namespace {

using curation::DrawUsed;

/// What the project has on the draws, with how far each is answered.
Result<std::vector<DrawUsed>> drawsUsed(store::Connection& connection, const Snapshot& snapshot)
{
    const auto infos = store::draws(connection);
    if (!infos)
        return infos.error();
    std::vector<DrawUsed> used;
    for (const store::DrawInfo& info : *infos)
        for (const queue::DesignedDraw& draw : *snapshot.draws)
            if (draw.id == info.id)
                used.push_back({info.id, info.seed, info.design, info.policy, info.filter, info.frameHash,
                    info.frameSize, info.frameWeight, info.size, queue::answeredOf(draw, snapshot.labels), 0, {}});
    return used;
}

/// The arm of each item in the draw it came from.
Result<std::vector<std::string>> armsOf(store::Connection& connection, const SetContent& content)
{
    std::unordered_map<DrawId, std::unordered_map<SessionId, std::string>> byDraw;
    std::vector<std::string> arms;
    for (std::size_t i = 0; i < content.sessions.size(); ++i) {
        const DrawId draw = content.designs[i].draw;
        if (!draw.valid()) {
            arms.emplace_back();
            continue;
        }
        auto [known, added] = byDraw.try_emplace(draw);
        if (added) {
            const auto items = store::drawItems(connection, draw);
            if (!items)
                return items.error();
            for (const store::DrawItemRecord& item : *items)
                known->second.emplace(item.session, item.arm);
        }
        arms.push_back(known->second[content.sessions[i]]);
    }
    return arms;
}

/// The labels of the chosen sessions, if nothing was said since the snapshot; false where something was.
bool takeLabels(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, SetContent& content)
{
    if (fold.lastEvent() != content.snapshot->lastEvent)
        return false;
    content.rubrics = rubrics;
    content.labels.clear();
    for (const SessionId session : content.sessions) {
        auto label = curation::itemLabel(fold, rubrics, *content.snapshot->settled, session);
        if (!label)
            return false;
        content.labels.push_back(std::move(*label));
    }
    return true;
}

/// One try; `taken` tells whether labels and snapshot are of one moment.
Result<SetContent> tryContent(
    OpenProject& project, store::Connection& connection, const curation::Recipe& recipe, bool& taken)
{
    SetContent content;
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    content.snapshot = *snapshot;
    const Snapshot& now = *content.snapshot;
    const auto selection = curation::selectSessions(recipe, *now.frame, now.labels);
    if (!selection)
        return selection.error();
    for (const population::Row row : selection->rows)
        content.sessions.push_back(now.frame->ids[row]);
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        taken = takeLabels(fold, rubrics, content);
    });
    if (!read)
        return read.error();
    if (!taken)
        return content;
    content.designs = curation::itemDesigns(
        *now.frame, now.labels, selection->traffic, selection->rows, selection->factors, *now.draws);
    auto arms = armsOf(connection, content);
    if (!arms)
        return arms.error();
    content.arms = std::move(*arms);
    auto draws = drawsUsed(connection, now);
    if (!draws)
        return draws.error();
    content.summary = curation::summarise({*now.frame, *selection, recipe, content.designs, content.labels,
        content.arms, content.rubrics, std::move(*draws)});
    return content;
}

} // namespace

Result<SetContent> setContent(OpenProject& project, const curation::Recipe& recipe)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    // Somebody may be labeling at this moment; their label is then in the next try.
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        bool taken = false;
        auto content = tryContent(project, **connection, recipe, taken);
        if (!content || taken)
            return content;
    }
    return Error{ErrorCode::Busy, "labels are coming in faster than the set can be read; try again in a moment",
        "evaluation set"};
}

std::string whyEmpty(const curation::Summary& summary)
{
    if (summary.sessions == 0)
        return "No session matches the filter of this set. Loosen the filter.";
    if (summary.labeled == 0 && summary.leftOutOpen > 0)
        return "Annotators come to no final label on any session that matches the filter. Adjudicate them in the "
               "Agreement workspace, or lower the consensus threshold.";
    if (summary.labeled == 0)
        return "No session that matches the filter has a final label. Make a draw and label it first.";
    if (summary.labeled == summary.leftOutUncounted)
        return "All " + std::to_string(summary.labeled)
            + " labeled sessions have an answer that does not count (can't tell). Label more, or take such answers in.";
    return "No labeled session is in any of the quotas. Change the quotas, or draw and label sessions they ask for.";
}

} // namespace turnout::workbench
