// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Transcript.h"

#include "ingest/HashText.h"
#include "ingest/RecordParser.h"

#include <algorithm>

namespace turnout::ingest {

using session::Role;
using session::Turn;

namespace {

using Hashes = std::vector<std::uint64_t>;

/// The names in a list of tool calls, whatever their ids and arguments look like.
std::string calledNames(std::string_view calls)
{
    std::string names;
    constexpr std::string_view key = "\"name\":\"";
    for (std::size_t at = calls.find(key); at != std::string_view::npos; at = calls.find(key, at + 1)) {
        const std::size_t begin = at + key.size();
        names.append(calls.substr(begin, calls.find('"', begin) - begin)).append(" ");
    }
    return names;
}

/// How long the beginning of `pattern` is that ends at each place of it (Knuth, Morris and Pratt 1977).
std::vector<std::size_t> borders(const Hashes& pattern)
{
    std::vector<std::size_t> border(pattern.size(), 0);
    for (std::size_t i = 1; i < pattern.size(); ++i) {
        std::size_t length = border[i - 1];
        while (length > 0 && pattern[i] != pattern[length])
            length = border[length - 1];
        border[i] = pattern[i] == pattern[length] ? length + 1 : 0;
    }
    return border;
}

/// The longest beginning of `pattern` that `text` ends with.
std::size_t overlap(const Hashes& text, const Hashes& pattern)
{
    if (pattern.empty())
        return 0;
    const auto border = borders(pattern);
    std::size_t length = 0;
    for (std::size_t i = text.size() - std::min(text.size(), pattern.size()); i < text.size(); ++i) {
        while (length > 0 && (length == pattern.size() || text[i] != pattern[length]))
            length = border[length - 1];
        length += text[i] == pattern[length] ? 1U : 0U;
    }
    return length;
}

/// Where `pattern` stands in `text`.
std::optional<std::size_t> find(const Hashes& text, const Hashes& pattern)
{
    if (pattern.size() > text.size())
        return std::nullopt;
    const auto border = borders(pattern);
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (length > 0 && text[i] != pattern[length])
            length = border[length - 1];
        length += text[i] == pattern[length] ? 1U : 0U;
        if (length == pattern.size())
            return i + 1 - length;
    }
    return std::nullopt;
}

Hashes usersOf(const Hashes& hashes, const std::vector<Role>& roles)
{
    Hashes users;
    for (std::size_t i = 0; i < hashes.size(); ++i)
        if (roles[i] == Role::User)
            users.push_back(hashes[i]);
    return users;
}

/// How much of what is given repeats what is known, where the users' words are the same and the answers are said
/// differently: up to the user's next words, or, where there are none yet, up to the user's last.
std::size_t saidUpTo(const std::vector<Role>& roles, const std::vector<Role>& givenRoles)
{
    auto users = std::count(roles.begin(), roles.end(), Role::User);
    std::size_t at = 0;
    while (at < givenRoles.size() && users > 0)
        users -= givenRoles[at++] == Role::User ? 1 : 0;
    const auto next = std::find(givenRoles.begin() + static_cast<std::ptrdiff_t>(at), givenRoles.end(), Role::User);
    if (next != givenRoles.end()) // all before the user's next words is the answer to the last
        return static_cast<std::size_t>(next - givenRoles.begin());
    return at;
}

} // namespace

std::uint64_t Transcript::hashOf(const Turn& turn)
{
    const std::string_view words = trimmed(turn.text);
    const auto seed = static_cast<std::uint64_t>(turn.role) * 2 + (words.empty() ? 1 : 0);
    if (!words.empty())
        return XXH3_64bits_withSeed(words.data(), words.size(), seed);
    const std::string names = calledNames(turn.toolCalls);
    return XXH3_64bits_withSeed(names.data(), names.size(), seed);
}

void Transcript::append(Turn&& turn, std::uint64_t hash, TimeOf at)
{
    if (!turn.at)
        turn.at = at;
    m_items.push_back({std::move(turn), hash, false});
}

/// A message brings a tool's answer: the one that waited for it goes, by its words, else the oldest that waits.
bool Transcript::dropPending(std::uint64_t hash, std::size_t last)
{
    const auto end = m_items.begin() + static_cast<std::ptrdiff_t>(last);
    auto found
        = std::find_if(m_items.begin(), end, [&](const Item& item) { return item.pending && item.hash == hash; });
    if (found == end)
        found = std::find_if(m_items.begin(), end, [](const Item& item) { return item.pending; });
    if (found == end)
        return false;
    m_items.erase(found);
    return true;
}

/// Frameworks that keep a state answer with the whole conversation: what was given is not said again.
void Transcript::dropRepeated(const std::vector<std::uint64_t>& given, std::vector<Turn>& output)
{
    if (given.empty() || output.size() < given.size())
        return;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (hashOf(output[i]) != given[i])
            return;
    output.erase(output.begin(), output.begin() + static_cast<std::ptrdiff_t>(given.size()));
}

void Transcript::call(
    std::vector<Turn>&& input, std::vector<Turn>&& output, TimeOf start, TimeOf end, std::string_view trace)
{
    Hashes known; // the transcript as messages know it
    std::vector<Role> roles;
    for (const Item& item : m_items)
        if (!item.pending && item.turn.role != Role::System) {
            known.push_back(item.hash);
            roles.push_back(item.turn.role);
        }
    Hashes given;
    std::vector<Role> givenRoles;
    std::vector<std::size_t> places;
    Hashes all;
    for (std::size_t i = 0; i < input.size(); ++i) {
        all.push_back(hashOf(input[i]));
        if (input[i].role != Role::System) {
            given.push_back(all.back());
            givenRoles.push_back(input[i].role);
            places.push_back(i);
        }
    }
    std::size_t there = overlap(known, given); // how many of the given are there
    bool again = false;
    bool restIsPartlyKnown = false;
    std::size_t earlier = 0;
    if (there == 0 && !known.empty() && !given.empty()) {
        const auto found = find(given, known);
        const bool begins = given.size() < known.size() && std::equal(given.begin(), given.end(), known.begin());
        const Hashes usersKnown = usersOf(known, roles);
        const Hashes usersGiven = usersOf(given, givenRoles);
        const bool repeats = !usersKnown.empty() && usersGiven.size() >= usersKnown.size()
            && std::equal(usersKnown.begin(), usersKnown.end(), usersGiven.begin());
        const bool goesOn = usersGiven.size() > usersKnown.size() || trace == m_lastTrace;
        if (found) {
            earlier = *found;
            there = earlier + known.size();
        } else if (begins && (given.size() > 1 || trace == m_lastTrace)) {
            there = given.size();
            again = true;
        } else if (repeats && goesOn) {
            there = saidUpTo(roles, givenRoles);
            restIsPartlyKnown = usersGiven.size() == usersKnown.size();
        }
    }
    std::vector<Item> beginning;
    for (std::size_t i = 0; i < earlier; ++i)
        beginning.push_back({std::move(input[places[i]]), given[i], false});
    m_items.insert(
        m_items.begin(), std::make_move_iterator(beginning.begin()), std::make_move_iterator(beginning.end()));
    const bool news = there < given.size() || m_items.empty();
    const std::size_t from = there < given.size() ? places[there] : input.size();
    std::size_t before = m_items.size();
    for (std::size_t i = 0; i < input.size(); ++i) {
        const bool system = input[i].role == Role::System;
        const auto same = [&](const Item& item) { return item.hash == all[i]; };
        const auto old = m_items.begin() + static_cast<std::ptrdiff_t>(system ? m_items.size() : before);
        const bool mayBeKnown = system || (restIsPartlyKnown && i >= from);
        if (mayBeKnown ? !news || std::any_of(m_items.begin(), old, same) : i < from)
            continue;
        if (input[i].role == Role::Tool) {
            if (before > 0 && dropPending(all[i], before))
                --before;
            else
                ++m_unclaimed[all[i]];
        }
        append(std::move(input[i]), all[i], start);
    }
    m_lastAnswer.reset();
    dropRepeated(all, output);
    for (Turn& turn : output) {
        const std::uint64_t hash = hashOf(turn);
        const auto same = [&](const Item& item) { return item.hash == hash && item.turn.role == turn.role; };
        if (again && std::any_of(m_items.begin(), m_items.end(), same))
            continue;
        append(std::move(turn), hash, end ? end : start);
        m_lastAnswer = static_cast<int>(m_items.size() - 1);
    }
    m_lastTrace = trace;
}

void Transcript::toolResult(Turn&& turn)
{
    const std::uint64_t hash = hashOf(turn);
    if (const auto message = m_unclaimed.find(hash); message != m_unclaimed.end() && message->second > 0) {
        --message->second;
        return;
    }
    m_items.push_back({std::move(turn), hash, true});
}

std::vector<Turn> Transcript::take()
{
    std::vector<Turn> turns;
    turns.reserve(m_items.size());
    for (Item& item : m_items)
        turns.push_back(std::move(item.turn));
    m_items.clear();
    return turns;
}

} // namespace turnout::ingest
