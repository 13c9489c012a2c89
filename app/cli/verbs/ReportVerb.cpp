// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"
#include "workbench/Report.h"

namespace turnout::cli {
namespace {

struct ReportVerb : CommonOptions {
    std::string to;
    double target = 100 * estimate::Sensitivity::kTarget; ///< percent
    std::vector<std::string> filter;
};

Result<int> runReport(const ReportVerb& verb, Console& console)
{
    if (!verb.to.ends_with(".html") && !verb.to.ends_with(".htm") && !workbench::isPdfName(verb.to))
        return Error{
            ErrorCode::BadUsage, "a report is an HTML or a PDF file: name one that ends in .html or .pdf", verb.to};
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    if (const auto written = workbench::writeReport(**project, *filter, verb.to, verb.target / 100); !written)
        return written.error();
    if (verb.json()) {
        JsonWriter json(2);
        json.beginObject().field("schema", 1).field("file", verb.to).endObject();
        printJson(console, json.text());
    } else {
        console.out << "Wrote " << workbench::visible(verb.to) << ".\n";
    }
    return kDone;
}

} // namespace

void addReport(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ReportVerb>();
    CLI::App* verb = addVerb(app, "report", "One self-contained HTML or PDF file: what a product manager sends on",
        "turnout-cli report support.turnout --to quality.html");
    addProject(*verb, *options);
    verb->add_option("--to", options->to, "the file to write, ending in .html or .pdf")->required();
    addTarget(*verb, options->target, "the conclusion that is tested: at least so many percent are good (80)");
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runReport);
}

} // namespace turnout::cli
