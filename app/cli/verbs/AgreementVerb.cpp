// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Command.h"
#include "workbench/AgreementReport.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

namespace turnout::cli {
namespace {

using workbench::countText;
using workbench::numberText;
using workbench::QuestionReport;
using workbench::TextTable;

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostRows = 20; ///< of pairs, annotators and disagreements; JSON has all

struct AgreementVerb : CommonOptions {
    std::vector<std::string> questions;
    std::vector<std::string> by;
    std::vector<std::string> filter;
};

std::string count(std::size_t n)
{
    return countText(static_cast<std::int64_t>(n));
}

std::string coefficientText(const stats::Coefficient& c)
{
    return c.value ? numberText(*c.value, 3) : "–";
}

std::string intervalText(const stats::Coefficient& c)
{
    return c.value ? numberText(c.interval.low, 2) + " – " + numberText(c.interval.high, 2) : "";
}

std::string shareText(const stats::Coefficient& c)
{
    return c.value ? workbench::percentText(*c.value) : "–";
}

std::string rangeOf(const stats::Coefficient& c)
{
    return c.value ? workbench::rangeText(c.interval) : "";
}

std::string measuresText(const QuestionReport& report)
{
    const agreement::Measures& all = report.agreement.all;
    TextTable table({{}, {"value", true}, {"95 %", true}});
    table.add({"raw agreement", shareText(all.raw), rangeOf(all.raw)});
    const auto add = [&](const char* name, const stats::Coefficient& c) {
        table.add({name, coefficientText(c), intervalText(c)});
    };
    if (report.annotators.size() == 2 && !report.agreement.pairs.empty())
        add("Cohen's κ", report.agreement.pairs.front().kappa);
    add("Fleiss' κ", all.fleiss);
    add("Gwet's AC1", all.ac1);
    add("Krippendorff's α", all.nominal);
    if (all.ordinal)
        add("… options in their order", *all.ordinal);
    if (all.interval)
        add("… what they count as", *all.interval);
    return table.text(2);
}

std::string valuesText(const QuestionReport& report)
{
    const auto& values = report.opinions.values;
    TextTable table({{"answer", false, kLongestName}, {"given", true}, {"another says it too", true}, {"95 %", true},
        {"α", true}, {"95 %", true}});
    for (std::size_t i = 0; i < values.size(); ++i) {
        const agreement::ValueAgreement& value = report.agreement.values[i];
        table.add({values[i], count(value.answers), shareText(value.specific), rangeOf(value.specific),
            coefficientText(value.alpha), intervalText(value.alpha)});
    }
    std::vector<TextTable::Column> columns{{"one says \\ another says", false, kLongestName}};
    for (const std::string& value : values)
        columns.push_back({workbench::cutText(workbench::visible(value), kLongestName), true});
    TextTable confusion(std::move(columns));
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<std::string> cells{values[i]};
        for (std::size_t k = 0; k < values.size(); ++k)
            cells.push_back(countText(static_cast<std::int64_t>(report.confusion[i * values.size() + k])));
        confusion.add(std::move(cells));
    }
    return "\n" + table.text(2) + "\n" + confusion.text(2);
}

std::string andMore(std::size_t all, const char* what)
{
    return all > kMostRows ? "  and " + count(all - kMostRows) + " more " + what + " (--format json has all)\n" : "";
}

std::string peopleText(const QuestionReport& report)
{
    TextTable people({{"annotator", false, kLongestName}, {"answers", true}, {"shared", true},
        {"colleagues say the same", true}, {"95 %", true}, {"reliability", true}});
    for (std::size_t i = 0; i < std::min(kMostRows, report.annotators.size()); ++i) {
        const agreement::AnnotatorAgreement& person = report.agreement.annotators[i];
        people.add({report.annotators[i], count(person.answers), count(person.shared), shareText(person.raw),
            rangeOf(person.raw), report.reliability[i] ? workbench::percentText(*report.reliability[i]) : "–"});
    }
    TextTable pairs({{"annotators", false, kLongestName}, {"", false, kLongestName}, {"shared", true},
        {"the same", true}, {"95 %", true}, {"Cohen's κ", true}, {"95 %", true}});
    const auto& all = report.agreement.pairs;
    for (std::size_t i = 0; i < std::min(kMostRows, all.size()); ++i)
        pairs.add({report.annotators[all[i].a], report.annotators[all[i].b], count(all[i].shared),
            shareText(all[i].raw), rangeOf(all[i].raw), coefficientText(all[i].kappa), intervalText(all[i].kappa)});
    return "\n" + people.text(2) + andMore(report.annotators.size(), "annotators") + "\n" + pairs.text(2)
        + andMore(all.size(), "pairs");
}

std::string segmentsText(const QuestionReport& report)
{
    std::string out;
    for (const workbench::SegmentPart& part : report.segments) {
        TextTable table({{workbench::visible(part.segment), false, kLongestName}, {"shared", true}, {"the same", true},
            {"95 %", true}, {"α", true}, {"95 %", true}, {"AC1", true}, {"95 %", true}});
        for (const agreement::SegmentAgreement& value : part.values) {
            const agreement::Measures& m = value.measures;
            table.add(
                {value.value.empty() ? "(not given)" : value.value, count(m.shared), shareText(m.raw), rangeOf(m.raw),
                    coefficientText(m.nominal), intervalText(m.nominal), coefficientText(m.ac1), intervalText(m.ac1)});
        }
        out += "\n" + table.text(2);
    }
    return out;
}

std::string disagreementsText(const QuestionReport& report)
{
    if (report.disagreementCount == 0)
        return {};
    TextTable table({{"session", false, kLongestName}, {"turn", true}, {"answers", false, 3 * kLongestName},
        {"most probably", false, kLongestName}});
    for (std::size_t i = 0; i < std::min(kMostRows, report.disagreements.size()); ++i) {
        const workbench::Disagreement& d = report.disagreements[i];
        std::string answers;
        for (const auto& [value, n] : workbench::votesOf(report, d))
            answers.append(answers.empty() ? "" : ", ")
                .append(report.opinions.values[value])
                .append(" (" + std::to_string(n) + ")");
        table.add({d.session, d.unit.turn ? std::to_string(*d.unit.turn) : "", answers,
            d.likely ? report.opinions.values[d.likely->first] + " " + workbench::percentText(d.likely->second) : "–"});
    }
    return "\n  Seen differently: " + count(report.disagreementCount) + "\n" + table.text(2)
        + andMore(report.disagreementCount, "disagreements");
}

std::string questionText(const QuestionReport& report)
{
    std::string out = workbench::visible(report.opinions.question.title) + " ("
        + workbench::visible(report.opinions.question.id) + ")\n" + workbench::visible(agreementSentence(report))
        + "\n";
    if (report.agreement.all.shared == 0)
        return out;
    return out + "\n" + measuresText(report) + valuesText(report) + peopleText(report) + segmentsText(report)
        + disagreementsText(report);
}

Result<int> runAgreement(const AgreementVerb& verb, Console& console)
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
    workbench::AgreementRequest request;
    request.filter = *filter;
    request.questions = verb.questions;
    request.segments = *segments;
    const auto report = workbench::agreementOf(**project, request, console.cancel);
    if (!report)
        return report.error();
    if (verb.json()) {
        printJson(console, workbench::agreementToJson(*report));
        return kDone;
    }
    if (!report->filter.empty())
        console.out << "Only " << workbench::visible(report->filter) << ".\n\n";
    for (const QuestionReport& question : report->questions)
        console.out << (&question == &report->questions.front() ? "" : "\n") << questionText(question);
    return kDone;
}

} // namespace

void addAgreement(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<AgreementVerb>();
    CLI::App* verb = addVerb(app, "agreement", "Who agrees with whom on what: κ, α and the sessions behind them",
        "turnout-cli agreement support.turnout --question verdict --by language");
    addProject(*verb, *options);
    verb->add_option("--question", options->questions, "questions of the rubric (default: all with choices)")
        ->allow_extra_args(false);
    verb->add_option("--by", options->by, "also within the values of these segments, with commas between or one each")
        ->allow_extra_args(false);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runAgreement);
}

} // namespace turnout::cli
