// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Checks.h"
#include "curation/Diff.h"
#include "curation/Recipe.h"
#include "curation/Summary.h"
#include "workbench/OpenProject.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Evaluation sets: from a recipe over a frozen version to files.
namespace turnout::workbench {

struct SetVersion {
    std::int64_t version = 0; ///< counts from 1
    TimeMs frozenAt = 0;
    std::int64_t items = 0;
    std::string hash; ///< of its content
    curation::Recipe recipe; ///< as it was when frozen
    curation::Summary summary;
};

struct SetInfo {
    EvalSetId id;
    std::string name;
    TimeMs createdAt = 0;
    curation::Recipe recipe; ///< what the next version is made by
    std::vector<SetVersion> versions; ///< oldest first
};

/// Creates a set; nothing is frozen yet. The recipe's own name is ignored. Refused: a name that is taken or unusable,
/// a recipe that does not check out against the project (an unknown segment, an unknown value in the filter).
Result<SetInfo> createSet(OpenProject& project, const std::string& name, const curation::Recipe& recipe);
/// Changes what the next version is made by; frozen versions keep theirs.
Result<SetInfo> changeSet(OpenProject& project, const std::string& name, const curation::Recipe& recipe);
/// By name.
Result<std::vector<SetInfo>> listSets(OpenProject& project);
/// NotFound, naming the sets there are, where there is none of this name.
Result<SetInfo> setNamed(OpenProject& project, const std::string& name);
/// Why there is no such version, naming those there are.
std::string noVersionText(const SetInfo& set, std::int64_t version);

/// What a recipe gives right now: count, labels, coverage against traffic per segment, shortfalls.
struct SetPreview {
    curation::Summary summary;
    std::vector<SessionId> sessions; ///< the items, in order
};
Result<SetPreview> previewSet(OpenProject& project, const curation::Recipe& recipe);

struct FreezeReport {
    std::string set;
    SetVersion version; ///< the new one, or the one that holds exactly this
    bool unchanged = false; ///< no new version was made
};
/// Freezes the next immutable version. Refused where the set is empty (the reason says what is missing) and where the
/// project is read-only. Where items and recipe are those of the last version, that one is returned instead.
Result<FreezeReport> freezeSet(OpenProject& project, const std::string& name, const CancelToken& cancel = {});

/// From version `from` to version `to`. NotFound, naming the versions there are.
Result<curation::VersionDiff> diffVersions(
    OpenProject& project, const std::string& name, std::int64_t from, std::int64_t to);

/// What was frozen as a version: its sessions in the order of the set, and what the checks say of them. NotFound,
/// naming the versions there are.
struct VersionContent {
    std::vector<SessionId> sessions;
    std::vector<curation::Finding> findings;
};
Result<VersionContent> versionContent(
    OpenProject& project, const std::string& name, std::int64_t version, const CancelToken& cancel = {});
/// The sessions production calls so, in this order; those that are not in the project are left out.
Result<std::vector<SessionId>> sessionsCalled(OpenProject& project, std::span<const std::string> externalIds);

/// Checks what the recipe (or the set of this name) gives right now.
Result<std::vector<curation::Finding>> checkRecipe(
    OpenProject& project, const curation::Recipe& recipe, const CancelToken& cancel = {});
Result<std::vector<curation::Finding>> checkSet(
    OpenProject& project, const std::string& name, const CancelToken& cancel = {});

/// JSON lines, or a table for spreadsheets.
enum class ExportFormat { Jsonl, Csv };
/// "jsonl", "csv".
std::string_view exportFormatName(ExportFormat format);
std::optional<ExportFormat> exportFormatFromName(std::string_view name);

struct ExportRequest {
    std::string set;
    std::int64_t version = 0; ///< 0: the latest
    ExportFormat format = ExportFormat::Jsonl;
    std::string directory; ///< made where it is not there
};
struct ExportedFile {
    std::string name; ///< in the directory
    std::int64_t bytes = 0;
    std::string sha256; ///< hex
};
struct ExportReport {
    std::string set;
    std::int64_t version = 0;
    std::int64_t items = 0;
    std::string directory;
    std::vector<ExportedFile> files; ///< items, data card, manifest
};
/// Writes items.jsonl or items.csv, README.md (the data card) and manifest.json: the same version gives the same
/// bytes. Each is written beside its place and renamed when all are on disk, the manifest last. Refused where the
/// directory holds anything but an earlier export of the same version. Works on a read-only project.
Result<ExportReport> exportSet(OpenProject& project, const ExportRequest& request, const CancelToken& cancel = {});
/// The first lines of the file before it is written, at most `lines` of them.
Result<std::vector<std::string>> exportedLines(OpenProject& project, const ExportRequest& request, std::size_t lines);

/// The contracts "evaluation sets", "evaluation set preview", "freeze" and "export", schema 1, and lines for people.
/// Those of diff and check are curation's.
std::string setsToJson(const std::vector<SetInfo>& sets, int indent = 2);
std::string setsText(const std::vector<SetInfo>& sets);
std::string previewToJson(const SetPreview& preview, int indent = 2);
std::string previewText(const SetPreview& preview);
std::string freezeToJson(const FreezeReport& report, int indent = 2);
std::string freezeText(const FreezeReport& report);
std::string exportToJson(const ExportReport& report, int indent = 2);
std::string exportText(const ExportReport& report);

} // namespace turnout::workbench
