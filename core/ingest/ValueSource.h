// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordSource.h"

#include <string>

namespace turnout::ingest {

/// Finds where a JSON value ends, piece by piece, by brackets and quotes alone: whether it is valid is for the parser
/// to say. A raw line end inside a text is a text that was not closed, and ends it.
class ValueScanner {
public:
    /// Goes on at text[at]; the place behind the value's end, or npos where the text ends before.
    std::size_t scan(std::string_view text, std::size_t at);
    /// Whether there was anything of the value.
    [[nodiscard]] bool begun() const
    {
        return m_state != State::Before;
    }

private:
    enum class State { Before, Inside, Text, Escape, Scalar };
    std::size_t scanText(std::string_view text, std::size_t at);

    State m_state = State::Before;
    std::size_t m_depth = 0;
};

/// A record a JSON value: the elements of a list at the top, or documents one after another, over as many lines as
/// they like. Commas and closing brackets between records are stepped over, so that what is wrong with one of them
/// costs only itself. Numbers count the values.
class ValueSource final : public RecordSource {
public:
    using RecordSource::RecordSource;

    bool next(Line& line) override;
    /// A record that is not closed swallows those behind it: gives back from the next place where one begins with
    /// the same key.
    void notJson(Line& line) override;
    [[nodiscard]] std::string_view unit() const override
    {
        return "record";
    }

private:
    bool findBegin();
    bool skipLong(Line& line, ValueScanner scanner);
    void emit(Line& line, std::size_t size);

    std::string m_longHead;
    bool m_inList = false;
    std::size_t m_patience = std::size_t{512} * 1024 * 1024; ///< bytes that may be given back in all
};

/// Where inside the text of a broken record the next record probably begins: behind a comma an object whose first key
/// is the one the text begins with. npos where there is no such place.
std::size_t nextRecordInside(std::string_view text);

} // namespace turnout::ingest
