// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/DrawSessions.h"
#include "workbench/Pace.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

struct PreviewRequest {
    DrawRequest draw; ///< its `preview` says nothing here
    bool learn = true; ///< false: go by a model only where it is there already, so that the answer is quick
};

/// One value of a segment in a draw that is not made yet.
struct PreviewPart {
    std::string segment;
    std::string value; ///< empty: not given
    std::int64_t sessions = 0; ///< of the frame
    double frameShare = 0; ///< of the frame, weighted
    std::int64_t labeled = 0; ///< labeled or waiting already
    double expected = 0; ///< sessions the draw will take, on average over its chance
    double drawShare = 0; ///< the same as a part of the draw
};

/// An interval of the share of good sessions, 95 %.
struct PreviewInterval {
    double low = 0;
    double high = 1;
    [[nodiscard]] double half() const
    {
        return (high - low) / 2;
    }
};

/// What a draw will look like, worked out from its probabilities and not from the luck of one seed, except for `arms`
/// and `largestWeight`, which are those of this seed.
struct DrawPreview {
    std::string filter;
    std::int64_t frame = 0;
    std::int64_t pool = 0; ///< sessions that can be drawn
    std::int64_t asked = 0;
    std::int64_t size = 0; ///< sessions it will draw: asked, or all there are
    std::int64_t answers = 0; ///< asked for: some sessions of several annotators, some twice of each
    std::string design;
    double auditShare = 0; ///< the three as used; they add up to 1
    double uncertainShare = 0;
    double coverageShare = 0;
    std::map<std::string, std::int64_t> arms;
    std::string by; ///< as in DrawReport
    std::string goal;
    std::string model;
    bool waitsForModel = false; ///< the draw will go by a model that is not there yet; this went by the scores
    std::string note; ///< what was changed of what was asked for, and why: "… the audit share is raised …"
    double largestWeight = 0; ///< production sessions one label stands for
    double weightBound = 0; ///< no draw like this can give a larger one
    double effectiveSize = 0; ///< equally weighted labels that the unequal weights are worth
    double share = 0.5; ///< good, as labels say now
    bool shareKnown = false; ///< else planned for the worst, one half
    double explained = 0; ///< the model's R² on held-out labels; 0 without a model
    std::optional<PreviewInterval> now; ///< of the estimate today, where there is one
    PreviewInterval after; ///< expected, once these sessions are answered
    std::optional<Pace> pace; ///< nothing where nobody was timed yet
    std::vector<PreviewPart> parts; ///< of the segments balanced, in the order of the frame

    /// Work the answers take at that pace.
    [[nodiscard]] std::optional<double> seconds() const;
};

/// Works out what drawSessions would do, and what its answers would be worth; saves nothing. The interval: the variance
/// of the difference estimator with these probabilities, where labels miss the model's predictions by as much as they
/// do on held-out labels (stats::anticipatedVariance), put together with the labels there are by the weights the
/// estimate will give to both. Refused and cancelled as drawSessions is.
Result<DrawPreview> previewDraw(
    OpenProject& project, const PreviewRequest& request, const Progress& progress = {}, const CancelToken& cancel = {});

std::string drawPreviewText(const DrawPreview& preview);
/// The contract "draw_preview", schema 1.
std::string drawPreviewToJson(const DrawPreview& preview, int indent = 2);

} // namespace turnout::workbench
