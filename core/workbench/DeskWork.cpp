// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DeskWork.h"

#include "base/Json.h"
#include "store/DeskStore.h"
#include "store/LabelStore.h"
#include "store/SessionReader.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <map>
#include <set>

namespace turnout::workbench {
namespace {

constexpr TimeMs kDay = 24LL * 60 * 60 * 1000;
constexpr double kBreakSeconds = 300;
constexpr std::size_t kPaceNeeds = 3;

/// What is known of one annotator while the events are walked through.
struct Tally {
    std::int64_t answered = 0;
    std::int64_t skipped = 0;
    std::int64_t today = 0;
    std::vector<double> seconds;
    std::optional<TimeMs> last;
};

/// One session's events. The last word of each annotator says whether they skipped it.
void count(const labeling::LabelFold& fold, SessionId session, TimeMs today, std::map<AnnotatorId, Tally>& tallies)
{
    struct Said {
        bool answered = false;
        bool skipped = false;
        bool today = false;
    };
    std::map<AnnotatorId, Said> said;
    for (const session::LabelEvent& event : fold.events(session)) {
        if (event.kind == session::LabelEventKind::Undo || event.adjudicated || fold.undone(event.id))
            continue;
        Said& one = said[event.annotator];
        Tally& tally = tallies[event.annotator];
        one.skipped = event.kind == session::LabelEventKind::Skip;
        one.answered = one.answered || !one.skipped;
        one.today = one.today || (!one.skipped && event.at / kDay == today);
        if (const auto worked = workSeconds(event))
            tally.seconds.push_back(*worked);
        tally.last = std::max(tally.last.value_or(event.at), event.at);
    }
    for (const auto& [annotator, one] : said) {
        Tally& tally = tallies[annotator];
        tally.answered += one.answered && !one.skipped ? 1 : 0;
        tally.skipped += one.skipped ? 1 : 0;
        tally.today += one.today ? 1 : 0;
    }
}

} // namespace

std::optional<double> workSeconds(const session::LabelEvent& event)
{
    const bool known = event.seconds && *event.seconds > 0 && *event.seconds <= kBreakSeconds && !event.adjudicated;
    return known ? event.seconds : std::nullopt;
}

std::optional<double> medianPace(std::vector<double> seconds)
{
    if (seconds.size() < kPaceNeeds)
        return std::nullopt;
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return *middle;
}

Result<std::vector<AnnotatorWork>> annotatorWork(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto annotators = store::annotators(**connection);
    if (!annotators)
        return annotators.error();
    const auto flags = store::flags(**connection);
    if (!flags)
        return flags.error();
    const TimeMs today = project.clock().now() / kDay;
    std::map<AnnotatorId, Tally> tallies;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId session, const labeling::SessionLabel&) { count(fold, session, today, tallies); });
    });
    if (!read)
        return read.error();
    std::vector<AnnotatorWork> work;
    for (const store::Annotator& annotator : *annotators) {
        Tally& tally = tallies[annotator.id];
        const auto flagged = std::count_if(
            flags->begin(), flags->end(), [&](const store::Flag& flag) { return flag.annotator == annotator.id; });
        work.push_back({annotator.id, annotator.name, tally.answered, tally.skipped, tally.today,
            medianPace(std::move(tally.seconds)), static_cast<std::int64_t>(flagged), tally.last});
    }
    std::sort(work.begin(), work.end(), [](const AnnotatorWork& a, const AnnotatorWork& b) { return a.name < b.name; });
    return work;
}

std::string annotatorWorkText(const std::vector<AnnotatorWork>& work)
{
    TextTable table({{"annotator", false, 40}, {"answered", true}, {"skipped", true}, {"today", true},
        {"s a session", true}, {"flags", true}, {"last", false}});
    for (const AnnotatorWork& one : work)
        table.add({one.name, countText(one.answered), countText(one.skipped), countText(one.today),
            one.pace ? numberText(*one.pace, *one.pace < 10 ? 1 : 0) : "–", countText(one.flagged),
            one.last ? momentText(*one.last) : "–"});
    return work.empty() ? "Nobody has labeled here yet.\n" : table.text();
}

std::string annotatorWorkToJson(const std::vector<AnnotatorWork>& work, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).key("annotators").beginArray();
    for (const AnnotatorWork& one : work) {
        json.beginObject().field("name", one.name).field("answered", one.answered).field("skipped", one.skipped);
        json.field("today", one.today).field("seconds", one.pace).field("flagged", one.flagged);
        json.field("last", one.last ? std::optional(formatTime(*one.last)) : std::nullopt).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

Result<std::vector<FlaggedSession>> flaggedSessions(OpenProject& project, const std::string& annotator)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto annotators = store::annotators(**connection);
    if (!annotators)
        return annotators.error();
    std::map<AnnotatorId, std::string> nameOf;
    for (const store::Annotator& one : *annotators)
        nameOf.emplace(one.id, one.name);
    const auto flags = store::flags(**connection);
    if (!flags)
        return flags.error();
    std::vector<SessionId> ids;
    ids.reserve(flags->size());
    for (const store::Flag& flag : *flags)
        ids.push_back(flag.session);
    const auto names = store::externalIds(**connection, ids);
    if (!names)
        return names.error();
    std::vector<FlaggedSession> flagged;
    for (std::size_t i = 0; i < flags->size(); ++i) {
        const store::Flag& flag = (*flags)[i];
        if (annotator.empty() || nameOf[flag.annotator] == annotator)
            flagged.push_back({flag.session, (*names)[i], nameOf[flag.annotator], flag.at});
    }
    return flagged;
}

} // namespace turnout::workbench
