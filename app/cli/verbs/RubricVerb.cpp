// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "session/DeskKeys.h"
#include "session/ReadyRubrics.h"
#include "workbench/PlainText.h"
#include "workbench/RubricChange.h"

namespace turnout::cli {
namespace {

using session::Question;
using session::QuestionScope;

struct RubricVerb : CommonOptions {
    std::string file;
    std::string ready;
    std::int64_t version = 0;
    bool dryRun = false;
};

/// "single, required, of each assistant turn, only where verdict is bad or acceptable".
std::string howAsked(const Question& question)
{
    std::string text(session::questionKindName(question.kind));
    if (question.required)
        text += ", required";
    if (question.scope == QuestionScope::Turn)
        text += ", of each " + (question.role ? std::string(session::roleName(*question.role)) + " " : std::string())
            + "turn";
    if (question.shownIf) {
        text += ", only where " + question.shownIf->question + " is ";
        for (std::size_t i = 0; i < question.shownIf->values.size(); ++i)
            text += (i == 0 ? "" : " or ") + question.shownIf->values[i];
    }
    return workbench::visible(text);
}

std::string rubricText(const session::Rubric& rubric)
{
    std::string out = workbench::visible(rubric.name) + "\n";
    const Question* estimated = rubric.estimated();
    for (const Question& question : rubric.questions) {
        out += "\n" + workbench::visible(question.id) + ": " + workbench::visible(question.title);
        out += " (" + howAsked(question) + ")";
        out += &question == estimated ? " (estimates are of this)\n" : "\n";
        workbench::TextTable options({{}, {}, {}, {}});
        for (const session::Option& option : question.options)
            options.add({option.key, option.value, option.title,
                option.countsAs ? "counts " + jsonNumber(*option.countsAs) : std::string()});
        out += options.text(2);
    }
    return out;
}

/// The rubric that was asked for: a ready one or that of a file.
Result<session::Rubric> wantedRubric(const RubricVerb& verb)
{
    if (!verb.ready.empty()) {
        auto ready = session::readyRubric(verb.ready);
        if (ready)
            return std::move(ready->rubric);
        std::string all;
        for (const auto& one : session::readyRubrics())
            all += (all.empty() ? "" : ", ") + one.id;
        return Error{ErrorCode::NotFound, "there is no ready rubric of this name; there are: " + all, verb.ready};
    }
    const auto text = readTextFile(verb.file);
    if (!text)
        return text.error();
    auto rubric = session::rubricFromJson(*text);
    if (!rubric)
        return Error{rubric.error().code, rubric.error().message(), verb.file};
    return rubric;
}

Result<int> showRubric(const RubricVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto found = workbench::rubricOfVersion(**project, RubricId(verb.version));
    if (!found)
        return found.error();
    if (verb.json())
        printJson(console, session::rubricToJson(found->second, 2));
    else
        console.out << "Version " << found->first.value() << ": " << rubricText(found->second);
    return kDone;
}

Result<int> listReady(const RubricVerb& verb, Console& console)
{
    if (!verb.ready.empty()) {
        const auto rubric = wantedRubric(verb);
        if (!rubric)
            return rubric.error();
        if (verb.json())
            printJson(console, session::rubricToJson(*rubric, 2));
        else
            console.out << rubricText(*rubric);
        return kDone;
    }
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).key("rubrics").beginArray();
        for (const auto& ready : session::readyRubrics())
            json.beginObject()
                .field("id", ready.id)
                .field("name", ready.rubric.name)
                .field("use", ready.use)
                .field("questions", ready.rubric.questions.size())
                .endObject();
        printJson(console, json.endArray().endObject().text());
        return kDone;
    }
    workbench::TextTable table({{"name"}, {"questions", true}, {"for"}});
    for (const auto& ready : session::readyRubrics())
        table.add({ready.id, std::to_string(ready.rubric.questions.size()), ready.use});
    console.out << table.text();
    return kDone;
}

/// What is sound and works worse than it looks.
void warn(const RubricVerb& verb, Console& console, const session::Rubric& rubric)
{
    for (const std::string& warning : session::deskKeyWarnings(rubric))
        complain(console, verb.file.empty() ? verb.ready : verb.file, warning);
}

/// `done`: what is said where something changes.
void tell(const RubricVerb& verb, Console& console, const std::string& done, const workbench::RubricChange& change,
    RubricId version, const session::Rubric& rubric)
{
    const Question* estimated = rubric.estimated();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("version", version.value()).field("changes", change.changes);
        json.field("questions", rubric.questions.size()).key("estimated");
        estimated != nullptr ? json.value(estimated->id) : json.null();
        json.key("carry_over");
        workbench::carryOverToJson(json, change.carry);
        json.key("warnings").beginArray();
        for (const std::string& warning : session::deskKeyWarnings(rubric))
            json.value(warning);
        json.endArray().endObject();
        printJson(console, json.text());
        return;
    }
    if (!change.changes) {
        console.out << "The project has exactly this rubric: nothing to change.\n";
        return;
    }
    console.out << workbench::carryOverText(change.carry) << "\n" << done << '\n';
    if (estimated != nullptr)
        console.out << "Estimates are of \"" << workbench::visible(estimated->id) << "\".\n";
    else
        console.out << "No question about the session has one answer that counts: nothing can be estimated with it.\n";
}

Result<int> checkRubric(const RubricVerb& verb, Console& console)
{
    const auto rubric = wantedRubric(verb);
    if (!rubric)
        return rubric.error();
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto change = workbench::previewRubric(**project, *rubric);
    if (!change)
        return change.error();
    tell(verb, console, "The rubric is sound; setting it would make a new version. Nothing was changed.", *change,
        change->version, *rubric);
    warn(verb, console, *rubric);
    return kDone;
}

Result<int> setRubric(const RubricVerb& verb, Console& console)
{
    if (verb.dryRun)
        return checkRubric(verb, console);
    const auto rubric = wantedRubric(verb);
    if (!rubric)
        return rubric.error();
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto change = workbench::previewRubric(**project, *rubric);
    if (!change)
        return change.error();
    const auto id = workbench::setRubric(**project, *rubric, change->version);
    if (!id)
        return id.error();
    tell(verb, console,
        "Rubric version " + std::to_string(id->value())
            + " is in use. Labels given before keep the questions they answered.",
        *change, *id, *rubric);
    warn(verb, console, *rubric);
    const labeling::CarryOver& carry = change->carry;
    if (carry.countedAfter < carry.countedBefore)
        complain(console, verb.file.empty() ? verb.ready : verb.file,
            std::to_string(carry.countedBefore - carry.countedAfter) + " of " + std::to_string(carry.countedBefore)
                + " labeled sessions have no answer to the question estimates are of now, and are left out of them; "
                  "setting the rubric from before brings them back");
    return kDone;
}

} // namespace

void addRubric(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<RubricVerb>();
    CLI::App* verb = addVerb(app, "rubric", "The questions annotators answer: show, set, check, and ready ones to use",
        "turnout-cli rubric support.turnout show --format json > rubric.json");
    addProject(*verb, *options);
    verb->require_subcommand(1);
    CLI::App* show
        = addVerb(*verb, "show", "The rubric in use, or an earlier version", "turnout-cli rubric support.turnout show");
    show->add_option("--version", options->version, "an earlier version by its number")->transform(wholeNumber(1));
    CLI::App* set = addVerb(*verb, "set", "Use this rubric from now on; says what of the labels carries over",
        "turnout-cli rubric support.turnout set rubric.json --dry-run");
    CLI::App* check = addVerb(*verb, "check",
        "Is this a sound rubric, another one than the project's, and what of the labels would carry over?",
        "turnout-cli rubric support.turnout check rubric.json");
    CLI::App* ready = addVerb(
        *verb, "ready", "Rubrics to start from: the list, or one", "turnout-cli rubric support.turnout ready");
    CLI::App* use = addVerb(*verb, "use", "Use a ready rubric from now on; says what of the labels carries over",
        "turnout-cli rubric support.turnout use rag-faithfulness --dry-run");
    for (CLI::App* sub : {set, check})
        sub->add_option("FILE", options->file, "the rubric as JSON")->required();
    ready->add_option("NAME", options->ready, "of one of them: all its questions");
    use->add_option("NAME", options->ready, "one of the list that \"ready\" prints")->required();
    for (CLI::App* sub : {set, use})
        sub->add_flag("--dry-run", options->dryRun, "only say what would carry over; change nothing");
    for (CLI::App* sub : {show, set, check, ready, use})
        addFormat(*sub, *options);
    setTask(*show, task, options, showRubric);
    setTask(*set, task, options, setRubric);
    setTask(*check, task, options, checkRubric);
    setTask(*ready, task, options, listReady);
    setTask(*use, task, options, setRubric);
}

} // namespace turnout::cli
