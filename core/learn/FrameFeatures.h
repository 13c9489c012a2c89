// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"
#include "population/Frame.h"

#include <string>
#include <vector>

namespace turnout::learn {

/// What of the frame's columns the model sees beside the text: turns and length, signals (how often; whether they were
/// logged at all), scores, the rating's value and segments. Numbers are brought to deviations from the frame's mean;
/// where there is none they are 0, the mean. That a session was rated is not among them unless asked for: who rates is
/// what the labels are there to correct.
class FrameFeatures {
public:
    /// A segment with more values is an id rather than a segment.
    static constexpr std::size_t kMostValues = 200;

    FrameFeatures(const population::Frame& frame, bool whetherRated);
    /// Appends the row's features; their indices begin at kStoredFeatures.
    void append(population::Row row, FeatureRow& out) const;
    /// One behind the last index.
    [[nodiscard]] std::uint32_t end() const
    {
        return m_end;
    }
    /// What the columns are called, in order: part of a model's fingerprint.
    [[nodiscard]] std::string names() const;

private:
    /// One column as numbers.
    struct Number {
        std::string name;
        std::vector<float> values; ///< by row, scaled
    };
    void add(std::string name, std::vector<float> values);
    void addIndicator(std::string name, const population::Bitmap& bits);

    const population::Frame& m_frame;
    std::vector<Number> m_numbers;
    std::vector<const population::SegmentColumn*> m_segments;
    std::uint32_t m_end = kStoredFeatures;
};

} // namespace turnout::learn
