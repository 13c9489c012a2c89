// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/RateModel.h"

#include <algorithm>
#include <numeric>

namespace turnout::population {
namespace {

constexpr double kRare = 0.003; ///< of the sample's weight: values below share a class
constexpr std::size_t kMostClasses = 24;
constexpr std::size_t kParts = 5;

/// Weighted shares of the sample by code; nothing where all have the same.
template <typename Codes>
std::vector<double> sharesOf(
    const Codes& codes, std::size_t count, std::span<const Row> sample, std::span<const double> weights)
{
    std::vector<double> shares(count, 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        shares[codes[sample[i]]] += weights[i];
        sum += weights[i];
    }
    for (double& share : shares)
        share /= sum;
    return shares;
}

std::size_t used(const std::vector<double>& shares)
{
    return static_cast<std::size_t>(std::count_if(shares.begin(), shares.end(), [](double s) { return s > 0; }));
}

std::optional<ClassedFeature> finished(ClassedFeature feature)
{
    if (used(feature.shares) < 2)
        return std::nullopt;
    return feature;
}

std::optional<ClassedFeature> ofSegment(
    const SegmentColumn& column, std::span<const Row> sample, std::span<const double> weights)
{
    const auto shares = sharesOf(column.codes, column.values.size(), sample, weights);
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
    ClassedFeature feature;
    feature.name = column.name;
    feature.segment = true;
    feature.column = &column;
    feature.classOf.assign(shares.size(), 0);
    for (const std::size_t code : order) {
        const bool own = feature.values.size() < kMostClasses && shares[code] >= kRare;
        if (own || !feature.rest) {
            feature.values.push_back(own ? column.values[code] : "other values");
            feature.shares.push_back(0);
            if (!own)
                feature.rest = feature.values.size() - 1;
        }
        const std::size_t at = own ? feature.values.size() - 1 : *feature.rest;
        feature.classOf[code] = static_cast<std::uint16_t>(at);
        feature.shares[at] += shares[code];
    }
    return finished(std::move(feature));
}

std::optional<ClassedFeature> ofNumber(
    const NumberColumn& number, std::span<const Row> sample, std::span<const double> weights)
{
    const std::size_t none = number.places.size();
    const auto shares = sharesOf(number.bins, none + 1, sample, weights);
    ClassedFeature feature;
    feature.name = number.name;
    feature.number = &number;
    feature.values = {"lowest fifth", "low fifth", "middle fifth", "high fifth", "highest fifth", "none"};
    feature.shares.assign(kParts + 1, 0.0);
    const double there = 1 - shares[none];
    double below = 0;
    for (std::size_t bin = 0; bin < none; ++bin) {
        // By the middle of the bin, so that one that holds most sessions is a class by itself.
        const double middle = there > 0 ? (below + shares[bin] / 2) / there : 0;
        const auto part = std::min(static_cast<std::size_t>(middle * kParts), kParts - 1);
        feature.classOf.push_back(static_cast<std::uint16_t>(part));
        feature.shares[part] += shares[bin];
        below += shares[bin];
    }
    feature.classOf.push_back(kParts);
    feature.shares[kParts] = shares[none];
    return finished(std::move(feature));
}

std::optional<ClassedFeature> ofSignal(
    const SignalColumn& signal, std::span<const Row> sample, std::span<const double> weights)
{
    ClassedFeature feature;
    feature.name = "signal " + signal.kind;
    feature.signal = &signal;
    feature.values = {"did not happen", "happened", "not logged"};
    feature.shares.assign(feature.values.size(), 0.0);
    feature.classOf = {0, 1, 2};
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto classes = feature.classesAt(sample);
    for (std::size_t i = 0; i < sample.size(); ++i)
        feature.shares[classes[i]] += weights[i] / sum;
    return finished(std::move(feature));
}

/// How many values of the column the sample has.
std::size_t valuesIn(const SegmentColumn& column, std::span<const Row> sample)
{
    std::vector<bool> seen(column.values.size(), false);
    std::size_t count = 0;
    for (const Row row : sample)
        if (!seen[column.codes[row]]) {
            seen[column.codes[row]] = true;
            ++count;
        }
    return count;
}

} // namespace

std::vector<std::uint16_t> ClassedFeature::classesAt(std::span<const Row> rows) const
{
    std::vector<std::uint16_t> classes(rows.size());
    const auto look = [&](const auto& codeAt) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            classes[i] = classOf[codeAt(rows[i])];
    };
    if (column != nullptr)
        look([&](Row row) { return column->codes[row]; });
    else if (number != nullptr)
        look([&](Row row) { return number->bins[row]; });
    else
        look([&](Row row) { return signal->counts[row] > 0 ? 1U : signal->observed.test(row) ? 0U : 2U; });
    return classes;
}

std::vector<ClassedFeature> classedFeatures(const Frame& frame, std::span<const NumberColumn> numbers,
    std::span<const Row> sample, std::span<const double> weights, std::vector<std::string>& leftOut)
{
    std::vector<ClassedFeature> features;
    const auto add = [&](std::optional<ClassedFeature> feature) {
        if (feature)
            features.push_back(std::move(*feature));
    };
    for (const SegmentColumn& column : frame.segments)
        if (valuesIn(column, sample) > kManyValues)
            leftOut.push_back(column.name);
        else
            add(ofSegment(column, sample, weights));
    for (const NumberColumn& number : numbers)
        add(ofNumber(number, sample, weights));
    for (const SignalColumn& signal : frame.signals)
        add(ofSignal(signal, sample, weights));
    return features;
}

FeatureColumns::FeatureColumns(const std::vector<ClassedFeature>& features)
    : m_features(features)
{
    for (const ClassedFeature& feature : features) {
        m_begins.push_back(m_count);
        m_count += feature.values.size();
    }
}

stats::SparseRows FeatureColumns::indicators(std::span<const Row> rows) const
{
    const std::size_t each = m_features.size();
    stats::SparseRows result;
    result.columns = m_count;
    result.terms.resize(rows.size() * each);
    for (std::size_t k = 0; k < each; ++k) {
        const auto classes = m_features[k].classesAt(rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            result.terms[i * each + k] = {static_cast<std::uint32_t>(m_begins[k] + classes[i]), 1.0};
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        result.ends.push_back((i + 1) * each);
    return result;
}

} // namespace turnout::population
