// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "curation/Item.h"
#include "curation/Recipe.h"
#include "curation/Summary.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::curation {

/// A frozen version as its files speak of it. Nothing else goes into them, so that the same version gives the same
/// bytes.
struct ExportedVersion {
    std::string set;
    std::int64_t version = 0;
    TimeMs frozenAt = 0;
    std::string hash;
    Recipe recipe;
    Summary summary;
    std::string format; ///< "jsonl", "csv"
    std::string itemsFile; ///< "items.jsonl"
};

/// The data card: Markdown with the front matter that Hugging Face reads. How sessions were chosen, what the weights
/// mean, who labelled, what the set cannot say.
std::string dataCard(const ExportedVersion& version);

/// A file of an export.
struct FileEntry {
    std::string name;
    std::int64_t bytes = 0;
    std::string sha256; ///< hex
};
/// The contract "manifest", schema 1.
std::string manifestJson(const ExportedVersion& version, const std::vector<FileEntry>& files);

/// What a manifest says of the export it belongs to.
struct ManifestOwner {
    std::string set;
    std::int64_t version = 0;
    std::vector<std::string> files;
};
/// Nothing where the text is no manifest of an evaluation set.
std::optional<ManifestOwner> manifestOwner(std::string_view json);

/// A table for spreadsheets, one row an item, RFC 4180 with line ends of CR LF. Columns: id, started_at, label:… for
/// every question, label_value, annotators, agreement, weight, sampling_weight, inclusion_probability, arm, draw,
/// must_label, segment:… for every segment, transcript, source_file, source_line.
class CsvTable {
public:
    /// First every item is shown, so that the columns are known …
    void note(const FrozenView& item);
    /// … then the head and the rows are made.
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string row(const FrozenView& item) const;

private:
    std::set<std::string> m_questions;
    std::set<std::string> m_segments;
};

} // namespace turnout::curation
