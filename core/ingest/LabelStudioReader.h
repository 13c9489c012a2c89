// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"
#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <optional>

namespace turnout::ingest {

/// Reads a task of Label Studio's JSON export as a session: what was said from `data` (a chat under any name, or a
/// prompt and a response), its other short values as segments; annotations as labels, cancelled ones as skips, ground
/// truth as gold too; predictions as scores, and as they came under `extra`.
class LabelStudioReader {
public:
    LabelStudioReader(RecordContext& context, std::optional<double> weight)
        : m_context(context)
        , m_weight(weight.value_or(1))
    {
    }
    /// False where the record cannot be used; the context has the reason.
    bool read(simdjson::dom::object record, session::Session& out);

private:
    bool readData(simdjson::dom::object data, session::Session& out);
    bool readAnnotation(simdjson::dom::object annotation, session::Session& out);
    void readResults(simdjson::dom::object annotation, const session::GivenLabel& common, session::Session& out);
    bool readPrediction(simdjson::dom::object prediction, session::Session& out);

    RecordContext& m_context;
    double m_weight;
    MessageReader m_messages;
};

} // namespace turnout::ingest
