// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "session/Rubric.h"
#include "store/Connection.h"

#include <string>
#include <vector>

/// Answers that are known to be right and were settled here; those of files come with their import.
namespace turnout::store {

/// Makes gold of an adjudicated answer; what is gold already stays. It is gold for as long as the adjudication stands.
/// Refused where the event is no adjudication, or was taken back. Belongs inside a Durable job.
Result<void> makeGold(Connection& connection, LabelEventId adjudication);

/// Whether the session has a right answer to the question that holds today, from a file or from here.
Result<bool> isGold(Connection& connection, SessionId session, const std::string& question);

/// One right answer that holds today. A question may have several: any of them is right.
struct StoredGold {
    SessionId session;
    session::Answer answer;
    std::string saidBy; ///< or empty
    TimeMs since = 0; ///< when it was settled, or its file was imported
    bool settledHere = false; ///< by an adjudication, not by a file
};
/// By session and question.
Result<std::vector<StoredGold>> goldAnswers(Connection& connection);

/// The part of each annotator's queue that is gold, 0 … ½, mixed in unseen; 0 where nobody set it.
Result<double> goldShare(Connection& connection);
/// BadInput for another number. Belongs inside a Durable job.
Result<void> setGoldShare(Connection& connection, double share);

} // namespace turnout::store
