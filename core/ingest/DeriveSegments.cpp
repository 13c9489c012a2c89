// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Derive.h"

#include <cld2/public/compact_lang_det.h>
#include <xxhash.h>

namespace turnout::ingest {
namespace {

constexpr TimeMs kHour = 3600000;
constexpr TimeMs kDay = 24 * kHour;

void put(session::Session& session, std::string_view name, std::string_view value)
{
    std::string full = std::string(session::kDerived) + std::string(name);
    for (const auto& [known, ignored] : session.segments)
        if (known == full)
            return;
    session.segments.emplace_back(std::move(full), value);
}

std::string_view turnsBand(std::size_t turns)
{
    return turns <= 2 ? "1-2" : turns <= 5 ? "3-5" : turns <= 10 ? "6-10" : turns <= 20 ? "11-20" : "21+";
}

std::string_view lengthBand(std::size_t bytes)
{
    return bytes < 500 ? "under 500" : bytes < 2000 ? "500-1999" : bytes < 8000 ? "2000-7999" : "8000+";
}

/// The first kilobytes of what the user wrote are enough to tell.
std::string languageOf(const session::Session& session)
{
    constexpr std::size_t kEnough = 4096;
    std::string text;
    for (const session::Turn& turn : session.turns) {
        if (turn.role != session::Role::User)
            continue;
        text.append(turn.text, 0, kEnough);
        text += '\n';
        if (text.size() >= kEnough)
            break;
    }
    bool reliable = false;
    int valid = 0;
    const CLD2::Language language
        = CLD2::DetectLanguageCheckUTF8(text.data(), static_cast<int>(text.size()), true, &reliable, &valid);
    // A character cut in half ends what is valid; the part before it is looked at alone.
    const CLD2::Language seen = static_cast<std::size_t>(valid) == text.size()
        ? language
        : CLD2::DetectLanguage(text.data(), valid, true, &reliable);
    return reliable && seen != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(seen) : "unknown";
}

} // namespace

bool SeenUsers::seenBefore(std::string_view user)
{
    return !m_hashes.insert(XXH3_64bits(user.data(), user.size())).second;
}

void deriveSegments(session::Session& session, SeenUsers& users)
{
    std::size_t bytes = 0;
    bool tools = false;
    for (const session::Turn& turn : session.turns) {
        bytes += turn.text.size();
        tools = tools || turn.role == session::Role::Tool || turn.toolCalls.size() > 2;
    }
    put(session, "turns", turnsBand(session.turns.size()));
    put(session, "length", lengthBand(bytes));
    put(session, "tools", tools ? "yes" : "no");
    put(session, "language", languageOf(session));
    if (!session.user.empty())
        put(session, "user", users.seenBefore(session.user) ? "returning" : "first");
    if (!session.startedAt)
        return;
    // Days since 1970-01-01, a Thursday; rounded down before it too.
    const TimeMs start = *session.startedAt;
    const TimeMs day = start / kDay - (start % kDay < 0 ? 1 : 0);
    const TimeMs hour = (start - day * kDay) / kHour;
    const TimeMs weekday = ((day + 3) % 7 + 7) % 7; // Monday is 0
    put(session, "hour", hour < 6 ? "00-05" : hour < 12 ? "06-11" : hour < 18 ? "12-17" : "18-23");
    put(session, "day", weekday >= 5 ? "weekend" : "weekday");
}

SegmentDeriver::SegmentDeriver(bool builtIn, const SegmentRules* rules, SeenUsers users)
    : m_builtIn(builtIn)
    , m_rules(rules)
    , m_users(std::move(users))
{
}

void SegmentDeriver::derive(session::Session& session)
{
    if (m_builtIn)
        deriveSegments(session, m_users);
    if (m_rules != nullptr)
        m_rules->apply(session);
}

bool DerivingSink::session(std::int64_t line, session::Session&& session)
{
    if (m_signals) {
        const std::size_t given = session.signals.size();
        deriveSignals(session);
        for (std::size_t i = given; i < session.signals.size(); ++i)
            ++m_counts[session.signals[i].kind];
    }
    m_segments.derive(session);
    return m_next.session(line, std::move(session));
}

bool DerivingSink::event(Event&& event)
{
    return m_next.event(std::move(event));
}

bool DerivingSink::reject(Reject&& reject)
{
    return m_next.reject(std::move(reject));
}

} // namespace turnout::ingest
