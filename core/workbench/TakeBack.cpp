// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/TakeBack.h"

#include "labeling/AnswerCheck.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/Meta.h"
#include "store/PackageStore.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/PackageEvents.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace turnout::workbench {
namespace {

using session::LabelEvent;
using session::LabelEventKind;

Error refused(std::string text, const std::string& path)
{
    return {ErrorCode::Refused, std::move(text), path};
}

/// What the project knows of the package.
struct Home {
    store::Package package;
    std::unordered_map<std::string, store::PackageItem> items; ///< by production's id
    std::map<RubricId, RubricId> rubrics; ///< the package's to ours
    std::map<RubricId, session::Rubric> ours;
};

Result<Home> homeOf(store::Connection& connection, const PackageEvents& from, const std::string& path)
{
    const auto here = store::meta(connection, "project_id");
    if (!here)
        return here.error();
    if (from.label.of != here->value_or(""))
        return refused("This was handed out of another project.", path);
    const auto package = store::packageWithKey(connection, from.label.key);
    if (!package)
        return package.error();
    if (!package->has_value())
        return refused("This project does not know the package: it was handed out of a copy of this file. Take it "
                       "back there, or bring the copy the package is known to.",
            path);
    Home home{**package, {}, {}, {}};
    const auto items = store::packageItems(connection, home.package.id);
    if (!items)
        return items.error();
    std::vector<SessionId> ids;
    ids.reserve(items->size());
    for (const store::PackageItem& item : *items)
        ids.push_back(item.session);
    const auto names = store::externalIds(connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < ids.size(); ++i)
        home.items.emplace((*names)[i], (*items)[i]);
    const auto versions = store::rubrics(connection);
    if (!versions)
        return versions.error();
    for (const store::StoredRubric& ours : *versions) {
        home.ours.emplace(ours.id, ours.rubric);
        for (const auto& [theirs, rubric] : from.rubrics)
            if (rubric == ours.rubric)
                home.rubrics[theirs] = ours.id;
    }
    return home;
}

/// Questions that nobody here has asked cannot be answered here.
Result<void> checkRubrics(const Home& home, const PackageEvents& from, const std::string& path)
{
    for (const PackageEvents::Event& one : from.events)
        if (!home.rubrics.contains(one.event.rubric))
            return refused("The questions were changed in the package, so its answers are none to the questions of "
                           "this project. Set the same rubric here first (turnout-cli rubric), then take it back.",
                path);
    return {};
}

/// The sessions of the package whose transcript is no longer what was handed out.
Result<std::unordered_set<std::string>> changedSessions(
    store::Connection& connection, const Home& home, const PackageEvents& from)
{
    std::unordered_set<std::string> changed;
    for (const auto& [name, turns] : from.transcripts) {
        const auto item = home.items.find(name);
        if (item == home.items.end())
            continue;
        const auto here = store::transcript(connection, item->second.session);
        if (!here)
            return here.error();
        if (*here != turns)
            changed.insert(name);
    }
    return changed;
}

/// Takes events in, inside the writer's job.
class Taking {
public:
    Taking(store::Connection& to, const Home& home, const PackageEvents& from,
        const std::unordered_set<std::string>& changed, TimeMs now, MergeReport& report)
        : m_to(to)
        , m_home(home)
        , m_from(from)
        , m_changed(changed)
        , m_now(now)
        , m_report(report)
    {
    }

    Result<void> all()
    {
        for (const PackageEvents::Event& one : m_from.events) {
            const auto taken = take(one);
            if (taken)
                continue;
            const ErrorCode code = taken.error().code;
            if (code != ErrorCode::Refused && code != ErrorCode::BadInput)
                return taken;
            m_report.leftOut.push_back({one.session, taken.error().text});
        }
        return takeDesk();
    }
    /// Sessions with an event of the package, new or known.
    [[nodiscard]] const std::set<SessionId>& touched() const
    {
        return m_touched;
    }

private:
    Result<void> take(const PackageEvents::Event& one)
    {
        const auto item = m_home.items.find(one.session);
        if (item == m_home.items.end())
            return Error{ErrorCode::Refused, "The session was not handed out in this package.", {}};
        const auto known = store::takenBack(m_to, one.origin);
        if (!known)
            return known.error();
        if (known->valid())
            return note(one, *known, item->second.session);
        auto event = made(one, item->second);
        if (!event)
            return event.error();
        if (event->kind == LabelEventKind::Undo) {
            const auto undone = store::undoOf(m_to, event->undoes);
            if (!undone)
                return undone.error();
            if (undone->valid())
                return note(one, *undone, event->session); // taken back here meanwhile
        }
        const auto id = store::appendLabel(m_to, *event);
        if (!id)
            return id.error();
        if (const auto noted = store::noteTakenBack(m_to, one.origin, *id); !noted)
            return noted;
        if (const auto noted = store::noteShown(m_to, *id, one.shown); !noted)
            return noted;
        m_ids[one.event.id] = *id;
        m_touched.insert(event->session);
        ++(event->kind == LabelEventKind::Undo        ? m_report.undos
                : event->kind == LabelEventKind::Skip ? m_report.skips
                                                      : m_report.answers);
        return {};
    }

    /// Flags, of which the latest counts wherever it was put on, and what came in sight there: after the labels, so
    /// that only later ones are said to have been given knowing it; of its own labels the package says what was shown.
    Result<void> takeDesk()
    {
        for (const PackageEvents::Flag& flag : m_from.flags) {
            const auto item = m_home.items.find(flag.session);
            if (item == m_home.items.end())
                continue;
            const auto annotator = store::annotatorNamed(m_to, flag.annotator);
            if (!annotator)
                return annotator.error();
            const auto added = store::addFlagEvent(m_to, {item->second.session, *annotator, flag.flagged, flag.at});
            if (!added)
                return added.error();
            m_report.flags += *added ? 1 : 0;
        }
        for (const PackageEvents::Sight& sight : m_from.sights) {
            const auto item = m_home.items.find(sight.session);
            if (item == m_home.items.end())
                continue;
            const auto annotator = store::annotatorNamed(m_to, sight.annotator);
            if (!annotator)
                return annotator.error();
            if (const auto noted = store::noteSeen(m_to, item->second.session, *annotator, {sight.what}, sight.at);
                !noted)
                return noted;
        }
        return {};
    }

    Result<void> note(const PackageEvents::Event& one, LabelEventId id, SessionId session)
    {
        m_ids[one.event.id] = id;
        m_touched.insert(session);
        ++m_report.known;
        return {};
    }

    /// The event as one of this project.
    Result<LabelEvent> made(const PackageEvents::Event& one, const store::PackageItem& item)
    {
        LabelEvent event = one.event;
        event.rubric = m_home.rubrics.at(one.event.rubric);
        if (const auto fits = check(one, event.rubric); !fits)
            return fits.error();
        const auto annotator = store::annotatorNamed(m_to, one.annotator);
        if (!annotator)
            return annotator.error();
        event.id = {};
        event.session = item.session;
        event.annotator = *annotator;
        event.draw = item.draw;
        event.source = {};
        event.package = m_home.package.id;
        event.repeat = item.repeat && *annotator == m_home.package.annotator && event.kind != LabelEventKind::Undo;
        event.at = std::min(event.at, m_now); // a clock that is ahead must not outdo everything
        if (event.kind == LabelEventKind::Undo) {
            const auto target = m_ids.find(one.event.undoes);
            if (target == m_ids.end())
                return Error{ErrorCode::Refused, "It takes back what was left out.", {}};
            event.undoes = target->second;
        }
        return event;
    }

    Result<void> check(const PackageEvents::Event& one, RubricId rubric)
    {
        if (one.event.adjudicated)
            return Error{ErrorCode::Refused, "Adjudicating is done where everybody's answers are.", {}};
        if (m_changed.contains(one.session))
            return Error{ErrorCode::Refused, "The transcript is not the one that was handed out.", {}};
        for (const session::Answer& answer : one.event.answers) {
            if (const auto fits = labeling::checkAnswer(m_home.ours.at(rubric), answer); !fits)
                return fits;
            const auto turns = m_from.transcripts.find(one.session);
            if (answer.turn && turns != m_from.transcripts.end()
                && std::cmp_greater_equal(*answer.turn, turns->second.size()))
                return Error{ErrorCode::BadInput, "There is no turn " + std::to_string(*answer.turn) + ".", {}};
        }
        return {};
    }

    store::Connection& m_to;
    const Home& m_home;
    const PackageEvents& m_from;
    const std::unordered_set<std::string>& m_changed;
    TimeMs m_now;
    MergeReport& m_report;
    std::unordered_map<LabelEventId, LabelEventId> m_ids; ///< the package's to ours
    std::set<SessionId> m_touched;
};

/// Whether annotators' standing answers to a choice differ.
bool seenDifferently(const labeling::LabelFold& fold, const session::Rubric& rubric, SessionId session)
{
    using Asked = std::pair<std::string, std::optional<int>>;
    std::map<std::pair<Asked, AnnotatorId>, std::vector<std::string>> said;
    for (const LabelEvent& event : fold.events(session))
        if (fold.counts(event) && !event.adjudicated)
            for (const session::Answer& answer : event.answers)
                said[{{answer.question, answer.turn}, event.annotator}] = answer.values;
    for (auto at = said.begin(); at != said.end(); ++at) {
        const auto next = std::next(at);
        const session::Question* question = rubric.question(at->first.first.first);
        if (next == said.end() || next->first.first != at->first.first || question == nullptr
            || question->options.empty())
            continue;
        if (!at->second.empty() && !next->second.empty() && at->second != next->second)
            return true;
    }
    return false;
}

Result<void> countOpinions(
    OpenProject& project, const Home& home, const std::set<SessionId>& touched, MergeReport& report)
{
    return project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        for (const auto& [name, item] : home.items) {
            const auto& events = fold.events(item.session);
            const bool said = std::any_of(events.begin(), events.end(), [&](const LabelEvent& event) {
                return event.package == home.package.id && event.kind != LabelEventKind::Undo && !fold.undone(event.id);
            });
            report.waiting += said ? 0 : 1;
            const labeling::SessionLabel* label = fold.label(item.session);
            if (!touched.contains(item.session) || label == nullptr || !label->several)
                continue;
            ++report.doubled;
            if (!rubrics.empty() && seenDifferently(fold, rubrics.rbegin()->second, item.session))
                ++report.differing;
        }
    });
}

void addNotes(const Home& home, const PackageEvents& from, MergeReport& report)
{
    const bool older = std::any_of(from.events.begin(), from.events.end(), [&](const PackageEvents::Event& one) {
        return home.rubrics.at(one.event.rubric) != home.ours.rbegin()->first;
    });
    if (older)
        report.notes.emplace_back("The rubric has changed since this was handed out: its answers stay answers to the "
                                  "questions as they were then.");
    std::set<std::string> others;
    for (const PackageEvents::Event& one : from.events)
        if (one.annotator != report.annotator)
            others.insert(one.annotator);
    for (const std::string& other : others)
        report.notes.push_back("It was made for " + report.annotator + "; " + other + " labeled in it too.");
    if (from.clockAhead)
        report.notes.emplace_back("The clock of the machine it was labeled on is ahead of this one's.");
}

} // namespace

Result<MergeReport> takeBack(OpenProject& project, const std::string& path, const CancelToken& cancel)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    const auto from = readPackage(path, project.clock());
    if (!from)
        return from.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto home = homeOf(**connection, *from, path);
    if (!home)
        return home.error();
    if (const auto fine = checkRubrics(*home, *from, path); !fine)
        return fine.error();
    const auto changed = changedSessions(**connection, *home, *from);
    if (!changed)
        return changed.error();
    if (cancel.cancelled())
        return Error{ErrorCode::Cancelled, "stopped", path};
    const auto names = annotatorNames(**connection);
    if (!names)
        return names.error();
    MergeReport report;
    report.path = path;
    report.key = home->package.key;
    report.sessions = home->package.sessions;
    if (const auto name = names->find(home->package.annotator); name != names->end())
        report.annotator = name->second;
    std::set<SessionId> touched;
    const auto written = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& to) -> Result<void> {
        Taking taking(to, *home, *from, *changed, project.clock().now(), report);
        const auto all = taking.all();
        touched = taking.touched();
        return all;
    });
    if (!written)
        return Error{written.error().code, written.error().text, path};
    project.labelsChanged();
    addNotes(*home, *from, report);
    if (const auto counted = countOpinions(project, *home, touched, report); !counted)
        return counted.error();
    return report;
}

} // namespace turnout::workbench
