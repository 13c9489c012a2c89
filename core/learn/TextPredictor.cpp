// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/TextPredictor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace turnout::learn {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr float kMost = std::numeric_limits<std::int16_t>::max();
constexpr std::ptrdiff_t kAhead = 12; ///< features whose weights are fetched while others are added up

std::int16_t inUnits(double value, float unit)
{
    return static_cast<std::int16_t>(std::lround(value / static_cast<double>(unit)));
}

using Shorts [[gnu::vector_size(16)]] = std::int16_t;
using Ints [[gnu::vector_size(16)]] = std::int32_t;
using Floats [[gnu::vector_size(16)]] = float;

/// sums += times × numbers, written out for the registers every machine has: of a plain loop the compiler makes eight
/// conversions one after the other, and a million sessions have 400 million features.
void addTo(std::array<float, 8>& sums, const std::array<std::int16_t, 8>& numbers, float times)
{
    Shorts all;
    std::memcpy(&all, numbers.data(), sizeof all);
    const Shorts none{};
    // Each number in the upper half of 32 bits; shifting it down brings its sign along.
    const Shorts lower = __builtin_shufflevector(none, all, 0, 8, 1, 9, 2, 10, 3, 11);
    const Shorts upper = __builtin_shufflevector(none, all, 4, 12, 5, 13, 6, 14, 7, 15);
    for (const bool second : {false, true}) {
        Ints wide;
        std::memcpy(&wide, second ? &upper : &lower, sizeof wide);
        Floats sum;
        float* const at = sums.data() + (second ? 4 : 0);
        std::memcpy(&sum, at, sizeof sum);
        sum += times * __builtin_convertvector(wide >> 16, Floats);
        std::memcpy(at, &sum, sizeof sum);
    }
}

} // namespace

TextPredictor::TextPredictor(const TextScale& scale, const CrossFitted& fitted, std::uint32_t end)
    : m_weights(end)
{
    std::vector<double> idf(end, 1);
    for (std::uint32_t index = 0; index < kStoredFeatures; ++index)
        idf[index] = scale.idf(index);
    m_units[kFolds] = static_cast<float>(*std::max_element(idf.begin(), idf.end())) / kMost;
    for (std::uint32_t index = 0; index < end; ++index)
        m_weights[index].of[kFolds] = inUnits(idf[index], m_units[kFolds]);
    for (std::size_t k = 0; k < kFolds; ++k) {
        const FoldModel& model = fitted.models.at(k);
        double largest = 0;
        for (const auto& [index, weight] : model.linear.weights)
            largest = std::max(largest, std::abs(static_cast<double>(weight) * idf[index]));
        m_units.at(k) = largest > 0 ? static_cast<float>(largest) / kMost : 1;
        for (const auto& [index, weight] : model.linear.weights)
            m_weights.at(index).of.at(k) = inUnits(static_cast<double>(weight) * idf[index], m_units.at(k));
        m_intercepts.at(k) = model.linear.intercept;
        m_calibrations.at(k) = model.calibration;
    }
}

double TextPredictor::operator()(const FeatureRow& row) const
{
    std::array<double, kFolds> sums = m_intercepts;
    const auto take = [&](const std::array<float, kLanes>& block, float length) {
        for (std::size_t k = 0; k < kFolds; ++k)
            sums[k] += static_cast<double>(block[k] * m_units[k] * length);
    };
    auto f = row.begin();
    while (f != row.end() && f->index < kStoredFeatures) {
        const std::uint32_t end = endOfBlock(f->index);
        std::array<float, kLanes> block{};
        float squares = 0;
        for (; f != row.end() && f->index < end; ++f) {
            if (row.end() - f > kAhead)
                __builtin_prefetch(&m_weights[f[kAhead].index]);
            const Weights& weights = m_weights[f->index];
            const float count = TextScale::ofCount(f->value);
            const float value = count * static_cast<float>(weights.of[kFolds]);
            addTo(block, weights.of, count);
            squares += value * value;
        }
        take(block, 1 / (std::sqrt(squares) * m_units[kFolds]));
    }
    for (; f != row.end(); ++f) {
        std::array<float, kLanes> block{};
        addTo(block, m_weights[f->index].of, f->value);
        take(block, 1);
    }
    double mean = 0;
    for (std::size_t k = 0; k < kFolds; ++k)
        mean += m_calibrations[k](sums[k]) / static_cast<double>(kFolds);
    return mean;
}

} // namespace turnout::learn
