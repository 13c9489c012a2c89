// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "cli/verbs/Command.h"
#include "cli/verbs/ProgressLine.h"
#include "workbench/PlainText.h"
#include "workbench/Quality.h"

namespace turnout::cli {
namespace {

using estimate::ChannelReport;
using workbench::countText;
using workbench::numberText;
using workbench::percentText;
using workbench::rangeText;

struct ChannelVerb : CommonOptions {
    std::vector<std::string> filter;
};

constexpr std::size_t kDate = 10; ///< characters of "2026-05-01"

/// The thumbs of the latest month as quality, and until when that holds.
std::string latestText(const ChannelReport& report)
{
    if (report.months.empty())
        return "The sessions have no times: their thumbs cannot be read month by month.\n";
    const auto& last = report.months.back();
    std::string text = "Thumbs of " + last.month + " (" + percentText(last.up) + " up, " + countText(last.ratings)
        + " ratings) read as quality: " + percentText(last.reading.value) + " (" + rangeText(last.reading.interval)
        + "), without new labels. ";
    if (report.expires)
        text += (last.expired ? "This expired on " : "This expires on ") + formatTime(*report.expires).substr(0, kDate)
            + ": label again by then. ";
    return text + "If by then bad sessions are rated " + numberText(ChannelReport::kSomeDrift, 1)
        + " times as often as now, the truth is " + percentText(report.driftSome) + "; if "
        + numberText(ChannelReport::kMuchDrift, 0) + " times, " + percentText(report.driftMuch) + ".\n";
}

std::string monthsText(const ChannelReport& report)
{
    workbench::TextTable table({{"month"}, {"sessions", true}, {"ratings", true}, {"thumbs up", true},
        {"read as quality", true}, {"95 %", true}, {}});
    for (const auto& month : report.months)
        table.add({month.month, countText(month.sessions), countText(month.ratings), percentText(month.up),
            percentText(month.reading.value), rangeText(month.reading.interval), month.expired ? "expired" : ""});
    return "\n" + table.text();
}

std::string partsText(const ChannelReport& report)
{
    if (report.parts.empty())
        return "\nNo segment has a value with 20 ratings and 20 drawn labels yet, to see whether this is the same "
               "everywhere.\n";
    constexpr std::size_t kLongest = 40;
    workbench::TextTable table({{"likelier to be rated", false, kLongest}, {"times", true}, {"95 %", true},
        {"ratings", true}, {"thumbs up", true}, {"labels", true}, {"good", true}, {}});
    for (const auto& part : report.parts)
        table.add(
            {part.segment + "=" + (part.value.empty() ? "(not given)" : part.value), numberText(part.channel.kappa, 1),
                numberText(part.channel.interval.low, 1) + " – " + numberText(part.channel.interval.high, 1),
                countText(part.ratings), percentText(part.up), countText(part.labels), percentText(part.quality),
                part.differs ? "differs" : ""});
    return "\n" + table.text()
        + "\"differs\": from all sessions, with at most one in twenty of those marked by chance ("
        + countText(static_cast<std::int64_t>(report.parts.size())) + " looked at, Benjamini–Hochberg).\n";
}

/// The same by segment, where there is enough of it.
std::string thumbPartsText(const ChannelReport& report)
{
    constexpr std::size_t kLongest = 40;
    workbench::TextTable parts({{"of rated sessions", false, kLongest}, {"bad with a thumb down", true}, {"95 %", true},
        {"good with a thumb up", true}, {"95 %", true}, {"n", true}});
    bool any = false;
    for (const auto& part : report.tables)
        if (part.table.enough) {
            any = true;
            parts.add({part.segment + "=" + (part.value.empty() ? "(not given)" : part.value),
                percentText(part.table.sensitivity), rangeText(part.table.sensitivityInterval),
                percentText(part.table.specificity), rangeText(part.table.specificityInterval),
                countText(part.table.sessions())});
        }
    return any ? "\n" + parts.text() : std::string();
}

std::string thumbsText(const ChannelReport& report)
{
    const auto& table = report.table;
    workbench::TextTable counts({{"rated and labeled"}, {"label good", true}, {"label bad", true}});
    counts.add({"thumb up", countText(table.n[0][0]), countText(table.n[0][1])});
    counts.add({"thumb down", countText(table.n[1][0]), countText(table.n[1][1])});
    std::string text = "\n" + counts.text();
    if (table.enough)
        text += "Of bad rated sessions " + percentText(table.sensitivity) + " got a thumb down ("
            + rangeText(table.sensitivityInterval) + "), of good ones " + percentText(table.specificity)
            + " a thumb up (" + rangeText(table.specificityInterval) + ").\n";
    else
        text += "Too few sessions are both rated and labeled to say how often a thumb is right: label rated ones too "
                "(draw with --filter population=rated).\n";
    if (table.between > 0)
        text += "Ratings neither up nor down: " + countText(table.between) + ", left out here.\n";
    if (table.withoutChance > 0)
        text += "Labeled without a known probability: " + countText(table.withoutChance) + ", left out here.\n";
    return text + thumbPartsText(report);
}

std::string ratingsText(const ChannelReport& report)
{
    if (!(report.turnout > 0))
        return {};
    return " Ratings: " + countText(report.ratings) + ", from " + percentText(report.turnout) + " of the sessions, "
        + percentText(report.up) + " up. If nothing were known of who rates, quality could be anything in "
        + rangeText(report.bounds) + ".";
}

std::string channelText(const ChannelReport& report)
{
    std::string out = estimate::channelSentence(report) + ratingsText(report) + "\n";
    out += estimate::worthSentence(report) + "\n";
    out += "Measured with " + countText(report.labels.n) + " drawn labels: " + percentText(report.labels.value) + " ("
        + rangeText(report.labels.interval) + ") of everyone.\n";
    out += latestText(report);
    out += "Assumes that a thumb says what a label would say, and that who rates stays as it was.\n";
    if (!report.months.empty())
        out += monthsText(report);
    return out + partsText(report) + thumbsText(report);
}

Result<int> runChannel(const ChannelVerb& verb, Console& console)
{
    const auto project = openToRead(verb.project, console);
    if (!project)
        return project.error();
    const auto filter = workbench::filterFromWords(**project, verb.filter);
    if (!filter)
        return filter.error();
    ProgressLine line(console.err, "learning from the labels");
    const auto report = workbench::channelProject(**project, *filter, line.progress(), console.cancel);
    if (!report)
        return report.error();
    if (verb.json())
        printJson(console, estimate::channelToJson(*report));
    else if (report->refused.empty())
        console.out << workbench::visibleLines(channelText(*report));
    if (report->refused.empty())
        return kDone;
    return Error{ErrorCode::Refused, estimate::channelSentence(*report) + ratingsText(*report), {}};
}

} // namespace

void addChannel(CLI::App& app, Task& task)
{
    const auto options = std::make_shared<ChannelVerb>();
    CLI::App* verb
        = addVerb(app, "channel", "What the ratings are worth, and what they say once labels have measured who rates",
            "turnout-cli channel support.turnout --format json");
    addProject(*verb, *options);
    addFilter(*verb, options->filter);
    addFormat(*verb, *options);
    setTask(*verb, task, options, runChannel);
}

} // namespace turnout::cli
