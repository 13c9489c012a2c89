// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Story.h"
#include "demo/Tools.h"

#include <algorithm>

// How a turn gets into the session: times, tools, and the way people type.
namespace turnout::demo {

using session::Role;

namespace {

/// Alternatives that were left empty leave a blank at the end.
void trim(std::string& text)
{
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
}

} // namespace

std::string Story::comment(bool up)
{
    std::string text;
    m_writer.expand(text, m_writer.choose(up ? m_phrases.commentUp : m_phrases.commentDown));
    return text;
}

void Story::mark(Signal signal)
{
    m_signalTurns[static_cast<std::size_t>(signal)] = static_cast<int>(m_turns.size());
}

void Story::say(Role role, std::string_view text)
{
    m_writer.expand(m_text, text);
    push(role);
}

/// One more sentence in the turn being written.
void Story::goOn(const Lines& lines)
{
    trim(m_text);
    m_text += m_text.ends_with("```") ? "\n\n" : m_writer.bank().blank;
    m_writer.expand(m_text, m_writer.choose(lines));
}

void Story::push(Role role)
{
    trim(m_text);
    restyle();
    if (role == Role::User)
        typeLikeUser();
    session::Turn& turn = m_turns.emplace_back();
    turn.role = role;
    turn.text = m_text;
    if (role == Role::User && m_turns.size() > 1)
        m_now += 9000 + static_cast<TimeMs>(m_text.size()) * m_dice.between(100, 500);
    else if (role == Role::Assistant)
        m_now += 900 + static_cast<TimeMs>(m_text.size()) * m_dice.between(4, 14);
    turn.at = m_now;
    if (role == Role::Assistant)
        m_lastAnswer = static_cast<int>(m_turns.size()) - 1;
    m_text.clear();
}

void Story::pushTool(bool failed)
{
    m_usedTool = true;
    push(Role::Assistant);
    appendToolCall(m_text, m_tool, m_facts, m_writer.cast());
    m_turns.back().toolCalls = m_text;
    m_text.clear();
    if (failed)
        appendToolFailure(m_text, m_writer.cast(), m_dice.pick(16));
    else
        appendToolResult(m_text, m_tool, m_facts, m_writer.cast());
    session::Turn& turn = m_turns.emplace_back();
    turn.role = Role::Tool;
    turn.name = toolName(m_tool);
    turn.text = m_text;
    m_now += failed ? m_dice.between(4000, 9000) : m_dice.between(120, 2400);
    turn.at = m_now;
    m_text.clear();
}

/// Some users never use capitals, some no full stop.
void Story::typeLikeUser()
{
    const bool code = m_text.find("```") != std::string::npos;
    if (!code && m_facts.person.language != Language::Ja && (m_facts.person.hash >> 32U) % 100 < 15)
        std::transform(m_text.begin(), m_text.end(), m_text.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if ((m_facts.person.hash >> 40U) % 100 < 25 && m_text.ends_with('.'))
        m_text.pop_back();
}

/// Nobody hears asterisks and line breaks on the phone.
void Story::restyle()
{
    if (m_facts.surface != Surface::Voice)
        return;
    std::erase_if(m_text, [](char c) { return c == '*' || c == '`'; });
    std::string spoken;
    spoken.reserve(m_text.size());
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        if (m_text[i] != '\n') {
            spoken += m_text[i];
            continue;
        }
        if (!spoken.ends_with(' '))
            spoken += ' ';
        if (m_text.compare(i + 1, 2, "- ") == 0)
            i += 2;
    }
    m_text.swap(spoken);
}

} // namespace turnout::demo
