// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <array>
#include <memory>
#include <vector>

namespace turnout::ingest {

/// Reads what a framework recorded as the input or the output of a call into turns, whatever its spelling: messages of
/// OpenAI (chat and responses), Anthropic, Gemini, LangChain and OpenTelemetry, alone, in lists, inside requests and
/// responses, as JSON or as JSON in a text; and plain words. Never fails: what is no message becomes the text of one.
class MessageReader {
public:
    /// Appends the turns in `value`; `bare` is the role of words that do not say theirs.
    void read(Element value, session::Role bare, std::vector<session::Turn>& out);
    /// The same for a text, which may be JSON.
    void readText(std::string_view text, session::Role bare, std::vector<session::Turn>& out);
    /// The role of a foreign name: "USER", "MessageRole.ASSISTANT", "human"; `bare` where it is none.
    static session::Role roleOf(std::string_view name, session::Role bare);

private:
    struct Fields;
    struct Message;
    bool readParsed(Element value, session::Role bare, std::vector<session::Turn>& out);
    bool readObject(simdjson::dom::object object, session::Role bare, std::vector<session::Turn>& out);
    bool readEnvelope(const Fields& fields, session::Role bare, std::vector<session::Turn>& out);
    bool readList(simdjson::dom::array items, session::Role bare, std::vector<session::Turn>& out);
    void readMessage(const Fields& fields, session::Role role, std::vector<session::Turn>& out);
    void readContent(Element content, Message& message);
    void readPart(Element part, Message& message);
    bool readTextAsJson(std::string_view text, session::Role bare, std::vector<session::Turn>& out);
    static bool readWordsWithRoles(std::string_view text, std::vector<session::Turn>& out);

    static constexpr std::size_t kDeepest = 3; ///< JSON in a text in JSON in a text …
    std::array<std::unique_ptr<simdjson::dom::parser>, kDeepest> m_parsers;
    std::size_t m_depth = 0;
    std::size_t m_nesting = 0;
};

/// Appends {"id","name","arguments"} of a call in any spelling to `calls`, a JSON list or empty.
void appendToolCall(std::string& calls, Element call);
void appendToolCall(std::string& calls, simdjson::dom::object call);
/// The same from its parts; `arguments` is JSON, or words.
void appendToolCall(std::string& calls, std::string_view id, std::string_view name, std::string_view argumentsJson);

} // namespace turnout::ingest
