// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "workbench/PlainText.h"
#include "workbench/QueueWork.h"

namespace turnout::cli {
namespace {

constexpr TimeMs kMinute = 60 * 1000;

struct QueueVerb : CommonOptions {
    std::vector<std::string> sessions;
    std::string idsFile;
    std::string annotator;
    std::string reason;
    std::int64_t draw = 0;
    std::int64_t count = 1;
    std::int64_t claimMinutes = 30;
    std::int64_t snoozeMinutes = 60;
};

Result<int> listQueue(const QueueVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto report = workbench::queueReport(**project);
    if (!report)
        return report.error();
    if (verb.json())
        printJson(console, workbench::queueToJson(*report));
    else
        console.out << workbench::visibleLines(workbench::queueText(*report));
    return kDone;
}

Result<int> nextOfQueue(const QueueVerb& verb, Console& console)
{
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto out = workbench::handOut(**project, verb.annotator, verb.count, verb.claimMinutes * kMinute);
    if (!out)
        return out.error();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).key("sessions").beginArray();
        for (const std::string& session : out->sessions)
            json.value(session);
        json.endArray().field("held", out->held).endObject();
        printJson(console, json.take());
        return kDone;
    }
    for (const std::string& session : out->sessions)
        console.out << workbench::visible(session) << '\n';
    if (out->sessions.empty())
        complain(console, verb.project,
            out->held > 0 ? "nothing is free now: " + workbench::countText(out->held)
                    + " are open elsewhere, put off or in a paused draw"
                          : std::string("nothing waits for this annotator"));
    return kDone;
}

/// The sessions on the command line and in the file.
Result<std::vector<std::string>> namesOf(const QueueVerb& verb, bool needed)
{
    std::vector<std::string> names = verb.sessions;
    if (!verb.idsFile.empty()) {
        const auto text = readTextFile(verb.idsFile);
        if (!text)
            return text.error();
        for (std::string& name : workbench::namesFromLines(*text))
            names.push_back(std::move(name));
    }
    if (needed && names.empty())
        return Error{ErrorCode::BadUsage, "name sessions, or a file of ids with --ids", "queue"};
    return names;
}

Result<int> printChange(
    const QueueVerb& verb, Console& console, const char* done, const Result<workbench::QueueChange>& change)
{
    if (!change)
        return change.error();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("changed", change->changed).key("refused").beginArray();
        for (const auto& refused : change->refused)
            json.beginObject().field("session", refused.session).field("reason", refused.reason).endObject();
        json.endArray().endObject();
        printJson(console, json.take());
    } else {
        console.out << workbench::countText(change->changed) << (change->changed == 1 ? " session " : " sessions ")
                    << done << ".\n";
    }
    for (const auto& refused : change->refused)
        complain(console, refused.session, refused.reason);
    return change->refused.empty() ? kDone : kRefused;
}

/// Opens the project, reads the names and does `change` to them.
template <typename Change>
Result<int> changeQueue(
    const QueueVerb& verb, Console& console, const char* done, const Change& change, bool needsNames = true)
{
    const auto names = namesOf(verb, needsNames);
    if (!names)
        return names.error();
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    return printChange(verb, console, done, change(**project, *names));
}

Result<int> pin(const QueueVerb& verb, Console& console)
{
    return changeQueue(verb, console, "picked by hand", [&](auto& project, const auto& names) {
        return workbench::pinSessions(project, names, "turnout-cli", verb.reason);
    });
}

Result<int> unpin(const QueueVerb& verb, Console& console)
{
    return changeQueue(verb, console, "no longer picked", workbench::unpinSessions);
}

Result<int> requeue(const QueueVerb& verb, Console& console)
{
    return changeQueue(verb, console, "asked for again", workbench::requeueSessions);
}

Result<int> snooze(const QueueVerb& verb, Console& console)
{
    return changeQueue(verb, console, "put off", [&](auto& project, const auto& names) {
        return workbench::snoozeSessions(project, names, verb.snoozeMinutes * kMinute);
    });
}

Result<int> release(const QueueVerb& verb, Console& console)
{
    return changeQueue(
        verb, console, "given back",
        [&](auto& project, const auto& names) { return workbench::releaseSessions(project, verb.annotator, names); },
        false);
}

Result<int> setPaused(const QueueVerb& verb, Console& console, bool paused)
{
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    if (const auto done = workbench::pauseDraw(**project, DrawId(verb.draw), paused); !done)
        return done.error();
    console.out << "Draw " << verb.draw << (paused ? " is paused; its probabilities stay.\n" : " goes on.\n");
    return kDone;
}

Result<int> pause(const QueueVerb& verb, Console& console)
{
    return setPaused(verb, console, true);
}

Result<int> resume(const QueueVerb& verb, Console& console)
{
    return setPaused(verb, console, false);
}

} // namespace

void addQueue(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<QueueVerb>();
    CLI::App* verb = addVerb(app, "queue", "What waits to be labeled: who has what, what comes first, what later",
        "turnout-cli queue support.turnout next --annotator ada --count 20");
    addProject(*verb, *options);
    verb->require_subcommand(1);
    CLI::App* list = addVerb(*verb, "list", "Draws and must-labels with what is done, what is open and what is put off",
        "turnout-cli queue support.turnout list");
    CLI::App* next = addVerb(*verb, "next", "Hands out the next sessions to one annotator; nobody else is given them",
        "turnout-cli queue support.turnout next --annotator ada --count 20 --minutes 120");
    CLI::App* releaseVerb = addVerb(*verb, "release", "An annotator gives sessions back; without any, all of them",
        "turnout-cli queue support.turnout release --annotator ada");
    CLI::App* pinVerb = addVerb(*verb, "pin",
        "Must-labels: picked by hand, first in the queue, with no probability; each stands for itself alone",
        "turnout-cli queue support.turnout pin s-17 s-18 --reason \"escalated to the board\"");
    CLI::App* unpinVerb = addVerb(
        *verb, "unpin", "Takes picks back, until a draw was made", "turnout-cli queue support.turnout unpin s-17");
    CLI::App* requeueVerb = addVerb(*verb, "requeue", "Asks for answered or skipped sessions again",
        "turnout-cli queue support.turnout requeue s-17");
    CLI::App* snoozeVerb = addVerb(*verb, "snooze", "Puts sessions off, for everybody",
        "turnout-cli queue support.turnout snooze s-17 --minutes 90");
    CLI::App* pauseVerb = addVerb(*verb, "pause", "Does not hand out a draw for now; its probabilities stay",
        "turnout-cli queue support.turnout pause 2");
    CLI::App* resumeVerb
        = addVerb(*verb, "resume", "Goes on with a paused draw", "turnout-cli queue support.turnout resume 2");
    for (CLI::App* sub : {releaseVerb, pinVerb, unpinVerb, requeueVerb, snoozeVerb}) {
        sub->add_option("SESSION", options->sessions, "production's ids");
        sub->add_option("--ids", options->idsFile, "a file of them, one a line");
    }
    for (CLI::App* sub : {next, releaseVerb})
        sub->add_option("--annotator", options->annotator, "who labels")->required();
    next->add_option("--count", options->count, "how many (default 1)")->transform(wholeNumber(1));
    next->add_option("--minutes", options->claimMinutes, "how long nobody else is given them (default 30)")
        ->transform(wholeNumber(1, 60 * 24 * 30));
    snoozeVerb->add_option("--minutes", options->snoozeMinutes, "for how long (default 60)")
        ->transform(wholeNumber(0, 60 * 24 * 365));
    pinVerb->add_option("--reason", options->reason, "why, for whoever has answered");
    for (CLI::App* sub : {pauseVerb, resumeVerb})
        sub->add_option("DRAW", options->draw, "the draw's number")->required()->transform(wholeNumber(1));
    for (CLI::App* sub : {list, next, releaseVerb, pinVerb, unpinVerb, requeueVerb, snoozeVerb})
        addFormat(*sub, *options);
    setTask(*list, task, options, listQueue);
    setTask(*next, task, options, nextOfQueue);
    setTask(*releaseVerb, task, options, release);
    setTask(*pinVerb, task, options, pin);
    setTask(*unpinVerb, task, options, unpin);
    setTask(*requeueVerb, task, options, requeue);
    setTask(*snoozeVerb, task, options, snooze);
    setTask(*pauseVerb, task, options, pause);
    setTask(*resumeVerb, task, options, resume);
}

} // namespace turnout::cli
