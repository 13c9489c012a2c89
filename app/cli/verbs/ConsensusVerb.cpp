// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/ConsensusReport.h"
#include "workbench/FinalLabels.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

#include <charconv>

namespace turnout::cli {
namespace {

using workbench::countText;
using workbench::FinalState;
using workbench::percentText;
using workbench::QuestionConsensus;
using workbench::TextTable;

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostRows = 20; ///< of annotators and sessions; JSON has all

struct ConsensusVerb : CommonOptions {
    std::vector<std::string> questions;
    std::vector<std::string> filter;
    std::string method;
    std::string threshold;
    bool set = false;
};

std::string count(std::size_t n)
{
    return countText(static_cast<std::int64_t>(n));
}

std::string statesText(const QuestionConsensus& of)
{
    TextTable table({{"final label"}, {"sessions", true}, {""}});
    const auto add = [&](FinalState state, const char* note) {
        table.add({std::string(workbench::finalStateName(state)), count(of.states.at(static_cast<std::size_t>(state))),
            note});
    };
    add(FinalState::Adjudicated, "decided by an adjudicator");
    add(FinalState::Consensus, "several annotators, sure enough");
    add(FinalState::Single, "one annotator");
    add(FinalState::Open, "several annotators, not sure enough: no final label");
    return table.text(2);
}

std::string methodText(const QuestionConsensus& of)
{
    if (!of.consensus.model)
        return "\n  Of two annotators nobody can tell who errs: the shares of their votes decide.\n";
    return "\n  Majority and Dawid–Skene differ on " + count(of.apart.different) + " of " + count(of.apart.compared)
        + " sessions.\n"
        + (of.consensus.modelOverrules
                ? "  Dawid–Skene would overrule most annotators on more than a quarter of those that have a majority: "
                  "their votes decide.\n"
                : "");
}

/// How often each annotator says what where a session is what.
std::string confusionText(const QuestionConsensus& of)
{
    if (!of.consensus.model)
        return {};
    const auto& model = *of.consensus.model;
    const auto& values = of.consensus.opinions.values;
    std::vector<TextTable::Column> columns{
        {"annotator", false, kLongestName}, {"reliability", true}, {"where it is", false, kLongestName}};
    for (const std::string& value : values)
        columns.push_back({"says " + workbench::cutText(workbench::visible(value), kLongestName), true});
    TextTable table(std::move(columns));
    for (std::size_t i = 0; i < std::min(kMostRows, of.annotators.size()); ++i)
        for (std::size_t is = 0; is < values.size(); ++is) {
            std::vector<std::string> cells{
                is == 0 ? of.annotators[i] : "", is == 0 ? percentText(model.reliability(i)) : "", values[is]};
            for (std::size_t said = 0; said < values.size(); ++said)
                cells.push_back(percentText(model.error(i, is, said)));
            table.add(std::move(cells));
        }
    return "\n" + table.text(2)
        + (of.annotators.size() > kMostRows
                ? "  and " + count(of.annotators.size() - kMostRows) + " more annotators (--format json has all)\n"
                : "");
}

std::string openText(const QuestionConsensus& of)
{
    const std::size_t all = of.states.at(static_cast<std::size_t>(FinalState::Open));
    if (all == 0)
        return {};
    TextTable table(
        {{"open", false, kLongestName}, {"turn", true}, {"most probably", false, kLongestName}, {"", true}});
    std::size_t shown = 0;
    for (const workbench::SeveralOpinions& one : of.several) {
        if (!one.open || shown++ >= kMostRows)
            continue;
        const auto& unit = of.consensus.opinions.units[one.unit];
        const std::size_t best = of.consensus.best(one.unit);
        table.add({one.session, unit.turn ? std::to_string(*unit.turn) : "", of.consensus.opinions.values[best],
            percentText(of.consensus.probability(one.unit, best))});
    }
    return "\n" + table.text(2)
        + (all > kMostRows ? "  and " + count(all - kMostRows) + " more (--format json has all)\n" : "");
}

std::string questionText(const QuestionConsensus& of)
{
    const session::Question& question = of.consensus.opinions.question;
    std::string out
        = workbench::visible(question.title) + " (" + workbench::visible(question.id) + ")\n\n" + statesText(of);
    if (of.consensus.opinions.units.empty())
        return out;
    return out + methodText(of) + confusionText(of) + openText(of);
}

/// The project's policy with what was asked for in its place; nothing where nothing was.
Result<std::optional<agreement::ConsensusPolicy>> policyOf(const ConsensusVerb& verb, workbench::OpenProject& project)
{
    if (verb.method.empty() && verb.threshold.empty())
        return std::optional<agreement::ConsensusPolicy>();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    // One that cannot be read is what --set is there for.
    const auto kept = workbench::consensusPolicy(**connection);
    agreement::ConsensusPolicy policy = kept ? *kept : agreement::ConsensusPolicy{};
    if (const auto method = agreement::consensusMethodFromName(verb.method))
        policy.method = *method;
    if (!verb.threshold.empty())
        std::from_chars(verb.threshold.data(), verb.threshold.data() + verb.threshold.size(), policy.threshold);
    if (const auto usable = agreement::checkPolicy(policy); !usable)
        return usable.error();
    return std::optional(policy);
}

Result<int> runConsensus(const ConsensusVerb& verb, Console& console)
{
    const auto project = verb.set ? openToWrite(verb.project, console) : openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto policy = policyOf(verb, **project);
    if (!policy)
        return policy.error();
    if (verb.set)
        if (const auto kept = workbench::setConsensusPolicy(**project, policy->value_or(agreement::ConsensusPolicy{}));
            !kept)
            return kept.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    const auto report = workbench::consensusReport(**project, {*filter, verb.questions, *policy}, console.cancel);
    if (!report)
        return report.error();
    if (verb.json()) {
        printJson(console, workbench::consensusToJson(*report));
        return kDone;
    }
    console.out << workbench::policySentence(report->policy) << "\n";
    if (!report->kept)
        console.out << "This is a look only: --set makes it the project's policy.\n";
    if (!report->filter.empty())
        console.out << "Only " << workbench::visible(report->filter) << ".\n";
    for (const QuestionConsensus& question : report->questions)
        console.out << "\n" << questionText(question);
    return kDone;
}

} // namespace

void addConsensus(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ConsensusVerb>();
    CLI::App* verb = addVerb(app, "consensus",
        "Final labels where several annotators answered: by majority or by how reliable each is (Dawid–Skene)",
        "turnout-cli consensus support.turnout --method dawid-skene --threshold 0.8 --set");
    addProject(*verb, *options);
    verb->add_option("--method", options->method, "dawid-skene or majority (default: the project's)")
        ->check(CLI::IsMember({"dawid-skene", "majority"}));
    verb->add_option("--threshold", options->threshold,
            "how probable the likeliest answer must be to be final, above 0.5 (default: the project's)")
        ->check(share());
    verb->add_flag("--set", options->set, "keep this as the project's policy; without options the default one");
    verb->add_option("--question", options->questions, "questions of the rubric (default: all with choices)")
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runConsensus);
}

} // namespace turnout::cli
