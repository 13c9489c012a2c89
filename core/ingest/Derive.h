// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/SegmentRules.h"
#include "ingest/Sink.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

/// What a transcript says of a session although nobody logged it. Everything derived begins with session::kDerived.
namespace turnout::ingest {

/// Signals, by their definition (turns count from 0; phrases in English, German, French and Spanish, see Phrases.h):
/// - derived.retry: a user turn that asks for something (Phrases.h) and repeats the user turn before it word for word,
///   of at least three words.
/// - derived.rephrase: a user turn that asks for the same as the user turn before it in other words: both of 3 to 40
///   words, at least 60 % of the content words in common (Dice, by their first five letters), no other numbers, not one
///   word put for another in the same sentence, not beginning with yes or thanks; or that says so ("I meant the other
///   one").
/// - derived.escalate: a user turn that asks for a person.
/// - derived.apology: an assistant turn that apologises or regrets.
/// - derived.refusal: an assistant turn that says it cannot or will not do what was asked.
/// - derived.abandon: the session ends with an assistant turn that apologises, refuses or waits for an answer (it ends
///   with a question that is not "anything else?"), and the user's last turn did not close (thanks, bye).
/// A kind is left alone where the session has it logged ("retry" observed or present): what was logged is better.
/// `observed` gets the derived kinds too, since their absence is known.
void deriveSignals(session::Session& session);

/// The users seen so far, for first-time and returning ones; about 30 bytes each.
class SeenUsers {
public:
    /// True the second time.
    bool seenBefore(std::string_view user);

private:
    std::unordered_set<std::uint64_t> m_hashes;
};

/// Segments:
/// - derived.turns: "1-2", "3-5", "6-10", "11-20", "21+".
/// - derived.length: bytes of all turns: "under 500", "500-1999", "2000-7999", "8000+".
/// - derived.hour: of the start, in UTC: "00-05", "06-11", "12-17", "18-23"; derived.day: "weekday", "weekend" (UTC).
///   Not where no start is known.
/// - derived.tools: "yes" where a turn is a tool's or calls one, otherwise "no".
/// - derived.user: "first" for the first session of a user that `users` sees, then "returning". Not where no user is
///   known.
/// - derived.language: the language of the user's words as CLD2 sees it ("en"), "unknown" where it is not sure.
/// A name the session brings itself is left alone.
void deriveSegments(session::Session& session, SeenUsers& users);

struct DeriveOptions {
    bool signals = false;
    bool segments = false;
};

/// Makes the segments of one session after another: the built-in ones if asked for, then those of the rules.
class SegmentDeriver {
public:
    /// `rules` may be null; `users` are those of sessions that came before.
    SegmentDeriver(bool builtIn, const SegmentRules* rules, SeenUsers users = {});
    void derive(session::Session& session);

private:
    bool m_builtIn;
    const SegmentRules* m_rules;
    SeenUsers m_users;
};

/// Derives from every session that passes by.
class DerivingSink final : public Sink {
public:
    DerivingSink(Sink& next, bool signals, SegmentDeriver segments)
        : m_next(next)
        , m_signals(signals)
        , m_segments(std::move(segments))
    {
    }
    bool session(std::int64_t line, session::Session&& session) override;
    bool event(Event&& event) override;
    bool reject(Reject&& reject) override;

    /// Derived signals by kind.
    [[nodiscard]] const std::map<std::string, std::int64_t>& signalCounts() const
    {
        return m_counts;
    }

private:
    Sink& m_next;
    bool m_signals;
    SegmentDeriver m_segments;
    std::map<std::string, std::int64_t> m_counts;
};

} // namespace turnout::ingest
