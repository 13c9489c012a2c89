// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/DeskVerb.h"

#include "base/Json.h"
#include "workbench/DeskSettings.h"
#include "workbench/DeskWork.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

struct DeskVerb : CommonOptions {
    std::vector<std::string> reveal;
    std::vector<std::string> sessions;
    std::string annotator;
    std::string names;
    std::string timer;
    std::int64_t idle = 0;
    bool usual = false;
};

bool changes(const DeskVerb& verb)
{
    return verb.usual || !verb.reveal.empty() || !verb.names.empty() || !verb.timer.empty() || verb.idle > 0;
}

Result<workbench::DeskSettings> changed(const DeskVerb& verb, workbench::OpenProject& project)
{
    const auto kept = workbench::deskSettings(project);
    if (!kept && !verb.usual)
        return kept.error();
    workbench::DeskSettings settings = verb.usual ? workbench::DeskSettings{} : *kept;
    if (!verb.reveal.empty())
        settings.revealed.clear();
    for (const std::string& name : verb.reveal)
        if (const auto what = workbench::leadingFromName(name))
            settings.revealed.insert(*what);
    if (!verb.names.empty())
        settings.names = verb.names == "on";
    if (!verb.timer.empty())
        settings.timer = verb.timer == "on";
    if (verb.idle > 0)
        settings.idleSeconds = static_cast<double>(verb.idle);
    return settings;
}

Result<int> settings(const DeskVerb& verb, Console& console)
{
    const bool writes = changes(verb);
    const auto project = writes ? openToWrite(verb.project, console) : openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto now = writes ? changed(verb, **project) : workbench::deskSettings(**project);
    if (!now)
        return now.error();
    if (writes)
        if (const auto kept = workbench::setDeskSettings(**project, *now); !kept)
            return kept.error();
    if (verb.json())
        printJson(console, workbench::deskSettingsToJson(*now));
    else
        console.out << workbench::deskSettingsText(*now);
    return kDone;
}

Result<int> annotators(const DeskVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto work = workbench::annotatorWork(**project);
    if (!work)
        return work.error();
    if (verb.json())
        printJson(console, workbench::annotatorWorkToJson(*work));
    else
        console.out << workbench::annotatorWorkText(*work);
    return kDone;
}

Result<int> flags(const DeskVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto flagged = workbench::flaggedSessions(**project, verb.annotator);
    if (!flagged)
        return flagged.error();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).key("flags").beginArray();
        for (const auto& one : *flagged)
            json.beginObject()
                .field("session", one.session)
                .field("annotator", one.annotator)
                .field("at", formatTime(one.at))
                .endObject();
        json.endArray().endObject();
        printJson(console, json.take());
        return kDone;
    }
    workbench::TextTable table({{"session"}, {"by", false, 40}, {"at"}});
    for (const auto& one : *flagged)
        table.add({one.session, one.annotator, formatTime(one.at)});
    console.out << (flagged->empty() ? std::string("No session is flagged.\n") : table.text());
    return kDone;
}

Result<int> setFlags(const DeskVerb& verb, Console& console, bool on)
{
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto change = workbench::flagSessions(**project, verb.annotator, verb.sessions, on);
    if (!change)
        return change.error();
    console.out << workbench::countText(change->changed) << (change->changed == 1 ? " session is " : " sessions are ")
                << (on ? "flagged.\n" : "no longer flagged.\n");
    for (const auto& refused : change->refused)
        complain(console, refused.session, refused.reason);
    return change->refused.empty() ? kDone : kRefused;
}

Result<int> flag(const DeskVerb& verb, Console& console)
{
    return setFlags(verb, console, true);
}

Result<int> unflag(const DeskVerb& verb, Console& console)
{
    return setFlags(verb, console, false);
}

} // namespace

void addDesk(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<DeskVerb>();
    CLI::App* verb = addVerb(app, "desk", "The label desk of a project: what it reveals, who labels, what is flagged",
        "turnout-cli desk support.turnout annotators");
    addProject(*verb, *options);
    verb->require_subcommand(1);
    CLI::App* settingsVerb
        = addVerb(*verb, "settings", "What annotators see once they have answered, and when a break begins",
            "turnout-cli desk support.turnout settings --reveal ratings,arm --names off --idle 120");
    std::vector<std::string> every;
    every.reserve(workbench::kEveryLeading.size());
    for (const workbench::Leading one : workbench::kEveryLeading)
        every.emplace_back(workbench::leadingName(one));
    std::vector<std::string> known = every;
    known.emplace_back("nothing");
    settingsVerb
        ->add_option("--reveal", options->reveal,
            "shown after the answer: ratings, signals, scores, suggestions, arm, segments, labels; or nothing")
        ->delimiter(',')
        ->check(CLI::IsMember(known));
    for (const auto& [name, value, what] :
        {std::tuple("--names", &options->names, "colleagues' names beside their answers: on or off"),
            std::tuple("--timer", &options->timer, "the time spent on a session is shown: on or off")})
        settingsVerb->add_option(name, *value, what)->check(CLI::IsMember({"on", "off"}));
    settingsVerb->add_option("--idle", options->idle, "seconds without a key after which a break begins (default 120)")
        ->transform(wholeNumber(10, 3600));
    settingsVerb->add_flag("--default", options->usual, "begin from the default");
    CLI::App* annotatorsVerb = addVerb(*verb, "annotators", "How much each has done, and how fast, breaks left out",
        "turnout-cli desk support.turnout annotators");
    CLI::App* flagsVerb
        = addVerb(*verb, "flags", "Sessions with a flag", "turnout-cli desk support.turnout flags --annotator ada");
    CLI::App* flagVerb = addVerb(
        *verb, "flag", "Puts an annotator's flag on", "turnout-cli desk support.turnout flag s-17 --annotator ada");
    CLI::App* unflagVerb
        = addVerb(*verb, "unflag", "Takes it off", "turnout-cli desk support.turnout unflag s-17 --annotator ada");
    flagsVerb->add_option("--annotator", options->annotator, "only theirs");
    for (CLI::App* sub : {flagVerb, unflagVerb}) {
        sub->add_option("SESSION", options->sessions, "production's ids")->required();
        sub->add_option("--annotator", options->annotator, "whose flag")->required();
    }
    for (CLI::App* sub : {settingsVerb, annotatorsVerb, flagsVerb})
        addFormat(*sub, *options);
    setTask(*settingsVerb, task, options, settings);
    setTask(*annotatorsVerb, task, options, annotators);
    setTask(*flagsVerb, task, options, flags);
    setTask(*flagVerb, task, options, flag);
    setTask(*unflagVerb, task, options, unflag);
}

} // namespace turnout::cli
