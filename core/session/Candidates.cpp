// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Candidates.h"

#include "base/Rng.h"

#include <simdjson.h>

#include <map>
#include <string>

namespace turnout::session {
namespace {

/// By turn: what the file calls the candidate it belongs to.
std::map<int, std::string> namedCandidates(const std::vector<Turn>& turns, std::string_view extra)
{
    std::map<int, std::string> names;
    simdjson::dom::parser parser;
    simdjson::dom::object marks;
    if (!extra.empty() && parser.parse(simdjson::padded_string(extra))["turns"].get(marks) == simdjson::SUCCESS)
        for (const auto field : marks) {
            std::string name;
            simdjson::dom::element value;
            if (field.value["candidate"].get(value) == simdjson::SUCCESS && !value.is_null())
                name = value.is_string() ? std::string(value.get_string().value_unsafe()) : simdjson::minify(value);
            int turn = -1;
            const std::string place(field.key);
            if (!name.empty() && place.find_first_not_of("0123456789") == std::string::npos && place.size() < 7)
                turn = std::stoi(place);
            if (turn >= 0 && turn < std::ssize(turns))
                names.emplace(turn, std::move(name));
        }
    if (names.empty())
        for (std::size_t i = 0; i < turns.size(); ++i)
            if (turns[i].name == "preferred" || turns[i].name == "non-preferred")
                names.emplace(static_cast<int>(i), turns[i].name);
    return names;
}

} // namespace

std::optional<Candidates> candidatesOf(const std::vector<Turn>& turns, std::string_view extra)
{
    Candidates found;
    const auto names = namedCandidates(turns, extra);
    if (names.empty())
        return std::nullopt;
    const std::string& first = names.begin()->second;
    std::optional<std::string> second;
    for (const auto& [turn, name] : names) {
        if (name == first) {
            found.first.push_back(turn);
            continue;
        }
        if (second && *second != name)
            return std::nullopt; // three or more: no pair
        second = name;
        found.second.push_back(turn);
    }
    return second ? std::optional(found) : std::nullopt;
}

bool secondIsShownFirst(std::string_view sessionId)
{
    std::uint64_t hash = 0xCBF29CE484222325U; // FNV-1a, 64 bit
    for (const char c : sessionId)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return (Rng(hash).next() & 1U) != 0; // FNV's lowest bit alone is the parity of the text's
}

} // namespace turnout::session
