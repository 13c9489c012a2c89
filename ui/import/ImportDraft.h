// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/ImportSummary.h"
#include "ingest/TableHead.h"
#include "session/Margins.h"
#include "workbench/ImportSettings.h"

#include <map>

namespace turnout::ui {

/// Where the weights of sessions come from that bring none, and what the whole project is weighted to.
struct WeightChoice {
    enum class From { Nowhere, Constant, Rates };
    From from = From::Nowhere;
    double constant = 1;
    std::optional<session::StratumRates> rates;
    QString ratesFile; ///< its name
    std::optional<session::Margins> margins; ///< known production counts
    QString marginsFile; ///< its name
};

/// One file that may be imported: what was seen at its beginning, what a dry run said, what the import did.
struct DraftFile {
    std::string path;
    std::optional<ingest::Format> format;
    Error error; ///< where there is no format
    std::optional<ingest::TableHead> table; ///< where it needs a mapping
    std::optional<ImportedFile> looked; ///< what the last dry run said
    std::optional<ImportedFile> done;
};

/// An import as far as it is decided.
struct ImportDraft {
    std::vector<DraftFile> files;
    /// The last dry run was of other files or under other settings: files may find their sessions in each other.
    bool stale = true;
    WeightChoice weight;
    workbench::ImportSettings settings;

    /// The mapping of a table, shared by all files with the same columns.
    [[nodiscard]] const ingest::CsvMapping& mapping(const DraftFile& file) const;
    void setMapping(const DraftFile& file, const ingest::CsvMapping& mapping);
    /// Why the file cannot be imported as things are; empty where it can.
    [[nodiscard]] QString obstacle(const DraftFile& file) const;
    /// There is nothing to wait for: it was looked through as things are, or cannot be.
    [[nodiscard]] bool known(const DraftFile& file) const;
    [[nodiscard]] workbench::ImportOptions options(const DraftFile& file) const;

private:
    std::map<std::vector<std::string>, ingest::CsvMapping> m_mappings;
};

/// What stands at the beginnings of the files: formats, tables. Reads them.
std::vector<DraftFile> draftFiles(const std::vector<std::string>& paths);

} // namespace turnout::ui
