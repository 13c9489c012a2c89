// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"
#include "ingest/TraceOut.h"

namespace turnout::ingest {

/// Langfuse's exports: observations, traces and scores of the user interface (camelCase) and of the blob storage
/// (snake_case, JSON in texts), and the download of one trace ({"trace","observations"}).
///
/// Scores: what came through the API is a rating where it is 0…1 or a word for up or down; what a person noted in the
/// interface is a label; an evaluation's number is a score. CATEGORICAL and TEXT count by their text, for their number
/// is an index. Times without a zone are UTC.
class LangfuseReader final : public TraceReader {
public:
    explicit LangfuseReader(RecordContext& context)
        : m_context(context)
    {
    }
    bool read(simdjson::dom::object record, TraceOut& out) override;
    [[nodiscard]] std::string what() const override;
    [[nodiscard]] std::string_view steps() const override
    {
        return "observations, traces and scores";
    }

private:
    bool readDownload(simdjson::dom::object record, TraceOut& out);
    bool readObservation(simdjson::dom::object record, TraceOut& out);
    bool readTrace(simdjson::dom::object record, TraceOut& out);
    bool readScore(simdjson::dom::object record, std::string_view trace, TraceOut& out);
    void readScores(simdjson::dom::object record, std::string_view trace, TraceOut& out);
    void takeCommon(simdjson::dom::object record, Observation& out);
    void readMessages(const std::optional<Element>& value, session::Role bare, std::vector<session::Turn>& out);

    RecordContext& m_context;
    MessageReader m_messages;
    simdjson::dom::parser m_parser;
    bool m_interface = false;
    bool m_blob = false;
};

} // namespace turnout::ingest
