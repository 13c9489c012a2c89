// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace turnout::ingest {

/// Puts one transcript together from the calls of a session, in the order of their start. What a call was given
/// usually repeats the conversation so far: what overlaps is there once, what does not is appended.
///
/// Two turns are the same where their roles and words agree (or, without words, the names of the tools called).
/// A call's input is, in this order: one that goes on where the transcript ends; one that knows more of the beginning;
/// one that repeats all users' words and says an answer differently; the same call again, in the same trace; something
/// new. Linear in the length of the input.
class Transcript {
public:
    using TimeOf = std::optional<TimeMs>;

    void call(std::vector<session::Turn>&& input, std::vector<session::Turn>&& output, TimeOf start, TimeOf end,
        std::string_view trace);
    /// A tool's answer, for where no message brings it.
    void toolResult(session::Turn&& turn);
    [[nodiscard]] std::size_t size() const
    {
        return m_items.size();
    }
    /// Where the last call's answer stands; nothing where it had none.
    [[nodiscard]] std::optional<int> lastAnswer() const
    {
        return m_lastAnswer;
    }
    std::vector<session::Turn> take();

private:
    struct Item {
        session::Turn turn;
        std::uint64_t hash = 0;
        bool pending = false; ///< a tool's answer that no message has brought yet
    };
    static std::uint64_t hashOf(const session::Turn& turn);
    void append(session::Turn&& turn, std::uint64_t hash, TimeOf at);
    static void dropRepeated(const std::vector<std::uint64_t>& given, std::vector<session::Turn>& output);
    bool dropPending(std::uint64_t hash, std::size_t last);

    std::vector<Item> m_items;
    std::unordered_map<std::uint64_t, int> m_unclaimed; ///< tools' answers in messages, by hash, less those of spans
    std::string m_lastTrace;
    std::optional<int> m_lastAnswer;
};

} // namespace turnout::ingest
