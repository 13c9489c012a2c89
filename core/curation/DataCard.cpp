// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "curation/ExportText.h"
#include "curation/Text.h"

namespace turnout::curation {
namespace {

std::string_view sizeCategory(std::int64_t items)
{
    if (items < 1000)
        return "n<1K";
    if (items < 10000)
        return "1K<n<10K";
    if (items < 100000)
        return "10K<n<100K";
    return items < 1000000 ? "100K<n<1M" : "1M<n<10M";
}

std::string frontMatter(const ExportedVersion& version)
{
    // A JSON string is a YAML string too, so that no name can become another key. Brackets are escaped for those who
    // show the head of the file as it is.
    std::string quoted;
    appendJsonString(quoted, version.set + ", version " + std::to_string(version.version));
    std::string name;
    for (const char c : quoted)
        name += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : std::string(1, c);
    std::string out = "---\npretty_name: " + name + "\nlicense: other\nannotations_creators:\n- other\n";
    out += "size_categories:\n- " + std::string(sizeCategory(version.summary.items)) + "\n";
    out += "task_categories:\n- text-classification\nconfigs:\n- config_name: default\n  data_files:\n  - split: "
           "test\n";
    return out + "    path: " + version.itemsFile + "\n---\n";
}

std::string named(const std::string& value)
{
    return value.empty() ? "(not given)" : markdownText(value);
}

std::string tableRow(const std::vector<std::string>& cells)
{
    std::string out = "|";
    for (const std::string& cell : cells)
        out += " " + cell + " |";
    return out + "\n";
}

std::string tableHead(const std::vector<std::string>& cells)
{
    std::string out = tableRow(cells) + "| --- |";
    for (std::size_t i = 1; i < cells.size(); ++i)
        out += " ---: |";
    return out + "\n";
}

std::string quotaSentence(const ExportedVersion& version)
{
    if (version.recipe.quotas.empty())
        return version.summary.leftOutUncounted > 0 ? "Every other one is in the set.\n"
                                                    : "Every such session is in the set.\n";
    std::string out = "Where more are eligible than a quota asks for, a random choice of them (seed "
        + std::to_string(version.recipe.seed) + ") is in the set; a session counts for every quota it satisfies.\n\n";
    for (const Quota& quota : version.recipe.quotas)
        out += "- " + markdownText(quota.segment) + ", "
            + (quota.value ? named(*quota.value) : std::string("each value")) + ": "
            + counted(quota.count, "session", "sessions") + "\n";
    return out;
}

std::string chosenSection(const ExportedVersion& version)
{
    const Summary& summary = version.summary;
    std::string filter;
    for (const std::string& word : version.recipe.filter)
        filter += (filter.empty() ? "" : " ") + word;
    std::string out = "## How sessions were chosen\n\nFrom " + counted(summary.sessions, "session", "sessions")
        + (filter.empty() ? std::string(" (all that were loaded)") : " that match the filter " + markdownText(filter))
        + ", " + counted(summary.labeled, "has", "have") + " a final label. ";
    if (summary.leftOutOpen > 0)
        out += counted(summary.leftOutOpen, "more was", "more were")
            + " answered by several annotators who come to no final label, and "
            + (summary.leftOutOpen == 1 ? "is" : "are") + " left out. ";
    if (summary.leftOutUncounted > 0)
        out += counted(summary.leftOutUncounted, "of them has", "of them have")
            + " an answer that does not count (can't tell) and " + (summary.leftOutUncounted == 1 ? "is" : "are")
            + " left out. ";
    out += quotaSentence(version);
    if (summary.draws.empty())
        return out;
    out += "\nSessions were drawn for labeling with known probabilities:\n\n";
    out += tableHead({"draw", "seed", "frame", "drawn", "answered", "items", "arms", "design"});
    for (const DrawUsed& draw : summary.draws) {
        std::string arms;
        for (const auto& [arm, items] : draw.arms)
            arms += (arms.empty() ? "" : ", ") + markdownText(arm) + " " + std::to_string(items);
        out += tableRow({std::to_string(draw.id.value()), std::to_string(draw.seed),
            std::to_string(draw.frame) + (draw.filter.empty() ? "" : ": " + markdownText(draw.filter)),
            std::to_string(draw.drawn), std::to_string(draw.answered), std::to_string(draw.items), arms,
            markdownText(draw.design)});
    }
    return out;
}

std::string weightSection(const Summary& summary)
{
    std::string out
        = "\n## Weights\n\n`weight` is how many production sessions an item stands for: its sampling weight "
          "divided by its inclusion probability";
    out += summary.draws.size() > 1
        ? ", each draw counting with a share fixed by its size and its place, so that several draws add up to one "
          "population"
        : "";
    out += ", times eligible / chosen where a quota took a part. Use it as a weight in every mean: Σ(weight × score) / "
           "Σ(weight).\n";
    if (summary.weighted > 0)
        out += "\nThe weights of " + counted(summary.weighted, "item", "items") + " add up to "
            + roundedText(summary.weightSum) + "; by Kish's formula (Σw)²/Σw² they carry as much as "
            + roundedText(summary.kishSize) + " equally weighted items; the largest is "
            + roundedText(summary.largestWeight)
            + ". How precise the project's estimate is, is another number: it also knows how sessions were drawn.\n";
    if (summary.mustLabel > 0)
        out += "\n" + counted(summary.mustLabel, "item was", "items were")
            + " labeled without being drawn (`must_label`): no inclusion probability, `weight` null. They cannot be "
              "weighted; leave them out of every number that is to hold for production.\n";
    return out;
}

std::string labelSection(const Summary& summary)
{
    std::string out = "\n## Labels\n\nThe question is " + named(summary.question) + " of the rubric "
        + named(summary.rubricName) + ", version " + std::to_string(summary.rubric.value())
        + " (in `manifest.json`).\n\n";
    out += tableHead({"answer", "counts as", "items", "weight"});
    for (const LabelCount& label : summary.labels)
        out += tableRow({named(label.value), label.countsAs ? numberText(*label.countsAs) : "–",
            std::to_string(label.items), numberText(label.weight)});
    if (summary.weightedMean)
        out += "\nWeighted mean of what the answers count as: " + numberText(*summary.weightedMean) + ".\n";
    if (summary.agreement)
        out += "\nAgreement: " + counted(summary.severalAnnotators, "item was", "items were")
            + " answered by several annotators; " + percentText(*summary.agreement)
            + " of their pairs agree (raw agreement, not corrected for chance).\n";
    else
        out += "\nAgreement: no item was answered by more than one annotator, so nothing is known of it.\n";
    return out;
}

std::string coverageSection(const Summary& summary)
{
    std::string out;
    for (const SegmentCoverage& segment : summary.coverage) {
        out += "\n### " + markdownText(segment.segment) + "\n\n";
        out += tableHead({"value", "share of traffic", "items", "share of items", "weighted share"});
        for (const ValueCoverage& value : segment.values)
            out += tableRow({named(value.value), percentText(value.traffic), std::to_string(value.items),
                percentText(value.share), percentText(value.weightedShare)});
    }
    return out.empty() ? out : "\n## Coverage\n" + out;
}

std::string limitSection(const ExportedVersion& version)
{
    const Summary& summary = version.summary;
    std::string out = "\n## Known limits\n\n";
    for (const Shortfall& s : summary.shortfalls)
        out += "- " + markdownText(s.segment) + " " + named(s.value) + " was to have " + std::to_string(s.asked)
            + " items and has " + std::to_string(s.taken) + ".\n";
    if (summary.outsideQuotas > 0)
        out += "- " + counted(summary.outsideQuotas, "labeled session is", "labeled sessions are")
            + " in no quota: nothing here stands for them.\n";
    if (summary.notRepresented > 0)
        out += "- " + counted(summary.notRepresented, "labeled session is", "labeled sessions are")
            + " of a kind that no item is of, because other sessions filled their quotas.\n";
    if (summary.withoutTurns > 0)
        out += "- " + counted(summary.withoutTurns, "item has", "items have")
            + " no turn at all: there is nothing to evaluate in them.\n";
    if (summary.leftOutUncounted > 0)
        out += "- Sessions that annotators could not judge are left out: the set speaks for those that can be "
               "judged.\n";
    if (summary.leftOutOpen > 0)
        out += "- Sessions on which annotators come to no final label are left out: the hard ones are missing.\n";
    for (const DrawUsed& draw : summary.draws)
        if (draw.answered < draw.drawn)
            out += "- Of draw " + std::to_string(draw.id.value()) + ", " + std::to_string(draw.drawn - draw.answered)
                + " of " + std::to_string(draw.drawn)
                + " sessions have no answer. Weights hold where the answered are like the others.\n";
    if (summary.rubricVersions.size() > 1)
        out += "- Labels were given under " + std::to_string(summary.rubricVersions.size())
            + " versions of the rubric.\n";
    if (summary.severalAnnotators > 0 && summary.agreement.value_or(1) < 1)
        out += "- Where annotators differ, what was adjudicated counts, else what their answers most probably come "
               "to.\n";
    out += "- Several sessions may be of one user; they are not independent.\n";
    out += "- Transcripts are as production recorded them. They may hold personal data: check before sharing.\n";
    return out;
}

std::string fileSection(const ExportedVersion& version)
{
    std::string out = "\n## Files\n\n`" + version.itemsFile + "` has one item ";
    if (version.format == "csv")
        out += "a row. Cells that begin with = + - @ or a tab have a leading ' so that no spreadsheet takes them for a "
               "formula, in ids too: take it away before you join by id.";
    else
        out += "a line, as JSON: `id` (production's), `turns`, `segments`, `label` (question → answer), `label_value` "
               "(what the answer counts as, 0…1), `annotators`, `agreement` (share of agreeing pairs), `weight`, "
               "`sampling_weight`, `inclusion_probability`, `arm`, `draw`, `must_label`, `started_at`, `source` (file "
               "and line), and `ratings` (0…1) and `scores` where production had some.";
    return out
        + "\n\n`manifest.json` has the recipe, the design of every draw, the rubric, counts, weights and the SHA-256 "
          "of "
          "each file.\n";
}

} // namespace

std::string dataCard(const ExportedVersion& version)
{
    const Summary& summary = version.summary;
    std::string out = frontMatter(version) + "\n# " + markdownText(version.set) + "\n\nVersion "
        + std::to_string(version.version) + " of an evaluation set, frozen at " + formatTime(version.frozenAt) + ": "
        + counted(summary.items, "production session", "production sessions")
        + " with the labels people gave them. A version never changes; its content hash is `" + version.hash + "`.\n\n";
    out += chosenSection(version) + weightSection(summary) + labelSection(summary) + coverageSection(summary);
    out += limitSection(version) + fileSection(version);
    return out + "\nMade with " + markdownText(summary.program) + ".\n";
}

} // namespace turnout::curation
