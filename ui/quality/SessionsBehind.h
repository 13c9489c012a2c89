// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/OpenProject.h"

#include <QString>

#include <optional>
#include <vector>

/// The sessions behind a number of the Quality workspace: what a click on it opens.
namespace turnout::ui {

struct SessionsBehind {
    std::vector<SessionId> sessions;
    QString title;
    std::optional<population::Filter> filter; ///< the one that keeps exactly these, where there is one
};

/// Of an estimate: rated ones, labeled ones, or drawn and labeled ones. `method` as estimate::methodName.
SessionsBehind behindMethod(
    const workbench::Snapshot& snapshot, const population::Filter& shared, const QString& method);
/// Of a segment value or month; `key` as in partRows. Nothing where it is none.
std::optional<SessionsBehind> behindPart(
    const workbench::Snapshot& snapshot, const population::Filter& shared, const QString& key);
/// Drawn and labeled ones, of which a plan takes what is known: of a segment value (`key` as in partRows; of two empty
/// words for all).
std::optional<SessionsBehind> behindPlan(
    const workbench::Snapshot& snapshot, const population::Filter& shared, const QString& key);
/// Rated and labeled ones, of a part (`key` as in partRows; empty for all); `column` is a ThumbColumn, or 0 for all.
std::optional<SessionsBehind> behindThumbs(
    const workbench::Snapshot& snapshot, const population::Filter& shared, const QString& key, int column);

} // namespace turnout::ui
