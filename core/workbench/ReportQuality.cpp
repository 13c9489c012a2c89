// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ReportQuality.h"

#include "base/Clock.h"
#include "estimate/Corrections.h"
#include "workbench/PlainText.h"
#include "workbench/ReportCharts.h"
#include "workbench/ReportHtml.h"
#include "workbench/ReportTables.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench::report {
namespace {

using estimate::ChannelReport;
using estimate::SegmentQuality;
using estimate::Sensitivity;
using estimate::ValueQuality;

constexpr std::size_t kRowsOfChart = 51; ///< to a page: more values are an id rather than a segment
constexpr std::size_t kDate = 10; ///< characters of "2026-05-01"

std::string nameOf(const std::string& segment, const std::string& value)
{
    return segment + " " + (value.empty() ? "(not given)" : value);
}

std::string rateText(const stats::Rate& rate)
{
    return percentText(rate.value) + " (" + rangeText(rate.interval) + ")";
}

std::string withNote(const std::string& text, const std::string& note)
{
    return note.empty() ? text : text + " " + note;
}

std::string notesOf(const estimate::Estimates& estimates)
{
    std::string notes;
    const auto note = [&](std::int64_t n, const char* what) {
        if (n > 0)
            notes += (notes.empty() ? "" : " ") + countText(n) + " " + what;
    };
    note(estimates.cantTell, "answered \"can't tell\": left out.");
    note(estimates.waiting, "drawn and not answered yet.");
    note(estimates.skips.skipped, "drawn and skipped: they stay in the denominator.");
    return notes.empty() ? std::string() : paragraph(notes, "note");
}

std::string thumbsTable(const ChannelReport& report)
{
    Table table({{"rated sessions with a drawn label"}, {"up, good", true}, {"up, bad", true}, {"down, good", true},
        {"down, bad", true}, {"bad ones with a thumb down", true}, {"95 %", true}, {"good ones with a thumb up", true},
        {"95 %", true}});
    const auto add = [&](const std::string& name, const estimate::ThumbTable& t) {
        table.add({name, countText(t.n[0][0]), countText(t.n[0][1]), countText(t.n[1][0]), countText(t.n[1][1]),
            t.enough ? percentText(t.sensitivity) : "–", t.enough ? rangeText(t.sensitivityInterval) : "",
            t.enough ? percentText(t.specificity) : "–", t.enough ? rangeText(t.specificityInterval) : ""});
    };
    add("all", report.table);
    for (const estimate::ThumbPart& part : report.tables)
        if (part.table.enough)
            add(nameOf(part.segment, part.value), part.table);
    std::string out = heading(3, "What the labels say about the ratings") + table.html();
    if (!report.table.enough)
        out += paragraph("Too few sessions are both rated and labeled to say how often a thumb is right.", "note");
    return out;
}

std::string monthsTable(const ChannelReport& report)
{
    if (report.months.empty())
        return {};
    Table table({{"month"}, {"sessions", true}, {"ratings", true}, {"thumbs up", true}, {"read as quality", true},
        {"95 %", true}, {}});
    for (const auto& month : report.months)
        table.add({month.month, countText(month.sessions), countText(month.ratings), percentText(month.up),
            percentText(month.reading.value), rangeText(month.reading.interval), month.expired ? "expired" : ""});
    std::string until;
    if (report.expires)
        until = "This holds until " + formatTime(*report.expires).substr(0, kDate)
            + ", thirty days after the newest "
              "session the labels speak for. ";
    return heading(3, "Thumbs, read through the labels") + table.html()
        + paragraph(until + "If bad sessions are rated " + numberText(ChannelReport::kSomeDrift, 1)
                + " times as often by then, the latest thumbs mean " + percentText(report.driftSome) + "; if "
                + numberText(ChannelReport::kMuchDrift, 0) + " times, " + percentText(report.driftMuch)
                + ". Assumes that a thumb says what a label would say, and that who rates stays as it was; the "
                  "intervals allow for bad sessions being rated a tenth more or less often than when it was measured.",
            "note");
}

std::string channelTable(const ChannelReport& report)
{
    if (report.parts.empty())
        return {};
    Table table({{"bad sessions are rated"}, {"times as often", true}, {"95 %", true}, {"ratings", true},
        {"thumbs up", true}, {"labels", true}, {"good", true}, {}});
    for (const auto& part : report.parts)
        table.add({nameOf(part.segment, part.value), numberText(part.channel.kappa, 1),
            numberText(part.channel.interval.low, 1) + " – " + numberText(part.channel.interval.high, 1),
            countText(part.ratings), percentText(part.up), countText(part.labels), percentText(part.quality),
            part.differs ? "differs" : ""});
    return heading(3, "Whether it is the same everywhere") + table.html()
        + paragraph("\"differs\": from all sessions, with at most one in twenty of those marked by chance ("
                + countText(static_cast<std::int64_t>(report.parts.size())) + " looked at, Benjamini–Hochberg).",
            "note");
}

std::string ratesTable(const Sensitivity& s)
{
    Table table({{"so many are rated"}, {"of good sessions", true}, {"of bad sessions", true}});
    table.add({"by thumbs and labels", rateText(s.goodByThumbs), rateText(s.badByThumbs)});
    table.add({"by drawn labels alone (" + countText(s.ratedLabels) + " of them rated)", rateText(s.goodByLabels),
        rateText(s.badByLabels)});
    return table.html();
}

std::string sensitivityPart(const Sensitivity& s)
{
    std::string out = heading(3, "What the conclusion hangs on") + paragraph(estimate::sensitivitySentence(s));
    if (!s.refused.empty())
        return out;
    out += figure("Quality, by how differently good and bad sessions are rated",
        "The line is what the thumbs mean if bad sessions are rated so many times as often; the triangle is the thumbs "
        "as they are, the disc and the band what the labels say.",
        tiltSvg(s));
    out += paragraph("Whatever raters are like, quality is in " + rangeText(s.bounds)
            + " (Manski 1990); with factors "
              "from a thirtieth to thirty in "
            + rangeText(s.likelyBounds)
            + ". Where something nobody recorded makes "
              "people rate, and not quality itself, it would have to go with both being rated and quality by a factor "
              "of "
            + numberText(s.eValue, 1) + " (E-value, VanderWeele & Ding 2017).",
        "note");
    return s.channel ? out + ratesTable(s) : out;
}

std::string segmentTable(const SegmentQuality& segment)
{
    Table table({{segment.segment}, {"sessions", true}, {"thumbs up", true}, {"ratings", true}, {"labels say", true},
        {"95 %", true}, {"labels", true}, {"shrunk", true}, {"95 %", true}, {}});
    for (const ValueQuality& value : segment.values) {
        const bool labelled = value.labels > 0;
        table.add({value.value.empty() ? "(not given)" : value.value, countText(value.sessions),
            value.ratings > 0 ? percentText(value.up) : "–", countText(value.ratings),
            labelled ? percentText(value.quality) : "–", labelled ? rangeText(value.interval) : "",
            countText(value.labels), segment.pooled ? percentText(value.pooled) : "–",
            segment.pooled ? rangeText(value.pooledInterval) : "", value.differs ? "differs" : ""});
    }
    return table.html();
}

} // namespace

std::string qualitySection(const QualityView& view)
{
    const estimate::Estimates& estimates = view.estimates;
    std::string out = "<section>\n" + heading(2, "How good was it, for everyone?");
    out += paragraph(estimate::estimateSentence(estimates), "lead");
    if (!view.otherAnswers.empty())
        out += paragraph(view.otherAnswers);
    out += paragraph(estimate::correctionsSentence(estimates));
    out += figure("Naive, corrected and from drawn labels, with 95 % intervals",
        "Share of sessions that count as good on \"" + estimates.question
            + "\". Triangles rest on ratings, discs on "
              "labels; hollow ones are for contrast or corrected.",
        estimatesSvg(estimates));
    if (const auto steps = estimate::correctionSteps(estimates); steps.size() > 1)
        out += figure("What each correction moves",
            withNote("From the thumbs as they are to the labels; each step goes by more than the one above.",
                estimate::refusedSteps(estimates)),
            stepsSvg(steps, estimates));
    if (estimates.truth && !std::isnan(*estimates.truth))
        out += paragraph("The truth here: " + percentText(*estimates.truth) + ".", "note");
    out += heading(3, "Figures") + estimatesTable(estimates);
    out += heading(3, "What each number assumes, and what speaks against it") + assumptionList(estimates);
    return out + notesOf(estimates) + "</section>\n";
}

std::string channelSection(const QualityView& view)
{
    const ChannelReport& channel = view.channel;
    std::string out = "<section>\n" + heading(2, "Can the thumbs be believed?");
    out += paragraph(estimate::channelSentence(channel), "lead");
    if (channel.refused.empty())
        out += paragraph(estimate::worthSentence(channel));
    out += sensitivityPart(view.sensitivity);
    if (!channel.refused.empty())
        return out + "</section>\n";
    return out + thumbsTable(channel) + monthsTable(channel) + channelTable(channel) + "</section>\n";
}

std::string partsSection(const QualityView& view)
{
    const estimate::QualityBySegment& parts = view.segments;
    if (parts.segments.empty())
        return {};
    std::string out = "<section>\n" + heading(2, "Part by part");
    out += paragraph(estimate::bySegmentSentence(parts), "lead");
    std::vector<std::vector<const SegmentQuality*>> charted;
    std::size_t rows = kRowsOfChart; // of the last chart
    for (const SegmentQuality& segment : parts.segments) {
        rows += 1 + segment.values.size();
        if (rows > kRowsOfChart) {
            charted.emplace_back();
            rows = 1 + segment.values.size();
        }
        charted.back().push_back(&segment);
    }
    const estimate::Estimate* design = view.estimates.of(estimate::Method::Hajek);
    if (design != nullptr && design->status != estimate::Status::Refused)
        for (const auto& chart : charted)
            out += figure(std::string("Quality by model version, segment and month")
                    + (&chart == &charted.front() ? "" : ", continued"),
                "Triangle: thumbs as they are. Disc: drawn labels by design, without the model, with their 95 % "
                "interval. "
                "Ring: the same where small values lend each other strength. *: differs from all.",
                partsSvg(chart, design->value));
    out += heading(3, "Figures");
    for (const SegmentQuality& segment : parts.segments)
        out += segmentTable(segment);
    for (const std::string& name : parts.leftOut)
        out += paragraph(name + " has too many values to go by.", "note");
    return out + "</section>\n";
}

} // namespace turnout::workbench::report
