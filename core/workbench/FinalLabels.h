// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Consensus.h"
#include "labeling/Settled.h"
#include "store/Connection.h"

#include <vector>

/// From what annotators said to the final label of each session: adjudicated, else consensus of several opinions, else
/// the single one.
namespace turnout::workbench {

class OpenProject;

/// The estimated question's value of a session with several opinions and no adjudication.
struct ExpectedLabel {
    population::Row row = 0;
    agreement::Expected expected;
    bool open = false; ///< its consensus does not reach the threshold: no final label
};

/// Only sessions with several opinions are in here; all others are as LabelFold has them.
struct FinalLabels {
    std::vector<ExpectedLabel> expected; ///< in order of row
    labeling::SettledAnswers settled; ///< of all single choices of the current rubric
};
FinalLabels finalLabels(const labeling::LabelFold& labels, const labeling::Rubrics& rubrics,
    const population::Frame& frame, const agreement::ConsensusPolicy& policy);

/// What each value of the opinions counts as: by today's question, else by the newest version that had the option.
std::vector<std::optional<double>> countsAsOf(const agreement::Opinions& opinions, const labeling::Rubrics& rubrics);

/// The project's policy (the fact "consensus"); the default where none was set. Damaged where it cannot be read.
Result<agreement::ConsensusPolicy> consensusPolicy(store::Connection& connection);
/// Keeps the policy in the project: every number after that is by it. BadInput for one that cannot be used.
Result<void> setConsensusPolicy(OpenProject& project, const agreement::ConsensusPolicy& policy);

} // namespace turnout::workbench
