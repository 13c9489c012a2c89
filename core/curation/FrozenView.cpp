// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Item.h"

#include <simdjson.h>

namespace turnout::curation {
namespace {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

std::string textAt(object from, std::string_view key)
{
    std::string_view text;
    return from[key].get(text) == SUCCESS ? std::string(text) : std::string();
}

std::optional<double> numberAt(object from, std::string_view key)
{
    double number = 0;
    return from[key].get(number) == SUCCESS ? std::optional(number) : std::nullopt;
}

std::int64_t wholeAt(object from, std::string_view key)
{
    std::int64_t number = 0;
    return from[key].get(number) == SUCCESS ? number : 0;
}

std::string textOrJson(element value)
{
    std::string_view text;
    return value.get(text) == SUCCESS ? std::string(text) : simdjson::to_string(value);
}

std::map<std::string, std::string> textsAt(object from, std::string_view key)
{
    std::map<std::string, std::string> texts;
    object inner;
    if (from[key].get(inner) == SUCCESS)
        for (const auto field : inner)
            texts.emplace(std::string(field.key), textOrJson(field.value));
    return texts;
}

std::string transcriptOf(object item)
{
    std::string out;
    simdjson::dom::array turns;
    if (item["turns"].get(turns) != SUCCESS)
        return out;
    for (const element value : turns) {
        object turn;
        if (value.get(turn) != SUCCESS)
            continue;
        if (!out.empty())
            out += "\n\n";
        out += textAt(turn, "role");
        if (const std::string name = textAt(turn, "name"); !name.empty())
            out += " (" + name + ")";
        out += ": " + textAt(turn, "text");
        element calls;
        if (turn["tool_calls"].get(calls) == SUCCESS)
            out += "\n" + simdjson::to_string(calls);
    }
    return out;
}

} // namespace

Result<FrozenView> frozenView(std::string_view itemJson)
{
    simdjson::dom::parser parser;
    object item;
    if (parser.parse(simdjson::padded_string(itemJson)).get(item) != SUCCESS)
        return Error{ErrorCode::Damaged, "a frozen item is not the JSON that was written", "evaluation set"};
    FrozenView view;
    view.session = textAt(item, "id");
    view.startedAt = textAt(item, "started_at");
    view.label = textsAt(item, "label");
    view.countsAs = numberAt(item, "label_value");
    view.annotators = wholeAt(item, "annotators");
    view.agreement = numberAt(item, "agreement");
    view.weight = numberAt(item, "weight");
    view.samplingWeight = numberAt(item, "sampling_weight").value_or(1);
    view.probability = numberAt(item, "inclusion_probability");
    view.arm = textAt(item, "arm");
    view.draw = wholeAt(item, "draw");
    view.segments = textsAt(item, "segments");
    view.transcript = transcriptOf(item);
    object source;
    if (item["source"].get(source) == SUCCESS) {
        view.sourceFile = textAt(source, "file");
        view.sourceLine = wholeAt(source, "line");
    }
    element ofTurns;
    if (item["turn_labels"].get(ofTurns) == SUCCESS)
        view.turnLabels = simdjson::to_string(ofTurns);
    return view;
}

} // namespace turnout::curation
