// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/QualityModel.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include <xxhash.h>

namespace turnout::learn {

QualityModel::QualityModel(
    const TextScale& scale, const FrameFeatures& features, const CrossFitted& fitted, HeldOut quality)
    : m_features(features)
    , m_predictor(scale, fitted, features.end())
    , m_heldOut(fitted.heldOut)
    , m_quality(std::move(quality))
{
}

std::optional<std::string> tooFew(std::size_t labels, std::size_t good)
{
    if (labels < QualityModel::kFewest)
        return "a quality model takes at least " + std::to_string(QualityModel::kFewest)
            + " labels that count; there are " + std::to_string(labels);
    const std::size_t fewer = std::min(good, labels - good);
    if (fewer < QualityModel::kFewestOfEach)
        return "a quality model takes at least " + std::to_string(QualityModel::kFewestOfEach)
            + " labels of either kind; of " + std::to_string(labels) + " labels, " + std::to_string(fewer)
            + (good <= labels - good ? " are good" : " are bad");
    return std::nullopt;
}

Result<QualityModel> QualityModel::fit(std::vector<Labelled> labels, TextScale scale, const FrameFeatures& features,
    const ModelOptions& options, const CancelToken& cancel)
{
    const auto good = std::count_if(labels.begin(), labels.end(), [](const Labelled& l) { return l.outcome >= 0.5; });
    if (const auto why = tooFew(labels.size(), static_cast<std::size_t>(good)))
        return Error{ErrorCode::Refused, *why, {}};
    std::set<std::uint64_t> groups;
    for (Labelled& l : labels) {
        scale.apply(l.counts);
        features.append(l.row, l.counts);
        groups.insert(l.group);
    }
    std::vector<Example> examples;
    std::vector<double> outcomes;
    std::vector<double> weights;
    std::vector<bool> latest;
    for (const Labelled& l : labels) {
        // Fewer users than folds cannot be kept apart; then sessions are.
        examples.push_back({&l.counts, l.outcome, groups.size() < kFolds ? l.row : l.group});
        outcomes.push_back(l.outcome);
        weights.push_back(l.weight);
        latest.push_back(l.latest);
    }
    const auto fitted = crossFit(examples, options.c, options.seed, cancel);
    if (!fitted)
        return fitted.error();
    HeldOut quality = judge(fitted->heldOut, outcomes, weights);
    compareLatest(quality, fitted->heldOut, outcomes, weights, latest);
    return QualityModel(scale, features, *fitted, std::move(quality));
}

double QualityModel::predict(population::Row row, FeatureRow& counts) const
{
    m_features.append(row, counts);
    return m_predictor(counts);
}

std::string fingerprint(const std::string& question, const std::vector<std::pair<SessionId, float>>& labels,
    const FrameFeatures& features, const ModelOptions& options)
{
    std::string text = "features " + std::to_string(kFeatureVersion) + "\nC " + std::to_string(options.c) + "\nfolds "
        + std::to_string(kFolds) + " seed " + std::to_string(options.seed) + "\nquestion " + question + "\n"
        + features.names();
    for (const auto& [session, value] : labels)
        text += std::to_string(session.value()) + " " + std::to_string(value) + "\n";
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    std::array<char, 33> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
        static_cast<unsigned long long>(hash.low64));
    return hex.data();
}

} // namespace turnout::learn
