// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/GivenValues.h"

#include "session/Span.h"

#include <simdjson.h>

namespace turnout::workbench {
namespace {

Error bad(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

Result<std::string> spanOfWords(std::string_view words, std::string_view turnText)
{
    const std::size_t at = words.empty() ? std::string_view::npos : turnText.find(words);
    if (at == std::string_view::npos)
        return bad("the turn does not have the text \"" + std::string(words.substr(0, 80)) + "\"");
    if (turnText.find(words, at + 1) != std::string_view::npos)
        return bad("the turn has the text \"" + std::string(words.substr(0, 80))
            + "\" more than once: say where with \"begin\" and \"end\"");
    const auto span = session::spanOf(turnText, at, at + words.size());
    return span ? Result<std::string>(session::spanToValue(*span)) : bad("the text is no whole characters of the turn");
}

} // namespace

Result<std::string> spanFromGiven(std::string_view given, std::string_view turnText)
{
    if (const auto span = session::spanFromValue(given)) {
        if (!session::spanFits(*span, turnText))
            return bad(
                "the turn has another text at " + std::to_string(span->begin) + " to " + std::to_string(span->end));
        return std::string(given);
    }
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (!given.starts_with('{') || parser.parse(simdjson::padded_string(given)).get(object) != simdjson::SUCCESS)
        return spanOfWords(given, turnText);
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string_view words;
    const bool hasWords = object["text"].get(words) == simdjson::SUCCESS;
    if (object["begin"].get(begin) != simdjson::SUCCESS || object["end"].get(end) != simdjson::SUCCESS)
        return hasWords
            ? spanOfWords(words, turnText)
            : Result<std::string>(bad("a span needs \"begin\" and \"end\" in bytes of the turn, or its \"text\""));
    const auto span = session::spanOf(turnText, begin, end);
    if (!span)
        return bad("from " + std::to_string(begin) + " to " + std::to_string(end)
            + " is no stretch of the turn, which has " + std::to_string(turnText.size())
            + " bytes; a character must not be cut");
    if (hasWords && words != span->quote)
        return bad("the turn has another text at " + std::to_string(begin) + " to " + std::to_string(end));
    return session::spanToValue(*span);
}

void toRubricValues(const session::Question& question, session::Answer& answer)
{
    if (question.kind != session::QuestionKind::YesNo)
        return;
    for (std::string& value : answer.values)
        if (question.option(value) == nullptr && (value == "true" || value == "false"))
            value = value == "true" ? "yes" : "no";
}

} // namespace turnout::workbench
