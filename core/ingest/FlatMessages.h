// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/MessageReader.h"

#include <map>
#include <optional>
#include <string>

namespace turnout::ingest {

/// Takes a number and the point behind it from the front of a key's path: "12.role" → 12, "role".
std::optional<std::size_t> takeIndex(std::string_view& path);

/// Messages that came as attributes with numbers in their keys: OpenInference's "0.message.role", Traceloop's
/// "0.tool_calls.1.name".
class FlatMessages {
public:
    /// `path` is what stands behind the name of the list. What means nothing is left out.
    void add(std::string_view path, const std::string& text);
    [[nodiscard]] bool empty() const
    {
        return m_messages.empty();
    }
    /// Appends the messages in the order of their numbers.
    void turns(session::Role bare, MessageReader& reader, std::vector<session::Turn>& out) const;

private:
    struct Call {
        std::string id;
        std::string name;
        std::string arguments;
    };
    struct Message {
        std::string role;
        std::string content;
        std::string name;
        std::map<std::size_t, std::string> parts;
        std::map<std::size_t, Call> calls;
    };
    std::map<std::size_t, Message> m_messages;
};

} // namespace turnout::ingest
