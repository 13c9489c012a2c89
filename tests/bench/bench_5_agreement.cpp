// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of 50 annotators: 100,000 labels on 20,000 sessions.
#include "base/Rng.h"
#include "bench/Table.h"
#include "stats/DawidSkene.h"
#include "support/TestSupport.h"
#include "workbench/AgreementReport.h"
#include "workbench/ImportFile.h"

#include <array>
#include <fstream>
#include <set>

using namespace turnout;
using namespace turnout::workbench;

namespace {

constexpr int kSessions = 20000;
constexpr std::size_t kLabels = 5; ///< a session, by as many annotators
constexpr int kRepeats = 5;
constexpr std::array<const char*, 3> kAnswers{"good", "acceptable", "bad"};

void writeSessions(const std::string& path)
{
    Rng rng(3);
    std::ofstream file(path);
    for (int i = 0; i < kSessions; ++i) {
        file << R"({"id":"s-)" << i << R"(","segments":{"plan":")" << (i % 3 == 0 ? "pro" : "free")
             << R"("},"turns":[{"role":"user","text":"hello"}],"labels":[)";
        const std::uint64_t is = rng.below(3);
        std::set<std::uint64_t> people;
        while (people.size() < kLabels)
            people.insert(rng.below(50));
        bool first = true;
        for (const std::uint64_t annotator : people) {
            const std::uint64_t says = rng.uniform() < 0.7 ? is : rng.below(3);
            file << (first ? "" : ",") << R"({"annotator":"a)" << annotator << R"(","question":"verdict","value":")"
                 << kAnswers.at(says) << "\"}";
            first = false;
        }
        file << "]}\n";
    }
}

} // namespace

int main()
{
    const testsupport::TempDir dir;
    writeSessions(dir.file("s.jsonl"));
    store::OpenOptions options;
    options.create = true;
    const auto project = OpenProject::open(dir.file("a.turnout"), options);
    if (!project || !importFile(**project, dir.file("s.jsonl"), {}, {}, {}) || !(*project)->snapshot())
        return 1;
    bench::heading("Agreement, 100,000 labels of 50 annotators on 20,000 sessions");
    AgreementRequest request;
    request.questions = {"verdict"};
    request.segments = {"plan"};
    std::vector<double> times;
    std::vector<double> consensus;
    for (int i = 0; i < kRepeats; ++i) {
        Result<AgreementReport> report = AgreementReport{};
        times.push_back(bench::seconds([&]() { report = agreementOf(**project, request); }));
        if (!report)
            return 1;
        const agreement::Opinions& opinions = report->questions.front().opinions;
        consensus.push_back(bench::seconds([&]() {
            std::ignore = stats::dawidSkene(opinions.judgements, opinions.annotators.size(), opinions.values.size());
        }));
    }
    bench::line("all coefficients, pairs, one segment, disagreements", bench::ms(bench::percentile(times, 0.5)),
        "reach: under 200 ms");
    bench::line("reliability of annotators (Dawid and Skene)", bench::ms(bench::percentile(consensus, 0.5)), "");
    return 0;
}
