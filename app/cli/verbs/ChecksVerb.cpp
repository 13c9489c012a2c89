// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/CheckReport.h"
#include "workbench/PlainText.h"

#include <optional>

namespace turnout::cli {
namespace {

using workbench::CheckReport;
using workbench::TextTable;

constexpr std::size_t kMostRows = 12;
constexpr std::size_t kLongestName = 30;

struct ChecksVerb : CommonOptions {
    std::optional<double> goldShare;
};

std::string count(std::size_t n)
{
    return workbench::countText(static_cast<std::int64_t>(n));
}

std::string joined(const std::vector<std::string>& values)
{
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : " + ") + value;
    return text;
}

std::string tablesOf(const std::vector<CheckReport::Of>& all, const char* right, const char* expected)
{
    TextTable people({{"annotator", false, kLongestName}, {"month"}, {"answers", true}, {right, true}, {"95 %", true}});
    TextTable wrong({{"annotator", false, kLongestName}, {"session", false, kLongestName},
        {"question", false, kLongestName}, {"said", false, kLongestName}, {expected, false, kLongestName}});
    std::size_t shown = 0;
    const auto row = [&](const std::string& name, const std::string& month, const agreement::CheckCount& c) {
        people.add({name, month, count(c.n), workbench::percentText(c.share()), workbench::rangeText(c.interval())});
    };
    for (const CheckReport::Of& of : all) {
        row(of.name, "all", of.checks.all);
        if (of.checks.months.size() > 1)
            for (const agreement::CheckPeriod& month : of.checks.months)
                row("", formatTime(month.begin).substr(0, 7), month.count);
        for (std::size_t i = 0; i < of.sessions.size() && shown < kMostRows; ++i, ++shown) {
            const agreement::CheckedAnswer& answer = of.checks.wrong[i];
            wrong.add({of.name, of.sessions[i], answer.question, joined(answer.said), joined(answer.expected)});
        }
    }
    return people.text(2) + (shown > 0 ? "\n" + wrong.text(2) : "");
}

Result<int> runChecks(const ChecksVerb& verb, Console& console)
{
    const auto project = verb.goldShare ? openToWrite(verb.project, console) : openToRead(verb.project, console);
    if (!project)
        return project.error();
    if (verb.goldShare)
        if (const auto set = workbench::setGoldShare(**project, *verb.goldShare); !set)
            return set.error();
    const auto report = workbench::checksOf(**project);
    if (!report)
        return report.error();
    if (verb.json()) {
        printJson(console, workbench::checksToJson(*report));
        return kDone;
    }
    console.out << workbench::visible(workbench::checksSentence(*report)) << '\n';
    if (!report->gold.empty())
        console.out << "\nAgainst answers that are known:\n" << tablesOf(report->gold, "right", "known to be");
    if (report->repeatsAsked > 0 && report->repeats.empty())
        console.out << '\n'
                    << workbench::countText(report->repeatsAsked)
                    << " sessions will be asked of the same annotator again; none has been yet.\n";
    if (!report->repeats.empty())
        console.out << "\nAgainst what they said themselves before:\n"
                    << tablesOf(report->repeats, "the same", "before");
    return kDone;
}

} // namespace

void addChecks(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ChecksVerb>();
    CLI::App* verb = addVerb(app, "checks",
        "How far annotators can be relied on: against gold, and against themselves when asked again",
        "turnout-cli checks support.turnout --gold-share 0.05");
    addProject(*verb, *options);
    verb->add_option("--gold-share", options->goldShare,
            "from now on so large a part of each annotator's queue is gold, unseen; at most 0.5")
        ->check(share());
    addFormat(*verb, *options);
    setTask(*verb, task, options, runChecks);
}

} // namespace turnout::cli
