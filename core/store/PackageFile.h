// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Job.h"
#include "base/Result.h"
#include "session/Rubric.h"
#include "store/Connection.h"
#include "store/DeskStore.h"

#include <optional>
#include <span>
#include <string>

/// The file of a package: a project of its own with some sessions of another and nothing that could lead whoever
/// labels them. Of a session it has production's id, when it began, and the turns as they are stored (so what was
/// redacted stays so) with the candidates among them; no user, segments, ratings, signals, scores, outcomes, no labels
/// and no truth; only what its own annotator has flagged and seen. Its queue has the sessions as must-labels, in the
/// order given: what a draw was like is not in it either, and nobody can estimate from it.
namespace turnout::store {

struct PackageContent {
    std::string annotator; ///< whom it is for
    session::Rubric rubric;
    std::span<const SessionId> sessions; ///< in queue order
    std::vector<FlagEvent> flags; ///< of these sessions, by whom it is for
    std::vector<Sight> sights; ///< likewise: later answers are given knowing it there too
};

/// Makes the file at `path`, where none may be, from the project `from` reads; on disk when this returns. Gives its
/// key. A file that cannot be made whole is removed.
Result<std::string> writePackage(Connection& from, const std::string& path, const PackageContent& content,
    const Clock& clock, const Progress& progress = {}, const CancelToken& cancel = {});

/// What a file says of itself: the project it was handed out of, and whom it is for.
struct PackageLabel {
    std::string key;
    std::string of; ///< that project's id
    std::string annotator;
};
/// Of a copy there is a better one: what is said of a damaged project, to save what can be read, is not said of it.
Error packageDamaged(const std::string& path);
/// Damaged where the file at `path`, which the connection reads, is shorter than it says or does not check out: it may
/// still be being copied.
Result<void> checkWhole(Connection& connection, const std::string& path);

/// Nothing where the project is no package.
Result<std::optional<PackageLabel>> packageLabel(Connection& connection);

} // namespace turnout::store
