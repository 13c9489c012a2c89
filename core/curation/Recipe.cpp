// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Recipe.h"

#include "base/Json.h"
#include "curation/Text.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace turnout::curation {
namespace {

using simdjson::SUCCESS;
using simdjson::dom::element;

Error bad(std::string text, const std::string& place = {})
{
    return {ErrorCode::BadInput, std::move(text), place.empty() ? "recipe" : "recipe, " + place};
}

Result<std::string> textOf(element value, const std::string& place)
{
    std::string_view text;
    if (value.get(text) != SUCCESS)
        return bad("this must be a text", place);
    return std::string(text);
}

Result<Quota> quotaOf(element value, const std::string& place)
{
    simdjson::dom::object object;
    if (value.get(object) != SUCCESS)
        return bad(R"(a quota is written {"segment":"plan","value":"pro","count":50})", place);
    Quota quota;
    for (const auto field : object) {
        const std::string key(field.key);
        std::string inside = place;
        inside.append(".").append(key);
        if (key == "segment" || key == "value") {
            if (key == "value" && field.value.is_null())
                continue;
            auto text = textOf(field.value, inside);
            if (!text)
                return text.error();
            if (key == "segment")
                quota.segment = std::move(*text);
            else
                quota.value = std::move(*text);
        } else if (key == "count") {
            if (field.value.get(quota.count) != SUCCESS)
                return bad("this must be a whole number", inside);
        } else {
            return bad("there is no such key; there are: segment, value, count", inside);
        }
    }
    return quota;
}

template <typename T, typename F>
Result<void> readList(element value, std::vector<T>& out, const std::string& place, F&& one)
{
    simdjson::dom::array list;
    if (value.get(list) != SUCCESS)
        return bad("this must be a list", place);
    out.clear();
    for (const auto item : list) {
        auto read = one(item, place + "[" + std::to_string(out.size()) + "]");
        if (!read)
            return read.error();
        out.push_back(std::move(*read));
    }
    return {};
}

Result<void> readField(Recipe& recipe, const std::string& key, element value)
{
    if (key == "name") {
        auto text = textOf(value, key);
        if (!text)
            return text.error();
        recipe.name = std::move(*text);
        return {};
    }
    if (key == "filter")
        return readList(value, recipe.filter, key, textOf);
    if (key == "quotas")
        return readList(value, recipe.quotas, key, quotaOf);
    if (key == "seed")
        return value.get(recipe.seed) == SUCCESS ? Result<void>() : bad("this must be a whole number, 0 or more", key);
    if (key == "only_counted")
        return value.get(recipe.onlyCounted) == SUCCESS ? Result<void>() : bad("this must be true or false", key);
    if (key == "schema") {
        std::int64_t schema = 0;
        return value.get(schema) == SUCCESS && schema == 1 ? Result<void>()
                                                           : bad("this Turnout reads recipes of schema 1", key);
    }
    return bad("there is no such key; there are: schema, name, filter, quotas, seed, only_counted", key);
}

/// A value that a quota as typed can hold bare.
bool plainWord(std::string_view word)
{
    return !word.empty() && word != "each" && word.find_first_of(" :=\"\\\t\r\n") == std::string_view::npos;
}

/// Takes a word up to one of `ends`, or a JSON string, off the front.
std::optional<std::string> takeWord(std::string_view& text, std::string_view ends)
{
    if (text.empty() || text.front() != '"') {
        const std::size_t end = std::min(text.find_first_of(ends), text.size());
        std::string word(text.substr(0, end));
        text.remove_prefix(end);
        return word;
    }
    std::size_t end = 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? std::size_t{2} : std::size_t{1};
    if (end >= text.size())
        return std::nullopt;
    simdjson::dom::parser parser;
    std::string_view word;
    if (parser.parse(simdjson::padded_string(text.substr(0, end + 1))).get(word) != SUCCESS)
        return std::nullopt;
    text.remove_prefix(end + 1);
    return std::string(word);
}

} // namespace

Result<void> checkSetName(std::string_view name)
{
    const auto refuse = [](std::string text) -> Result<void> {
        return Error{ErrorCode::BadInput, std::move(text), "name of the evaluation set"};
    };
    if (!simdjson::validate_utf8(name.data(), name.size()))
        return refuse("it is not UTF-8 text");
    if (name.find_first_not_of(' ') == std::string_view::npos)
        return refuse("it is empty; give the set a name, such as \"support 2026-05\"");
    if (characterCount(name) > kLongestName)
        return refuse("it is longer than " + std::to_string(kLongestName) + " characters");
    if (hasControlCharacters(name))
        return refuse("it has control characters (line breaks, tabs or invisible ones); use letters, digits and signs");
    return {};
}

Result<void> checkRecipe(const Recipe& recipe)
{
    if (!recipe.name.empty())
        if (auto named = checkSetName(recipe.name); !named)
            return named;
    std::set<std::pair<std::string, std::optional<std::string>>> seen;
    for (std::size_t i = 0; i < recipe.quotas.size(); ++i) {
        const Quota& quota = recipe.quotas[i];
        const std::string place = "quotas[" + std::to_string(i) + "]";
        if (quota.segment.empty())
            return bad("a quota needs the name of a segment", place + ".segment");
        if (quota.count < 1)
            return bad("a quota must ask for at least 1 session", place + ".count");
        if (!seen.emplace(quota.segment, quota.value).second)
            return bad("there is a quota for this already: " + visibleText(quotaText(quota)), place);
    }
    return {};
}

std::string recipeToJson(const Recipe& recipe)
{
    JsonWriter json;
    json.beginObject().field("schema", 1).field("name", recipe.name).key("filter").beginArray();
    for (const std::string& word : recipe.filter)
        json.value(word);
    json.endArray().key("quotas").beginArray();
    for (const Quota& quota : recipe.quotas) {
        json.beginObject().field("segment", quota.segment);
        if (quota.value)
            json.field("value", *quota.value);
        json.field("count", quota.count).endObject();
    }
    json.endArray().key("seed").raw(std::to_string(recipe.seed));
    json.field("only_counted", recipe.onlyCounted).endObject();
    return json.take();
}

Result<Recipe> recipeFromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (const auto error = parser.parse(simdjson::padded_string(json)).get(object); error != SUCCESS)
        return bad(std::string("this is not a JSON object: ") + simdjson::error_message(error));
    Recipe recipe;
    for (const auto field : object)
        if (const auto read = readField(recipe, std::string(field.key), field.value); !read)
            return read.error();
    if (const auto checked = checkRecipe(recipe); !checked)
        return checked.error();
    return recipe;
}

Result<Quota> quotaFromText(std::string_view text)
{
    const Error wrong{ErrorCode::BadInput,
        "write a quota as SEGMENT=VALUE:COUNT, or SEGMENT=each:COUNT for each value of the segment", visibleText(text)};
    Quota quota;
    std::string_view rest = text;
    const auto segment = takeWord(rest, "=");
    if (!segment || segment->empty() || !rest.starts_with('='))
        return wrong;
    quota.segment = *segment;
    rest.remove_prefix(1);
    const bool quoted = rest.starts_with('"');
    std::optional<std::string> value;
    if (quoted) {
        value = takeWord(rest, {});
    } else {
        const std::size_t colon = std::min(rest.rfind(':'), rest.size());
        value = std::string(rest.substr(0, colon));
        rest.remove_prefix(colon);
    }
    if (!value || !rest.starts_with(':'))
        return wrong;
    if (quoted || *value != "each")
        quota.value = std::move(value);
    rest.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), quota.count);
    if (error != std::errc() || end != rest.data() + rest.size() || quota.count < 1)
        return wrong;
    return quota;
}

std::string quotaText(const Quota& quota)
{
    const auto word = [](const std::string& text) {
        if (plainWord(text))
            return text;
        std::string out;
        appendJsonString(out, text);
        return out;
    };
    return word(quota.segment) + '=' + (quota.value ? word(*quota.value) : "each") + ':' + std::to_string(quota.count);
}

} // namespace turnout::curation
