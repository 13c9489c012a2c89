// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "queue/DrawPolicy.h"
#include "workbench/DrawPreview.h"
#include "workbench/DrawSessions.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"
#include "workbench/QueueWork.h"

#include <algorithm>
#include <charconv>

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
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<std::string> targets;
    std::string method;
    std::string duplicates;
    std::optional<double> doubleShare;
    std::optional<double> repeatShare;
    std::string idsFile;
    std::string policyFile;
    bool explain = false;
    bool dryRun = false;
    bool preview = false;
};

/// "surface=voice:40", or "language=each:20" for each value.
Result<queue::CoverageTarget> targetOf(const std::string& text)
{
    const std::size_t equals = text.find('=');
    const std::size_t colon = text.rfind(':');
    queue::CoverageTarget target;
    const bool parts = equals != std::string::npos && colon != std::string::npos && equals < colon;
    const char* end = text.data() + text.size();
    const auto read = parts ? std::from_chars(text.data() + colon + 1, end, target.labels)
                            : std::from_chars_result{nullptr, std::errc::invalid_argument};
    if (read.ec != std::errc() || read.ptr != end || target.labels < 1)
        return Error{ErrorCode::BadUsage,
            "\"" + text + "\" is no target: write SEGMENT=VALUE:LABELS, or SEGMENT=each:LABELS", "--target"};
    target.segment = text.substr(0, equals);
    std::string value = text.substr(equals + 1, colon - equals - 1);
    if (value != "each")
        target.value = std::move(value);
    return target;
}

/// What the command line says about how the sample is taken and whom it covers.
Result<void> readDesign(const DrawVerb& verb, queue::DrawPolicy& policy)
{
    if (!verb.balance.empty())
        policy.balance = verb.balance;
    if (!verb.pairs.empty())
        policy.pairs = verb.pairs;
    if (!verb.targets.empty())
        policy.targets.clear();
    for (const std::string& text : verb.targets) {
        auto target = targetOf(text);
        if (!target)
            return target.error();
        policy.targets.push_back(std::move(*target));
    }
    if (const auto method = queue::methodFromName(verb.method))
        policy.method = *method;
    if (!verb.duplicates.empty())
        policy.oneOfDuplicates = verb.duplicates == "one";
    policy.doubleShare = verb.doubleShare.value_or(policy.doubleShare);
    policy.repeatShare = verb.repeatShare.value_or(policy.repeatShare);
    return {};
}

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
    if (const auto design = readDesign(verb, policy); !design)
        return design.error();
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

/// The sessions of the file, all of them there: a frame with holes is not the one that was asked for.
Result<std::vector<SessionId>> listedSessions(workbench::OpenProject& project, const std::string& path)
{
    const auto text = readTextFile(path);
    if (!text)
        return text.error();
    auto sessions = workbench::sessionsNamed(project, workbench::namesFromLines(*text));
    if (!sessions)
        return sessions.error();
    if (!sessions->unknown.empty())
        return Error{ErrorCode::BadInput,
            "no session has the id \"" + sessions->unknown.front() + "\""
                + (sessions->unknown.size() > 1
                        ? ", nor " + std::to_string(sessions->unknown.size() - 1) + " other ids of the file"
                        : std::string()),
            path};
    return std::move(sessions->found);
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
    if (!verb.idsFile.empty()) {
        auto sessions = listedSessions(**project, verb.idsFile);
        if (!sessions)
            return sessions.error();
        request.only = std::move(*sessions);
    }
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
        ->check(CLI::IsMember({"estimate", "learn", "entropy", "disagreement"}));
    verb->add_option("--balance", options->balance, "the segments to cover (default: all with 2 to 50 values)")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb->add_option("--pair", options->pairs, "two segments, to cover each pair of their values; may be repeated")
        ->allow_extra_args(false);
    verb->add_option("--target", options->targets,
            "labels a value should have at least: surface=voice:40, or each value: language=each:20; may be repeated")
        ->allow_extra_args(false);
    verb->add_option("--method", options->method,
            "how the sample is taken: systematic, pivotal, neyman (strata of belief); default systematic")
        ->check(CLI::IsMember({"systematic", "pivotal", "neyman"}));
    verb->add_option("--duplicates", options->duplicates,
            "of sessions whose words are nearly the same draw at most one, or each by itself (default each)")
        ->check(CLI::IsMember({"one", "each"}));
    verb->add_option("--double-share", options->doubleShare,
            "part of the draw, by chance, that a second annotator answers too (default 0)")
        ->check(share());
    verb->add_option("--repeat-share", options->repeatShare,
            "part of the draw, by chance, that whoever answers it is asked again, later and unseen (default 0)")
        ->check(share());
    addFilter(*verb, options->filter);
    verb->add_option("--ids", options->idsFile, "only the sessions of this file: production's ids, one a line");
    verb->add_flag("--explain", options->explain, "every drawn session with its probability, arm and reason");
    CLI::Option* dryRun = verb->add_flag("--dry-run", options->dryRun, "work it out, save nothing");
    verb->add_flag("--preview", options->preview,
            "what such a draw would look like: composition, largest weight, interval afterwards, hours; saves nothing")
        ->excludes(dryRun);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runDraw);
}

} // namespace turnout::cli
