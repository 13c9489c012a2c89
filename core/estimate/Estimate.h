// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "population/Frame.h"
#include "queue/DesignWeights.h"
#include "stats/Interval.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the labels and ratings say about everyone.
namespace turnout::estimate {

enum class Method {
    RatingShare,
    LabelMean,
    Hajek,
    PredictionPowered,
    PostStratified,
    Raked,
    Propensity,
    DoublyRobust,
    Shrinkage
};
/// "rating_share", "label_mean", "hajek", "prediction_powered", "post_stratified", "raked", "propensity",
/// "doubly_robust", "shrinkage".
std::string_view methodName(Method method);
/// What people are shown: "Thumbs as they are", …
std::string_view methodTitle(Method method);

enum class Status { Ok, Caution, Refused };
std::string_view statusName(Status status);

/// How far a number can be believed: nothing speaks against it; with care; not at all.
enum class Light { Green, Amber, Red };
std::string_view lightName(Light light);

/// One thing that was looked at before a number was believed.
struct Check {
    std::string name; ///< "overlap", "balance", "weights", "model", "ratings", "labels"
    Light light = Light::Green;
    double value = 0; ///< what was measured: a share, a difference, a number
    std::string said; ///< in words
};

/// One number for the quality of the frame, with all that is needed to doubt it.
struct Estimate {
    Method method = Method::RatingShare;
    Status status = Status::Refused;
    double value = 0; ///< undefined where refused
    stats::Interval interval; ///< 95 %
    std::int64_t n = 0; ///< sessions it rests on
    double effectiveN = 0; ///< as many plain random labels would be as precise
    bool census = false; ///< everything is answered: there is no interval
    double largestWeight = 0; ///< of one session, in production sessions
    std::string assumption; ///< what must hold, in one line
    std::string reason; ///< why not ok
    std::optional<Light> light; ///< where the checks were made: the worst of them
    std::vector<Check> checks;
};

/// Sessions nobody could answer: they stay in the denominator. If all had been bad, if all had been good.
struct SkipBounds {
    std::int64_t skipped = 0;
    double low = 0;
    double high = 1;
};

struct Estimates {
    std::string question; ///< of the rubric: "verdict"
    std::string filter;
    std::int64_t sessions = 0;
    double weight = 0;
    std::vector<Estimate> estimates; ///< naive first
    double covered = 0; ///< weighted share of the sessions that the draws speak about
    std::int64_t cantTell = 0; ///< answered, but excluded
    std::int64_t waiting = 0; ///< drawn and not answered yet
    SkipBounds skips; ///< around the Hájek estimate
    std::vector<DrawId> draws; ///< that the Hájek estimate rests on
    std::optional<double> truth; ///< of a demo project

    [[nodiscard]] const Estimate* of(Method method) const;
};

/// What the sessions of a selection were chosen by. By their labels, nothing was drawn from among them: what the labels
/// say of everyone is refused.
enum class SelectedBy { Production, Labels };

/// Everything above for the rows of `selection`. `draws` in order of being made.
Estimates estimateQuality(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws,
    SelectedBy selectedBy = SelectedBy::Production);

/// Adds the prediction-powered estimate: the Hájek estimate narrowed by what a model predicts of every session, see
/// estimateByDesign. `predictions` by row; empty where there is no model, for the reason in `whyNone`.
void addPredictionPowered(Estimates& estimates, const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws,
    std::span<const float> predictions, const std::string& whyNone);

/// The label-based estimate to go by: with the model where that is not refused, else Hájek's, refused or not; null
/// where there is neither.
const Estimate* bestByDesign(const Estimates& estimates);

/// The contract "estimate", schema 1: refused ones have null for value, low and high.
std::string estimatesToJson(const Estimates& estimates, int indent = 2);

/// The headline: "Thumbs say 21 %. 200 drawn labels say 33 % [27, 40] for everyone: 12 points more." The labels as
/// bestByDesign has them, as in every other sentence. Plain text.
std::string estimateSentence(const Estimates& estimates);

} // namespace turnout::estimate
