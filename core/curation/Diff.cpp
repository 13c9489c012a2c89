// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Diff.h"

#include "base/Json.h"
#include "curation/Item.h"
#include "curation/Text.h"

#include <map>
#include <set>

namespace turnout::curation {
namespace {

/// One version by production's id.
using Version = std::map<std::string, const std::string*>;

Result<Version> versionOf(std::span<const std::string> items)
{
    Version version;
    for (const std::string& item : items) {
        const auto view = frozenView(item);
        if (!view)
            return view.error();
        version.emplace(view->session, &item);
    }
    return version;
}

void compareLabels(const FrozenView& before, const FrozenView& after, std::vector<Relabelled>& out)
{
    std::set<std::string> questions;
    for (const auto& [question, value] : before.label)
        questions.insert(question);
    for (const auto& [question, value] : after.label)
        questions.insert(question);
    const auto value = [](const FrozenView& view, const std::string& question) {
        const auto found = view.label.find(question);
        return found == view.label.end() ? std::string() : found->second;
    };
    for (const std::string& question : questions)
        if (value(before, question) != value(after, question))
            out.push_back({before.session, question, value(before, question), value(after, question)});
    if (before.turnLabels != after.turnLabels)
        out.push_back({before.session, "turns", before.turnLabels, after.turnLabels});
}

Result<void> compareItems(const std::string& before, const std::string& after, VersionDiff& diff)
{
    if (before == after) {
        ++diff.unchanged;
        return {};
    }
    const auto a = frozenView(before);
    const auto b = frozenView(after);
    if (!a || !b)
        return a ? b.error() : a.error();
    const std::size_t relabelled = diff.relabelled.size();
    compareLabels(*a, *b, diff.relabelled);
    const bool reweighted = a->weight != b->weight || a->probability != b->probability;
    if (reweighted)
        diff.reweighted.push_back(a->session);
    if (!reweighted && relabelled == diff.relabelled.size())
        diff.changed.push_back(a->session);
    return {};
}

void writeList(JsonWriter& json, std::string_view name, const std::vector<std::string>& sessions)
{
    json.key(name).beginArray();
    for (const std::string& session : sessions)
        json.value(session);
    json.endArray();
}

constexpr std::size_t kShown = 20; ///< sessions of each kind in the text

void listSessions(std::string& out, std::string_view what, const std::vector<std::string>& sessions)
{
    if (sessions.empty())
        return;
    out += std::string(what) + " (" + std::to_string(sessions.size()) + ")\n";
    for (std::size_t i = 0; i < sessions.size() && i < kShown; ++i)
        out += "  " + visibleText(sessions[i]) + '\n';
    if (sessions.size() > kShown)
        out += "  … and " + std::to_string(sessions.size() - kShown) + " more\n";
}

std::string answerText(const std::string& value)
{
    return value.empty() ? "(no answer)" : visibleText(value);
}

} // namespace

Result<VersionDiff> diffItems(std::span<const std::string> before, std::span<const std::string> after)
{
    const auto a = versionOf(before);
    if (!a)
        return a.error();
    const auto b = versionOf(after);
    if (!b)
        return b.error();
    VersionDiff diff;
    for (const auto& [session, item] : *a) {
        const auto found = b->find(session);
        if (found == b->end())
            diff.removed.push_back(session);
        else if (const auto compared = compareItems(*item, *found->second, diff); !compared)
            return compared.error();
    }
    for (const auto& [session, item] : *b)
        if (!a->contains(session))
            diff.added.push_back(session);
    return diff;
}

std::string diffToJson(const VersionDiff& diff, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("set", diff.set).field("from", diff.from).field("to", diff.to);
    json.field("unchanged", diff.unchanged);
    writeList(json, "added", diff.added);
    writeList(json, "removed", diff.removed);
    json.key("relabelled").beginArray();
    for (const Relabelled& one : diff.relabelled) {
        json.beginObject().field("session", one.session).field("question", one.question);
        json.field("from", one.from).field("to", one.to).endObject();
    }
    json.endArray();
    writeList(json, "reweighted", diff.reweighted);
    writeList(json, "changed", diff.changed);
    json.endObject();
    return json.take();
}

std::string diffText(const VersionDiff& diff)
{
    std::set<std::string> relabelled;
    for (const Relabelled& one : diff.relabelled)
        relabelled.insert(one.session);
    std::string out = visibleText(diff.set) + ", version " + std::to_string(diff.from) + " to version "
        + std::to_string(diff.to) + ": " + std::to_string(diff.added.size()) + " added, "
        + std::to_string(diff.removed.size()) + " removed, " + std::to_string(relabelled.size()) + " relabelled, "
        + std::to_string(diff.reweighted.size()) + " reweighted, " + std::to_string(diff.changed.size())
        + " changed otherwise, " + std::to_string(diff.unchanged) + " unchanged.\n";
    listSessions(out, "added", diff.added);
    listSessions(out, "removed", diff.removed);
    if (!diff.relabelled.empty())
        out += "relabelled (" + std::to_string(relabelled.size()) + ")\n";
    for (std::size_t i = 0; i < diff.relabelled.size() && i < kShown; ++i) {
        const Relabelled& one = diff.relabelled[i];
        out += "  " + visibleText(one.session) + "  " + visibleText(one.question) + ": " + answerText(one.from) + " → "
            + answerText(one.to) + '\n';
    }
    if (diff.relabelled.size() > kShown)
        out += "  … and " + std::to_string(diff.relabelled.size() - kShown) + " more answers\n";
    listSessions(out, "reweighted", diff.reweighted);
    listSessions(out, "changed otherwise", diff.changed);
    return out;
}

} // namespace turnout::curation
