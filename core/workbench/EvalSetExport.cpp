// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/EvalSetStore.h"
#include "workbench/EvalExport.h"
#include "workbench/EvalSets.h"

#include <algorithm>
#include <functional>

namespace turnout::workbench {
namespace {

using Sink = std::function<Result<void>(std::string_view)>;

struct Exported {
    SetInfo set;
    SetVersion version;
    std::vector<store::FrozenItem> items;
};

Result<Exported> exportedOf(OpenProject& project, const ExportRequest& request)
{
    auto set = setNamed(project, request.set);
    if (!set)
        return set.error();
    const auto& versions = set->versions;
    auto version = std::find_if(
        versions.begin(), versions.end(), [&](const SetVersion& v) { return v.version == request.version; });
    if (request.version == 0 && !versions.empty())
        version = std::prev(versions.end());
    if (version == versions.end())
        return Error{ErrorCode::NotFound, noVersionText(*set, request.version), {}};
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto items = store::frozenItems(**connection, set->id, version->version);
    if (!items)
        return items.error();
    SetVersion chosen = *version;
    return Exported{std::move(*set), std::move(chosen), std::move(*items)};
}

/// The items file, piece by piece; `most` items of it.
Result<void> writeItems(
    const Exported& exported, ExportFormat format, std::size_t most, const CancelToken& cancel, const Sink& sink)
{
    curation::CsvTable table;
    if (format == ExportFormat::Csv) {
        for (const store::FrozenItem& item : exported.items) {
            const auto view = curation::frozenView(item.item);
            if (!view)
                return view.error();
            table.note(*view);
        }
        if (auto written = sink(table.head()); !written)
            return written;
    }
    for (std::size_t i = 0; i < exported.items.size() && i < most; ++i) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "the export was cancelled; nothing was written", "export"};
        const std::string& item = exported.items[i].item;
        std::string line;
        if (format == ExportFormat::Csv) {
            const auto view = curation::frozenView(item);
            if (!view)
                return view.error();
            line = table.row(*view);
        } else {
            line = item + '\n';
        }
        if (auto written = sink(line); !written)
            return written;
    }
    return {};
}

Result<void> writeFile(ExportDirectory& directory, std::string_view name, std::vector<curation::FileEntry>& files,
    const std::function<Result<void>(const Sink&)>& content)
{
    if (auto begun = directory.begin(name); !begun)
        return begun;
    if (auto written = content([&](std::string_view bytes) { return directory.write(bytes); }); !written)
        return written;
    auto ended = directory.end();
    if (!ended)
        return ended.error();
    files.push_back(std::move(*ended));
    return {};
}

curation::ExportedVersion textOf(const Exported& exported, ExportFormat format)
{
    const SetVersion& version = exported.version;
    const auto itemsFile = format == ExportFormat::Csv ? ExportDirectory::kItemsCsv : ExportDirectory::kItemsJsonl;
    return {exported.set.name, version.version, version.frozenAt, version.hash, version.recipe, version.summary,
        std::string(exportFormatName(format)), std::string(itemsFile)};
}

} // namespace

std::string_view exportFormatName(ExportFormat format)
{
    return format == ExportFormat::Csv ? "csv" : "jsonl";
}

std::optional<ExportFormat> exportFormatFromName(std::string_view name)
{
    if (name == "jsonl")
        return ExportFormat::Jsonl;
    return name == "csv" ? std::optional(ExportFormat::Csv) : std::nullopt;
}

Result<ExportReport> exportSet(OpenProject& project, const ExportRequest& request, const CancelToken& cancel)
{
    const auto exported = exportedOf(project, request);
    if (!exported)
        return exported.error();
    auto opened = ExportDirectory::open(request.directory, exported->set.name, exported->version.version);
    if (!opened)
        return opened.error();
    ExportDirectory& directory = **opened;
    const curation::ExportedVersion text = textOf(*exported, request.format);
    std::vector<curation::FileEntry> files;
    auto written = writeFile(directory, text.itemsFile, files,
        [&](const Sink& sink) { return writeItems(*exported, request.format, exported->items.size(), cancel, sink); });
    if (!written)
        return written.error();
    written = writeFile(
        directory, ExportDirectory::kCard, files, [&](const Sink& sink) { return sink(curation::dataCard(text)); });
    if (!written)
        return written.error();
    const std::string manifest = curation::manifestJson(text, files);
    written = writeFile(directory, ExportDirectory::kManifest, files, [&](const Sink& sink) { return sink(manifest); });
    if (!written)
        return written.error();
    if (const auto committed = directory.commit(); !committed)
        return committed.error();
    ExportReport report{exported->set.name, exported->version.version,
        static_cast<std::int64_t>(exported->items.size()), request.directory, {}};
    for (curation::FileEntry& file : files)
        report.files.push_back({std::move(file.name), file.bytes, std::move(file.sha256)});
    return report;
}

Result<std::vector<std::string>> exportedLines(OpenProject& project, const ExportRequest& request, std::size_t lines)
{
    const auto exported = exportedOf(project, request);
    if (!exported)
        return exported.error();
    std::vector<std::string> first;
    const auto written = writeItems(*exported, request.format, lines, {}, [&](std::string_view line) -> Result<void> {
        while (line.ends_with('\n') || line.ends_with('\r'))
            line.remove_suffix(1);
        if (first.size() < lines)
            first.emplace_back(line);
        return {};
    });
    if (!written)
        return written.error();
    return first;
}

} // namespace turnout::workbench
