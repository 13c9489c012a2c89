// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "curation/ExportText.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::workbench {

/// The directory an evaluation set is exported into. Files are written under temporary names in it and get their own
/// names in commit(), when all of them are on disk; what was not committed is removed again.
/// Thread: one at a time.
class ExportDirectory {
public:
    /// The names of all files there can be.
    static constexpr std::string_view kItemsJsonl = "items.jsonl";
    static constexpr std::string_view kItemsCsv = "items.csv";
    static constexpr std::string_view kCard = "README.md";
    static constexpr std::string_view kManifest = "manifest.json";

    /// Makes the directory where there is none. Refused where it holds anything but an earlier export of this version
    /// (its manifest says so), or what an interrupted one left.
    static Result<std::unique_ptr<ExportDirectory>> open(
        const std::string& given, const std::string& set, std::int64_t version);
    ~ExportDirectory();
    ExportDirectory(const ExportDirectory&) = delete;
    ExportDirectory& operator=(const ExportDirectory&) = delete;

    /// One file after the other: begin, any number of writes, end.
    Result<void> begin(std::string_view name);
    Result<void> write(std::string_view bytes);
    /// On disk; with size and SHA-256.
    Result<curation::FileEntry> end();

    /// Gives the files their names in the order they were written, and removes those of an earlier export that this
    /// one does not have.
    Result<void> commit();

private:
    ExportDirectory();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::workbench
