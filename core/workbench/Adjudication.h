// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Agreement.h"
#include "agreement/Consensus.h"
#include "base/Job.h"
#include "population/Filter.h"
#include "session/Session.h"
#include "workbench/LabelDesk.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Deciding where annotators disagree.
namespace turnout::workbench {

/// A unit that is seen differently and was not adjudicated.
struct AdjudicationCase {
    agreement::Unit unit;
    double entropy = 0; ///< of its posterior, in nats
    double weight = 0; ///< production sessions it stands for in the estimate; 0: it has no part in one
    double worth = 0; ///< its entropy × weight, as a share of all cases'
};

/// All such units of one question, those that are worth most first; among those that are worth the same, what is least
/// certain first. Where no case has a part in an estimate, sampling weights are in the place of the estimate's.
struct AdjudicationQueue {
    session::Rubric rubric;
    session::Question question; ///< of the rubric
    std::vector<AdjudicationCase> cases;
};
/// BadInput for a question there is not.
Result<AdjudicationQueue> adjudicationQueue(OpenProject& project, const population::Filter& filter,
    const std::string& question, const CancelToken& cancel = {});

/// What was decided on a unit, where it was.
std::optional<session::Answer> decisionOn(
    const labeling::LabelFold& labels, const std::string& question, const agreement::Unit& unit);

/// What one annotator said of the session of a case.
struct CaseOpinion {
    std::string annotator; ///< the name; to be shown once the case is decided
    session::Answer answer; ///< to the question of the case
    std::vector<session::Answer> others; ///< to other questions, about the same turn or the session
};

/// A case as the adjudicator is shown it. The opinions are in order of what was said; who is who among them is mixed,
/// and differently for each session, so that nobody can be known by their place.
struct CaseView {
    DeskSession session; ///< as the desk shows it: of two candidates neither is seen to be the file's first
    /// The rubric in the words that go with it: of two candidates A and B are in the place of the first and second.
    session::Rubric rubric;
    std::vector<CaseOpinion> opinions;
    bool gold = false; ///< the session has a right answer to the question
};

/// The adjudicator's decisions: on disk when a function returns, quick enough for the GUI thread. Thread: one at a
/// time.
class Adjudicator {
public:
    static Result<std::unique_ptr<Adjudicator>> open(OpenProject& project, const std::string& name);
    ~Adjudicator();

    /// `question` is the rubric's.
    Result<CaseView> fetch(
        const session::Rubric& rubric, const session::Question& question, const agreement::Unit& unit);
    /// Saves the answer to the question as what stands, above whatever annotators said or will say. `comment` may be
    /// empty. BadInput for an answer the question does not have.
    Result<LabelEventId> decide(
        const agreement::Unit& unit, session::Answer answer, const std::string& comment, double seconds);
    /// Takes back this adjudicator's last decision that stands, without limit, across restarts. Refused when there is
    /// none.
    struct TakenBack {
        agreement::Unit unit; ///< row is 0: it is not looked up
        std::string question;
    };
    Result<TakenBack> takeBack();
    /// Makes gold of a decision: an answer that is known to be right, for as long as the decision stands.
    Result<void> makeGold(LabelEventId decision);

private:
    Adjudicator();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::workbench
