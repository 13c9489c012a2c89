// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "estimate/Corrections.h"
#include "estimate/EstimateJson.h"
#include "workbench/OtherAnswers.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

#include <cmath>

namespace turnout::cli {
namespace {

struct EstimateVerb : CommonOptions {
    std::vector<std::string> filter;
    bool corrections = false;
    bool sensitivity = false;
    bool segments = false;
    double target = 100 * estimate::Sensitivity::kTarget; ///< percent
    std::vector<std::string> by;

    [[nodiscard]] bool corrected() const
    {
        return corrections || sensitivity || segments;
    }
};

/// A refused one is red too, and has no number to be careful with.
std::string lightText(const estimate::Estimate& e)
{
    const bool refused = e.status == estimate::Status::Refused;
    return std::string(e.light && !refused ? estimate::lightName(*e.light) : estimate::statusName(e.status));
}

std::string estimatesText(const estimate::Estimates& estimates)
{
    const bool lights = !estimates.estimates.empty() && estimates.estimates.front().light.has_value();
    std::string out = workbench::visible(estimate::estimateSentence(estimates)
                          + (lights ? " " + estimate::correctionsSentence(estimates) : ""))
        + "\n\n";
    out += "Question \"" + workbench::visible(estimates.question) + "\", " + workbench::countText(estimates.sessions)
        + " sessions";
    if (estimates.weight != static_cast<double>(estimates.sessions))
        out += " that stand for " + workbench::countText(std::llround(estimates.weight));
    out += estimates.filter.empty() ? "" : " with " + workbench::visible(estimates.filter);
    out += ".\n\n";
    workbench::TextTable table({{}, {"good", true}, {"95 %", true}, {"n", true}, {"n effective", true},
        {"heaviest", true}, {lights ? "light" : "status"}});
    std::string notes;
    for (const estimate::Estimate& e : estimates.estimates) {
        const bool refused = e.status == estimate::Status::Refused;
        const std::string title(estimate::methodTitle(e.method));
        table.add(
            {title, refused ? "–" : workbench::percentText(e.value), refused ? "" : workbench::rangeText(e.interval),
                workbench::countText(e.n), refused ? "" : workbench::numberText(e.effectiveN, 1),
                refused ? "" : workbench::numberText(e.largestWeight, 1), lightText(e)});
        notes += title + ": assumes " + e.assumption + (e.reason.empty() ? "" : "; " + e.reason) + ".\n";
    }
    if (estimates.truth)
        table.add({"The truth (a demo project knows it)", workbench::percentText(*estimates.truth)});
    out += table.text() + "\n" + workbench::visibleLines(notes);
    if (estimates.cantTell > 0)
        out += "Can't tell: " + workbench::countText(estimates.cantTell) + " answers, left out.\n";
    if (estimates.waiting > 0)
        out += "Drawn and not answered yet: " + workbench::countText(estimates.waiting) + ".\n";
    return out;
}

std::string rateText(const stats::Rate& rate)
{
    return workbench::percentText(rate.value) + " (" + workbench::rangeText(rate.interval) + ")";
}

std::string sensitivityText(const estimate::Sensitivity& s)
{
    std::string out = "\nHow much hangs on who rates\n" + estimate::sensitivitySentence(s) + "\n";
    if (!s.refused.empty())
        return out;
    out += "Whatever raters are like, quality is in " + workbench::rangeText(s.bounds) + "; if bad sessions are rated "
        + "between a thirtieth and thirty times as often as good ones, in " + workbench::rangeText(s.likelyBounds)
        + ".\n";
    out += "If it is not quality itself that makes people rate, something nobody recorded would have to make being "
           "rated "
           "and being good or bad "
        + workbench::numberText(s.eValue, 1) + " times as likely, each (E-value).\n";
    workbench::TextTable curve({{"bad rated so many times as good", true}, {"quality", true}, {"95 %", true}});
    constexpr std::size_t kEvery = 6;
    for (std::size_t i = 0; i < s.curve.size(); i += kEvery)
        curve.add({workbench::numberText(s.curve[i].kappa, 2), workbench::percentText(s.curve[i].quality),
            workbench::rangeText(s.curve[i].interval)});
    out += "\n" + curve.text();
    if (!s.channel)
        return out;
    workbench::TextTable rates({{"so many are rated"}, {"of good sessions", true}, {"of bad sessions", true}});
    rates.add({"by thumbs and labels", rateText(s.goodByThumbs), rateText(s.badByThumbs)});
    rates.add({"by drawn labels alone (" + workbench::countText(s.ratedLabels) + " rated)", rateText(s.goodByLabels),
        rateText(s.badByLabels)});
    return out + "\n" + rates.text();
}

std::string segmentsText(const estimate::QualityBySegment& parts)
{
    std::string out = "\nPart by part\n" + estimate::bySegmentSentence(parts) + "\n";
    constexpr std::size_t kLongest = 32;
    for (const estimate::SegmentQuality& segment : parts.segments) {
        workbench::TextTable table(
            {{segment.segment, false, kLongest}, {"sessions", true}, {"thumbs", true}, {"n", true},
                {"labels say", true}, {"95 %", true}, {"n", true}, {"small ones shrunk", true}, {"95 %", true}, {}});
        for (const estimate::ValueQuality& value : segment.values) {
            const bool labelled = value.labels > 0;
            table.add({value.value.empty() ? "(not given)" : value.value, workbench::countText(value.sessions),
                value.ratings > 0 ? workbench::percentText(value.up) : "–", workbench::countText(value.ratings),
                labelled ? workbench::percentText(value.quality) : "–",
                labelled ? workbench::rangeText(value.interval) : "", workbench::countText(value.labels),
                segment.pooled ? workbench::percentText(value.pooled) : "–",
                segment.pooled ? workbench::rangeText(value.pooledInterval) : "", value.differs ? "differs" : ""});
        }
        out += "\n" + table.text();
    }
    for (const std::string& name : parts.leftOut)
        out += "\nNot by " + name + ": it has more than " + std::to_string(estimate::kMostGroups) + " values.\n";
    return out;
}

std::string viewText(const EstimateVerb& verb, const workbench::QualityView& view)
{
    std::string out = estimatesText(view.estimates);
    if (verb.sensitivity)
        out += workbench::visibleLines(sensitivityText(view.sensitivity));
    if (verb.segments)
        out += workbench::visibleLines(segmentsText(view.segments));
    return out;
}

Result<int> runEstimate(const EstimateVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    if (!verb.corrected() && !verb.by.empty())
        return Error{ErrorCode::BadUsage, "--by says what corrections go by: give --corrections too", {}};
    const auto by = segmentNames(**project, verb.by);
    if (!by)
        return by.error();
    if (!verb.json()) {
        const auto others = workbench::otherAnswersSentence(**project);
        if (!others)
            return others.error();
        if (!others->empty())
            console.out << workbench::visible(*others) << "\n\n";
    }
    ProgressLine line(console.err, "learning from the labels");
    if (!verb.corrected()) {
        const auto estimates = workbench::estimateProject(**project, *filter, line.progress(), console.cancel);
        if (!estimates)
            return estimates.error();
        if (verb.json())
            printJson(console, estimate::estimatesToJson(*estimates));
        else
            console.out << estimatesText(*estimates);
        return kDone;
    }
    const auto view
        = workbench::qualityProject(**project, {*filter, *by, verb.target / 100}, line.progress(), console.cancel);
    if (!view)
        return view.error();
    if (!verb.json()) {
        console.out << viewText(verb, *view);
        return kDone;
    }
    JsonWriter json(2);
    json.beginObject();
    estimate::writeEstimates(json, view->estimates);
    if (verb.sensitivity)
        estimate::writeSensitivity(json, view->sensitivity);
    if (verb.segments)
        estimate::writeBySegment(json, view->segments);
    json.endObject();
    printJson(console, json.text());
    return kDone;
}

} // namespace

void addEstimate(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<EstimateVerb>();
    CLI::App* verb
        = addVerb(app, "estimate", "Quality for everyone: naive and from drawn labels, with what each assumes",
            "turnout-cli estimate support.turnout --filter language=de");
    addProject(*verb, *options);
    verb->add_flag("--corrections", options->corrections,
        "ratings corrected for who rates in five ways, with a light for how far each number can be believed");
    verb->add_option("--by", options->by, "segments to correct by, with commas between or one each (default: all)")
        ->allow_extra_args(false);
    auto* sensitivity = verb->add_flag("--sensitivity", options->sensitivity,
        "how differently good and bad sessions would have to be rated for the conclusion to change (with "
        "--corrections)");
    addTarget(*verb, options->target, "the conclusion of --sensitivity: at least so many percent are good (80)")
        ->needs(sensitivity);
    verb->add_flag("--segments", options->segments,
        "by model version, segment and month, small ones shrunk to the mean, differences marked (with --corrections)");
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runEstimate);
}

} // namespace turnout::cli
