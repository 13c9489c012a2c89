// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "workbench/ImportRun.h"

#include <optional>
#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

/// What an import found, in words.
namespace turnout::ui {

using workbench::ImportedFile;

/// A line of the summary. Caution marks what should be looked at before saying yes.
struct SummaryLine {
    QString name;
    QString text;
    bool caution = false;
};
/// What became of a file.
std::vector<SummaryLine> summaryLines(const ImportedFile& file);
/// What an import of it would do. That weights are missing is said where they can be given.
std::vector<SummaryLine> drySummaryLines(const ImportedFile& file);
/// "OTLP traces, GenAI 1.37 attributes, 706 spans → 30 sessions"; empty where the file was not read.
QString seenSentence(const ImportedFile& file);
/// One sentence for all files: "1,200 sessions imported, 250 records joined to their sessions, 3 lines rejected."
QString importSentence(const std::vector<ImportedFile>& files);
/// What an import of these would do: "1,200 sessions would be added, 250 records joined to their sessions."; `percent`
/// is how much is read of a file that is still being looked through, -1 where none is.
QString drySentence(const std::vector<ImportedFile>& files, int percent);
/// Something could not be used or read.
bool needsAttention(const std::vector<ImportedFile>& files);
/// There are sessions that say nothing about how many they stand for.
bool weightMissing(const std::vector<ImportedFile>& files);
/// Some file has sessions.
bool hasSessions(const std::vector<ImportedFile>& files);
/// At least one file has something to import.
bool worthImporting(const std::vector<ImportedFile>& files);

} // namespace turnout::ui
