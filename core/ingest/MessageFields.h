// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"

#include <optional>

namespace turnout::ingest {

/// The keys of an object that mean something in a message, a part of one, or what messages come wrapped in.
struct MessageReader::Fields {
    explicit Fields(Element value);
    explicit Fields(simdjson::dom::object object);

    /// Says whose words it holds, or is a call or its answer.
    [[nodiscard]] bool isMessage() const;
    /// Holds messages: a request, a response, a wrapper.
    [[nodiscard]] bool isEnvelope() const;
    /// A part of a message's content.
    [[nodiscard]] bool isPart() const;
    /// The role that `role`, `type` or a class name says.
    [[nodiscard]] std::optional<session::Role> role(session::Role bare) const;

    using Field = std::optional<Element>;
    Field roleName, type, content, parts, text, name, value;
    Field toolCalls, functionCall, functionResponse, additional, refusal;
    Field response, result, output, input, callId, arguments;
    Field messages, choices, candidates, contents, generations, message, newMessage, kwargs, lcId;
    Field system, config, prompt;

private:
    void take(std::string_view key, Element value);
};

} // namespace turnout::ingest
