// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "population/Filter.h"

#include "base/Json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace turnout::population {
namespace {

void keepSegment(Bitmap& rows, const SegmentCondition& condition, const Frame& frame)
{
    const SegmentColumn* column = frame.segment(condition.segment);
    if (column == nullptr) {
        rows = Bitmap(frame.size());
        return;
    }
    std::vector<bool> wanted(column->values.size(), false);
    for (std::size_t code = 0; code < column->values.size(); ++code)
        wanted[code] = std::find(condition.values.begin(), condition.values.end(), column->values[code])
            != condition.values.end();
    Bitmap keep(frame.size());
    for (std::size_t row = 0; row < frame.size(); ++row)
        if (wanted[column->codes[row]])
            keep.set(row);
    rows &= keep;
}

void keepSignal(Bitmap& rows, const std::string& kind, const Frame& frame)
{
    Bitmap keep(frame.size());
    for (const SignalColumn& column : frame.signals)
        if (column.kind == kind)
            for (std::size_t row = 0; row < frame.size(); ++row)
                if (column.counts[row] > 0)
                    keep.set(row);
    rows &= keep;
}

void keepTimes(Bitmap& rows, const Filter& filter, const Frame& frame)
{
    Bitmap keep(frame.size());
    for (std::size_t row = 0; row < frame.size(); ++row) {
        const TimeMs at = frame.startedAt[row];
        if (at != Frame::kNoTime && (!filter.from || at >= *filter.from) && (!filter.until || at < *filter.until))
            keep.set(row);
    }
    rows &= keep;
}

constexpr TimeMs kDay = 24 * 60 * 60 * TimeMs{1000};
constexpr std::size_t kDate = std::string_view("2026-05-01").size();
/// Names that mean something else than a segment.
constexpr std::array<std::string_view, 4> kReserved{"population", "signal", "from", "until"};

bool reserved(std::string_view name)
{
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

std::string inQuotes(const std::string& word)
{
    std::string out;
    appendJsonString(out, word);
    return out;
}

std::string quoted(const std::string& word)
{
    const auto special
        = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == '=' || c == '"' || c == '\\'; };
    return word.empty() || std::any_of(word.begin(), word.end(), special) ? inQuotes(word) : word;
}

/// The character behind a backslash at `at`; moves `at` to its last one. Knows what appendJsonString writes.
std::optional<char> takeEscape(std::string_view text, std::size_t& at)
{
    switch (text[at]) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'u':
        break;
    default:
        return text[at];
    }
    unsigned code = 0;
    if (at + 4 >= text.size())
        return std::nullopt;
    const char* end = text.data() + at + 5;
    const auto read = std::from_chars(text.data() + at + 1, end, code, 16);
    if (read.ec != std::errc() || read.ptr != end || code >= 0x80)
        return std::nullopt;
    at += 4;
    return static_cast<char>(code);
}

/// One word of a condition; in quotes it is never a reserved name.
struct Word {
    std::string text;
    bool quoted = false;
};

/// Takes one word, plain or as a JSON string, up to a separator; moves `at` behind it. Nothing where a quote is open.
std::optional<Word> takeWord(std::string_view text, std::size_t& at)
{
    if (at < text.size() && text[at] == '"') {
        Word word{{}, true};
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                const auto escaped = takeEscape(text, ++at);
                if (!escaped)
                    return std::nullopt;
                word.text += *escaped;
            } else {
                word.text += text[at];
            }
        }
        if (at == text.size())
            return std::nullopt;
        ++at;
        return word;
    }
    const std::size_t end = std::min(text.find_first_of(",=", at), text.size());
    Word word{std::string(text.substr(at, end - at)), false};
    at = end;
    return word;
}

std::string listed(const std::vector<std::string>& words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < 12; ++i)
        out += (i == 0 ? "" : ", ") + (words[i].empty() ? "(not given)" : words[i]);
    return words.size() > 12 ? out + " …" : out;
}

/// A time, or a day: from its beginning, and until its end.
Result<void> addTime(Filter& filter, bool from, const std::vector<std::string>& values, const std::string& text)
{
    const auto time = values.size() == 1 ? parseTime(values.front()) : std::nullopt;
    if (!time)
        return Error{ErrorCode::BadInput, "write a time as 2026-05-01 or 2026-05-01T10:00:00Z", text};
    (from ? filter.from : filter.until) = *time + (!from && values.front().size() == kDate ? kDay : 0);
    if (filter.from && filter.until && *filter.from >= *filter.until)
        return Error{ErrorCode::BadInput, "until must be after from: no session begins in between", text};
    return {};
}

Result<void> addSegment(Filter& filter, SegmentCondition condition, const Frame& frame, const std::string& text)
{
    const SegmentColumn* column = frame.segment(condition.segment);
    if (column == nullptr) {
        std::vector<std::string> names;
        names.reserve(frame.segments.size());
        for (const auto& s : frame.segments)
            names.push_back(s.name);
        return Error{ErrorCode::BadInput,
            "there is no segment \"" + condition.segment + "\"; there are: " + listed(names)
                + " (and population=, signal=, from=, until=)",
            text};
    }
    for (const std::string& value : condition.values)
        if (std::find(column->values.begin(), column->values.end(), value) == column->values.end())
            return Error{ErrorCode::BadInput,
                "no session has " + condition.segment + " \"" + value + "\"; there are: " + listed(column->values),
                text};
    filter.segments.push_back(std::move(condition));
    return {};
}

Result<void> addCondition(Filter& filter, const std::string& text, const Frame& frame)
{
    std::size_t at = 0;
    const auto name = takeWord(text, at);
    if (!name || at >= text.size() || text[at] != '=')
        return Error{ErrorCode::BadInput, "write a condition as NAME=VALUE[,VALUE…]", text};
    std::vector<std::string> values;
    do {
        ++at;
        auto value = takeWord(text, at);
        if (!value || (at < text.size() && text[at] != ','))
            return Error{ErrorCode::BadInput, "write a condition as NAME=VALUE[,VALUE…]", text};
        values.push_back(std::move(value->text));
    } while (at < text.size());

    if (name->quoted || !reserved(name->text))
        return addSegment(filter, {name->text, std::move(values)}, frame, text);
    if (name->text == "population") {
        filter.population = values.size() == 1 ? populationFromName(values.front()) : std::nullopt;
        if (!filter.population)
            return Error{ErrorCode::BadInput, "a population is labeled, rated or unrated", text};
        return {};
    }
    if (name->text == "signal") {
        const bool known = values.size() == 1
            && std::any_of(frame.signals.begin(), frame.signals.end(),
                [&](const SignalColumn& s) { return s.kind == values.front(); });
        if (!known)
            return Error{ErrorCode::BadInput, "no session has this signal", text};
        filter.signal = values.front();
        return {};
    }
    return addTime(filter, name->text == "from", values, text);
}

} // namespace

Bitmap apply(const Filter& filter, const Frame& frame, const LabelColumns& labels)
{
    Bitmap rows(frame.size(), true);
    for (const SegmentCondition& condition : filter.segments)
        keepSegment(rows, condition, frame);
    if (filter.population) {
        switch (*filter.population) {
        case Population::Labeled:
            rows &= labels.withFinal();
            break;
        case Population::Rated:
            rows &= frame.rated;
            break;
        case Population::Unrated:
            rows &= frame.rated.inverted();
            break;
        }
    }
    if (!filter.signal.empty())
        keepSignal(rows, filter.signal, frame);
    if (filter.from || filter.until)
        keepTimes(rows, filter, frame);
    return rows;
}

std::string filterText(const Filter& filter)
{
    std::string out;
    const auto add = [&](const std::string& name, const std::string& value) {
        out += (out.empty() ? "" : " ") + name + '=' + value;
    };
    for (const SegmentCondition& condition : filter.segments) {
        std::string values;
        for (const std::string& value : condition.values)
            values += (values.empty() ? "" : ",") + quoted(value);
        add(reserved(condition.segment) ? inQuotes(condition.segment) : quoted(condition.segment), values);
    }
    if (filter.population)
        add("population", std::string(populationName(*filter.population)));
    if (!filter.signal.empty())
        add("signal", quoted(filter.signal));
    // Whole days as days, the last one too.
    const auto timeText = [](TimeMs time, TimeMs day) {
        return time % kDay == 0 ? formatTime(day).substr(0, kDate) : formatTime(time);
    };
    if (filter.from)
        add("from", timeText(*filter.from, *filter.from));
    if (filter.until)
        add("until", timeText(*filter.until, *filter.until - kDay));
    return out;
}

Result<Filter> parseFilter(const std::vector<std::string>& conditions, const Frame& frame)
{
    Filter filter;
    for (const std::string& text : conditions)
        if (const auto added = addCondition(filter, text, frame); !added)
            return added.error();
    return filter;
}

} // namespace turnout::population
