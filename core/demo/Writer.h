// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Cast.h"

namespace turnout::demo {

/// Turns templates into text: picks alternatives, fills slots, tidies blanks.
class Writer {
public:
    Writer(const Facts& facts, Rng& rng)
        : m_facts(facts)
        , m_bank(bankOf(facts.person.language))
        , m_dice(rng)
    {
    }

    void setCast(const Cast& cast)
    {
        m_cast = cast;
    }
    [[nodiscard]] const Cast& cast() const
    {
        return m_cast;
    }
    [[nodiscard]] const Bank& bank() const
    {
        return m_bank;
    }
    /// Whether the slot for a greeting may hold one: nobody says hello twice.
    void setGreets(bool greets)
    {
        m_greets = greets;
    }
    Dice<Rng>& dice()
    {
        return m_dice;
    }

    /// One of the lines, not the one of number `last` where there is another; `last` becomes the one taken.
    std::string_view choose(const Lines& lines, std::size_t& last);
    std::string_view choose(const Lines& lines);
    /// Appends the template's text.
    void expand(std::string& out, std::string_view text);

private:
    void slot(std::string& out, char name);
    void product(std::string& out, std::size_t form);
    void code(std::string& out, std::string_view text);

    const Facts& m_facts;
    const Bank& m_bank;
    Dice<Rng> m_dice;
    Cast m_cast;
    bool m_greets = true;
};

} // namespace turnout::demo
