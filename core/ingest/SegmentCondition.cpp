// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SegmentCondition.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace turnout::ingest {
namespace {

Error wrong(std::string what)
{
    return {ErrorCode::BadInput, std::move(what), {}};
}

std::unique_ptr<RE2> compiled(std::string_view expression)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    options.set_max_mem(std::int64_t{8} << 20U);
    return std::make_unique<RE2>(re2::StringPiece(expression.data(), expression.size()), options);
}

bool readValues(Element value, std::vector<std::string>& out)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        out.emplace_back(text);
        return true;
    }
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS || list.size() == 0)
        return false;
    for (const Element one : list) {
        if (one.get(text) != simdjson::SUCCESS)
            return false;
        out.emplace_back(text);
    }
    return true;
}

} // namespace

SegmentCondition::SegmentCondition() = default;
SegmentCondition::SegmentCondition(SegmentCondition&&) noexcept = default;
SegmentCondition& SegmentCondition::operator=(SegmentCondition&&) noexcept = default;
SegmentCondition::~SegmentCondition() = default;

bool SegmentCondition::readField(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Field>, 4> kWhole{
        {{"text", Field::Text}, {"user", Field::User}, {"turns", Field::Turns}, {"characters", Field::Characters}}};
    constexpr std::array<std::pair<std::string_view, Field>, 4> kNamed{
        {{"text.", Field::Text}, {"segment.", Field::Segment}, {"score.", Field::Score}, {"signal.", Field::Signal}}};
    for (const auto& [whole, field] : kWhole)
        if (name == whole) {
            m_field = field;
            return true;
        }
    for (const auto& [prefix, field] : kNamed)
        if (name.size() > prefix.size() && name.substr(0, prefix.size()) == prefix) {
            m_field = field;
            m_name = name.substr(prefix.size());
            if (field == Field::Text)
                m_role = session::roleFromName(m_name);
            return field != Field::Text || m_role.has_value();
        }
    return false;
}

Result<void> SegmentCondition::readTest(std::string_view key, Element value)
{
    constexpr std::array<std::pair<std::string_view, Test>, 6> kTests{{{"matches", Test::Matches}, {"is", Test::Is},
        {"above", Test::Above}, {"below", Test::Below}, {"at_least", Test::AtLeast}, {"at_most", Test::AtMost}}};
    const auto* const known
        = std::find_if(kTests.begin(), kTests.end(), [key](const auto& test) { return test.first == key; });
    if (known == kTests.end())
        return wrong("has the unknown key " + shown(key)
            + "; known are field, not, matches, is, above, below, at_least and at_most");
    if (m_test)
        return wrong("has two tests; one condition has one, and a rule can have several conditions");
    m_test = known->second;
    if (*m_test == Test::Matches) {
        std::string_view expression;
        if (value.get(expression) != simdjson::SUCCESS)
            return wrong("\"matches\" must be a regular expression as text");
        m_expression = compiled(expression);
        if (!m_expression->ok())
            return wrong(shown(expression) + " is not a regular expression that can be used: " + m_expression->error());
        return {};
    }
    if (*m_test == Test::Is) {
        if (!readValues(value, m_values))
            return wrong("\"is\" must be a text or a list of texts");
        return {};
    }
    if (value.get(m_limit) != simdjson::SUCCESS)
        return wrong(inQuotes(key) + " must be a number");
    return {};
}

Result<SegmentCondition> SegmentCondition::fromJson(Element json)
{
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS)
        return wrong("must be an object such as {\"field\":\"turns\",\"above\":10}");
    SegmentCondition condition;
    std::string_view field;
    if (object["field"].get(field) != simdjson::SUCCESS)
        return wrong("needs a \"field\"");
    if (!condition.readField(field))
        return wrong("has the unknown field " + shown(field)
            + "; known are text, text.user, text.assistant, text.tool, text.system, user, turns, characters, "
              "segment.NAME, score.NAME and signal.KIND");
    for (const auto member : object) {
        if (member.key == "field")
            continue;
        if (member.key == "not") {
            if (member.value.get(condition.m_not) != simdjson::SUCCESS)
                return wrong("\"not\" must be true or false");
            continue;
        }
        if (const auto read = condition.readTest(member.key, member.value); !read)
            return read.error();
    }
    if (!condition.m_test)
        return wrong("needs a test: matches, is, above, below, at_least or at_most");
    const bool words
        = condition.m_field == Field::Text || condition.m_field == Field::User || condition.m_field == Field::Segment;
    const bool asksWords = *condition.m_test == Test::Matches || *condition.m_test == Test::Is;
    if (words != asksWords)
        return wrong(shown(field)
            + (words ? " is words: \"matches\" or \"is\"" : " is a number: above, below, at_least or at_most"));
    return condition;
}

bool SegmentCondition::needsEvents() const
{
    return m_field == Field::Score || m_field == Field::Signal;
}

bool SegmentCondition::wordsHold(std::string_view words) const
{
    if (m_test == Test::Matches)
        return RE2::PartialMatch(re2::StringPiece(words.data(), words.size()), *m_expression);
    return std::find(m_values.begin(), m_values.end(), words) != m_values.end();
}

bool SegmentCondition::textHolds(const session::Session& session) const
{
    return std::any_of(session.turns.begin(), session.turns.end(),
        [this](const session::Turn& turn) { return (!m_role || turn.role == *m_role) && wordsHold(turn.text); });
}

std::optional<double> SegmentCondition::number(const session::Session& session) const
{
    if (m_field == Field::Turns)
        return static_cast<double>(session.turns.size());
    if (m_field == Field::Signal)
        return static_cast<double>(std::count_if(session.signals.begin(), session.signals.end(),
            [this](const session::Signal& signal) { return signal.kind == m_name; }));
    if (m_field == Field::Score) {
        for (const session::Score& score : session.scores)
            if (score.name == m_name)
                return score.value;
        return std::nullopt;
    }
    std::size_t bytes = 0;
    for (const session::Turn& turn : session.turns)
        bytes += turn.text.size();
    return static_cast<double>(bytes);
}

bool SegmentCondition::numberHolds(const session::Session& session) const
{
    const std::optional<double> value = number(session);
    if (!value)
        return false;
    switch (*m_test) {
    case Test::Above:
        return *value > m_limit;
    case Test::Below:
        return *value < m_limit;
    case Test::AtLeast:
        return *value >= m_limit;
    default:
        return *value <= m_limit;
    }
}

bool SegmentCondition::holds(const session::Session& session) const
{
    bool held = false;
    if (m_field == Field::Text) {
        held = textHolds(session);
    } else if (m_field == Field::User) {
        held = wordsHold(session.user);
    } else if (m_field == Field::Segment) {
        const auto found = std::find_if(session.segments.begin(), session.segments.end(),
            [this](const auto& segment) { return segment.first == m_name; });
        held = wordsHold(found == session.segments.end() ? std::string_view() : std::string_view(found->second));
    } else {
        held = numberHolds(session);
    }
    return held != m_not;
}

} // namespace turnout::ingest
