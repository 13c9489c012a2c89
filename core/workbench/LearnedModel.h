// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Job.h"
#include "base/Result.h"
#include "learn/HeldOut.h"
#include "population/Frame.h"
#include "queue/DesignWeights.h"

#include <memory>
#include <string>
#include <vector>

namespace turnout::workbench {

class OpenProject;
struct Snapshot;

struct ModelRequest {
    std::string question; ///< of the rubric; empty: the one estimates are of
    bool whetherRated = false; ///< let the model see that a session was rated at all
    friend bool operator==(const ModelRequest&, const ModelRequest&) = default;
};

/// What the quality model says of every session, made at one moment. Immutable.
struct LearnedModel {
    ModelRequest request;
    std::string question;
    std::string fingerprint; ///< of what it was made of
    learn::HeldOut quality; ///< on labels it had not seen, weighted to the frame
    bool weighted = false; ///< the labels have design weights; else each counts alike
    std::vector<float> good; ///< P(good) by row of the frame; of labelled sessions from labels of others
    std::vector<population::Row> labelled; ///< whose labels: what the bins of `quality` number
    double seconds = 0; ///< it took
    TimeMs at = 0; ///< when it was made

    // What it was made from: with the same, it is the same.
    std::shared_ptr<const population::Frame> frame;
    std::shared_ptr<const std::vector<queue::DesignedDraw>> draws;
    LabelEventId lastEvent;
};

/// The model of this request that was learned already from just these labels, or null. Quick.
std::shared_ptr<const LearnedModel> knownModel(
    const OpenProject& project, const Snapshot& snapshot, const ModelRequest& request);

/// Learns the question's answer from all labels and predicts it for all sessions of the snapshot; what is there already
/// for the same labels is given again. Refused, with the reason, where there are too few labels, where the question is
/// not there or has no answer that counts. Reads the features that are stored (FeatureStoring.h), and every transcript
/// whose features are not, which takes long. Cancelled where asked to stop.
Result<std::shared_ptr<const LearnedModel>> learnModel(OpenProject& project, const Snapshot& snapshot,
    const ModelRequest& request, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
