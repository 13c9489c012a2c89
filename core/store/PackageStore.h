// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Parts of the queue that went to colleagues in files of their own, and what came back of them. What writes belongs
/// inside a Durable job.
namespace turnout::store {

/// One session of a package.
struct PackageItem {
    SessionId session; ///< of the project it was handed out of
    DrawId draw; ///< that asked for it, or none
    bool repeat = false; ///< asked again unseen
    friend bool operator==(const PackageItem&, const PackageItem&) = default;
};

struct Package {
    std::int64_t id = 0; ///< given by the project
    std::string key; ///< the package's own project id: names it in both files
    TimeMs createdAt = 0;
    AnnotatorId annotator; ///< whom it was made for
    std::int64_t sessions = 0;
    friend bool operator==(const Package&, const Package&) = default;
};

/// Adds the package with its sessions, and keeps them from everybody until `endsAt`. Gives its id.
Result<std::int64_t> addPackage(
    Connection& connection, const Package& package, const std::vector<PackageItem>& items, TimeMs endsAt);
/// The package that never was: its file could not be put in place.
Result<void> removePackage(Connection& connection, std::int64_t id);
/// In the order they were handed out.
Result<std::vector<Package>> packages(Connection& connection);
Result<std::optional<Package>> packageWithKey(Connection& connection, std::string_view key);
/// In order of session.
Result<std::vector<PackageItem>> packageItems(Connection& connection, std::int64_t id);
/// Events that came back with the package so far.
Result<std::int64_t> takenBackOf(Connection& connection, std::int64_t id);

/// The event that came of what is known as `origin`, or none.
Result<LabelEventId> takenBack(Connection& connection, std::string_view origin);
Result<void> noteTakenBack(Connection& connection, std::string_view origin, LabelEventId event);
/// The undo that took the event back, or none.
Result<LabelEventId> undoOf(Connection& connection, LabelEventId event);

} // namespace turnout::store
