// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Consensus.h"
#include "workbench/OpenProject.h"

#include <array>
#include <string>
#include <vector>

/// Where the final labels of a project come from.
namespace turnout::workbench {

enum class FinalState { Adjudicated, Consensus, Single, Open };
constexpr std::size_t kFinalStates = 4;
/// "adjudicated", "consensus", "single", "open".
std::string_view finalStateName(FinalState state);

/// A unit with several opinions that was not adjudicated.
struct SeveralOpinions {
    std::size_t unit = 0; ///< in consensus.opinions
    std::string session; ///< its id in production
    bool open = false;
};

struct QuestionConsensus {
    agreement::Consensus consensus; ///< of the units with several opinions
    std::vector<std::string> annotators; ///< names, by position in consensus.opinions.annotators
    std::array<std::size_t, kFinalStates> states{}; ///< units by FinalState
    agreement::MethodsApart apart;
    std::vector<SeveralOpinions> several; ///< what is least certain first
};

struct ConsensusReport {
    agreement::ConsensusPolicy policy;
    bool kept = false; ///< it is the project's; otherwise only looked at
    std::string filter;
    std::vector<QuestionConsensus> questions;
};

struct ConsensusRequest {
    population::Filter filter;
    std::vector<std::string> questions; ///< of the current rubric; none: all that have choices
    std::optional<agreement::ConsensusPolicy> policy; ///< nothing: the project's
};

/// Sessions are taken from all of the project for the annotators' reliability, and from the filter for the rest.
/// BadInput for a question there is not and a policy that cannot be used.
Result<ConsensusReport> consensusReport(
    OpenProject& project, const ConsensusRequest& request, const CancelToken& cancel = {});

/// The contract "consensus", schema 1.
std::string consensusToJson(const ConsensusReport& report, int indent = 2);

/// "Did it help? – 743 of 800 with several answers are final, 57 stay open." Plain text.
std::string outcomeSentence(const QuestionConsensus& of);

/// "Final labels: adjudicated, else consensus (Dawid–Skene) of at least 60 %, else the single answer." Plain text.
std::string policySentence(const agreement::ConsensusPolicy& policy);

} // namespace turnout::workbench
