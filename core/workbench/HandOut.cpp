// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/HandOut.h"

#include "base/Json.h"
#include "store/LabelStore.h"
#include "store/PackageFile.h"
#include "store/PackageStore.h"
#include "store/QueueStore.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/PlainText.h"
#include "workbench/WorkQueue.h"

#include <filesystem>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace turnout::workbench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDate = 10; ///< characters of "2026-05-01"

Error refused(std::string text, std::string context = {})
{
    return {ErrorCode::Refused, std::move(text), std::move(context)};
}

Result<void> checkRequest(store::Connection& connection, const SplitRequest& request)
{
    if (request.annotator.empty())
        return Error{ErrorCode::BadInput, "say whom the package is for", {}};
    if (request.size < 1)
        return Error{ErrorCode::BadInput, "a package has at least one session", {}};
    if (request.path.empty())
        return Error{ErrorCode::BadInput, "say which file to make", {}};
    const auto label = store::packageLabel(connection);
    if (!label)
        return label.error();
    if (label->has_value())
        return refused("This is a package itself. Split the project it was handed out of, so that all labels come back "
                       "to one place.");
    std::error_code code;
    if (fs::exists(request.path, code))
        return refused("There is a file of this name already; choose another.", request.path);
    return {};
}

/// The next sessions of the annotator's queue.
std::vector<store::PackageItem> nextItems(const WorkQueue& queue, const SplitRequest& request)
{
    std::vector<store::PackageItem> items;
    const auto& entries = queue.entries();
    for (std::size_t i = 0; i < entries.size() && std::cmp_less(items.size(), request.size); ++i)
        if (entries[i].state == QueueState::Waiting && (!request.draw.valid() || entries[i].draw == request.draw))
            items.push_back({entries[i].session, entries[i].draw, queue.isRepeat(i)});
    return items;
}

/// Nobody may have taken one of them since the queue was looked at.
Result<void> checkFree(store::Connection& connection, const std::vector<store::PackageItem>& items,
    const WorkQueue& queue, AnnotatorId annotator, TimeMs now)
{
    const auto holds = store::holds(connection, now);
    if (!holds)
        return holds.error();
    std::map<SessionId, std::vector<store::Hold>> open;
    for (const store::Hold& hold : *holds)
        if (hold.annotator != annotator || hold.handedOut) // what they have open here goes with them
            open[hold.session].push_back(hold);
    for (const store::PackageItem& item : items) {
        const auto entry = queue.find(item.session);
        if (!entry || queue.heldBack(*entry, open[item.session]))
            return refused("A session was taken by somebody else in this moment. Split again.");
    }
    return {};
}

/// What the annotator has flagged and seen of the sessions goes with them. Not the flags of what is asked again: they
/// would tell that it is.
Result<void> addDesk(store::Connection& connection, const std::vector<store::PackageItem>& items, AnnotatorId annotator,
    store::PackageContent& content)
{
    std::unordered_map<SessionId, bool> repeats;
    for (const store::PackageItem& item : items)
        repeats.emplace(item.session, item.repeat);
    const auto flags = store::flagEvents(connection);
    if (!flags)
        return flags.error();
    for (const store::FlagEvent& flag : *flags)
        if (const auto item = repeats.find(flag.session);
            flag.annotator == annotator && item != repeats.end() && !item->second)
            content.flags.push_back(flag);
    const auto sights = store::sights(connection);
    if (!sights)
        return sights.error();
    for (const store::Sight& sight : *sights)
        if (sight.annotator == annotator && repeats.contains(sight.session))
            content.sights.push_back(sight);
    return {};
}

Result<void> putInPlace(const std::string& part, const std::string& path)
{
    std::error_code code;
    fs::rename(part, path, code);
    if (code)
        return Error{ErrorCode::Io, "The file cannot be put in place: " + code.message() + ".", path};
    return {};
}

} // namespace

Result<SplitReport> splitWork(
    OpenProject& project, const SplitRequest& request, const Progress& progress, const CancelToken& cancel)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    if (const auto fine = checkRequest(**connection, request); !fine)
        return fine.error();
    const auto annotator = project.annotator(request.annotator);
    if (!annotator)
        return annotator.error();
    WorkQueue queue(project, *annotator);
    if (const auto read = queue.refresh(); !read)
        return read.error();
    const auto items = nextItems(queue, request);
    SplitReport report{request.path, {}, request.annotator, {}, project.clock().now() + request.keptFor, 0};
    for (const QueueEntry& entry : queue.entries())
        report.held += entry.state == QueueState::Held ? 1 : 0;
    if (items.empty())
        return refused(report.held > 0 ? "Nothing is free for this annotator now: " + countText(report.held)
                    + " sessions are open elsewhere, handed out, put off or in a paused draw."
                                       : std::string("Nothing waits for this annotator. Make a draw first."));
    std::vector<SessionId> sessions;
    sessions.reserve(items.size());
    for (const store::PackageItem& item : items)
        sessions.push_back(item.session);
    auto names = store::externalIds(**connection, sessions);
    if (!names)
        return names.error();
    report.sessions = std::move(*names);
    const auto rubric = store::currentRubric(**connection);
    if (!rubric)
        return rubric.error();

    // Whole under another name first: a file of the right name is always whole, and known to the project.
    const std::string part = request.path + ".part";
    std::error_code ignored;
    fs::remove(part, ignored);
    store::PackageContent content{request.annotator, rubric->rubric, sessions, {}, {}};
    if (const auto added = addDesk(**connection, items, *annotator, content); !added)
        return added.error();
    const auto key = store::writePackage(**connection, part, content, project.clock(), progress, cancel);
    if (!key)
        return key.error();
    report.key = *key;
    std::int64_t id = 0;
    auto written = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& to) -> Result<void> {
        if (const auto free = checkFree(to, items, queue, *annotator, project.clock().now()); !free)
            return free;
        const auto added = store::addPackage(to, {0, *key, project.clock().now(), *annotator, 0}, items, report.until);
        if (!added)
            return added.error();
        id = *added;
        return {};
    });
    if (written) {
        written = putInPlace(part, request.path);
        if (!written)
            std::ignore = (*writer)->run(
                store::Writer::Kind::Durable, [&](store::Connection& to) { return store::removePackage(to, id); });
    }
    if (!written) {
        fs::remove(part, ignored);
        return written.error();
    }
    return report;
}

Result<std::vector<PackageState>> packageStates(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto all = store::packages(**connection);
    if (!all)
        return all.error();
    const auto names = annotatorNames(**connection);
    if (!names)
        return names.error();
    const auto holds = store::holds(**connection, project.clock().now());
    if (!holds)
        return holds.error();
    std::unordered_set<SessionId> kept;
    for (const store::Hold& hold : *holds)
        if (hold.handedOut)
            kept.insert(hold.session);
    std::vector<PackageState> states;
    for (const store::Package& package : *all) {
        const auto name = names->find(package.annotator);
        PackageState state{package.key, name == names->end() ? std::string() : name->second, package.createdAt,
            package.sessions, 0, 0};
        const auto items = store::packageItems(**connection, package.id);
        if (!items)
            return items.error();
        const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            for (const store::PackageItem& item : *items) {
                const auto& events = fold.events(item.session);
                const bool said = std::any_of(events.begin(), events.end(), [&](const session::LabelEvent& event) {
                    return event.package == package.id && event.kind != session::LabelEventKind::Undo
                        && !fold.undone(event.id);
                });
                state.answered += said ? 1 : 0;
                state.open += !said && kept.contains(item.session) ? 1 : 0;
            }
        });
        if (!read)
            return read.error();
        states.push_back(std::move(state));
    }
    return states;
}

std::string splitToJson(const SplitReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("file", report.path).field("package", report.key);
    json.field("annotator", report.annotator).field("until", formatTime(report.until)).key("sessions").beginArray();
    for (const std::string& session : report.sessions)
        json.value(session);
    json.endArray().field("held", report.held).endObject();
    return json.take();
}

std::string splitText(const SplitReport& report)
{
    const auto count = static_cast<std::int64_t>(report.sessions.size());
    return countText(count) + (count == 1 ? " session" : " sessions") + " for " + visible(report.annotator) + " in "
        + visible(report.path) + ".\nNobody is given them here until " + formatTime(report.until).substr(0, kDate)
        + ", or until they come back.\n";
}

} // namespace turnout::workbench
