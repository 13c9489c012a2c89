// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Plain values of what production sent. All text is UTF-8 and hostile: never HTML, a path, SQL or a formula.
namespace turnout::session {

enum class Role : std::uint8_t { System, User, Assistant, Tool };

/// "system", "user", "assistant", "tool".
std::string_view roleName(Role role);
/// The role of a name; also "developer" (system), "human" (user), "ai"/"model" (assistant), "function" (tool).
std::optional<Role> roleFromName(std::string_view name);

/// One message.
struct Turn {
    Role role = Role::User;
    std::string text;
    std::string name; ///< of the tool or speaker, where given
    std::optional<TimeMs> at;
    std::string toolCalls; ///< a JSON array as given, or empty
    friend bool operator==(const Turn&, const Turn&) = default;
};

/// What the user said of a session or of one turn.
struct Rating {
    double value = 0; ///< 0…1, higher is better
    std::string given; ///< as it came, as JSON: "up", true, {"value":2,"scale":[1,5]}
    std::optional<int> turn; ///< counts from 0
    std::optional<TimeMs> at;
    std::string comment;
    friend bool operator==(const Rating&, const Rating&) = default;
};

/// Behaviour: retry, rephrase, copy, edit, abandon, escalate, dwell …
struct Signal {
    std::string kind;
    std::optional<int> turn;
    std::optional<double> value;
    std::optional<TimeMs> at;
    friend bool operator==(const Signal&, const Signal&) = default;
};

/// What happened afterwards, from another system.
struct Outcome {
    std::string kind;
    std::optional<double> value;
    std::optional<TimeMs> at;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// A number a machine gave.
struct Score {
    std::string name;
    double value = 0;
    friend bool operator==(const Score&, const Score&) = default;
};

/// A label that came with a file rather than from the desk.
struct GivenLabel {
    std::string annotator;
    std::string question;
    std::string value; ///< text; a number or a list of choices is kept as its JSON
    std::optional<int> turn;
    std::optional<TimeMs> at;
    std::optional<double> seconds; ///< how long the annotator took
    friend bool operator==(const GivenLabel&, const GivenLabel&) = default;
};

/// How the names of signals and segments begin that nobody logged: Turnout made them of the transcript, and can make
/// them anew.
inline constexpr std::string_view kDerived = "derived.";
inline bool isDerived(std::string_view name)
{
    return name.substr(0, kDerived.size()) == kDerived;
}

/// One user's interaction.
struct Session {
    std::string id; ///< production's id, unique in a project
    std::optional<TimeMs> startedAt;
    std::optional<TimeMs> endedAt;
    std::string user;
    double weight = 1; ///< how many production sessions this one stands for
    std::vector<std::pair<std::string, std::string>> segments; ///< name → value, each name once
    std::vector<Turn> turns;
    std::vector<Rating> ratings;
    std::vector<Signal> signals;
    std::vector<std::string> observed; ///< signal kinds that were logged; any other kind is unknown, not absent
    std::vector<Score> scores;
    std::vector<Outcome> outcomes;
    std::vector<GivenLabel> labels;
    std::string extra; ///< unknown keys as a JSON object, or empty
    friend bool operator==(const Session&, const Session&) = default;
};

/// The turns as the JSON array the project stores: [{"role":"user","text":"…","name":…,"at":…,"tool_calls":[…]}].
void appendTurnsJson(std::string& out, const std::vector<Turn>& turns);

/// Normalises a rating number on a scale to 0…1 (clamped); nothing where the scale is empty or not finite.
std::optional<double> normaliseRating(double value, double low, double high);

} // namespace turnout::session
