// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/Logistic.h"

#include <linear.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>

namespace turnout::learn {
namespace {

constexpr double kStop = 0.01; ///< LIBLINEAR's measure of the gradient, and where its command line stops

/// LIBLINEAR numbers features from 1 and makes vectors as long as the last: these are only the ones that occur.
std::vector<std::uint32_t> indicesOf(std::span<const FeatureRow* const> rows)
{
    std::vector<std::uint32_t> indices;
    for (const FeatureRow* row : rows)
        for (const Feature& f : *row)
            indices.push_back(f.index);
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
}

struct Destroy {
    void operator()(model* trained) const
    {
        free_and_destroy_model(&trained);
    }
};

void beQuiet()
{
    static std::once_flag once;
    std::call_once(once, [] { set_print_string_function([](const char*) {}); });
}

} // namespace

double Linear::operator()(const FeatureRow& row) const
{
    double sum = intercept;
    auto weight = weights.begin();
    for (const Feature& f : row) {
        weight = std::lower_bound(weight, weights.end(), f.index, [](const auto& w, auto i) { return w.first < i; });
        if (weight == weights.end())
            break;
        if (weight->first == f.index)
            sum += static_cast<double>(weight->second) * static_cast<double>(f.value);
    }
    return sum;
}

Linear fitLogistic(std::span<const FeatureRow* const> rows, const std::vector<bool>& good, double c)
{
    const auto positives = static_cast<std::size_t>(std::count(good.begin(), good.end(), true));
    if (positives == 0 || positives == good.size())
        return {};
    beQuiet();
    const auto indices = indicesOf(rows);
    std::vector<feature_node> nodes;
    std::vector<std::size_t> begins;
    const int bias = static_cast<int>(indices.size()) + 1;
    for (const FeatureRow* row : rows) {
        begins.push_back(nodes.size());
        for (const Feature& f : *row) {
            const auto at = std::lower_bound(indices.begin(), indices.end(), f.index) - indices.begin();
            nodes.push_back({static_cast<int>(at) + 1, static_cast<double>(f.value)});
        }
        nodes.push_back({bias, 1.0});
        nodes.push_back({-1, 0.0});
    }
    std::vector<feature_node*> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        x.push_back(&nodes[begins[i]]);
        y.push_back(good[i] ? 1 : -1);
    }
    const auto half = static_cast<double>(rows.size()) / 2;
    std::array<int, 2> labels{1, -1};
    std::array<double, 2> weights{
        half / static_cast<double>(positives), half / static_cast<double>(rows.size() - positives)};
    const problem data{static_cast<int>(rows.size()), bias, y.data(), x.data(), 1.0};
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = kStop;
    how.C = c;
    how.nr_weight = 2;
    how.weight_label = labels.data();
    how.weight = weights.data();
    const std::unique_ptr<model, Destroy> trained(train(&data, &how));
    Linear result;
    const double sign = trained->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < indices.size(); ++i)
        result.weights.emplace_back(indices[i], static_cast<float>(sign * trained->w[i]));
    result.intercept = sign * trained->w[bias - 1];
    return result;
}

} // namespace turnout::learn
