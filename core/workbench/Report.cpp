// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Report.h"

#include "base/Json.h"
#include "store/DrawStore.h"
#include "store/Meta.h"
#include "store/SourceReader.h"
#include "workbench/Margins.h"
#include "workbench/PlainText.h"
#include "workbench/Populations.h"
#include "workbench/Quality.h"
#include "workbench/ReportCharts.h"
#include "workbench/ReportHtml.h"
#include "workbench/ReportMeasures.h"
#include "workbench/ReportPdf.h"
#include "workbench/ReportQuality.h"
#include "workbench/ReportTables.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace turnout::workbench {
namespace {

using population::Comparison;
using population::Population;
using report::figure;
using report::heading;
using report::paragraph;

constexpr std::size_t kSegmentsInCharts = 20;
constexpr std::size_t kSegmentsInComposition = 6;

Result<report::Provenance> provenanceOf(OpenProject& project, const Snapshot& snapshot)
{
    report::Provenance provenance;
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto id = store::meta(**connection, "project_id");
    if (!id)
        return id.error();
    provenance.projectId = id->value_or(std::string());
    auto sources = store::sources(**connection);
    if (!sources)
        return sources.error();
    provenance.sources = std::move(*sources);
    auto draws = store::draws(**connection);
    if (!draws)
        return draws.error();
    provenance.draws = std::move(*draws);
    provenance.lastEvent = snapshot.lastEvent;
    provenance.rubric = snapshot.rubric;
    return provenance;
}

std::string frameHashOf(const Snapshot& snapshot, const population::Filter& filter)
{
    std::vector<std::int32_t> ids;
    population::apply(filter, *snapshot.frame, snapshot.labels).forEach([&](std::size_t row) {
        ids.push_back(static_cast<std::int32_t>(snapshot.frame->ids[row].value()));
    });
    return store::frameHash(ids);
}

std::string header(const std::string& name, const Comparison& comparison, const estimate::Estimates& estimates)
{
    std::string out = "<header>\n" + paragraph("Turnout report", "kind") + heading(1, name);
    std::string about = countText(comparison.frame.n) + (comparison.frame.n == 1 ? " session" : " sessions");
    if (estimates.weight != static_cast<double>(estimates.sessions))
        about += " that stand for " + countText(std::llround(estimates.weight));
    if (!comparison.filter.empty())
        about += ", only " + comparison.filter;
    about += ": " + countText(comparison.of(Population::Rated).n) + " rated, "
        + countText(comparison.of(Population::Labeled).n) + " labeled";
    out += paragraph(about + ".", "about");
    if (estimates.truth)
        out += paragraph("A demo project: the sessions are made up, and the truth is known.", "demo");
    return out + "</header>\n";
}

std::string turnoutTitle(const Comparison& comparison)
{
    const population::ValueComparison* lowest = nullptr;
    const population::ValueComparison* highest = nullptr;
    std::string lowName;
    std::string highName;
    constexpr std::int64_t kEnough = 30;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        for (const auto& value : segment.values) {
            if (value.n < kEnough)
                continue;
            const std::string name = segment.segment + " " + (value.value.empty() ? "not given" : value.value);
            if (lowest == nullptr || value.turnout < lowest->turnout) {
                lowest = &value;
                lowName = name;
            }
            if (highest == nullptr || value.turnout > highest->turnout) {
                highest = &value;
                highName = name;
            }
        }
    }
    if (lowest == nullptr || lowest == highest)
        return percentText(comparison.turnout) + " of sessions are rated";
    return "From " + percentText(lowest->turnout) + " (" + lowName + ") to " + percentText(highest->turnout) + " ("
        + highName + ") of sessions are rated";
}

std::string balanceTitle(const Comparison& comparison, bool labeled)
{
    std::int64_t values = 0;
    std::int64_t rated = 0;
    std::int64_t labels = 0;
    for (const auto& segment : comparison.segments) {
        if (segment.tooMany())
            continue;
        for (const auto& value : segment.values) {
            ++values;
            rated += std::abs(value.of(Population::Rated).smd) > 0.1 ? 1 : 0;
            labels += std::abs(value.of(Population::Labeled).smd) > 0.1 ? 1 : 0;
        }
    }
    return "The rated differ visibly from everybody in " + countText(rated) + " of " + countText(values)
        + " segment values" + (labeled ? ", the labeled in " + countText(labels) : std::string());
}

/// One chart, on as many pages as it takes.
std::string figures(const std::string& title, std::string_view explanation, const report::Svgs& svgs)
{
    std::string out;
    for (std::size_t i = 0; i < svgs.size(); ++i)
        out += figure(i == 0 ? title : title + ", continued", explanation, svgs[i]);
    return out;
}

/// Charts and tables take turns, so that the tables fill the pages that a chart is too high for.
std::string populationsSection(const PopulationsView& view, const population::CoverageMap* coverage)
{
    const Comparison& comparison = view.comparison;
    std::string out = "<section>\n" + heading(2, "Who rates, and who is missing?");
    out += paragraph(population::comparisonSentence(comparison), "lead");
    const auto segments = report::chartedSegments(comparison, kSegmentsInCharts);
    if (comparison.frame.n == 0 || segments.empty())
        return out + "</section>\n";
    const bool rated = comparison.of(Population::Rated).n > 0;
    const bool labeled = comparison.of(Population::Labeled).n > 0;
    if (rated)
        out += figures(turnoutTitle(comparison), "Turnout: the share of each value's sessions that have a user rating.",
            report::turnoutSvgs(comparison, segments));
    out += report::whoRatesPart(view.who);
    if (rated || labeled) {
        out += figures(balanceTitle(comparison, labeled),
            "Balance: standardised difference from all sessions; beyond ±0.1 it can be seen, beyond ±0.25 it is large.",
            report::balanceSvgs(comparison, segments));
        out += report::measuresPart(comparison);
        out += figures("What the rated, the unrated and the labeled are made of",
            "Composition: share of each value within each population, with 95 % intervals; the ring is all sessions.",
            report::compositionSvgs(comparison, report::chartedSegments(comparison, kSegmentsInComposition)));
    }
    if (coverage != nullptr)
        out += report::coveragePart(*coverage);
    return out + "</section>\n<section>\n" + heading(2, "Segment by segment") + report::comparisonTables(comparison)
        + "</section>\n";
}

} // namespace

Result<std::string> reportHtml(OpenProject& project, const population::Filter& filter, double target)
{
    const auto taken = project.snapshot();
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    auto provenance = provenanceOf(project, snapshot);
    if (!provenance)
        return provenance.error();
    provenance->frameHash = frameHashOf(snapshot, filter);
    provenance->filter = population::filterText(filter);
    provenance->weights = weightsText(*snapshot.frame);
    const PopulationsView populations = populationsView(snapshot, filter, {}, numbersOf(*snapshot.frame));
    const Comparison& comparison = populations.comparison;
    std::optional<population::CoverageMap> coverage;
    if (const auto crossed = report::coverageSegments(comparison))
        coverage = population::coverageMap(*snapshot.frame, snapshot.labels,
            population::apply(filter, *snapshot.frame, snapshot.labels), crossed->second, crossed->first);
    const auto view = qualityProject(project, {filter, {}, target});
    if (!view)
        return view.error();
    const estimate::Estimates& estimates = view->estimates;
    const std::string name = std::filesystem::path(project.path()).stem().string();
    return report::page("Turnout: " + name,
        header(name, comparison, estimates) + report::qualitySection(*view) + report::channelSection(*view)
            + report::partsSection(*view) + populationsSection(populations, coverage ? &*coverage : nullptr)
            + report::provenanceSection(*provenance));
}

bool isPdfName(const std::string& path)
{
    return QString::fromStdString(path).endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

Result<void> writeReport(OpenProject& project, const population::Filter& filter, const std::string& path, double target)
{
    auto made = reportHtml(project, filter, target);
    if (made && isPdfName(path))
        made = report::pdfOf(*made);
    if (!made)
        return made.error();
    // Renaming would put a file in the place of a device or a pipe, and fail late on a folder.
    std::error_code ignored;
    if (const auto status = std::filesystem::status(path, ignored);
        std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return Error{ErrorCode::Io, "This is not a file: name one that ends in .html or .pdf.", path};
    QSaveFile file(QFile::decodeName(path.c_str()));
    const auto size = static_cast<qint64>(made->size());
    if (file.open(QIODevice::WriteOnly) && file.write(made->data(), size) == size && file.commit())
        return {};
    if (file.error() == QFileDevice::ResourceError)
        return Error{ErrorCode::NoSpace, "The disk is full: make room and write the report again.", path};
    return Error{ErrorCode::Io,
        "The report cannot be written there (" + file.errorString().toStdString() + "). Choose another place.", path};
}

} // namespace turnout::workbench
