// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project of a million sessions: opening, populations, a draw, search without and with the full-text index, and
// labels while an import runs and while the index is made.
#include "bench/Table.h"
#include "store/Query.h"
#include "support/TestSupport.h"
#include "workbench/DemoProject.h"
#include "workbench/DrawSessions.h"
#include "workbench/FeatureStoring.h"
#include "workbench/ImportFile.h"
#include "workbench/LabelDesk.h"
#include "workbench/LearnedModel.h"
#include "workbench/Populations.h"
#include "workbench/Quality.h"
#include "workbench/SessionQuery.h"
#include "workbench/TextIndexing.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace turnout;
using namespace turnout::workbench;

namespace {

constexpr std::int64_t kSessions = 1000000;
constexpr int kRepeats = 9;

/// The same sessions with more segments, as the number to reach is for twelve.
population::Frame widened(const population::Frame& frame, std::size_t segments)
{
    population::Frame wide = frame;
    for (std::size_t i = 0; wide.segments.size() < segments; ++i) {
        wide.segments.push_back(frame.segments[i % frame.segments.size()]);
        wide.segments.back().name += " again";
    }
    return wide;
}

/// What the disk needs for the least a label could be: 64 KiB written behind each other, each made durable.
void disk(const std::string& path, const char* what)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    const std::string block(std::size_t{64} * 1024, 'x');
    std::vector<double> writes;
    for (int i = 0; i < 300 && file >= 0; ++i) {
        writes.push_back(bench::seconds([&]() {
            std::ignore = ::write(file, block.data(), block.size());
            std::ignore = ::fdatasync(file);
        }));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ::close(file);
    bench::line(std::string("  the disk alone, 64 KiB durable, p99, ") + what,
        bench::ms(bench::percentile(writes, 0.99)), "the least there is");
}

void labels(OpenProject& project, const char* what, int count, const char* reach)
{
    auto desk = LabelDesk::open(project, "bench");
    if (!desk)
        return;
    std::vector<double> submits;
    std::vector<double> nexts;
    std::size_t at = 0;
    for (int i = 0; i < count; ++i) {
        const auto entry = (*desk)->nextWaiting(at);
        if (!entry)
            break;
        nexts.push_back(bench::seconds([&]() { std::ignore = (*desk)->fetch((*desk)->queue()[*entry].session); }));
        if (const auto following = (*desk)->nextWaiting(*entry + 1))
            (*desk)->prefetch((*desk)->queue()[*following].session);
        submits.push_back(bench::seconds([&]() {
            std::ignore = (*desk)->submit(*entry, {{"verdict", {*entry % 4 == 0 ? "bad" : "good"}, std::nullopt}}, 10);
        }));
        at = *entry + 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    bench::line(std::string("label to disk, p99, ") + what, bench::ms(bench::percentile(submits, 0.99)), reach);
    bench::line(std::string("next session fetched, p99, ") + what, bench::ms(bench::percentile(nexts, 0.99)),
        "reach: under 16 ms with painting");
}

void search(OpenProject& project, const Snapshot& snapshot, const char* words)
{
    double first = -1;
    const double start = bench::now();
    const auto found = searchSessions(project, words, nullptr, snapshot,
        [&](std::span<const population::Row>) {
            if (first < 0)
                first = bench::now() - start;
            return true;
        },
        {});
    const double all = bench::now() - start;
    bench::line(std::string("search \"") + words + "\", first hit of " + std::to_string(found ? *found : 0),
        first < 0 ? "none" : bench::ms(first), "reach: under 300 ms; to the end " + bench::ms(all));
}

/// Processor time of all threads.
double cpu()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The quality model of a few hundred labels: learned from transcripts, then from what is stored of them, with the draw
/// that goes by it.
void model(OpenProject& project)
{
    const auto learn = [&](const char* what, const char* reach) {
        project.frameChanged(); // another snapshot, so that it is learned again
        const auto snapshot = project.snapshot();
        if (!snapshot)
            return;
        const double before = cpu();
        const double took = bench::seconds([&]() { std::ignore = learnModel(project, **snapshot, {}, {}, {}); });
        bench::line(what, bench::ms(took), std::string(reach) + "; processor " + bench::ms(cpu() - before));
    };
    learn("the model from transcripts, all predicted", "");
    const double before = cpu();
    const double stored = bench::seconds([&]() { std::ignore = storeFeatures(project, {}, {}); });
    bench::line("what the model reads stored, once", bench::ms(stored), "processor " + bench::ms(cpu() - before));
    auto reader = project.store().reader();
    const std::int64_t bytes
        = reader ? store::queryInt64(**reader, "SELECT sum(length(rows)) FROM feature_block", 0) : 0;
    bench::line("  it takes, a session", std::to_string(bytes / kSessions) + " bytes", "");
    learn("the model again from what is stored, all predicted", "reach: under 3 s with the next line");
    DrawRequest draw;
    draw.policy.size = 500;
    draw.policy.by = "model";
    draw.preview = true;
    bench::line("  then a draw of 500 by it",
        bench::ms(bench::seconds([&]() { std::ignore = drawSessions(project, draw); })), "");
}

int fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
}

} // namespace

int main()
{
    const testsupport::TempDir dir;
    const std::string path = dir.file("million.turnout");
    bench::heading("A project of 1,000,000 sessions");
    {
        auto project = OpenProject::open(path, {.create = true});
        if (!project)
            return fail(project.error());
        DemoRequest request;
        request.options.sessions = kSessions;
        const auto made = makeDemo(**project, request, {}, {});
        if (!made)
            return fail(made.error());
        bench::line("made by the demo", bench::ms(made->seconds), "");
    }
    std::unique_ptr<OpenProject> project;
    std::shared_ptr<const Snapshot> snapshot;
    bench::line("open, until the first page of the table is there", bench::ms(bench::seconds([&]() {
        project = OpenProject::open(path).value();
        std::vector<SessionId> page;
        for (std::int64_t id = 1; id <= 50; ++id)
            page.emplace_back(id);
        std::ignore = sessionPage(*project, page);
    })),
        "reach: under 2 s");
    bench::line(
        "then the frame in memory", bench::ms(bench::seconds([&]() { snapshot = project->snapshot().value(); })), "");
    const population::Bitmap all(snapshot->frame->size(), true);
    const auto wide = widened(*snapshot->frame, 12);
    std::vector<double> compares;
    for (int i = 0; i < kRepeats; ++i)
        compares.push_back(
            bench::seconds([&]() { std::ignore = population::compare(wide, snapshot->labels, all, {}); }));
    bench::line("populations × 12 segments", bench::ms(bench::percentile(compares, 0.5)), "reach: under 50 ms");
    Snapshot twenty = *snapshot;
    twenty.frame = std::make_shared<const population::Frame>(widened(*snapshot->frame, 20));
    const auto numbers = numbersOf(*twenty.frame);
    population::Filter half;
    half.population = population::Population::Unrated;
    for (const auto& [filter, what] : {std::pair(population::Filter{}, "all of Populations × 20 segments, no filter"),
             std::pair(half, "the same, of the unrated")}) {
        std::vector<double> pages;
        for (int i = 0; i < kRepeats; ++i)
            pages.push_back(bench::seconds([&]() {
                const auto view = populationsView(twenty, filter, {}, numbers);
                const auto rows = population::apply(filter, *twenty.frame, twenty.labels);
                std::ignore = population::coverageMap(
                    *twenty.frame, twenty.labels, rows, twenty.frame->segments[0].name, twenty.frame->segments[1].name);
            }));
        bench::line(what, bench::ms(bench::percentile(pages, 0.5)), "reach: under 100 ms");
    }
    std::vector<double> sorts;
    for (int i = 0; i < 3; ++i)
        sorts.push_back(bench::seconds([&]() {
            std::ignore = sortedRows(*snapshot, all, {SortKey::Column::Score, "confidence", true});
        }));
    bench::line("table sorted by a score", bench::ms(bench::percentile(sorts, 0.5)), "reach: under 300 ms");
    DrawRequest draw;
    draw.policy.size = 500;
    draw.preview = true;
    std::vector<double> draws;
    std::vector<double> drawing;
    for (int i = 0; i < 5; ++i) {
        const double before = cpu();
        draws.push_back(bench::seconds([&]() { std::ignore = drawSessions(*project, draw); }));
        drawing.push_back(cpu() - before);
    }
    bench::line("draw of 500", bench::ms(bench::percentile(draws, 0.5)),
        "reach: under 300 ms; processor " + bench::ms(bench::percentile(drawing, 0.5)));
    for (const char* words : {"refund", "REMBOURSEMENT", "FW7263533220"})
        search(*project, *snapshot, words);

    draw.preview = false;
    draw.policy.size = 1200;
    if (const auto drawn = drawSessions(*project, draw); !drawn)
        return fail(drawn.error());
    labels(*project, "nothing else writing", 500, "reach: under 20 ms");
    disk(dir.file("disk"), "nothing else writing");
    model(*project);
    const std::string more = dir.file("more.jsonl");
    {
        auto scratch = OpenProject::open(dir.file("scratch.turnout"), {.create = true});
        DemoRequest request;
        request.options.sessions = 200000;
        request.options.seed = 99;
        request.sessionsFile = dir.file("other.jsonl");
        std::ignore = makeDemo(**scratch, request, {}, {});
        // Other ids, so that all of them are new to the project.
        std::ifstream in(request.sessionsFile);
        std::ofstream out(more);
        for (std::string line; std::getline(in, line);)
            out << "{\"id\":\"x" << line.substr(line.find(":\"") + 2) << '\n';
    }
    CancelToken stop;
    std::thread import([&]() { std::ignore = importFile(*project, more, {}, {}, stop); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    labels(*project, "while an import runs", 300, "reach: under 50 ms");
    disk(dir.file("disk"), "while an import runs");
    stop.cancel();
    import.join();

    std::atomic<bool> indexed{false};
    double took = 0;
    std::thread index([&]() {
        took = bench::seconds([&]() { std::ignore = indexText(*project, {}, {}); });
        indexed = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    labels(*project, "while the text index is made", 300, "reach: under 50 ms");
    if (indexed)
        std::fputs("the index was made before the labels were\n", stderr);
    search(*project, *snapshot, "refund");
    index.join();
    bench::line("the full-text index, made beside that", bench::ms(took), "");
    for (const char* words : {"refund", "REMBOURSEMENT", "FW7263533220", "my refund"})
        search(*project, *snapshot, words);
    return 0;
}
