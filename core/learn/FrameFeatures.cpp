// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/FrameFeatures.h"

#include <algorithm>
#include <cmath>

namespace turnout::learn {
namespace {

using population::Bitmap;
using population::Frame;
using population::Row;

/// Against text, whose blocks have length 1: one standard deviation of a number weighs this much, and so does a
/// segment's value.
constexpr double kScale = 0.5;
constexpr double kMostDeviations = 5;

/// To deviations from the mean, in place; false where nothing varies.
bool standardise(std::vector<float>& values)
{
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (const float v : values)
        if (std::isfinite(v)) {
            n += 1;
            sum += static_cast<double>(v);
        }
    if (n < 2)
        return false;
    const double mean = sum / n;
    for (const float v : values)
        if (std::isfinite(v))
            squares += (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean);
    const double deviation = std::sqrt(squares / n);
    if (!(deviation > 1e-9 * (1 + std::abs(mean))))
        return false;
    for (float& v : values) {
        const double z = std::isfinite(v) ? (static_cast<double>(v) - mean) / deviation : 0;
        v = static_cast<float>(kScale * std::clamp(z, -kMostDeviations, kMostDeviations));
    }
    return true;
}

std::vector<float> logarithms(const auto& counts)
{
    std::vector<float> values;
    values.reserve(counts.size());
    for (const auto count : counts)
        values.push_back(std::log1p(static_cast<float>(count)));
    return values;
}

} // namespace

FrameFeatures::FrameFeatures(const Frame& frame, bool whetherRated)
    : m_frame(frame)
{
    add("turns", logarithms(frame.turns));
    add("characters", logarithms(frame.characters));
    for (const auto& signal : frame.signals) {
        std::vector<float> counts = logarithms(signal.counts);
        for (std::size_t row = 0; row < counts.size(); ++row)
            if (!signal.observed.test(row) && counts[row] == 0)
                counts[row] = NAN;
        add("signal " + signal.kind, std::move(counts));
        addIndicator("logged " + signal.kind, signal.observed);
    }
    for (const auto& score : frame.scores)
        add("score " + score.name, score.values);
    add("rating", frame.ratings);
    if (whetherRated)
        addIndicator("rated", frame.rated);
    m_end += static_cast<std::uint32_t>(m_numbers.size());
    for (const auto& segment : frame.segments)
        if (segment.values.size() > 2 && segment.values.size() <= kMostValues + 1) {
            m_segments.push_back(&segment);
            m_end += static_cast<std::uint32_t>(segment.values.size());
        }
}

void FrameFeatures::add(std::string name, std::vector<float> values)
{
    if (values.size() == m_frame.size() && standardise(values))
        m_numbers.push_back({std::move(name), std::move(values)});
}

void FrameFeatures::addIndicator(std::string name, const Bitmap& bits)
{
    std::vector<float> values(m_frame.size(), 0.0F);
    bits.forEach([&](std::size_t row) { values[row] = 1; });
    add(std::move(name), std::move(values));
}

void FrameFeatures::append(Row row, FeatureRow& out) const
{
    std::uint32_t index = kStoredFeatures;
    for (const Number& number : m_numbers) {
        if (number.values[row] != 0)
            out.push_back({index, number.values[row]});
        ++index;
    }
    for (const auto* segment : m_segments) {
        out.push_back({index + segment->codes[row], static_cast<float>(kScale)});
        index += static_cast<std::uint32_t>(segment->values.size());
    }
}

std::string FrameFeatures::names() const
{
    std::string text;
    for (const Number& number : m_numbers)
        text += number.name + '\n';
    for (const auto* segment : m_segments)
        for (const std::string& value : segment->values)
            text += "segment " + segment->name + "=" + value + '\n';
    return text;
}

} // namespace turnout::learn
