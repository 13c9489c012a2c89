// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ImportSummary.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QCoreApplication>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::visibleLine;
using workbench::ImportReport;

namespace {

constexpr std::size_t kNamed = 12; ///< segments and reasons named one by one

QString tr(const char* text)
{
    return QCoreApplication::translate("ImportSummary", text);
}

QString dayText(TimeMs time)
{
    return QString::fromStdString(formatTime(time)).left(10);
}

QString contents(const ImportReport& report)
{
    QStringList parts;
    const auto add = [&](std::int64_t count, const char* one, const char* many) {
        if (count > 0)
            parts.append(count == 1 ? tr(one) : tr(many).arg(countText(count)));
    };
    add(report.counts.sessions, "1 new session", "%1 new sessions");
    add(report.turns, "1 turn", "%1 turns");
    add(report.ratings, "1 rating", "%1 ratings");
    add(report.labels, "1 label", "%1 labels");
    add(report.counts.events, "1 record joined to its session", "%1 records joined to their sessions");
    return parts.isEmpty() ? tr("nothing new") : parts.join(u", "_s);
}

QString namesAndCounts(const std::map<std::string, std::int64_t>& counts, const QString& between)
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

} // namespace

std::vector<SummaryLine> summaryLines(const ImportedFile& file)
{
    std::vector<SummaryLine> lines;
    if (!file.report) {
        lines.push_back({tr("Not read"), visibleLine(file.error.message(), 1000), true});
        return lines;
    }
    const ImportReport& report = *file.report;
    const std::string_view format = ingest::formatName(report.format);
    if (report.alreadyImported) {
        lines.push_back({tr("Here already"),
            tr("The same file was imported before (%1): nothing is added.").arg(visibleLine(report.earlier, 200)),
            true});
        return lines;
    }
    lines.push_back({tr("Contains"), contents(report), false});
    lines.push_back({tr("Format"), QString::fromLatin1(format.data(), static_cast<qsizetype>(format.size())), false});
    if (report.firstStart && report.lastStart)
        lines.push_back(
            {tr("Time"), tr("%1 to %2, UTC").arg(dayText(*report.firstStart), dayText(*report.lastStart)), false});
    if (!report.segments.empty())
        lines.push_back({tr("Segments"), namesAndCounts(report.segments, u", "_s), false});
    if (report.counts.duplicates > 0)
        lines.push_back({tr("Seen before"),
            tr("%1 records are in the project already and are left out.").arg(countText(report.counts.duplicates)),
            false});
    if (report.counts.orphans > 0)
        lines.push_back({tr("Waiting"),
            tr("%1 records name a session that is not in the project yet. They are kept, and joined when it comes.")
                .arg(countText(report.counts.orphans)),
            true});
    if (report.counts.sessions > 0 && !report.weightGiven)
        lines.push_back({tr("Weight"),
            tr("No sampling weights: every session counts as one session of production. If the file is a sample that "
               "favours some sessions, shares will be wrong without weights."),
            true});
    if (report.counts.rejects > 0)
        lines.push_back({tr("Rejected"),
            tr("%1 lines cannot be used: %2")
                .arg(countText(report.counts.rejects), namesAndCounts(report.rejectReasons, u"; "_s)),
            true});
    for (const std::string& note : report.notes)
        lines.push_back({tr("Note"), visibleLine(note, 600), false});
    return lines;
}

QStringList rejectLines(const ImportReport& report)
{
    QStringList lines;
    for (const store::RejectedLine& line : report.firstRejects)
        lines.append(tr("line %1: %2    %3")
                         .arg(countText(line.line), visibleLine(line.reason, 200), visibleLine(line.bytes, 120)));
    const auto listed = static_cast<std::int64_t>(report.firstRejects.size());
    if (report.counts.rejects > listed)
        lines.append(tr("… and %1 more; all are kept in the project.").arg(countText(report.counts.rejects - listed)));
    return lines;
}

QString importSentence(const std::vector<ImportedFile>& files)
{
    store::ImportCounts sum;
    qint64 failed = 0;
    for (const ImportedFile& file : files) {
        if (!file.report) {
            ++failed;
            continue;
        }
        sum.sessions += file.report->counts.sessions;
        sum.events += file.report->counts.events;
        sum.orphans += file.report->counts.orphans;
        sum.rejects += file.report->counts.rejects;
    }
    QStringList parts{tr("%1 sessions imported").arg(countText(sum.sessions))};
    if (sum.events > 0)
        parts.append(tr("%1 ratings and other records joined").arg(countText(sum.events)));
    if (sum.orphans > 0)
        parts.append(tr("%1 records wait for their session").arg(countText(sum.orphans)));
    if (sum.rejects > 0)
        parts.append(tr("%1 lines rejected").arg(countText(sum.rejects)));
    if (failed > 0)
        parts.append(failed == 1 ? tr("one file was not read") : tr("%1 files were not read").arg(countText(failed)));
    return parts.join(u", "_s) + u'.';
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

bool worthImporting(const std::vector<ImportedFile>& files)
{
    // A file of rejects only is worth keeping too: its lines can be looked at afterwards.
    return std::any_of(files.begin(), files.end(),
        [](const ImportedFile& file) { return file.report && !file.report->alreadyImported; });
}

} // namespace turnout::ui
