// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/PersonalData.h"
#include "ingest/Redaction.h"
#include "ingest/Sink.h"

#include <string>
#include <string_view>

namespace turnout::ingest {

/// Finds personal data in texts, counts it and, where asked, puts pseudonyms in its place: ⟨email-7f3a9c2k⟩, the same
/// for the same value, under the project's key. Where findings touch, all of it becomes one pseudonym.
/// Takes time linear in the text. Thread: one, the reader's.
class Redactor {
public:
    /// BadUsage for a pattern that cannot be used.
    static Result<Redactor> make(RedactionOptions options);

    [[nodiscard]] RedactionMode mode() const
    {
        return m_mode;
    }
    [[nodiscard]] const RedactionCounts& counts() const
    {
        return m_counts;
    }

    /// Words of a person or a model. `name` is what the text is called where it came from ("phone", "order_id").
    /// True where the text was changed.
    bool text(std::string& text, std::string_view name = {});
    /// A name or an id: keys and local phone numbers are not looked for, since ids look like both.
    bool identifier(std::string& text);
    /// JSON as text: its strings, keys and long numbers one by one.
    bool json(std::string& json);

    /// The next record begins: how many records had a finding is counted with it.
    void beginRecord()
    {
        m_recordCounted = false;
    }

    /// For a text that was counted elsewhere already.
    void restoreCounts(const RedactionCounts& counts)
    {
        m_counts = counts;
    }

private:
    Redactor() = default;
    bool change(std::string& text, std::string_view name, bool inText);

    RedactionMode m_mode = RedactionMode::Off;
    PseudonymKey m_key{};
    PatternDetector m_patterns;
    RedactionCounts m_counts;
    bool m_recordCounted = false;
    Findings m_found;
    std::string m_named;
    std::string m_out;
};

/// Redacts every text of what passes by, before anything else sees it: ids and users, turns with their names and tool
/// calls, segments, comments, names and values of everything given, extra, records kept for orphans, and the bytes and
/// reasons of rejects. Ids become the same pseudonym wherever they stand, so joins still join.
class RedactingSink final : public Sink {
public:
    RedactingSink(Sink& next, Redactor& redactor)
        : m_next(next)
        , m_redactor(redactor)
    {
    }
    bool session(std::int64_t line, session::Session&& session) override;
    bool event(Event&& event) override;
    bool reject(Reject&& reject) override;

private:
    void redact(session::Rating& rating);
    void redact(session::Signal& signal);
    void redact(session::Outcome& outcome);
    void redact(session::Score& score);
    void redact(session::GivenLabel& label);

    Sink& m_next;
    Redactor& m_redactor;
};

/// The reason of a reject quotes the record; quotes that were cut off are taken out, since half a value is found by no
/// detector: 'is "john.doe@exa…"' → 'is "…"'.
std::string withoutCutQuotes(std::string_view reason);

} // namespace turnout::ingest
