// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a model learns from what is drawn: accuracy on a test part after so many labels, over seeds, for random
// labels, for draws with the learning goal, and for greedy choice beside them. TURNOUT_SEEDS sets how many seeds (10);
// "trec", "sst2" or "clinc150_imbalanced" as argument that set alone.
#include "base/Rng.h"
#include "bench/Table.h"
#include "learn/Logistic.h"
#include "stats/Design.h"
#include "support/TestSupport.h"
#include "support/TextSet.h"

#include <cmath>
#include <cstdlib>
#include <numeric>

using namespace turnout;
using testsupport::TextSet;

namespace {

constexpr std::size_t kFirst = 25;
constexpr std::size_t kBatch = 25;
constexpr std::size_t kLast = 500;
constexpr double kAudit = 0.3;

enum class Choice { Random, Learn, Margin, Entropy };

/// P of each class for a row, one model a class, made to add up to 1.
std::vector<double> chances(const testsupport::Classes& classes, const learn::FeatureRow& row)
{
    std::vector<double> p = classes.scores(row);
    double sum = 0;
    for (double& v : p) {
        v = 1 / (1 + std::exp(-v));
        sum += v;
    }
    for (double& v : p)
        v /= sum;
    return p;
}

double margin(std::vector<double> p)
{
    if (p.size() < 2)
        return 1;
    std::partial_sort(p.begin(), p.begin() + 2, p.end(), std::greater<>());
    return p[0] - p[1];
}

double entropy(const std::vector<double>& p)
{
    double sum = 0;
    for (const double v : p)
        sum -= v > 0 ? v * std::log(v) : 0;
    return sum;
}

/// The next labels from the pool.
std::vector<std::size_t> choose(
    Choice choice, const TextSet& set, const testsupport::Classes& classes, std::vector<std::size_t>& pool, Rng& rng)
{
    rng.shuffle(pool);
    std::vector<double> sizes(pool.size(), 1);
    if (choice != Choice::Random)
        for (std::size_t i = 0; i < pool.size(); ++i) {
            const auto p = chances(classes, set.counts[pool[i]]);
            sizes[i] = choice == Choice::Entropy ? entropy(p) : 1 - margin(p);
        }
    std::vector<std::size_t> taken;
    if (choice == Choice::Margin || choice == Choice::Entropy) {
        std::vector<std::size_t> order(pool.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::partial_sort(order.begin(), order.begin() + kBatch, order.end(),
            [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
        taken.assign(order.begin(), order.begin() + kBatch);
    } else {
        for (double& s : sizes)
            s = s * s * s * s;
        const double sum = std::accumulate(sizes.begin(), sizes.end(), 0.0);
        for (double& s : sizes)
            s = (1 - kAudit) * s / sum + kAudit / static_cast<double>(pool.size());
        taken
            = stats::systematicSample(stats::inclusionProbabilities(sizes, static_cast<double>(kBatch)), rng.uniform());
    }
    std::vector<std::size_t> result;
    for (const std::size_t i : taken)
        result.push_back(pool[i]);
    std::erase_if(pool, [&](std::size_t i) { return std::find(result.begin(), result.end(), i) != result.end(); });
    return result;
}

/// Accuracy after 25, 50 … 500 labels.
std::vector<double> curve(const TextSet& set, Choice choice, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<std::size_t> pool = set.train;
    rng.shuffle(pool);
    std::vector<std::size_t> labelled(pool.end() - kFirst, pool.end());
    pool.resize(pool.size() - kFirst);
    std::vector<double> accuracy;
    for (;;) {
        const testsupport::Classes classes(set, labelled);
        accuracy.push_back(classes.accuracy(set));
        if (labelled.size() >= kLast)
            return accuracy;
        const auto more = choose(choice, set, classes, pool, rng);
        labelled.insert(labelled.end(), more.begin(), more.end());
    }
}

void run(const char* name, const std::string& file, int seeds)
{
    const TextSet set = testsupport::readTextSet(file);
    std::printf("\n%s: %zu to learn from, %zu to test on, %d seeds; accuracy × 100\n", name, set.train.size(),
        set.test.size(), seeds);
    std::printf("  %-44s %8s %8s %8s %8s %14s\n", "", "100", "200", "500", "mean", "over random");
    std::vector<double> random;
    for (const auto& [choice, what] :
        {std::pair{Choice::Random, "random"}, std::pair{Choice::Learn, "draws with the goal to learn, audit 30 %"},
            std::pair{Choice::Margin, "smallest margin, greedy"},
            std::pair{Choice::Entropy, "largest entropy, greedy"}}) {
        std::vector<double> means;
        std::vector<double> at(3, 0);
        for (int seed = 0; seed < seeds; ++seed) {
            const auto c = curve(set, choice, static_cast<std::uint64_t>(seed));
            means.push_back(std::accumulate(c.begin(), c.end(), 0.0) / static_cast<double>(c.size()) * 100);
            at[0] += c[100 / kBatch - 1] * 100 / seeds;
            at[1] += c[200 / kBatch - 1] * 100 / seeds;
            at[2] += c[500 / kBatch - 1] * 100 / seeds;
        }
        if (choice == Choice::Random)
            random = means;
        double over = 0;
        double squares = 0;
        for (std::size_t i = 0; i < means.size(); ++i) {
            over += (means[i] - random[i]) / seeds;
            squares += (means[i] - random[i]) * (means[i] - random[i]) / seeds;
        }
        const double noise = 1.96 * std::sqrt(std::max(0.0, squares - over * over) / seeds);
        std::printf("  %-44s %8.1f %8.1f %8.1f %8.2f %+7.2f ± %.2f\n", what, at[0], at[1], at[2],
            std::accumulate(means.begin(), means.end(), 0.0) / seeds, over, noise);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const char* asked = std::getenv("TURNOUT_SEEDS");
    const int seeds = asked != nullptr ? std::max(1, std::atoi(asked)) : 10;
    bench::heading("What a model learns from so many labels, 25 at a time");
    for (const auto& [name, file] : {std::pair{"TREC, 6 classes", "trec"}, std::pair{"SST-2, 2 classes", "sst2"},
             std::pair{"CLINC150, imbalanced, 151 classes", "clinc150_imbalanced"}}) {
        if (argc > 1 && file != std::string(argv[1]))
            continue;
        const std::string path = testsupport::sharedData(std::string("data/text/") + file + ".jsonl");
        if (path.empty())
            std::printf("\n%s: skipped: no shared data\n", name);
        else
            run(name, path, seeds);
    }
    return 0;
}
