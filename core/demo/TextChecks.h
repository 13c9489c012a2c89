// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Texts.h"

// What every text bank must hold to, checked while it is compiled.
namespace turnout::demo {

/// Brackets closed and not nested, slots known. On bare pointers: compilers count the steps of constant expressions.
consteval bool isWellFormed(std::string_view text)
{
    constexpr const char* slots = "gnawobizxylemqkvtTUhcdspCBEF12345";
    bool inside = false;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end; ++at) {
        const char c = *at;
        if (c == '[' || c == ']') {
            if (inside == (c == '['))
                return false;
            inside = c == '[';
        } else if (c == '{') {
            if (end - at < 3 || at[2] != '}')
                return false;
            const char* slot = slots;
            while (*slot != '\0' && *slot != at[1])
                ++slot;
            if (*slot == '\0')
                return false;
            at += 2;
        } else if (c == '}' || (c == '|' && !inside)) {
            return false;
        }
    }
    return !inside && !text.empty();
}

consteval bool isWellFormed(const Lines& lines)
{
    for (std::size_t i = 0; i < lines.count; ++i)
        if (!isWellFormed(lines.items[i]))
            return false;
    return lines.count > 0;
}

consteval bool isWellFormed(const Scenario& s)
{
    return isWellFormed(s.open) && s.open.count == 4 && s.solve.count == 2 && s.insist.count == 2
        && s.ask.count == s.give.count && isWellFormed(s.ask) && isWellFormed(s.give) && isWellFormed(s.solve)
        && isWellFormed(s.wrong) && s.wrong.count > 1 && isWellFormed(s.insist) && isWellFormed(s.more)
        && isWellFormed(s.answer) && s.more.count == s.answer.count;
}

consteval bool isWellFormed(std::span<const Scenario> scenarios)
{
    for (const Scenario& scenario : scenarios)
        if (!isWellFormed(scenario))
            return false;
    return true;
}

consteval bool isWellFormed(const Phrases& p)
{
    return isWellFormed(p.greet) && isWellFormed(p.spoken) && isWellFormed(p.another) && isWellFormed(p.thanks)
        && isWellFormed(p.thanksPlain) && isWellFormed(p.closing) && isWellFormed(p.tail) && isWellFormed(p.checking)
        && isWellFormed(p.sorry) && isWellFormed(p.retrying) && isWellFormed(p.toolFailed) && isWellFormed(p.partial)
        && isWellFormed(p.stall) && isWellFormed(p.refuse) && isWellFormed(p.rude) && isWellFormed(p.complain)
        && isWellFormed(p.angry) && isWellFormed(p.push) && isWellFormed(p.offTopic) && isWellFormed(p.wantsHuman)
        && isWellFormed(p.handOff) && isWellFormed(p.leaves) && isWellFormed(p.commentUp) && isWellFormed(p.commentDown)
        && isWellFormed(p.system);
}

} // namespace turnout::demo
