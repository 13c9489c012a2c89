// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ImportSummary.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "workbench/Margins.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <QCoreApplication>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::visibleLine;
using workbench::ImportReport;

namespace {

constexpr std::size_t kNamed = 12; ///< segments and reasons named one by one
constexpr std::size_t kUnjoinedShown = 5;

QString tr(const char* text)
{
    return QCoreApplication::translate("ImportSummary", text);
}

QString dayText(TimeMs time)
{
    return QString::fromStdString(formatTime(time)).left(10);
}

/// "1 line", "3 lines"; the second text has a place for the number.
QString counted(std::int64_t count, const char* one, const char* many)
{
    return count == 1 ? tr(one) : tr(many).arg(countText(count));
}

QString contents(const ImportReport& report)
{
    QStringList parts;
    const auto add = [&](std::int64_t count, const char* one, const char* many) {
        if (count > 0)
            parts.append(counted(count, one, many));
    };
    add(report.counts.sessions, "1 new session", "%1 new sessions");
    add(report.turns, "1 turn", "%1 turns");
    add(report.ratings, "1 rating", "%1 ratings");
    add(report.signals, "1 signal", "%1 signals");
    add(report.outcomes, "1 outcome", "%1 outcomes");
    add(report.scores, "1 score", "%1 scores");
    add(report.labels, "1 label", "%1 labels");
    add(report.counts.events, "1 record joined to its session", "%1 records joined to their sessions");
    return parts.isEmpty() ? tr("nothing new") : parts.join(u", "_s);
}

/// Of a map, or of pairs.
template <typename Counts>
QString namesAndCounts(const Counts& counts, const QString& between)
{
    std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList parts;
    for (std::size_t i = 0; i < std::min(sorted.size(), kNamed); ++i)
        parts.append(visibleLine(sorted[i].first, 120) + u" ("_s + countText(sorted[i].second) + u')');
    if (sorted.size() > kNamed)
        parts.append(tr("and %1 more").arg(countText(static_cast<qint64>(sorted.size() - kNamed))));
    return parts.join(between);
}

store::ImportCounts sumOf(const std::vector<ImportedFile>& files)
{
    store::ImportCounts sum;
    for (const ImportedFile& file : files) {
        if (!file.report)
            continue;
        sum.sessions += file.report->counts.sessions;
        sum.events += file.report->counts.events;
        sum.orphans += file.report->counts.orphans;
        sum.duplicates += file.report->counts.duplicates;
        sum.rejects += file.report->counts.rejects;
    }
    return sum;
}

qint64 failedOf(const std::vector<ImportedFile>& files)
{
    return std::count_if(files.begin(), files.end(), [](const ImportedFile& file) { return !file.report; });
}

/// "Line 3." or "Lines 3, 17, 29 …": where to look in the file.
QString lineNumbers(const ImportReport& report)
{
    constexpr std::size_t kMost = 8;
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(report.firstRejects.size(), kMost); ++i)
        numbers.append(countText(report.firstRejects[i].line));
    const bool all = report.counts.rejects == static_cast<std::int64_t>(numbers.size());
    return (numbers.size() == 1 && all ? tr("Line %1") : tr("Lines %1")).arg(numbers.join(u", "_s))
        + (all ? u"."_s : u" …"_s);
}

/// The parts of a sentence that have something to say.
class Sentence {
public:
    void add(std::int64_t count, const char* one, const char* many)
    {
        if (count > 0)
            m_parts.append(counted(count, one, many));
    }
    [[nodiscard]] QString text(const QString& nothing) const
    {
        return m_parts.isEmpty() ? nothing : m_parts.join(u", "_s);
    }

private:
    QStringList m_parts;
};

/// "replaced in 3 records: email (2), phone (1)".
QString redactionText(const ImportReport& report)
{
    if (report.redacted.total() == 0)
        return tr("No personal data found.");
    std::map<std::string, std::int64_t> kinds;
    for (std::size_t i = 0; i < ingest::kDataKinds; ++i)
        if (report.redacted.found.at(i) > 0)
            kinds.emplace(ingest::dataKindName(static_cast<ingest::DataKind>(i)), report.redacted.found.at(i));
    const QString records = counted(report.redacted.records, "1 record", "%1 records");
    return (report.redaction == ingest::RedactionMode::Replace ? tr("Replaced in %1: %2.")
                                                               : tr("Found and kept in %1: %2."))
        .arg(records, namesAndCounts(kinds, u", "_s));
}

QString ratesText(const ImportReport& report)
{
    std::int64_t weighted = 0;
    for (const std::int64_t sessions : report.weighted.sessions)
        weighted += sessions;
    QString text
        = counted(weighted, "1 session has its weight from the rates", "%1 sessions have theirs from the rates");
    if (report.weighted.own > 0)
        text += u", "_s + counted(report.weighted.own, "1 brought its own", "%1 brought their own");
    if (report.weighted.unmatched > 0)
        text += u", "_s
            + counted(report.weighted.unmatched, "1 fits no line of them and counts once",
                "%1 fit no line of them and count once");
    return text + u'.';
}

/// What was joined by what; empty where all events named their session and nothing of earlier files was joined.
QString joinsText(const ImportReport& report)
{
    const store::JoinCounts& joins = report.joins;
    QStringList ways;
    const auto way = [&](std::int64_t count, const QString& by) {
        if (count > 0)
            ways.append(countText(count) + u' ' + by);
    };
    if (joins.byTrace + joins.byUser > 0) {
        way(joins.bySession, tr("by session"));
        way(joins.byTrace, tr("by trace"));
        way(joins.byUser,
            tr("by user and time, up to %1 after the end of the session")
                .arg(QString::fromStdString(workbench::durationText(report.joinWindow))));
    }
    way(joins.byLaterFile, tr("when a later file brought their session"));
    way(joins.ofEarlier, tr("of earlier files that waited"));
    way(joins.completed, tr("parts of sessions of earlier files"));
    return ways.isEmpty() ? QString() : ways.join(u", "_s) + u'.';
}

/// What waits for its session, and why.
QString waitingText(const ImportReport& report)
{
    QString text = counted(
        report.counts.orphans, "1 record does not find its session.", "%1 records do not find their sessions.");
    text += u' ' + tr("They are kept, and joined when it comes.");
    if (!report.unjoined.reasons.empty())
        text += u'\n' + namesAndCounts(report.unjoined.reasons, u"; "_s) + u'.';
    for (std::size_t i = 0; i < std::min(kUnjoinedShown, report.unjoined.first.size()); ++i) {
        const store::Orphan& orphan = report.unjoined.first[i];
        text += u'\n' + tr("Line %1: %2").arg(countText(orphan.line), visibleLine(store::orphanKey(orphan), 200));
    }
    return text;
}

std::vector<SummaryLine> linesOf(const ImportedFile& file, bool dry)
{
    std::vector<SummaryLine> lines;
    if (!file.report) {
        lines.push_back({tr("Not read"), visibleLine(file.error.message(), 1000), true});
        return lines;
    }
    const ImportReport& report = *file.report;
    if (report.alreadyImported) {
        lines.push_back({tr("Here already"),
            tr("The same file was imported before (%1): nothing is added.").arg(visibleLine(report.earlier, 200)),
            true});
        return lines;
    }
    lines.push_back({tr("Contains"), contents(report), false});
    if (report.firstStart && report.lastStart)
        lines.push_back(
            {tr("Time"), tr("%1 to %2, UTC").arg(dayText(*report.firstStart), dayText(*report.lastStart)), false});
    if (!report.segments.empty())
        lines.push_back({tr("Segments"), namesAndCounts(report.segments, u", "_s), false});
    if (!report.derivedSignals.empty())
        lines.push_back({tr("Derived"), namesAndCounts(report.derivedSignals, u", "_s), false});
    if (report.redaction != ingest::RedactionMode::Off)
        lines.push_back({tr("Personal"), redactionText(report), false});
    if (report.rates)
        lines.push_back({tr("Weight"), ratesText(report), report.weighted.unmatched > 0});
    if (report.raking)
        lines.push_back({tr("Margins"), visibleLine(workbench::rakingSentence(*report.raking), 400), false});
    if (!report.marginsProblem.empty())
        lines.push_back({tr("Margins"), visibleLine(report.marginsProblem, 400), true});
    if (report.counts.duplicates > 0)
        lines.push_back({tr("Seen before"),
            dry ? counted(report.counts.duplicates,
                "1 record has an id that is here already: it is left out, and rejected if it says something else.",
                "%1 records have ids that are here already: they are left out, and rejected if they say something "
                "else.")
                : counted(report.counts.duplicates, "1 record is in the project already and is left out.",
                    "%1 records are in the project already and are left out."),
            false});
    if (const QString joined = joinsText(report); !joined.isEmpty())
        lines.push_back({tr("Joined"), joined, false});
    if (report.counts.orphans > 0)
        lines.push_back({tr("Waiting"), waitingText(report), true});
    if (!dry && report.counts.sessions > 0 && !report.weightGiven)
        lines.push_back({tr("Weight"),
            tr("No sampling weights: every session counts as one session of production. If the file is a sample that "
               "favours some sessions, shares will be wrong without weights."),
            true});
    if (report.counts.rejects > 0)
        lines.push_back({tr("Rejected"),
            counted(report.counts.rejects, "1 line cannot be used: ", "%1 lines cannot be used: ")
                + namesAndCounts(report.rejectReasons, u"; "_s) + u". "_s + lineNumbers(report),
            true});
    for (const std::string& note : report.notes)
        lines.push_back({tr("Note"), visibleLine(note, 600), false});
    return lines;
}

} // namespace

std::vector<SummaryLine> summaryLines(const ImportedFile& file)
{
    return linesOf(file, false);
}

std::vector<SummaryLine> drySummaryLines(const ImportedFile& file)
{
    return linesOf(file, true);
}

QString seenSentence(const ImportedFile& file)
{
    if (!file.report)
        return visibleLine(file.error.text, 600);
    if (file.report->alreadyImported)
        return tr("Here already.");
    return visibleLine(ingest::seenText(file.report->seen), 400);
}

QString importSentence(const std::vector<ImportedFile>& files)
{
    const store::ImportCounts sum = sumOf(files);
    Sentence sentence;
    sentence.add(sum.sessions, "1 session imported", "%1 sessions imported");
    sentence.add(sum.events, "1 record joined to its session", "%1 records joined to their sessions");
    sentence.add(sum.orphans, "1 record waits for its session", "%1 records wait for their session");
    sentence.add(sum.rejects, "1 line rejected", "%1 lines rejected");
    sentence.add(failedOf(files), "one file was not read", "%1 files were not read");
    return sentence.text(tr("nothing new")) + u'.';
}

QString drySentence(const std::vector<ImportedFile>& files, int percent)
{
    const store::ImportCounts sum = sumOf(files);
    Sentence parts;
    parts.add(sum.sessions, "1 session to add", "%1 sessions to add");
    parts.add(sum.events, "1 record to join to its session", "%1 records to join to their sessions");
    parts.add(sum.orphans, "1 record for a session that is not in the project yet",
        "%1 records for sessions that are not in the project yet");
    parts.add(sum.duplicates, "1 record with an id that is here already", "%1 records with ids that are here already");
    parts.add(sum.rejects, "1 line that cannot be used", "%1 lines that cannot be used");
    parts.add(failedOf(files), "one file that cannot be read", "%1 files that cannot be read");
    const QString sentence = parts.text(files.empty() ? QString() : tr("nothing new"));
    if (percent < 0)
        return sentence + u". "_s + tr("Nothing is written yet.");
    const QString reading = percent == 0 ? tr("still reading …") : tr("still reading, %1 % …").arg(percent);
    return sentence.isEmpty() ? reading : sentence + u"; "_s + reading;
}

bool needsAttention(const std::vector<ImportedFile>& files)
{
    return std::any_of(files.begin(), files.end(), [](const ImportedFile& file) {
        return !file.report || file.report->counts.rejects > 0 || file.report->counts.orphans > 0;
    });
}

bool weightMissing(const std::vector<ImportedFile>& files)
{
    return std::any_of(files.begin(), files.end(), [](const ImportedFile& file) {
        return file.report && file.report->counts.sessions > 0 && !file.report->weightGiven;
    });
}

bool hasSessions(const std::vector<ImportedFile>& files)
{
    return std::any_of(files.begin(), files.end(),
        [](const ImportedFile& file) { return file.report && file.report->counts.sessions > 0; });
}

bool worthImporting(const std::vector<ImportedFile>& files)
{
    // A file of rejects only is worth keeping too: its lines can be looked at afterwards.
    return std::any_of(files.begin(), files.end(),
        [](const ImportedFile& file) { return file.report && !file.report->alreadyImported; });
}

} // namespace turnout::ui
