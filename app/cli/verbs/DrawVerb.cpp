// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "queue/DrawPolicy.h"
#include "workbench/DrawPreview.h"
#include "workbench/DrawSessions.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

#include <algorithm>

namespace turnout::cli {
namespace {

struct DrawVerb : CommonOptions {
    std::optional<std::int64_t> size;
    std::optional<std::uint64_t> seed;
    std::optional<double> auditShare;
    std::optional<double> coverageShare;
    std::string by;
    std::string goal;
    std::vector<std::string> balance;
    std::vector<std::string> filter;
    std::string policyFile;
    bool explain = false;
    bool dryRun = false;
    bool preview = false;
};

/// The policy file first, what is on the command line over it.
Result<queue::DrawPolicy> policyOf(const DrawVerb& verb)
{
    queue::DrawPolicy policy;
    if (!verb.policyFile.empty()) {
        const auto text = readTextFile(verb.policyFile);
        if (!text)
            return text.error();
        auto read = queue::drawPolicyFromJson(*text, policy);
        if (!read)
            return Error{read.error().code, read.error().text, verb.policyFile};
        policy = std::move(*read);
    }
    policy.size = verb.size.value_or(policy.size);
    policy.seed = verb.seed.value_or(policy.seed);
    policy.auditShare = verb.auditShare.value_or(policy.auditShare);
    if (verb.coverageShare)
        policy.coverageShare = *verb.coverageShare;
    else if (verb.auditShare && verb.policyFile.empty()) // a larger audit part takes from the part nobody spoke of
        policy.coverageShare = std::min(policy.coverageShare, 1 - policy.auditShare);
    if (!verb.balance.empty())
        policy.balance = verb.balance;
    if (!verb.by.empty())
        policy.by = verb.by;
    if (const auto goal = queue::goalFromName(verb.goal))
        policy.goal = *goal;
    return policy;
}

std::string itemsText(const workbench::DrawReport& report)
{
    workbench::TextTable table({{"probability", true}, {"audit", true}, {"uncertain", true}, {"coverage", true},
        {"arm"}, {"session"}, {"reason"}});
    for (const auto& item : report.items)
        table.add({workbench::numberText(item.probability, 4), workbench::numberText(item.audit, 4),
            workbench::numberText(item.uncertain, 4), workbench::numberText(item.coverage, 4), item.arm, item.session,
            item.reason});
    return "\n" + table.text();
}

Result<int> showPreview(
    workbench::OpenProject& project, const workbench::DrawRequest& request, const DrawVerb& verb, Console& console)
{
    ProgressLine line(console.err, "learning what is uncertain");
    const auto preview = workbench::previewDraw(project, {request}, line.progress(), console.cancel);
    if (!preview)
        return preview.error();
    if (verb.json())
        printJson(console, workbench::drawPreviewToJson(*preview));
    else
        console.out << workbench::visibleLines(workbench::drawPreviewText(*preview));
    return kDone;
}

Result<int> runDraw(const DrawVerb& verb, Console& console)
{
    workbench::DrawRequest request;
    const auto policy = policyOf(verb);
    if (!policy)
        return policy.error();
    request.policy = *policy;
    const auto project
        = verb.dryRun || verb.preview ? openToRead(verb.project, console) : openToWrite(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    request.filter = *filter;
    request.madeBy = "turnout-cli";
    request.preview = verb.dryRun;
    if (verb.preview)
        return showPreview(**project, request, verb, console);
    ProgressLine line(console.err, "learning what is uncertain");
    const auto report = workbench::drawSessions(**project, request, line.progress(), console.cancel);
    if (!report)
        return report.error();
    if (verb.json()) {
        printJson(console, workbench::drawReportToJson(*report));
        return kDone;
    }
    console.out << workbench::visibleLines(workbench::drawReportText(*report));
    if (verb.explain)
        console.out << itemsText(*report);
    return kDone;
}

} // namespace

void addDraw(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<DrawVerb>();
    CLI::App* verb = addVerb(app, "draw", "Choose sessions to label, each with a known probability",
        "turnout-cli draw support.turnout --size 200 --seed 7 --filter language=de --explain");
    addProject(*verb, *options);
    verb->add_option("--size", options->size, "how many sessions (default 100)")->transform(wholeNumber(1));
    verb->add_option("--seed", options->seed, "the same seed makes the same draw (default 1)")
        ->transform(wholeNumber(0));
    verb->add_option("--policy", options->policyFile, "a policy as JSON; options on the command line go over it");
    verb->add_option("--audit-share", options->auditShare, "part drawn at random from everybody (default 0.3)")
        ->check(share());
    verb->add_option(
            "--coverage-share", options->coverageShare, "part drawn towards segments with too few labels (default 0.3)")
        ->check(share());
    verb->add_option("--by", options->by,
        "who says what is uncertain: model, scores, score:NAME, none (default: a model where labels are enough)");
    verb->add_option(
            "--goal", options->goal, "with a model: what is good for estimates, or for the model (default estimate)")
        ->check(CLI::IsMember({"estimate", "learn"}));
    verb->add_option("--balance", options->balance, "the segments to cover (default: all with 2 to 50 values)")
        ->delimiter(',')
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    verb->add_flag("--explain", options->explain, "every drawn session with its probability, arm and reason");
    CLI::Option* dryRun = verb->add_flag("--dry-run", options->dryRun, "work it out, save nothing");
    verb->add_flag("--preview", options->preview,
            "what such a draw would look like: composition, largest weight, interval afterwards, hours; saves nothing")
        ->excludes(dryRun);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runDraw);
}

} // namespace turnout::cli
