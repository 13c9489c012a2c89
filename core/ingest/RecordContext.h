// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Seen.h"

#include <cstddef>
#include <cstdint>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the readers of one record share.
namespace turnout::ingest {

using Element = simdjson::dom::element;

/// What is said once a file, however many records it concerns.
class ReadNotes {
public:
    /// A key we do not know, kept under `extra`; `list` is "" or the list it stood in.
    void unknownKey(std::string_view list, std::string_view key);
    /// A key of an event that we do not know (events have no `extra`).
    void unknownEventKey(std::string_view key);
    void timeWithoutZone()
    {
        m_timeWithoutZone = true;
    }
    void turnTextNotText()
    {
        m_turnTextNotText = true;
    }
    void sessionWithoutTurns()
    {
        ++m_withoutTurns;
    }
    void chatWithoutId()
    {
        ++m_chatsWithoutId;
    }
    void add(std::string sentence)
    {
        m_sentences.push_back(std::move(sentence));
    }
    [[nodiscard]] std::vector<std::string> sentences() const;

private:
    struct Names {
        std::vector<std::pair<std::string, std::string>> seen; ///< list, key
        bool more = false;
        void note(std::string_view list, std::string_view key);
        [[nodiscard]] std::string joined() const;
    };
    Names m_unknown;
    Names m_unknownOfEvents;
    bool m_timeWithoutZone = false;
    bool m_turnTextNotText = false;
    std::int64_t m_withoutTurns = 0;
    std::int64_t m_chatsWithoutId = 0;
    std::vector<std::string> m_sentences;
};

/// Collects the unknown keys of one record as a JSON object:
/// {"embedding":[…],"turns":{"1":{"candidate":"1"}}} (keys inside a list by the entry's place).
class ExtraKeys {
public:
    void clear();
    void keep(std::string_view key, Element value);
    void keepText(std::string_view key, std::string_view value);
    void keepInside(std::string_view list, std::size_t index, std::string_view key, Element value);
    void keepTextInside(std::string_view list, std::size_t index, std::string_view key, std::string_view value);
    /// Closes what keepInside() opened.
    void endList();
    /// Puts the object into `out`, or nothing where there was nothing. The capacity stays here.
    void copyTo(std::string& out);

private:
    void key(std::string_view name);
    void keyInside(std::string_view list, std::size_t index, std::string_view name);

    std::string m_json;
    std::string m_list;
    std::size_t m_index = 0;
};

/// One record being read: what is left over, what to note, and why it cannot be used.
struct RecordContext {
    ReadNotes notes;
    ExtraKeys extra;
    std::string reason;
    Seen seen; ///< of the file; the readers fill in what they know

    /// Sets the reason; false, so that a reader can `return context.fail(…)`.
    bool fail(std::string why)
    {
        reason = std::move(why);
        return false;
    }
};

/// Appends the element as compact JSON.
void appendJson(std::string& out, Element value);
/// `"name"` as it stands in a reason.
std::string inQuotes(std::string_view name);
/// The beginning of a foreign text for a reason: quoted, one line, at most 40 bytes.
std::string shown(std::string_view text);
/// "a list", "an object", "text", "a number", "true or false", "null".
std::string_view kindOf(Element value);

} // namespace turnout::ingest
