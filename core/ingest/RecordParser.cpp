// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/RecordParser.h"

#include <algorithm>
#include <tuple>

namespace turnout::ingest {
namespace {

/// Room for an ordinary record from the start; larger ones grow the parser as they come.
constexpr std::size_t kParserRoom = std::size_t{1024} * 1024;
/// What a longer record has blown up is given back afterwards.
constexpr std::size_t kGiveBack = std::size_t{8} * 1024 * 1024;

/// A record of many megabytes that is all numbers would need sixteen bytes for each: the parser's memory is bounded by
/// the number of values, which the commas bound. A transcript that fills a line has far fewer.
constexpr std::ptrdiff_t kValueLimit = 8'000'000;

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string jsonReason(simdjson::error_code code, std::string_view unit)
{
    const std::string the = "the " + std::string(unit);
    switch (code) {
    case simdjson::UTF8_ERROR:
        return the + " is not valid UTF-8";
    case simdjson::DEPTH_ERROR:
        return "not usable JSON: nested deeper than 1024 levels";
    case simdjson::UNCLOSED_STRING:
        return "not valid JSON: a text is not closed (was " + the + " cut off?)";
    case simdjson::UNESCAPED_CHARS:
        return "not valid JSON: a control character inside a text is not escaped";
    case simdjson::STRING_ERROR:
        return "not valid JSON: a text has a wrong escape";
    case simdjson::NUMBER_ERROR:
        return "not valid JSON: a number is malformed or too large";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "not valid JSON: a word is neither true, false nor null";
    case simdjson::EMPTY:
        return the + " is empty";
    case simdjson::MEMALLOC:
        return the + " needs more memory than there is";
    default:
        return "not valid JSON: brackets, commas or quotes do not fit (was " + the + " cut off?)";
    }
}

RecordParser::RecordParser(RecordSource& source, RecordContext& context)
    : m_source(source)
    , m_context(context)
{
    prepareParser();
}

void RecordParser::prepareParser()
{
    m_parser.emplace();
    // Where there is no memory for this, the first record says so.
    std::ignore = m_parser->allocate(kParserRoom);
}

RecordParser::Next RecordParser::next()
{
    if (m_wasLarge)
        prepareParser();
    do {
        if (!m_source.next(m_line))
            return Next::End;
        m_text = trimmed(m_line.text);
    } while (!m_line.tooLong && m_text.empty());
    m_wasLarge = m_text.size() > kGiveBack;
    return parse() ? Next::Record : Next::Bad;
}

bool RecordParser::parse()
{
    const std::string the = "the " + std::string(m_source.unit());
    if (!m_line.bad.empty())
        return m_context.fail(m_line.bad);
    if (m_line.tooLong) {
        m_text = m_line.text;
        return m_context.fail(the + " is longer than 64 MiB");
    }
    if (m_wasLarge && std::count(m_text.begin(), m_text.end(), ',') > kValueLimit)
        return m_context.fail(the + " has more than eight million values");
    Element root;
    const simdjson::error_code code = m_parser->parse(m_text.data(), m_text.size(), false).get(root);
    if (code != simdjson::SUCCESS) {
        m_source.notJson(m_line);
        m_text = trimmed(m_line.text);
        return m_context.fail(jsonReason(code, m_source.unit()));
    }
    return root.get(m_record) == simdjson::SUCCESS
        || m_context.fail("a record must be a JSON object, this is " + std::string(kindOf(root)));
}

} // namespace turnout::ingest
