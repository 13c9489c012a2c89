// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "ingest/RecordSource.h"

#include <optional>

namespace turnout::ingest {

/// The text without the blanks around it.
std::string_view trimmed(std::string_view text);

/// What simdjson found wrong with a record, as a sentence for people; `unit` is "line" or "record".
std::string jsonReason(simdjson::error_code code, std::string_view unit);

/// Takes records from a source and parses them. Memory is bounded by the longest record, and given back behind it.
class RecordParser {
public:
    RecordParser(RecordSource& source, RecordContext& context);

    enum class Next { Record, Bad, End };
    /// The next record that is not blank. Bad: not JSON, or not an object; the context has the reason.
    Next next();
    /// The record: its place, its text without blanks around it, and its fields. Valid until the next call.
    [[nodiscard]] std::int64_t number() const
    {
        return m_line.number;
    }
    [[nodiscard]] std::string_view text() const
    {
        return m_text;
    }
    [[nodiscard]] simdjson::dom::object record() const
    {
        return m_record;
    }
    /// The file could not be read on, or reading was cancelled.
    [[nodiscard]] const std::optional<Error>& error() const
    {
        return m_source.error();
    }

private:
    void prepareParser();
    bool parse();

    RecordSource& m_source;
    RecordContext& m_context;
    std::optional<simdjson::dom::parser> m_parser;
    Line m_line;
    std::string_view m_text;
    simdjson::dom::object m_record;
    bool m_wasLarge = false;
};

} // namespace turnout::ingest
