// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SegmentRules.h"

#include "ingest/Derive.h"
#include "ingest/SegmentCondition.h"

#include <algorithm>
#include <vector>

namespace turnout::ingest {
namespace {

struct Rule {
    std::size_t segment = 0; ///< of the names
    std::string value;
    std::vector<SegmentCondition> when;
};

constexpr std::size_t kMostRules = 10000;

Error at(const std::string& place, const std::string& what)
{
    return {ErrorCode::BadInput, what, place};
}

std::string textOf(Element rule, const char* key)
{
    std::string_view text;
    return rule[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

Result<std::vector<SegmentCondition>> readWhen(Element rule, const std::string& place)
{
    std::vector<SegmentCondition> when;
    Element given;
    if (rule["when"].get(given) != simdjson::SUCCESS)
        return when;
    simdjson::dom::array list;
    if (given.get(list) != simdjson::SUCCESS) {
        auto condition = SegmentCondition::fromJson(given);
        if (!condition)
            return at(place + ".when", condition.error().text);
        when.push_back(std::move(*condition));
        return when;
    }
    for (const Element one : list) {
        auto condition = SegmentCondition::fromJson(one);
        if (!condition)
            return at(place + ".when[" + std::to_string(when.size()) + "]", condition.error().text);
        when.push_back(std::move(*condition));
    }
    return when;
}

} // namespace

struct SegmentRules::Impl {
    std::vector<std::string> names; ///< in full: "derived.topic"
    std::vector<Rule> rules;

    std::size_t nameOf(const std::string& segment)
    {
        const std::string full = std::string(session::kDerived) + segment;
        const auto found = std::find(names.begin(), names.end(), full);
        if (found != names.end())
            return static_cast<std::size_t>(found - names.begin());
        names.push_back(full);
        return names.size() - 1;
    }

    Result<void> add(Element rule)
    {
        const std::string place = "rules[" + std::to_string(rules.size()) + "]";
        simdjson::dom::object object;
        if (rule.get(object) != simdjson::SUCCESS)
            return at(place, "must be an object with \"segment\", \"value\" and \"when\"");
        for (const auto member : object)
            if (member.key != "segment" && member.key != "value" && member.key != "when")
                return at(place, "has the unknown key " + shown(member.key) + "; known are segment, value and when");
        const std::string segment = textOf(rule, "segment");
        if (segment.empty())
            return at(place, "needs the name of a \"segment\"");
        Rule read;
        read.value = textOf(rule, "value");
        if (read.value.empty())
            return at(place, "needs the \"value\" that sessions get, as text");
        auto when = readWhen(rule, place);
        if (!when)
            return when.error();
        read.when = std::move(*when);
        read.segment = nameOf(segment);
        rules.push_back(std::move(read));
        return {};
    }
};

SegmentRules::SegmentRules()
    : m_impl(std::make_unique<Impl>())
{
}
SegmentRules::~SegmentRules() = default;
SegmentRules::SegmentRules(SegmentRules&&) noexcept = default;
SegmentRules& SegmentRules::operator=(SegmentRules&&) noexcept = default;

Result<SegmentRules> SegmentRules::fromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    Element document;
    const auto error = json.empty() ? simdjson::EMPTY : parser.parse(json.data(), json.size()).get(document);
    if (error != simdjson::SUCCESS)
        return Error{ErrorCode::BadInput, std::string("The rules are not JSON: ") + simdjson::error_message(error), {}};
    simdjson::dom::array list;
    if (document["rules"].get(list) != simdjson::SUCCESS)
        return Error{ErrorCode::BadInput, "Rules are an object with a list: {\"rules\":[…]}.", {}};
    if (list.size() > kMostRules)
        return Error{ErrorCode::BadInput, "More than " + std::to_string(kMostRules) + " rules.", {}};
    SegmentRules rules;
    for (const Element rule : list)
        if (const auto added = rules.m_impl->add(rule); !added)
            return added.error();
    return rules;
}

bool SegmentRules::empty() const
{
    return m_impl->rules.empty();
}

bool SegmentRules::needsEvents() const
{
    return std::any_of(m_impl->rules.begin(), m_impl->rules.end(), [](const Rule& rule) {
        return std::any_of(
            rule.when.begin(), rule.when.end(), [](const SegmentCondition& one) { return one.needsEvents(); });
    });
}

void SegmentRules::apply(session::Session& session) const
{
    const auto has = [&session](const std::string& name) {
        return std::any_of(session.segments.begin(), session.segments.end(),
            [&name](const auto& segment) { return segment.first == name; });
    };
    std::vector<char> settled(m_impl->names.size(), 0);
    for (std::size_t i = 0; i < settled.size(); ++i)
        settled[i] = has(m_impl->names[i]) ? 1 : 0;
    for (const Rule& rule : m_impl->rules) {
        if (settled[rule.segment] != 0)
            continue;
        const bool holds = std::all_of(
            rule.when.begin(), rule.when.end(), [&session](const SegmentCondition& one) { return one.holds(session); });
        if (!holds)
            continue;
        settled[rule.segment] = 1;
        session.segments.emplace_back(m_impl->names[rule.segment], rule.value);
    }
}

} // namespace turnout::ingest
