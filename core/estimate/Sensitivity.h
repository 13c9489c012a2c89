// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ChannelReport.h"
#include "stats/Sensitivity.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout {
class JsonWriter;
}

/// What a conclusion from ratings hangs on: how differently good and bad sessions would have to be rated for it to be
/// another one, and what labels say to that.
namespace turnout::estimate {

/// What the labels make of the conclusion that the thumbs suggest.
enum class Conclusion { NotChecked, Open, Stands, Falls };
/// "not_checked", "open", "stands", "falls".
std::string_view conclusionName(Conclusion conclusion);

/// What quality would be at some κ: how many times as likely a bad session is to be rated as a good one.
struct TiltPoint {
    double kappa = 1;
    double quality = 0;
    stats::Interval interval; ///< for the chance in the thumbs alone
};

struct Sensitivity {
    std::string refused; ///< why there is nothing to say; then the rest is empty
    std::int64_t ratings = 0;
    double ratingsCount = 0; ///< Kish
    double turnout = 0; ///< weighted share of sessions that are rated
    double up = 0; ///< share of the thumbs
    double target = kTarget; ///< the conclusion: at least so many are good, or fewer
    bool reached = false; ///< by the thumbs as they are
    stats::Interval bounds; ///< whatever raters are like (Manski 1990)
    stats::Interval likelyBounds; ///< with κ anywhere from 1/30 to 30, within these
    double tipping = 1; ///< κ where the conclusion changes; infinite or 0 where none can
    double eValue = 1; ///< of that, see stats::eValue
    std::vector<TiltPoint> curve; ///< by κ, from 1/30 to 30

    // From labels, where there are any.
    Conclusion conclusion = Conclusion::NotChecked;
    std::string notChecked; ///< why
    std::optional<stats::Channel> channel; ///< κ by the labels
    double quality = 0; ///< by the labels
    stats::Interval qualityInterval;
    // P(rated) of good and of bad sessions: through the thumbs (a thumb says what a label would), and by the labels of
    // drawn sessions alone (no thumb is looked at).
    stats::Rate goodByThumbs;
    stats::Rate badByThumbs;
    stats::Rate goodByLabels;
    stats::Rate badByLabels;
    std::int64_t ratedLabels = 0; ///< drawn and labelled sessions that are rated: what the latter rests on

    static constexpr double kTarget = 0.8;
    static constexpr double kWidest = 30; ///< the largest κ that is drawn, and its inverse the smallest
};

/// `channel`: of the same selection (channelReport), refused or not.
Sensitivity sensitivityOf(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws, const ChannelReport& channel,
    double target = Sensitivity::kTarget);

/// "Thumbs say 54 %, under the 80 % asked for. If bad sessions were rated 3.4 times as often as good ones, …" Plain
/// text.
std::string sensitivitySentence(const Sensitivity& sensitivity);

/// An object, part of the contract "estimate".
void writeSensitivity(JsonWriter& json, const Sensitivity& sensitivity);

} // namespace turnout::estimate
