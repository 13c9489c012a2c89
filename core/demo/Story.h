// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Writer.h"

#include <optional>
#include <vector>

namespace turnout::demo {

/// Tells a session's facts as a conversation: what the user did, and whether it went well, can be read off its turns.
class Story {
public:
    Story(const Facts& facts, Rng& rng, std::vector<session::Turn>& turns);

    /// Writes the turns.
    void tell();

    [[nodiscard]] bool usedTool() const
    {
        return m_usedTool;
    }
    /// The way a bad session failed in the end: without a tool at hand no tool can fail.
    [[nodiscard]] Failure failure() const
    {
        return m_failure;
    }
    /// The turn at which the user did it; nothing where no turn stands out.
    [[nodiscard]] std::optional<int> signalTurn(Signal signal) const
    {
        return m_signalTurns[static_cast<std::size_t>(signal)];
    }
    [[nodiscard]] TimeMs endedAt() const
    {
        return m_now;
    }
    [[nodiscard]] std::optional<int> lastAnswer() const
    {
        return m_lastAnswer;
    }
    /// A comment to a rating, in the session's language.
    std::string comment(bool up);

private:
    void beginCase(std::size_t round);
    std::size_t nextScenario(std::size_t round);
    void goodCase(bool last);
    void acceptableCase();
    void badCase();
    void fail(std::size_t attempt);
    void react(std::size_t attempt);
    void end(Verdict verdict);

    void open(bool first);
    void openAgain();
    void askBack(double probability);
    void lookUp();
    bool lookUpFails();
    void solve();
    void further();

    void say(session::Role role, std::string_view text);
    void say(session::Role role, const Lines& lines)
    {
        say(role, m_writer.choose(lines));
    }
    void goOn(const Lines& lines);
    void push(session::Role role);
    void pushTool(bool failed);
    void restyle();
    void typeLikeUser();
    void mark(Signal signal);

    const Facts& m_facts;
    std::uint64_t m_seed;
    Writer m_writer;
    Dice<Rng>& m_dice;
    const Phrases& m_phrases;
    std::vector<session::Turn>& m_turns;
    TimeMs m_now;
    std::string m_text; ///< of the turn being written
    std::string m_said; ///< the assistant's last wrong answer, for one that repeats itself
    std::size_t m_scenario = 0;
    std::uint32_t m_told = 0; ///< bit set of scenarios
    const Scenario* m_case = nullptr;
    Tool m_tool = Tool::None;
    std::size_t m_opening = 0;
    std::size_t m_lastWrong = SIZE_MAX;
    std::size_t m_attempts = 0; ///< answers that did not help
    Failure m_failure;
    bool m_usedTool = false;
    std::array<std::optional<int>, kSignalNames.size()> m_signalTurns;
    std::optional<int> m_lastAnswer;
};

} // namespace turnout::demo
