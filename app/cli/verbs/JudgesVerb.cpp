// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/JudgeReport.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

namespace turnout::cli {
namespace {

using workbench::numberText;
using workbench::percentText;
using workbench::TextTable;

constexpr std::size_t kMostRows = 12;
constexpr std::size_t kLongestName = 30;

struct JudgesVerb : CommonOptions {
    std::vector<std::string> scores;
    std::vector<std::string> by;
    std::vector<std::string> filter;
};

std::string count(std::size_t n)
{
    return workbench::countText(static_cast<std::int64_t>(n));
}

std::string calibrationText(const agreement::JudgeMeasures& m)
{
    std::string out = "Calibration: ";
    if (m.probabilities)
        out += "Brier " + numberText(m.brier, 3) + " as it is, off by " + percentText(m.calibrationError)
            + " on average; ";
    else
        out += "the scores are no probabilities; ";
    if (m.brierScaled)
        out += "Brier " + numberText(*m.brierScaled, 3) + " and off by " + percentText(*m.calibrationErrorScaled)
            + " once scaled (Platt, each fifth by the others); ";
    return out + "saying the mean of everybody has " + numberText(m.brierOfMean, 3) + ".\n";
}

std::string segmentsText(const agreement::JudgeMeasures& m)
{
    if (m.segments.empty())
        return {};
    TextTable table({{"segment", false, kLongestName}, {"value", false, kLongestName}, {"sessions", true},
        {"errors", true}, {"95 %", true}, {"good, is bad", true}, {"bad, is good", true}});
    for (std::size_t i = 0; i < std::min(kMostRows, m.segments.size()); ++i) {
        const agreement::SegmentErrors& part = m.segments[i];
        table.add({part.segment, part.value.empty() ? "(not given)" : part.value, count(part.n),
            percentText(part.errors.value), workbench::rangeText(part.errors.interval), count(part.falseGood),
            count(part.falseBad)});
    }
    return "\n" + table.text(2)
        + (m.segments.size() > kMostRows
                ? "  and " + count(m.segments.size() - kMostRows) + " more parts (--format json has all)\n"
                : "");
}

std::string errorsText(const workbench::JudgeReport& judge)
{
    if (judge.errors.empty())
        return {};
    TextTable table({{"session", false, kLongestName}, {"score", true}, {"judge says"}, {"people say"}});
    for (std::size_t i = 0; i < std::min(kMostRows, judge.errors.size()); ++i) {
        const agreement::JudgedError& error = judge.measures.errors[i];
        table.add({judge.errors[i].session, numberText(error.score, 2), error.saysGood ? "good" : "bad",
            error.saysGood ? "bad" : "good"});
    }
    return "\n  Seen differently: " + count(judge.errors.size()) + "\n" + table.text(2)
        + (judge.errors.size() > kMostRows
                ? "  and " + count(judge.errors.size() - kMostRows) + " more sessions (--format json has all)\n"
                : "");
}

std::string judgeText(const workbench::JudgeReport& judge)
{
    const agreement::JudgeMeasures& m = judge.measures;
    std::string out = workbench::visible(m.score) + "\n" + workbench::judgeSentence(judge) + "\n";
    if (m.auc)
        out += "The threshold was chosen on these sessions: there it agrees on " + percentText(m.optimistic)
            + ", which is optimistic; the figure before is of each fifth cut where the others agree best.\n"
            + calibrationText(m);
    for (const std::string& warning : judge.warnings)
        out += "Warning: " + workbench::visible(warning) + "\n";
    return out + (m.auc ? segmentsText(m) + errorsText(judge) : std::string());
}

Result<int> runJudges(const JudgesVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    const auto segments = segmentNames(**project, verb.by);
    if (!segments)
        return segments.error();
    workbench::JudgesRequest request;
    request.filter = *filter;
    request.scores = verb.scores;
    request.segments = *segments;
    const auto report = workbench::judgesOf(**project, request, console.cancel);
    if (!report)
        return report.error();
    if (verb.json()) {
        printJson(console, workbench::judgesToJson(*report));
        return kDone;
    }
    if (!report->filter.empty())
        console.out << "Only " << workbench::visible(report->filter) << ".\n\n";
    if (report->judges.empty())
        console.out << "No score came with the sessions: there is no judge to look at.\n";
    for (const workbench::JudgeReport& judge : report->judges)
        console.out << (&judge == &report->judges.front() ? "" : "\n") << judgeText(judge);
    return kDone;
}

} // namespace

void addJudges(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<JudgesVerb>();
    CLI::App* verb = addVerb(app, "judges",
        "What scores are worth beside people's labels: order, agreement, calibration, errors and where they are",
        "turnout-cli judges support.turnout --score judge --by language");
    addProject(*verb, *options);
    verb->add_option("--score", options->scores, "only these scores (default: all)")->allow_extra_args(false);
    verb->add_option("--by", options->by, "errors within these segments (default: all of 2 to 50 values)")
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runJudges);
}

} // namespace turnout::cli
