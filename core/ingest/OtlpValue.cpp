// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/OtlpValue.h"

#include "base/Clock.h"
#include "base/Json.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace turnout::ingest::otlp {
namespace {

constexpr int kDeepest = 64;

template <typename Number>
std::optional<Number> parsed(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

struct AnyValue {
    std::string_view kind;
    Element value;
};

std::optional<AnyValue> anyValue(Element any)
{
    simdjson::dom::object object;
    if (any.get(object) == simdjson::SUCCESS)
        for (const auto field : object)
            for (const std::string_view kind : {"stringValue", "intValue", "doubleValue", "boolValue", "arrayValue",
                     "kvlistValue", "bytesValue", "string_value", "int_value", "double_value", "bool_value"})
                if (field.key == kind)
                    return AnyValue{kind, field.value};
    return std::nullopt;
}

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/// Base64 as hex; empty where it is not base64 of 8 or 16 bytes.
std::string hexOfBase64(std::string_view text)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    if (text.size() != 11 && text.size() != 22)
        return {};
    std::string hex;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const int digit = base64Digit(c);
        if (digit < 0)
            return {};
        bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFU;
        count += 6;
        while (count >= 4 && hex.size() < (text.size() == 11 ? 16U : 32U)) {
            count -= 4;
            hex += "0123456789abcdef"[bits >> static_cast<unsigned>(count) & 15U];
        }
    }
    return hex;
}

void appendItems(std::string& out, Element list, bool keyed, int depth)
{
    simdjson::dom::array items;
    char separator = keyed ? '{' : '[';
    if (list["values"].get(items) == simdjson::SUCCESS)
        for (const Element item : items) {
            std::string_view key;
            Element value = item;
            if (keyed && (item["key"].get(key) != simdjson::SUCCESS || item["value"].get(value) != simdjson::SUCCESS))
                continue;
            out += separator;
            separator = ',';
            if (keyed) {
                appendJsonString(out, key);
                out += ':';
            }
            appendPlainJson(out, value, depth + 1);
        }
    if (separator != ',')
        out += separator;
    out += keyed ? '}' : ']';
}

} // namespace

std::optional<Element> inside(Element any)
{
    const auto value = anyValue(any);
    return value ? std::optional(value->value) : std::nullopt;
}

std::string_view textOf(Element any)
{
    std::string_view text;
    const auto value = inside(any);
    return value && value->get(text) == simdjson::SUCCESS ? text : std::string_view();
}

void appendPlainJson(std::string& out, Element any, int depth)
{
    const auto value = anyValue(any);
    if (!value || depth > kDeepest) {
        out += "null";
        return;
    }
    std::string_view text;
    if (value->kind == "arrayValue" || value->kind == "kvlistValue")
        appendItems(out, value->value, value->kind == "kvlistValue", depth);
    else if (value->kind.starts_with("int") && value->value.get(text) == simdjson::SUCCESS
        && parsed<std::int64_t>(text))
        out += text;
    else
        appendJson(out, value->value);
}

std::string plainText(Element any)
{
    std::string_view text;
    const auto value = inside(any);
    if (value && value->get(text) == simdjson::SUCCESS)
        return std::string(text);
    std::string json;
    appendPlainJson(json, any);
    return json == "null" ? std::string() : json;
}

std::optional<double> numberOf(Element any)
{
    const auto value = inside(any);
    std::string_view text;
    std::optional<double> number;
    double plain = 0;
    bool truth = false;
    if (!value)
        return std::nullopt;
    if (value->get(plain) == simdjson::SUCCESS)
        number = plain;
    else if (value->get(text) == simdjson::SUCCESS)
        number = parsed<double>(text);
    else if (value->get(truth) == simdjson::SUCCESS)
        number = truth ? 1 : 0;
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::int64_t> nanosOf(Element value)
{
    std::string_view text;
    std::int64_t number = 0;
    double rounded = 0;
    constexpr double latest = 9.2e18;
    if (value.get(number) == simdjson::SUCCESS)
        return number > 0 ? std::optional(number) : std::nullopt;
    if (value.get(text) == simdjson::SUCCESS) {
        if (const auto whole = parsed<std::int64_t>(text))
            return *whole > 0 ? whole : std::nullopt;
        const auto time = parseTime(text);
        constexpr std::int64_t nanosPerMilli = 1'000'000;
        const bool fits = time && *time > 0 && *time < std::int64_t{9'200'000'000'000};
        return fits ? std::optional(*time * nanosPerMilli) : std::nullopt;
    }
    if (value.get(rounded) == simdjson::SUCCESS && rounded >= 1 && rounded < latest)
        return static_cast<std::int64_t>(rounded);
    return std::nullopt;
}

std::string idOf(Element value)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return {};
    const bool isHex = std::all_of(text.begin(), text.end(),
        [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    std::string id = isHex && (text.size() == 16 || text.size() == 32) ? std::string(text) : hexOfBase64(text);
    if (id.empty())
        return std::string(text);
    for (char& c : id)
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    return id.find_first_not_of('0') == std::string::npos ? std::string() : id;
}

} // namespace turnout::ingest::otlp
