// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Coverage.h"

#include "base/Decimals.h"

#include <algorithm>
#include <cmath>

namespace turnout::queue {
namespace {

using population::Bitmap;
using population::Frame;

std::string percent(double share)
{
    return decimals(share * 100, share > 0 && share < 0.0995 ? 1 : 0) + " %";
}

} // namespace

std::vector<SegmentDeficit> coverageDeficits(const Frame& frame, const population::LabelColumns& labels,
    const Bitmap& selection, const Bitmap& pool, const std::vector<BalancedSegment>& segments, double size)
{
    std::vector<SegmentDeficit> result;
    for (const BalancedSegment& segment : segments) {
        const population::SegmentColumn* column = segment.column;
        SegmentDeficit d;
        d.column = column;
        d.least = segment.least;
        const std::size_t codes = column->values.size();
        d.share.assign(codes, 0);
        d.have.assign(codes, 0);
        d.labeledShare.assign(codes, 0);
        d.deficit.assign(codes, 0);
        std::vector<std::int64_t> sessions(codes, 0);
        std::vector<double> drawable(codes, 0);
        double total = 0;
        std::int64_t labelled = 0;
        selection.forEach([&](std::size_t row) {
            const auto code = column->codes[row];
            d.share[code] += frame.weights[row];
            total += frame.weights[row];
            ++sessions[code];
            if (pool.test(row))
                drawable[code] += frame.weights[row];
            if (labels.labeled.test(row) || labels.waiting.test(row)) {
                ++d.have[code];
                ++labelled;
            }
        });
        const auto present
            = static_cast<double>(std::count_if(sessions.begin(), sessions.end(), [](auto n) { return n > 0; }));
        const double wanted = static_cast<double>(labelled) + size;
        double behind = 0;
        for (std::size_t code = 0; code < codes; ++code) {
            if (sessions[code] == 0)
                continue;
            d.share[code] = total > 0 ? d.share[code] / total : 0;
            d.labeledShare[code] = labelled > 0 ? static_cast<double>(d.have[code]) / static_cast<double>(labelled) : 0;
            const double floor = std::max(size / (2 * present), d.least.empty() ? 0.0 : d.least[code]);
            const double want = std::min(std::max(d.share[code] * wanted, floor), static_cast<double>(sessions[code]));
            if (drawable[code] > 0)
                d.deficit[code] = std::max(0.0, want - static_cast<double>(d.have[code]));
            behind += d.deficit[code];
        }
        d.any = behind > 0;
        for (double& value : d.deficit)
            value = d.any ? value / behind : 0;
        result.push_back(std::move(d));
    }
    return result;
}

std::string coverageReason(const SegmentDeficit& segment, std::uint32_t code)
{
    const std::string& value = segment.column->values[code];
    const std::string what = segment.column->name + " " + (value.empty() ? "not given" : value);
    const std::int64_t least = segment.least.empty() ? 0 : std::llround(segment.least[code]);
    const std::string wanted = least > 0 ? "; " + std::to_string(least) + " wanted)" : ")";
    if (segment.have[code] == 0)
        return "first labels from " + what + " (" + percent(segment.share[code]) + " of traffic, none labeled" + wanted;
    return "few labels from " + what + " (" + percent(segment.share[code]) + " of traffic, "
        + percent(segment.labeledShare[code]) + " of labels" + wanted;
}

std::vector<std::string> shortOfTargets(const population::LabelColumns& labels, const Bitmap& selection,
    const std::vector<BalancedSegment>& segments, const std::vector<population::Row>& order,
    const std::vector<double>& probabilities)
{
    constexpr std::size_t kMost = 5;
    std::vector<std::string> texts;
    std::size_t more = 0;
    for (const BalancedSegment& segment : segments) {
        if (segment.least.empty())
            continue;
        std::vector<double> expected(segment.least.size(), 0);
        selection.forEach([&](std::size_t row) {
            if (labels.labeled.test(row) || labels.waiting.test(row))
                expected[segment.column->codes[row]] += 1;
        });
        for (std::size_t i = 0; i < order.size(); ++i)
            expected[segment.column->codes[order[i]]] += std::max(0.0, probabilities[i]);
        for (std::size_t code = 0; code < expected.size(); ++code) {
            if (expected[code] > segment.least[code] - 0.5)
                continue;
            if (texts.size() < kMost)
                texts.push_back(segment.column->name + " " + segment.column->values[code] + ": "
                    + std::to_string(std::llround(expected[code])) + " labels are to be expected, "
                    + std::to_string(std::llround(segment.least[code])) + " are wanted");
            else
                ++more;
        }
    }
    if (more > 0)
        texts.push_back(std::to_string(more) + " more values are short of their target");
    return texts;
}

} // namespace turnout::queue
