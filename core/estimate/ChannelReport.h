// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "estimate/Estimate.h"
#include "stats/Channel.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// Ratings as a channel that labels have measured: what they are worth, and what they say once it is known.
namespace turnout::estimate {

struct GroupedSelection;

/// κ of some of the sessions.
struct ChannelPart {
    std::string segment; ///< "model"; "month" for the month sessions began in (UTC)
    std::string value; ///< "" is "not given"
    bool month = false; ///< no segment of the project
    std::int64_t ratings = 0;
    std::int64_t labels = 0; ///< drawn ones
    double up = 0; ///< share of the thumbs
    double quality = 0; ///< by the labels
    stats::Channel channel;
    bool differs = false; ///< from κ of all, with the false discovery rate over all parts held to 5 %
};

/// A month's thumbs read through the channel.
struct MonthReading {
    std::string month; ///< "2026-05"
    std::int64_t sessions = 0;
    std::int64_t ratings = 0;
    double up = 0;
    stats::Reading reading;
    bool expired = false; ///< it began after the calibration ended
};

/// Rated sessions that have a label: what the thumb said, what the label said. By design, of all rated sessions.
struct ThumbTable {
    /// [thumb up, down][label good, bad], sessions.
    std::array<std::array<std::int64_t, 2>, 2> n{};
    std::int64_t between = 0; ///< ratings that are neither up nor down
    std::int64_t withoutChance = 0; ///< labelled, but not drawn with a known probability: in no share
    bool enough = false; ///< for the shares
    double sensitivity = 0; ///< of bad rated sessions, so many got a thumb down
    stats::Interval sensitivityInterval;
    double specificity = 0; ///< of good rated sessions, so many got a thumb up
    stats::Interval specificityInterval;
    double good = 0; ///< of the rated sessions, by label
    stats::Interval goodInterval;
    double effectiveN = 0; ///< of the counted sessions (Kish)
    /// κ by labels alone, whatever thumbs mean: the odds of a good session among all over those among the rated, as
    /// stats::channelOf makes it of `good` in place of the thumbs. Of all sessions only, not of parts.
    stats::Channel whoRates;

    /// Counted in the cells.
    [[nodiscard]] std::int64_t sessions() const
    {
        return n[0][0] + n[0][1] + n[1][0] + n[1][1];
    }
};

/// The same of some of the sessions.
struct ThumbPart {
    std::string segment;
    std::string value; ///< "" is "not given"
    bool month = false; ///< no segment of the project
    ThumbTable table;
};

struct ChannelReport {
    std::string refused; ///< why there is no channel; then only what stands before it is filled
    std::int64_t ratings = 0;
    double turnout = 0; ///< weighted share of sessions that are rated
    double up = 0; ///< share of the thumbs
    double ratingsCount = 0; ///< Kish
    stats::Interval bounds; ///< what quality can be if nothing is known of who rates
    Estimate labels; ///< the label-based estimate it was measured with

    stats::Channel channel;
    stats::Worth worth;
    stats::Interval worthInterval; ///< of the labels they are worth, for quality anywhere in its interval
    std::vector<ChannelPart> parts; ///< by segment, where there are enough ratings and labels
    std::vector<MonthReading> months; ///< the latest last
    std::optional<TimeMs> calibratedTo; ///< when the newest session began that the labels speak for
    std::optional<TimeMs> expires;
    double driftSome = 0; ///< the latest thumbs read with κ × 1.3 …
    double driftMuch = 0; ///< … and with κ × 2: what a drift would make of them
    ThumbTable table;
    std::vector<ThumbPart> tables; ///< by segment, where rated sessions have a label

    static constexpr int kDaysItHolds = 30;
    static constexpr double kSomeDrift = 1.3;
    static constexpr double kMuchDrift = 2;
};

/// `labels`: the best label-based estimate of the selection. Refused, inside, where there are no ratings or no labels
/// by design. `groups`: of the same selection.
ChannelReport channelReport(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws, const Estimate& byLabels,
    const GroupedSelection& groups);
ChannelReport channelReport(const population::Frame& frame, const population::LabelColumns& labels,
    const population::Bitmap& selection, const std::vector<queue::DesignedDraw>& draws, const Estimate& byLabels);

/// "By thumbs against labels, a bad session is 9.3 times as likely to be rated as a good one [4.9, 17.9]. …" Who rates
/// and what a thumb means are told apart where enough rated sessions have a drawn label; else both are named. Plain
/// text.
std::string channelSentence(const ChannelReport& report);
/// "Your 2,140 ratings are worth 51 random labels: …" Empty where it is refused.
std::string worthSentence(const ChannelReport& report);
/// "51 random labels", "1 random label", "less than one random label".
std::string worthText(double labels);

/// The contract "channel", schema 1.
std::string channelToJson(const ChannelReport& report, int indent = 2);

} // namespace turnout::estimate
