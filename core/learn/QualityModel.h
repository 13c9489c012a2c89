// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "learn/CrossFit.h"
#include "learn/FrameFeatures.h"
#include "learn/HeldOut.h"
#include "learn/TextPredictor.h"

#include <optional>
#include <string>
#include <vector>

namespace turnout::learn {

struct ModelOptions {
    double c = 10; ///< LIBLINEAR's C: how little the weights are held back
    std::uint64_t seed = 1; ///< of the folds
    bool whetherRated = false; ///< let the model see that a session was rated at all
};

/// A labelled session as the model takes it.
struct Labelled {
    population::Row row = 0;
    FeatureRow counts; ///< of its text, as TextCounter counts, and its embedding's
    double outcome = 0; ///< 0…1
    std::uint64_t group = 0; ///< of its user; of itself where nobody knows the user
    double weight = 1; ///< sessions it stands for, in measuring the model
    bool latest = false; ///< of the latest draw, to see whether quality moved before it
};

/// A model of one question's answer. Immutable once made, and safe to use from several threads.
class QualityModel {
public:
    static constexpr std::size_t kFewest = 30; ///< labels
    static constexpr std::size_t kFewestOfEach = 5; ///< good, and bad

    /// Refused with fewer labels than it takes, and where all of them say nearly the same. `features` must outlive the
    /// model.
    static Result<QualityModel> fit(std::vector<Labelled> labels, TextScale scale, const FrameFeatures& features,
        const ModelOptions& options, const CancelToken& cancel = {});

    /// P(good) of a session that was not among the labels. `counts` of its text; what else is known of it is appended.
    [[nodiscard]] double predict(population::Row row, FeatureRow& counts) const;
    /// P(good) of the labelled ones, in the order given, each from labels of others.
    [[nodiscard]] const std::vector<double>& heldOut() const
    {
        return m_heldOut;
    }
    [[nodiscard]] const HeldOut& quality() const
    {
        return m_quality;
    }

private:
    QualityModel(const TextScale& scale, const FrameFeatures& features, const CrossFitted& fitted, HeldOut quality);

    const FrameFeatures& m_features;
    TextPredictor m_predictor;
    std::vector<double> m_heldOut;
    HeldOut m_quality;
};

/// Why these labels make no model yet, in words; nothing where they do.
std::optional<std::string> tooFew(std::size_t labels, std::size_t good);

/// What a model is made of, as 32 hex digits: the question, the labels, the features with their version, the options.
/// Equal ones make equal models.
std::string fingerprint(const std::string& question, const std::vector<std::pair<SessionId, float>>& labels,
    const FrameFeatures& features, const ModelOptions& options);

} // namespace turnout::learn
