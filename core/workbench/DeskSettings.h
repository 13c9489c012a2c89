// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Connection.h"
#include "workbench/OpenProject.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::workbench {

/// What could lead an annotator. Before the answer none of it is shown to anybody; after it, what the project allows.
enum class Leading : std::uint8_t {
    Ratings, ///< what the user said
    Signals,
    Scores, ///< of judges and machines, as they were imported
    Suggestions, ///< what the quality model expects
    Arm, ///< why the session was chosen, and how probably
    Segments,
    Labels, ///< what colleagues answered
};
inline constexpr std::array kEveryLeading{Leading::Ratings, Leading::Signals, Leading::Scores, Leading::Suggestions,
    Leading::Arm, Leading::Segments, Leading::Labels};

/// "ratings", "signals", "scores", "suggestions", "arm", "segments", "labels": as stored where they were seen.
std::string_view leadingName(Leading what);
std::optional<Leading> leadingFromName(std::string_view name);
std::vector<std::string> leadingNames(const std::set<Leading>& what);

/// How a project wants to be labeled; one for everybody who labels in it.
struct DeskSettings {
    /// May be seen once the session is answered. Colleagues' answers are not among them unless somebody says so: who
    /// has seen them is no second opinion when they answer again.
    std::set<Leading> revealed{
        Leading::Ratings, Leading::Signals, Leading::Scores, Leading::Suggestions, Leading::Arm, Leading::Segments};
    bool names = false; ///< where colleagues' answers may be seen, whose they are too
    double idleSeconds = 120; ///< without a key or a move of the mouse for so long is a break, which no pace counts
    bool timer = false; ///< the time spent on a session is shown while it is labeled
    friend bool operator==(const DeskSettings&, const DeskSettings&) = default;
};

inline constexpr double kLeastIdle = 10; ///< seconds
inline constexpr double kMostIdle = 3600;

/// The default where none are stored. Damaged where what is stored cannot be read.
Result<DeskSettings> deskSettings(store::Connection& connection);
Result<DeskSettings> deskSettings(OpenProject& project);
/// BadInput where the idle time is not between kLeastIdle and kMostIdle.
Result<void> setDeskSettings(OpenProject& project, const DeskSettings& settings);

std::string deskSettingsText(const DeskSettings& settings);
/// {"schema":1,"revealed":[…],"names":false,"idle_seconds":120,"timer":false}
std::string deskSettingsToJson(const DeskSettings& settings, int indent = 2);

} // namespace turnout::workbench
