// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate/ChannelParts.h"

#include "estimate/ByDesign.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

namespace turnout::estimate {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;

constexpr std::int64_t kFewest = 20; ///< ratings, and drawn labels, of a part
constexpr std::size_t kMostValues = 200; ///< of a segment; with more it is an id
constexpr double kDiscoveries = 0.05; ///< of the parts that are said to differ, so many may not

/// Sessions by value of one segment, and whether there is enough of each to look closer.
class Parts {
public:
    Parts(const Frame& frame, const LabelColumns& labels, const Bitmap& drawn)
        : m_frame(frame)
        , m_labels(labels)
        , m_drawn(drawn)
    {
    }
    void add(std::int64_t value, std::size_t row)
    {
        Sums& sums = m_values[value];
        sums.thumbs.add(m_frame, row);
        sums.labels += m_drawn.test(row) && m_labels.labeled.test(row) && !std::isnan(m_labels.values[row]) ? 1 : 0;
    }
    [[nodiscard]] std::vector<std::pair<std::int64_t, ThumbSums>> enough() const
    {
        std::vector<std::pair<std::int64_t, ThumbSums>> some;
        if (m_values.size() < 2)
            return some;
        for (const auto& [value, sums] : m_values)
            if (sums.thumbs.n >= kFewest && sums.thumbs.weight > 0 && sums.labels >= kFewest)
                some.emplace_back(value, sums.thumbs);
        return some;
    }

private:
    struct Sums {
        ThumbSums thumbs;
        std::int64_t labels = 0;
    };
    const Frame& m_frame;
    const LabelColumns& m_labels;
    const Bitmap& m_drawn;
    std::map<std::int64_t, Sums> m_values;
};

std::optional<ChannelPart> partOf(const Frame& frame, const LabelColumns& labels, const Bitmap& rows,
    const std::vector<queue::DesignedDraw>& draws, const ThumbSums& thumbs)
{
    const DesignEstimate quality = estimateByDesign(frame, labels, rows, draws);
    if (!quality.usable || !(quality.effectiveN > 0))
        return std::nullopt;
    ChannelPart part;
    part.ratings = thumbs.n;
    part.labels = quality.n;
    part.up = thumbs.share();
    part.quality = quality.value;
    part.channel = stats::channelOf(part.up, thumbs.effectiveN(), quality.value, quality.effectiveN);
    return part;
}

/// Benjamini & Hochberg 1995, on ln κ of the part against ln κ of all. The part's own error stands for that of the
/// difference: the part is in the whole, so that the difference has a smaller one.
void markDifferent(std::vector<ChannelPart>& parts, const stats::Channel& all)
{
    std::vector<std::pair<double, ChannelPart*>> ordered;
    for (ChannelPart& part : parts) {
        const double z = std::log(part.channel.kappa / all.kappa) / part.channel.logError;
        ordered.emplace_back(std::erfc(std::abs(z) / std::sqrt(2.0)), &part);
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto count = static_cast<double>(ordered.size());
    std::size_t last = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i)
        if (ordered[i].first <= kDiscoveries * static_cast<double>(i + 1) / count)
            last = i + 1;
    for (std::size_t i = 0; i < last; ++i)
        ordered[i].second->differs = true;
}

} // namespace

std::int32_t monthOf(TimeMs time)
{
    using namespace std::chrono;
    const year_month_day day{floor<days>(sys_time<milliseconds>(milliseconds(time)))};
    return static_cast<int>(day.year()) * 12 + static_cast<std::int32_t>(static_cast<unsigned>(day.month())) - 1;
}

std::string monthText(std::int32_t month)
{
    std::array<char, 32> text{};
    const int n = std::snprintf(text.data(), text.size(), "%04d-%02d", month / 12, month % 12 + 1);
    return {text.data(), static_cast<std::size_t>(n)};
}

std::vector<ChannelPart> channelParts(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<queue::DesignedDraw>& draws, const stats::Channel& all)
{
    Bitmap drawn(frame.size());
    for (const auto& draw : draws)
        for (const auto row : draw.items)
            drawn.set(row);
    std::vector<ChannelPart> parts;
    const auto addParts = [&](const std::string& segment, const auto& valueOf, const auto& textOf) {
        Parts sums(frame, labels, drawn);
        selection.forEach([&](std::size_t row) { sums.add(valueOf(row), row); });
        for (const auto& one : sums.enough()) {
            const std::int64_t value = one.first;
            Bitmap rows(frame.size());
            selection.forEach([&](std::size_t row) { rows.set(row, valueOf(row) == value); });
            auto part = partOf(frame, labels, rows, draws, one.second);
            if (!part)
                continue;
            part->segment = segment;
            part->value = textOf(value);
            parts.push_back(std::move(*part));
        }
    };
    for (const auto& column : frame.segments)
        if (column.values.size() <= kMostValues + 1)
            addParts(
                column.name, [&](std::size_t row) { return static_cast<std::int64_t>(column.codes[row]); },
                [&](std::int64_t value) { return column.values[static_cast<std::size_t>(value)]; });
    addParts(
        "month",
        [&](std::size_t row) {
            return frame.startedAt[row] == Frame::kNoTime ? std::int64_t{-1} : monthOf(frame.startedAt[row]);
        },
        [](std::int64_t value) { return value < 0 ? std::string() : monthText(static_cast<std::int32_t>(value)); });
    markDifferent(parts, all);
    return parts;
}

} // namespace turnout::estimate
