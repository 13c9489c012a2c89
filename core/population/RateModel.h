// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Numbers.h"
#include "stats/Logistic.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What is known of sessions as classes of a few features: the predictors of who rates.
namespace turnout::population {

/// One feature, its classes numbered from 0.
struct ClassedFeature {
    std::string name;
    bool segment = false;
    std::vector<std::string> values; ///< by class
    std::vector<double> shares; ///< by class, of the sample it was made on
    std::optional<std::size_t> rest; ///< the class that rare values share
    const SegmentColumn* column = nullptr;
    const NumberColumn* number = nullptr;
    const SignalColumn* signal = nullptr;
    std::vector<std::uint16_t> classOf; ///< by code or bin; of a signal: not, happened, not logged

    /// Of these rows. All at once: a column is far larger than a cache, and one look after the other would wait for it.
    [[nodiscard]] std::vector<std::uint16_t> classesAt(std::span<const Row> rows) const;
};

/// The features of a frame by which the sample's sessions differ. Values that hardly any of them has become one class;
/// numbers are cut into fifths. Segments of more than kManyValues values are named in `leftOut`.
std::vector<ClassedFeature> classedFeatures(const Frame& frame, std::span<const NumberColumn> numbers,
    std::span<const Row> sample, std::span<const double> weights, std::vector<std::string>& leftOut);

/// A column for each class of each feature.
class FeatureColumns {
public:
    explicit FeatureColumns(const std::vector<ClassedFeature>& features);
    [[nodiscard]] std::size_t count() const
    {
        return m_count;
    }
    [[nodiscard]] std::size_t begin(std::size_t feature) const
    {
        return m_begins[feature];
    }
    /// What the model is fitted to: a 1 in the column of each class that a row is of.
    [[nodiscard]] stats::SparseRows indicators(std::span<const Row> rows) const;

private:
    const std::vector<ClassedFeature>& m_features;
    std::vector<std::size_t> m_begins;
    std::size_t m_count = 0;
};

} // namespace turnout::population
