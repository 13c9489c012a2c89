// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout {

/// Appends `text` to `out` as a JSON string with its quotes. The text must be valid UTF-8; control characters are
/// escaped, everything else stays as it is. Written for the import's hot path.
void appendJsonString(std::string& out, std::string_view text);

/// Writes JSON without building a tree: the one way Turnout writes JSON (simdjson is the one way it reads it).
/// Numbers are the shortest text that reads back as the same double; NaN and infinities become null.
class JsonWriter {
public:
    /// `indent` 0 writes one line, otherwise that many blanks a level.
    explicit JsonWriter(int indent = 0)
        : m_indent(indent)
    {
    }

    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text)
    {
        return value(std::string_view(text));
    }
    JsonWriter& value(const std::string& text)
    {
        return value(std::string_view(text));
    }
    JsonWriter& value(double number);
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number)
    {
        return value(static_cast<std::int64_t>(number));
    }
    JsonWriter& value(std::size_t number)
    {
        return value(static_cast<std::int64_t>(number));
    }
    JsonWriter& value(bool truth);
    JsonWriter& null();
    /// Text that is JSON already.
    JsonWriter& raw(std::string_view json);
    template <typename T>
    JsonWriter& value(const std::optional<T>& maybe)
    {
        return maybe ? value(*maybe) : null();
    }
    /// key + value in one.
    template <typename T>
    JsonWriter& field(std::string_view name, const T& v)
    {
        return key(name).value(v);
    }

    [[nodiscard]] const std::string& text() const
    {
        return m_out;
    }
    std::string take()
    {
        return std::move(m_out);
    }

private:
    void separate();
    void open(char bracket);
    void close(char bracket);
    void newline();

    std::string m_out;
    std::vector<bool> m_hasItems;
    int m_indent;
    bool m_afterKey = false;
};

/// The shortest text that reads back as the same double ("0.1", "850"); "null" for NaN and infinities.
std::string jsonNumber(double number);

} // namespace turnout
