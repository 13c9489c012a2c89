// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"
#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <optional>
#include <vector>

namespace turnout::ingest {

/// Reads a record of Argilla as a session, nested (`fields`, `metadata`, `suggestions`, `responses`, `vectors`) or flat
/// (`verdict.suggestion`, `verdict.responses` beside the fields). The fields are what was said: a chat, or texts;
/// metadata become segments, submitted responses labels, discarded ones skips, a suggestion's score a score. The
/// suggestions themselves and vectors are kept beside the session ("suggestions", "embedding").
class ArgillaReader {
public:
    ArgillaReader(RecordContext& context, std::optional<double> weight)
        : m_context(context)
        , m_weight(weight.value_or(1))
    {
    }
    /// False where the record cannot be used; the context has the reason.
    bool read(simdjson::dom::object record, session::Session& out);
    /// Responses that were begun and not submitted, in all records.
    [[nodiscard]] std::int64_t drafts() const
    {
        return m_drafts;
    }

private:
    bool readNested(std::string_view key, Element value, session::Session& out);
    bool readFlat(simdjson::dom::object record, std::string_view key, Element value, session::Session& out);
    void readFields(simdjson::dom::object fields, session::Session& out);
    void readField(std::string_view name, Element value, session::Session& out);
    bool readMetadata(simdjson::dom::object metadata, session::Session& out);
    void readResponses(Element responses, session::Session& out);
    void readFlatResponses(
        simdjson::dom::object record, const std::string& key, std::string_view question, session::Session& out);
    void addResponse(std::string_view question, Element value, const std::string& user, std::string_view status,
        session::Session& out);
    bool readSuggestions(Element suggestions, session::Session& out);
    bool addSuggestion(
        std::string_view question, std::optional<Element> score, const std::string& agent, session::Session& out);
    void keepVectors(simdjson::dom::object vectors);

    RecordContext& m_context;
    double m_weight;
    MessageReader m_messages;
    std::int64_t m_drafts = 0;
};

} // namespace turnout::ingest
