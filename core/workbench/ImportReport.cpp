// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "workbench/ImportFile.h"
#include "workbench/Margins.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace turnout::workbench {
namespace {

std::string count(std::int64_t n, const char* one, const char* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string secondsText(double seconds)
{
    std::array<char, 32> text{};
    const int n = std::snprintf(text.data(), text.size(), "%.1f s", seconds);
    return {text.data(), static_cast<std::size_t>(n)};
}

void writeOptional(JsonWriter& json, const char* key, const std::optional<TimeMs>& time)
{
    time ? json.field(key, formatTime(*time)) : json.key(key).null();
}

void writeSeen(JsonWriter& json, const ingest::Seen& seen)
{
    json.key("seen").beginObject().field("what", seen.what).field("dialect", seen.dialect);
    json.field("unit", seen.unit).field("units", seen.units).field("twice", seen.twice);
    json.field("sessions", seen.sessions).field("events", seen.events).key("columns").beginArray();
    for (const std::string& column : seen.columns)
        json.value(column);
    json.endArray().endObject();
}

void writeRedaction(JsonWriter& json, const ImportReport& report)
{
    json.key("redaction").beginObject().field("mode", ingest::redactionModeName(report.redaction));
    json.field("records", report.redacted.records).key("found").beginObject();
    for (std::size_t i = 0; i < ingest::kDataKinds; ++i)
        json.field(ingest::dataKindName(static_cast<ingest::DataKind>(i)), report.redacted.found.at(i));
    json.endObject().endObject();
}

/// "Personal data replaced in 3 records: email (2), phone (1)."
std::string redactionText(const ImportReport& report)
{
    if (report.redaction == ingest::RedactionMode::Off)
        return {};
    const bool replace = report.redaction == ingest::RedactionMode::Replace;
    if (report.redacted.total() == 0)
        return "Personal data: none found.\n";
    std::string kinds;
    for (std::size_t i = 0; i < ingest::kDataKinds; ++i)
        if (report.redacted.found.at(i) > 0)
            kinds += (kinds.empty() ? "" : ", ") + std::string(ingest::dataKindName(static_cast<ingest::DataKind>(i)))
                + " (" + std::to_string(report.redacted.found.at(i)) + ")";
    return std::string("Personal data ") + (replace ? "replaced" : "found and kept") + " in "
        + count(report.redacted.records, "record", "records") + ": " + kinds + ".\n";
}

void writeWeighting(JsonWriter& json, const ImportReport& report)
{
    const char* from = report.raking ? "margins"
        : report.rates               ? "rates"
        : report.constantWeight      ? "constant"
        : report.weightGiven         ? "file"
                                     : "none";
    json.key("weighting").beginObject().field("from", from).field("constant", report.constantWeight);
    report.marginsProblem.empty() ? json.key("margins_problem").null()
                                  : json.field("margins_problem", report.marginsProblem);
    json.field("missing", report.weightGiven ? report.withoutWeight : 0);
    json.field("own", report.weighted.own).field("unmatched", report.weighted.unmatched);
    json.key("strata").beginArray();
    for (std::size_t i = 0; report.rates && i < report.rates->strata.size(); ++i) {
        const session::StratumRate& stratum = report.rates->strata[i];
        json.beginObject().key("values").beginObject();
        for (std::size_t k = 0; k < stratum.values.size(); ++k)
            json.field(report.rates->segments[k], stratum.values[k]);
        json.endObject().field("rate", stratum.rate).field("sessions", report.weighted.sessions.at(i)).endObject();
    }
    json.endArray().endObject();
}

/// What the project's margins make of the weights.
std::string marginsText(const ImportReport& report)
{
    if (!report.marginsProblem.empty())
        return "Warning: the project's margins are not in the weights: " + report.marginsProblem + ".\n";
    if (!report.raking)
        return {};
    return "Weighted to the project's margins: " + rakingSentence(*report.raking) + "\n";
}

/// Which weights there are, and what they leave open.
std::string weightingText(const ImportReport& report)
{
    constexpr std::size_t kMost = 12;
    if (report.counts.sessions > 0 && !report.weightGiven)
        return "No sampling weights were given: every session stands for itself.\n";
    if (report.constantWeight)
        return "Sampling weights: " + jsonNumber(*report.constantWeight) + " for each session that brings none.\n";
    if (!report.rates && report.weightGiven && report.withoutWeight > 0)
        return "Warning: " + count(report.withoutWeight, "session brings", "sessions bring")
            + " no sampling weight, beside others that do, and each counts once. Give them one with --weight or "
              "--rates.\n";
    if (!report.rates)
        return {};
    std::string out = "Sampling weights from rates:\n";
    for (std::size_t i = 0; i < report.rates->strata.size() && i < kMost; ++i) {
        const session::StratumRate& stratum = report.rates->strata[i];
        std::string values;
        for (std::size_t k = 0; k < stratum.values.size(); ++k)
            values += (k == 0 ? "" : ", ") + report.rates->segments[k] + " " + stratum.values[k];
        out += "  " + (values.empty() ? std::string("all") : values) + ": rate " + jsonNumber(stratum.rate) + ", "
            + count(report.weighted.sessions.at(i), "session", "sessions") + "\n";
    }
    if (report.rates->strata.size() > kMost)
        out += "  and " + count(static_cast<std::int64_t>(report.rates->strata.size() - kMost), "stratum", "strata")
            + " more\n";
    if (report.weighted.own > 0)
        out += "  " + count(report.weighted.own, "session", "sessions") + " with a weight of their own, which counts\n";
    if (report.weighted.unmatched > 0) {
        out += "Warning: " + count(report.weighted.unmatched, "session fits", "sessions fit")
            + " no line of the rates and each counts once:";
        for (std::size_t i = 0; i < report.weighted.examples.size(); ++i)
            out += (i == 0 ? " " : "; ") + report.weighted.examples[i];
        out += ".\n";
    }
    return out;
}

void writeJoins(JsonWriter& json, const ImportReport& report)
{
    json.key("joins").beginObject().key("by").beginObject();
    json.field("session", report.joins.bySession).field("trace", report.joins.byTrace);
    json.field("user_time", report.joins.byUser);
    json.field("later_file", report.joins.byLaterFile).endObject().field("of_earlier", report.joins.ofEarlier);
    json.field("completed", report.joins.completed);
    json.field("window_seconds", report.joinWindow / 1000).key("unjoined").beginObject();
    for (const auto& [reason, n] : report.unjoined.reasons)
        json.field(reason, n);
    json.endObject().key("first_unjoined").beginArray();
    for (const store::Orphan& orphan : report.unjoined.first)
        json.beginObject()
            .field("line", orphan.line)
            .field("names", store::orphanKey(orphan))
            .field("reason", store::orphanReason(orphan))
            .endObject();
    json.endArray().endObject();
}

/// What was joined by what, and what was not and why.
std::string joinsText(const ImportReport& report)
{
    constexpr std::size_t kShown = 5;
    std::string out;
    const store::JoinCounts& joins = report.joins;
    if (joins.byTrace + joins.byUser > 0) {
        out += "Joined: " + std::to_string(joins.bySession) + " by session id, " + std::to_string(joins.byTrace)
            + " by trace id, " + std::to_string(joins.byUser) + " by user and time (during the session or within "
            + durationText(report.joinWindow) + " of its end).\n";
    }
    if (joins.byLaterFile > 0)
        out += "Joined when a later file brought their sessions: " + count(joins.byLaterFile, "event", "events")
            + ".\n";
    if (joins.ofEarlier > 0)
        out += "Joined besides: " + count(joins.ofEarlier, "event", "events") + " of earlier files that waited.\n";
    if (joins.completed > 0)
        out += "Other parts of sessions of earlier files: " + std::to_string(joins.completed)
            + " (what was said went where a session had no conversation; ratings, scores and labels were joined).\n";
    if (report.counts.orphans == 0)
        return out;
    out += "Waiting for their session: " + count(report.counts.orphans, "event", "events")
        + " (joined when it is imported).\n";
    for (const auto& [reason, n] : report.unjoined.reasons)
        out += "  " + std::to_string(n) + " × " + reason + "\n";
    for (std::size_t i = 0; i < std::min(kShown, report.unjoined.first.size()); ++i)
        out += "  line " + std::to_string(report.unjoined.first[i].line) + ": "
            + store::orphanKey(report.unjoined.first[i]) + ": "
            + std::string(store::orphanReason(report.unjoined.first[i])) + "\n";
    return out;
}

} // namespace

std::string importReportToJson(const ImportReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("file", report.file);
    json.field("format", ingest::formatName(report.format)).field("dry_run", report.dryRun);
    json.field("already_imported", report.alreadyImported);
    writeSeen(json, report.seen);
    json.field("sessions", report.counts.sessions);
    json.field("events", report.counts.events).field("orphans", report.counts.orphans);
    json.field("duplicates", report.counts.duplicates).field("rejects", report.counts.rejects);
    json.field("lines", report.lines).field("turns", report.turns).field("ratings", report.ratings);
    json.field("signals", report.signals).field("outcomes", report.outcomes).field("scores", report.scores);
    json.field("labels", report.labels).field("skips", report.skips);
    json.field("gold", report.gold);
    writeOptional(json, "first_start", report.firstStart);
    writeOptional(json, "last_start", report.lastStart);
    json.field("weights_given", report.weightGiven).key("segments").beginObject();
    for (const auto& [name, n] : report.segments)
        json.field(name, n);
    json.endObject().key("derived_signals").beginObject();
    for (const auto& [kind, n] : report.derivedSignals)
        json.field(kind, n);
    json.endObject().key("reject_reasons").beginObject();
    for (const auto& [reason, n] : report.rejectReasons)
        json.field(reason, n);
    json.endObject().key("first_rejects").beginArray();
    for (const store::RejectedLine& reject : report.firstRejects)
        json.beginObject().field("line", reject.line).field("reason", reject.reason).endObject();
    json.endArray();
    writeJoins(json, report);
    writeRedaction(json, report);
    writeWeighting(json, report);
    json.key("notes").beginArray();
    for (const std::string& note : report.notes)
        json.value(note);
    json.endArray().field("seconds", report.seconds).endObject();
    return json.take();
}

std::string importReportText(const ImportReport& report)
{
    if (report.alreadyImported)
        return report.file + (report.dryRun ? ": nothing to add" : ": nothing added") + ", these bytes were "
            + report.earlier + ".\n" + marginsText(report);
    std::string out = report.file + " (" + std::string(ingest::formatName(report.format)) + "): ";
    out += report.dryRun ? "would add " : "added ";
    out += count(report.counts.sessions, "session", "sessions") + ", joined "
        + count(report.counts.events, "event", "events");
    out += report.dryRun ? ".\n" : " in " + secondsText(report.seconds) + ".\n";
    out += "Seen: " + ingest::seenText(report.seen) + ".\n";
    out += "Read: " + count(report.lines, "line", "lines") + ", " + count(report.turns, "turn", "turns") + ", "
        + count(report.ratings, "rating", "ratings") + ", "
        + (report.signals > 0 ? count(report.signals, "signal", "signals") + ", " : std::string())
        + (report.outcomes > 0 ? count(report.outcomes, "outcome", "outcomes") + ", " : std::string())
        + (report.scores > 0 ? count(report.scores, "score", "scores") + ", " : std::string())
        + count(report.labels, "label", "labels")
        + (report.skips > 0 ? ", " + count(report.skips, "skip", "skips") : std::string())
        + (report.gold > 0 ? ", " + count(report.gold, "gold answer", "gold answers") : std::string()) + ".\n";
    if (report.firstStart)
        out += "Started between " + formatTime(*report.firstStart) + " and " + formatTime(*report.lastStart) + ".\n";
    if (!report.segments.empty()) {
        out += "Segments:";
        for (const auto& [name, n] : report.segments)
            out += " " + name + " (" + std::to_string(n) + ")";
        out += "\n";
    }
    if (!report.derivedSignals.empty()) {
        out += "Signals derived from the transcripts:";
        for (const auto& [kind, n] : report.derivedSignals)
            out += " " + kind + " (" + std::to_string(n) + ")";
        out += "\n";
    }
    if (report.counts.duplicates > 0)
        out += "Here already: " + count(report.counts.duplicates, "record", "records")
            + (report.dryRun ? ", by their ids; an import compares them, and rejects what says something else" : "")
            + ".\n";
    out += joinsText(report);
    if (report.counts.rejects > 0) {
        out += "Rejected: " + count(report.counts.rejects, "record", "records") + ".\n";
        for (const auto& [reason, n] : report.rejectReasons)
            out += "  " + std::to_string(n) + " × " + reason + "\n";
        for (const auto& reject : report.firstRejects)
            out += "  line " + std::to_string(reject.line) + ": " + reject.reason + "\n";
    }
    out += redactionText(report);
    out += weightingText(report) + marginsText(report);
    for (const std::string& note : report.notes)
        out += "Note: " + note + "\n"; // sentences
    return out;
}

} // namespace turnout::workbench
