// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "session/Rubric.h"
#include "store/LabelStore.h"
#include "workbench/PlainText.h"

namespace turnout::cli {
namespace {

struct RubricVerb : CommonOptions {
    std::string file;
};

std::string rubricText(const session::Rubric& rubric)
{
    std::string out = workbench::visible(rubric.name) + "\n";
    const session::Question* estimated = rubric.estimated();
    for (const session::Question& question : rubric.questions) {
        out += "\n" + workbench::visible(question.id) + ": " + workbench::visible(question.title);
        out += question.required ? " (required)" : "";
        out += &question == estimated ? " (estimates are of this)\n" : "\n";
        workbench::TextTable options({{}, {}, {}, {}});
        for (const session::Option& option : question.options)
            options.add({option.key, option.value, option.title,
                option.countsAs ? "counts " + jsonNumber(*option.countsAs) : std::string()});
        out += options.text(2);
    }
    return out;
}

Result<session::Rubric> readRubric(const std::string& file)
{
    const auto text = readTextFile(file);
    if (!text)
        return text.error();
    auto rubric = session::rubricFromJson(*text);
    if (!rubric)
        return Error{rubric.error().code, rubric.error().message(), file};
    return rubric;
}

Result<store::StoredRubric> currentRubric(workbench::OpenProject& project)
{
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return store::currentRubric(**connection);
}

Result<int> showRubric(const RubricVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto current = currentRubric(**project);
    if (!current)
        return current.error();
    if (verb.json())
        printJson(console, session::rubricToJson(current->rubric, 2));
    else
        console.out << rubricText(current->rubric);
    return kDone;
}

void tell(const RubricVerb& verb, Console& console, const char* done, std::int64_t version, bool changes,
    const session::Rubric& rubric)
{
    const session::Question* estimated = rubric.estimated();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("version", version).field("changes", changes);
        json.field("questions", rubric.questions.size()).key("estimated");
        estimated != nullptr ? json.value(estimated->id) : json.null();
        json.endObject();
        printJson(console, json.text());
        return;
    }
    console.out << (changes ? done : "The project has exactly this rubric: nothing to change.") << '\n';
    if (estimated != nullptr)
        console.out << "Estimates are of \"" << workbench::visible(estimated->id) << "\".\n";
    else
        console.out << "No single-choice question has an option that counts: nothing can be estimated with it.\n";
}

Result<int> checkRubric(const RubricVerb& verb, Console& console)
{
    const auto rubric = readRubric(verb.file);
    if (!rubric)
        return rubric.error();
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto current = currentRubric(**project);
    if (!current)
        return current.error();
    tell(verb, console, "The rubric is sound; setting it would make a new version.", current->id.value(),
        !(current->rubric == *rubric), *rubric);
    return kDone;
}

/// Sessions with an answer to the question that estimates are of.
Result<std::size_t> labeledSessions(workbench::OpenProject& project)
{
    const auto snapshot = project.snapshot();
    if (!snapshot)
        return snapshot.error();
    return (*snapshot)->labels.labeled.count();
}

Result<int> setRubric(const RubricVerb& verb, Console& console)
{
    const auto rubric = readRubric(verb.file);
    if (!rubric)
        return rubric.error();
    const auto project = openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto before = currentRubric(**project);
    if (!before)
        return before.error();
    const auto writer = (*project)->store().writer();
    if (!writer)
        return writer.error();
    const auto labeled = labeledSessions(**project);
    if (!labeled)
        return labeled.error();
    RubricId id;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              const auto added = store::addRubric(connection, *rubric, (*project)->clock().now());
              if (!added)
                  return added.error();
              id = *added;
              return {};
          });
    if (!written)
        return written.error();
    (*project)->rubricChanged();
    const std::string done = "Rubric version " + std::to_string(id.value())
        + " is in use. Labels given before keep the questions they answered.";
    tell(verb, console, done.c_str(), id.value(), id != before->id, *rubric);
    const auto still = labeledSessions(**project);
    if (!still)
        return still.error();
    if (*still < *labeled)
        complain(console, verb.file,
            std::to_string(*labeled - *still) + " of " + std::to_string(*labeled)
                + " labeled sessions have no answer to the question estimates are of now, and are left out of them; "
                  "setting the rubric from before brings them back");
    return kDone;
}

} // namespace

void addRubric(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<RubricVerb>();
    CLI::App* verb = addVerb(app, "rubric", "The questions annotators answer: show, set, check",
        "turnout-cli rubric support.turnout show --format json > rubric.json");
    addProject(*verb, *options);
    verb->require_subcommand(1);
    CLI::App* show = addVerb(*verb, "show", "The rubric in use", "turnout-cli rubric support.turnout show");
    CLI::App* set
        = addVerb(*verb, "set", "Use this rubric from now on", "turnout-cli rubric support.turnout set rubric.json");
    CLI::App* check = addVerb(*verb, "check", "Is this a sound rubric, and another one than the project's?",
        "turnout-cli rubric support.turnout check rubric.json");
    for (CLI::App* sub : {set, check})
        sub->add_option("FILE", options->file, "the rubric as JSON")->required();
    for (CLI::App* sub : {show, set, check})
        addFormat(*sub, *options);
    setTask(*show, task, options, showRubric);
    setTask(*set, task, options, setRubric);
    setTask(*check, task, options, checkRubric);
}

} // namespace turnout::cli
