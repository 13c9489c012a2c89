// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnout::ingest {

/// Puts the records of a CSV together from physical lines (RFC 4180: quotes doubled inside quotes, line ends inside
/// quotes belong to the field). A quote inside an unquoted field is an ordinary character.
class CsvParser {
public:
    explicit CsvParser(char delimiter)
        : m_delimiter(delimiter)
    {
    }

    enum class State {
        Complete, ///< the line ended a record: size() and field() are good
        Open, ///< the record goes on in the next line, a quoted field is not closed
        Bad, ///< text behind a closing quote
    };
    /// Takes one line without its '\n'; one after Complete or Bad begins a new record.
    State feed(std::string_view line);
    /// Forgets a record that is open.
    void reset();
    [[nodiscard]] std::size_t size() const
    {
        return m_ends.size();
    }
    [[nodiscard]] std::string_view field(std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_text).substr(begin, m_ends[index] - begin);
    }

private:
    enum class Quoted { Closed, Open, Bad };
    Quoted takeQuoted(std::string_view line, std::size_t& at);

    char m_delimiter;
    bool m_open = false;
    std::string m_text; ///< the fields' characters behind each other
    std::vector<std::size_t> m_ends;
};

using CsvRow = std::vector<std::string>;

/// A field of a table made by hand, without the blanks around it.
std::string_view trimmedField(std::string_view field);

/// The first whole records of a text that are UTF-8, at most `most`; a record that the text cuts off is left out unless
/// `isAll`.
std::vector<CsvRow> csvSample(std::string_view head, bool isAll, char delimiter, std::size_t most);

/// The delimiter (comma, semicolon, tab or bar) under which the first records have the most columns and agree in
/// their number; nothing where no delimiter makes two columns.
std::optional<char> sniffDelimiter(std::string_view head, bool isAll);

} // namespace turnout::ingest
