// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "population/Filter.h"
#include "queue/Draw.h"
#include "store/DrawStore.h"
#include "workbench/OpenProject.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnout::workbench {

struct DrawRequest {
    queue::DrawPolicy policy;
    population::Filter filter; ///< the frame
    std::optional<std::vector<SessionId>> only; ///< of these sessions those that match the filter are the frame
    std::string madeBy;
    bool preview = false; ///< work it out, save nothing
};

struct DrawReportItem {
    std::string session; ///< production's id
    SessionId id;
    double probability = 0;
    double audit = 0;
    double uncertain = 0;
    double coverage = 0;
    std::string arm;
    std::string reason;
    int annotators = 1; ///< asked for an answer of their own
    bool repeats = false; ///< asked of whoever answers it again, later
};

/// A draw as people and scripts see it.
struct DrawReport {
    DrawId id; ///< none for a preview
    std::uint64_t seed = 0;
    std::string filter;
    std::int64_t frame = 0;
    double frameWeight = 0;
    std::int64_t pool = 0;
    std::int64_t asked = 0;
    std::string design;
    double auditShare = 0;
    double coverageShare = 0; ///< as used
    double largestWeight = 0; ///< of the drawn, in production sessions
    double weightBound = 0; ///< no draw like this can give a larger one
    std::string by; ///< who says what is uncertain: "model", "scores", "score:NAME", "none"
    std::string goal; ///< "estimate" or "learn", with a model
    std::string model; ///< its fingerprint
    std::string note; ///< what was changed of what was asked for, and why; targets that will not be reached
    std::map<std::string, std::int64_t> arms;
    std::vector<DrawReportItem> items; ///< in queue order
};

/// Makes a draw from the sessions that match the filter, saves it with every inclusion probability, and puts its
/// sessions into the queue. Where the policy does not say who says what is uncertain, a quality model does as soon as
/// there are labels enough to learn one, until then the scores that came with the sessions. With a model that is cold,
/// not calibrated or not better than guessing, half of the draw or more is audit, whatever the policy asks for.
/// Refused: what queue::makeDraw refuses, a model that cannot be learned yet, a score that is not there.
Result<DrawReport> drawSessions(
    OpenProject& project, const DrawRequest& request, const Progress& progress = {}, const CancelToken& cancel = {});
/// A saved draw again.
Result<DrawReport> savedDraw(OpenProject& project, DrawId id);

/// The contract "draw", schema 1.
std::string drawReportToJson(const DrawReport& report, int indent = 2);
/// The draw in a few lines for people, without its items.
std::string drawReportText(const DrawReport& report);

} // namespace turnout::workbench
