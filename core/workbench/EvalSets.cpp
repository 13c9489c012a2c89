// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/EvalSets.h"

#include "store/EvalSetStore.h"
#include "store/SessionReader.h"
#include "workbench/EvalSetContent.h"
#include "workbench/PlainText.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

Result<SetVersion> versionOf(const store::FrozenVersion& frozen)
{
    auto recipe = curation::recipeFromJson(frozen.recipe);
    if (!recipe)
        return recipe.error();
    auto summary = curation::summaryFromJson(frozen.summary);
    if (!summary)
        return summary.error();
    return SetVersion{
        frozen.version, frozen.frozenAt, frozen.items, frozen.hash, std::move(*recipe), std::move(*summary)};
}

Result<SetInfo> infoOf(const store::EvalSet& set)
{
    auto recipe = curation::recipeFromJson(set.recipe);
    if (!recipe)
        return recipe.error();
    SetInfo info{set.id, set.name, set.createdAt, std::move(*recipe), {}};
    for (const store::FrozenVersion& frozen : set.versions) {
        auto version = versionOf(frozen);
        if (!version)
            return version.error();
        info.versions.push_back(std::move(*version));
    }
    return info;
}

/// The recipe under the set's name, checked against the project.
Result<curation::Recipe> checkedRecipe(OpenProject& project, const std::string& name, curation::Recipe recipe)
{
    if (const auto named = curation::checkSetName(name); !named)
        return named.error();
    recipe.name = name;
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    const auto selection = curation::selectSessions(recipe, *(*snapshot)->frame, (*snapshot)->labels);
    if (!selection)
        return selection.error();
    return recipe;
}

Result<void> write(OpenProject& project, const store::Writer::Job& job)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    return (*writer)->run(store::Writer::Kind::Durable, job);
}

/// Whole items, transcripts and all, of the chosen sessions.
Result<std::vector<store::FrozenItem>> frozenOf(
    store::Connection& connection, const SetContent& content, const CancelToken& cancel)
{
    std::vector<store::FrozenItem> items;
    items.reserve(content.sessions.size());
    for (std::size_t i = 0; i < content.sessions.size(); ++i) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "freezing was cancelled; there is no new version", "evaluation set"};
        auto details = store::sessionDetails(connection, content.sessions[i]);
        if (!details)
            return details.error();
        // What it counts for here: raked, where there are margins.
        const population::Frame& frame = *content.snapshot->frame;
        if (const auto row = frame.row(content.sessions[i]))
            details->session.weight = frame.weights[*row];
        const curation::Item item{std::move(details->session), content.labels[i], content.designs[i], content.arms[i],
            details->sourceName, details->line};
        items.push_back({content.sessions[i], curation::itemToJson(item, content.rubrics), {}});
        items.back().hash = store::itemHash(items.back().item);
    }
    return items;
}

Result<std::vector<std::string>> itemsOf(store::Connection& connection, const SetInfo& set, std::int64_t version)
{
    const bool there = std::any_of(
        set.versions.begin(), set.versions.end(), [&](const SetVersion& v) { return v.version == version; });
    if (!there)
        return Error{ErrorCode::NotFound, noVersionText(set, version), {}};
    auto frozen = store::frozenItems(connection, set.id, version);
    if (!frozen)
        return frozen.error();
    std::vector<std::string> items;
    for (store::FrozenItem& item : *frozen)
        items.push_back(std::move(item.item));
    return items;
}

} // namespace

std::string noVersionText(const SetInfo& set, std::int64_t version)
{
    const std::string name = "\"" + visible(set.name) + "\"";
    if (set.versions.empty())
        return "Evaluation set " + name + " has no frozen version yet. Freeze it first.";
    return "Evaluation set " + name + " has no version " + std::to_string(version) + "; it has "
        + (set.versions.size() == 1 ? "version 1 only." : "1 to " + std::to_string(set.versions.size()) + ".");
}

Result<SetInfo> setNamed(OpenProject& project, const std::string& name)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto set = store::evalSetNamed(**connection, name);
    if (set)
        return infoOf(*set);
    if (set.error().code != ErrorCode::NotFound)
        return set.error();
    const auto all = store::evalSets(**connection);
    if (!all)
        return all.error();
    std::string names;
    for (const store::EvalSet& one : *all)
        names += (names.empty() ? "\"" : ", \"") + visible(one.name) + "\"";
    return Error{ErrorCode::NotFound,
        "There is no evaluation set \"" + visible(name) + "\"; "
            + (names.empty() ? std::string("create it first.") : "there are: " + names + "."),
        {}};
}

Result<std::vector<SetInfo>> listSets(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto all = store::evalSets(**connection);
    if (!all)
        return all.error();
    std::vector<SetInfo> sets;
    for (const store::EvalSet& set : *all) {
        auto info = infoOf(set);
        if (!info)
            return info.error();
        sets.push_back(std::move(*info));
    }
    return sets;
}

Result<SetInfo> createSet(OpenProject& project, const std::string& name, const curation::Recipe& recipe)
{
    const auto checked = checkedRecipe(project, name, recipe);
    if (!checked)
        return checked.error();
    const auto written = write(project, [&](store::Connection& connection) -> Result<void> {
        const auto created
            = store::createEvalSet(connection, name, curation::recipeToJson(*checked), project.clock().now());
        return created ? Result<void>() : created.error();
    });
    if (!written)
        return written.error();
    return setNamed(project, name);
}

Result<SetInfo> changeSet(OpenProject& project, const std::string& name, const curation::Recipe& recipe)
{
    const auto set = setNamed(project, name);
    if (!set)
        return set.error();
    const auto checked = checkedRecipe(project, name, recipe);
    if (!checked)
        return checked.error();
    const auto written = write(project, [&](store::Connection& connection) {
        return store::setEvalSetRecipe(connection, set->id, curation::recipeToJson(*checked));
    });
    if (!written)
        return written.error();
    return setNamed(project, name);
}

Result<SetPreview> previewSet(OpenProject& project, const curation::Recipe& recipe)
{
    auto content = setContent(project, recipe);
    if (!content)
        return content.error();
    return SetPreview{std::move(content->summary), std::move(content->sessions)};
}

Result<FreezeReport> freezeSet(OpenProject& project, const std::string& name, const CancelToken& cancel)
{
    const auto set = setNamed(project, name);
    if (!set)
        return set.error();
    if (const auto writer = project.store().writer(); !writer)
        return writer.error();
    const auto content = setContent(project, set->recipe);
    if (!content)
        return content.error();
    if (content->sessions.empty())
        return Error{ErrorCode::Refused, "There is nothing to freeze. " + whyEmpty(content->summary), {}};
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto items = frozenOf(**connection, *content, cancel);
    if (!items)
        return items.error();
    if (!set->versions.empty()) {
        const SetVersion& last = set->versions.back();
        if (last.hash == store::versionHash(*items) && last.recipe == set->recipe)
            return FreezeReport{name, last, true};
    }
    std::optional<store::FrozenVersion> frozen;
    const auto written = write(project, [&](store::Connection& writing) -> Result<void> {
        auto done = store::freezeVersion(writing, set->id, curation::recipeToJson(set->recipe),
            curation::summaryToJson(content->summary), *items, project.clock().now());
        if (!done)
            return done.error();
        frozen = std::move(*done);
        return {};
    });
    if (!written)
        return written.error();
    auto version = versionOf(*frozen);
    if (!version)
        return version.error();
    return FreezeReport{name, std::move(*version), false};
}

Result<curation::VersionDiff> diffVersions(
    OpenProject& project, const std::string& name, std::int64_t from, std::int64_t to)
{
    const auto set = setNamed(project, name);
    if (!set)
        return set.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto before = itemsOf(**connection, *set, from);
    if (!before)
        return before.error();
    const auto after = itemsOf(**connection, *set, to);
    if (!after)
        return after.error();
    auto diff = curation::diffItems(*before, *after);
    if (!diff)
        return diff.error();
    diff->set = name;
    diff->from = from;
    diff->to = to;
    return diff;
}

Result<std::vector<curation::Finding>> checkRecipe(
    OpenProject& project, const curation::Recipe& recipe, const CancelToken& cancel)
{
    const auto content = setContent(project, recipe);
    if (!content)
        return content.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    std::vector<curation::CheckedItem> items;
    for (std::size_t i = 0; i < content->sessions.size(); ++i) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "the check was cancelled", "evaluation set"};
        auto details = store::sessionDetails(**connection, content->sessions[i]);
        if (!details)
            return details.error();
        session::Session& session = details->session;
        items.push_back({std::move(session.id), std::move(session.user), curation::transcriptHash(session.turns),
            std::move(session.segments), content->designs[i].draw.valid(), content->labels[i].agreement});
    }
    return curation::checkItems(content->summary, items);
}

Result<std::vector<curation::Finding>> checkSet(
    OpenProject& project, const std::string& name, const CancelToken& cancel)
{
    const auto set = setNamed(project, name);
    if (!set)
        return set.error();
    return checkRecipe(project, set->recipe, cancel);
}

} // namespace turnout::workbench
