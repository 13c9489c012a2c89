// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Session.h"

#include "base/Json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::session {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 9> kRoles{{
    {"system", Role::System},
    {"user", Role::User},
    {"assistant", Role::Assistant},
    {"tool", Role::Tool},
    {"developer", Role::System},
    {"human", Role::User},
    {"ai", Role::Assistant},
    {"model", Role::Assistant},
    {"function", Role::Tool},
}};

} // namespace

std::string_view roleName(Role role)
{
    return kRoles.at(static_cast<std::size_t>(role)).first;
}

std::optional<Role> roleFromName(std::string_view name)
{
    for (const auto& [text, role] : kRoles)
        if (text == name)
            return role;
    return std::nullopt;
}

void appendTurnsJson(std::string& out, const std::vector<Turn>& turns)
{
    out += '[';
    bool first = true;
    for (const Turn& turn : turns) {
        out += first ? "{\"role\":\"" : ",{\"role\":\"";
        first = false;
        out += roleName(turn.role);
        out += "\",\"text\":";
        appendJsonString(out, turn.text);
        if (!turn.name.empty()) {
            out += ",\"name\":";
            appendJsonString(out, turn.name);
        }
        if (turn.at) {
            out += ",\"at\":";
            out += std::to_string(*turn.at);
        }
        if (!turn.toolCalls.empty()) {
            out += ",\"tool_calls\":";
            out += turn.toolCalls;
        }
        out += '}';
    }
    out += ']';
}

std::optional<double> normaliseRating(double value, double low, double high)
{
    if (!std::isfinite(value) || !std::isfinite(low) || !std::isfinite(high) || low == high)
        return std::nullopt;
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

} // namespace turnout::session
