// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Summary.h"
#include "curation/Text.h"

namespace turnout::curation {
namespace {

std::string named(const std::string& value)
{
    return value.empty() ? "(not given)" : visibleText(value);
}

std::string leftOutText(const Summary& summary)
{
    std::string out;
    if (summary.leftOutOpen > 0)
        out += "  left out: " + counted(summary.leftOutOpen, "session", "sessions")
            + " on which annotators come to no final label (adjudicate them in the Agreement workspace)\n";
    if (summary.leftOutUncounted > 0)
        out += "  left out: " + counted(summary.leftOutUncounted, "answer that does", "answers that do")
            + " not count (can't tell)\n";
    if (summary.leftOutByQuota > 0)
        out += "  left out: " + std::to_string(summary.leftOutByQuota) + " more than the quotas ask for"
            + (summary.outsideQuotas > 0 ? ", " + std::to_string(summary.outsideQuotas) + " of them in no quota" : "")
            + '\n';
    if (summary.notRepresented > 0)
        out += "  nothing stands for " + counted(summary.notRepresented, "session", "sessions")
            + " in quotas that others filled\n";
    for (const Shortfall& s : summary.shortfalls)
        out += "  short: " + visibleText(s.segment) + " " + named(s.value) + " has " + std::to_string(s.taken) + " of "
            + std::to_string(s.asked) + "\n";
    return out;
}

std::string labelsText(const Summary& summary)
{
    std::vector<std::vector<std::string>> rows{{"label", "items", "weighted"}};
    double sum = 0;
    for (const LabelCount& label : summary.labels)
        sum += label.weight;
    for (const LabelCount& label : summary.labels)
        rows.push_back(
            {named(label.value), std::to_string(label.items), sum > 0 ? percentText(label.weight / sum) : "–"});
    return tableText(rows);
}

std::string weightsText(const Summary& summary)
{
    std::string out;
    if (summary.weighted > 0)
        out += "  weights add up to " + roundedText(summary.weightSum) + " production sessions; Kish's size "
            + roundedText(summary.kishSize) + " (as many equally weighted items); the largest is "
            + roundedText(summary.largestWeight) + '\n';
    if (summary.mustLabel > 0)
        out += "  " + counted(summary.mustLabel, "session was", "sessions were")
            + " never drawn: no probability, no weight\n";
    if (summary.agreement)
        out += "  " + counted(summary.severalAnnotators, "session was", "sessions were")
            + " answered by several annotators, who agree in " + percentText(*summary.agreement) + " of pairs\n";
    return out;
}

std::string coverageText(const Summary& summary)
{
    std::string out;
    for (const SegmentCoverage& segment : summary.coverage) {
        std::vector<std::vector<std::string>> rows{{visibleText(segment.segment), "traffic", "items", "share"}};
        for (const ValueCoverage& value : segment.values)
            rows.push_back({named(value.value), percentText(value.traffic), std::to_string(value.items),
                percentText(value.share)});
        out += '\n' + tableText(rows);
    }
    return out;
}

} // namespace

std::string summaryText(const Summary& summary)
{
    std::string out = counted(summary.items, "item", "items") + " of "
        + counted(summary.labeled, "labeled session", "labeled sessions") + " among " + std::to_string(summary.sessions)
        + " in traffic\n";
    out += leftOutText(summary);
    if (summary.items == 0)
        return out;
    return out + labelsText(summary) + weightsText(summary) + coverageText(summary);
}

} // namespace turnout::curation
