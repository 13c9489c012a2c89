// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Uncertainty.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::queue {
namespace {

using population::Frame;
using population::Row;
using population::ScoreColumn;

constexpr std::array<std::string_view, 4> kStruggles{"retry", "rephrase", "abandon", "escalate"};
constexpr float kLow = 0.35F;
constexpr float kHigh = 0.65F;

/// The range a score's values are spread over: 0…1 where they fit into it, otherwise what is there.
std::pair<float, float> range(const ScoreColumn& column)
{
    float low = 0;
    float high = 1;
    for (const float v : column.values)
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    return {low, high};
}

/// Mean of the session's scores, of all or of one; NaN where it has none.
std::vector<float> meanScores(const Frame& frame, const ScoreColumn* only)
{
    std::vector<float> sums(frame.size(), 0.0F);
    std::vector<float> counts(frame.size(), 0.0F);
    for (const ScoreColumn& column : frame.scores) {
        if (only != nullptr && &column != only)
            continue;
        const auto [low, high] = range(column);
        for (std::size_t row = 0; row < sums.size(); ++row) {
            const float v = column.values[row];
            if (!std::isfinite(v))
                continue;
            sums[row] += (v - low) / (high - low);
            counts[row] += 1;
        }
    }
    for (std::size_t row = 0; row < sums.size(); ++row)
        sums[row] = counts[row] > 0 ? sums[row] / counts[row] : NAN;
    return sums;
}

/// The belief about a session without scores: the mean of those that have one, an even chance where none has.
float averageBelief(const std::vector<float>& scores)
{
    double sum = 0;
    std::int64_t n = 0;
    for (const float v : scores)
        if (!std::isnan(v)) {
            sum += v;
            ++n;
        }
    return n > 0 ? static_cast<float>(sum / static_cast<double>(n)) : 0.5F;
}

Doubt doubtOf(const Frame& frame, Row row, float score)
{
    const bool scored = !std::isnan(score);
    if (frame.rated.test(row)) {
        const float rating = frame.ratings[row];
        if (rating > 0.5F && struggleCount(frame, row) > 0)
            return Doubt::UpButStruggled;
        if (rating > 0.5F && scored && score < kLow)
            return Doubt::UpButLowScore;
        if (rating < 0.5F && scored && score > kHigh)
            return Doubt::DownButHighScore;
    }
    return scored ? Doubt::Undecided : Doubt::Unknown;
}

/// In bits; 0 for what is certain.
float entropy(float p)
{
    const auto part = [](float q) { return q > 0 ? -q * std::log2(q) : 0.0F; };
    return part(p) + part(1 - p);
}

/// "twice".
std::string times(int n)
{
    return n == 1 ? "once" : n == 2 ? "twice" : std::to_string(n) + " times";
}

/// "asked again 3 times and gave up".
std::string struggleText(const Frame& frame, Row row)
{
    int again = 0;
    bool gaveUp = false;
    bool called = false;
    for (const auto& column : frame.signals) {
        const int count = column.counts[row];
        again += column.kind == "retry" || column.kind == "rephrase" ? count : 0;
        gaveUp = gaveUp || (column.kind == "abandon" && count > 0);
        called = called || (column.kind == "escalate" && count > 0);
    }
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " and ") + part; };
    if (again > 0)
        add("asked again " + times(again));
    if (gaveUp)
        add("gave up");
    if (called)
        add("called for a person");
    return text;
}

Uncertainty fromMeans(const Frame& frame, const std::vector<float>& scores)
{
    Uncertainty result;
    const float average = averageBelief(scores);
    result.good.resize(frame.size());
    result.values.resize(frame.size());
    result.doubts.resize(frame.size());
    for (std::size_t i = 0; i < frame.size(); ++i) {
        const auto row = static_cast<Row>(i);
        const float belief = std::isnan(scores[i]) ? average : scores[i];
        const Doubt doubt = doubtOf(frame, row, scores[i]);
        const bool conflict = doubt != Doubt::Undecided && doubt != Doubt::Unknown;
        result.good[i] = belief;
        result.values[i] = conflict ? 1.0F : 2 * std::sqrt(belief * (1 - belief));
        result.doubts[i] = doubt;
        result.informed = result.informed || doubt != Doubt::Unknown;
    }
    return result;
}

} // namespace

int struggleCount(const Frame& frame, Row row)
{
    int count = 0;
    for (const auto& column : frame.signals)
        if (std::find(kStruggles.begin(), kStruggles.end(), column.kind) != kStruggles.end())
            count += column.counts[row];
    return count;
}

Uncertainty uncertaintyFromScores(const Frame& frame)
{
    return fromMeans(frame, meanScores(frame, nullptr));
}

Result<Uncertainty> uncertaintyFromScore(const Frame& frame, const std::string& name)
{
    const ScoreColumn* column = frame.score(name);
    if (column == nullptr)
        return Error{ErrorCode::NotFound, "there is no score \"" + name + "\"", {}};
    Uncertainty result = fromMeans(frame, meanScores(frame, column));
    result.saying = name + " says";
    return result;
}

Uncertainty uncertaintyFromModel(const Frame& frame, std::vector<float> good, Goal goal)
{
    Uncertainty result;
    result.good = std::move(good);
    result.values.resize(frame.size());
    result.doubts.assign(frame.size(), Doubt::Undecided);
    result.informed = true;
    result.saying = "model says";
    if (goal == Goal::Disagreement)
        result.scores = meanScores(frame, nullptr);
    for (std::size_t i = 0; i < frame.size(); ++i) {
        float& f = result.good[i];
        f = std::isfinite(f) ? std::clamp(f, 0.0F, 1.0F) : 0.5F;
        if (goal == Goal::Estimate) {
            result.values[i] = 2 * std::sqrt(f * (1 - f));
            continue;
        }
        const Doubt doubt = goal == Goal::Entropy ? Doubt::Undecided : doubtOf(frame, static_cast<Row>(i), f);
        if (doubt != Doubt::Undecided) {
            result.doubts[i] = doubt;
            result.values[i] = 1;
        } else if (goal != Goal::Disagreement) {
            const float unsure = goal == Goal::Entropy ? entropy(f) : 1 - std::abs(2 * f - 1);
            result.values[i] = unsure * unsure * unsure * unsure;
        } else if (!std::isnan(result.scores[i])) {
            result.doubts[i] = Doubt::JudgeAgainstModel;
            result.values[i] = std::abs(result.scores[i] - f);
        }
    }
    return result;
}

Uncertainty noUncertainty(const Frame& frame)
{
    Uncertainty result;
    result.good.assign(frame.size(), 0.5F);
    result.values.assign(frame.size(), 1.0F);
    result.doubts.assign(frame.size(), Doubt::Unknown);
    return result;
}

std::string doubtReason(const Frame& frame, const Uncertainty& uncertainty, Row row)
{
    const auto percent = std::to_string(std::lround(uncertainty.good[row] * 100)) + " %";
    switch (uncertainty.doubts[row]) {
    case Doubt::Unknown:
        return "uncertain: nothing is known of it yet";
    case Doubt::Undecided:
        return "uncertain: " + uncertainty.saying + " " + percent + " good";
    case Doubt::UpButStruggled:
        return "thumb up, but " + struggleText(frame, row);
    case Doubt::UpButLowScore:
        return "thumb up, but " + uncertainty.saying + " " + percent + " good";
    case Doubt::DownButHighScore:
        return "thumb down, but " + uncertainty.saying + " " + percent + " good";
    case Doubt::JudgeAgainstModel:
        return "scores say " + std::to_string(std::lround(uncertainty.scores[row] * 100)) + " % good, model " + percent;
    }
    return {};
}

} // namespace turnout::queue
