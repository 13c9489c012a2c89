// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/DrawPolicy.h"

#include "base/Json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace turnout::queue {
namespace {

Error bad(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), "draw policy"};
}

constexpr std::array<std::string_view, 2> kGoals{"estimate", "learn"};
constexpr std::string_view kScore = "score:";

Result<void> readGoal(DrawPolicy& policy, std::string_view name)
{
    const auto goal = goalFromName(name);
    if (!goal)
        return bad("the goal is \"estimate\" or \"learn\", not \"" + std::string(name) + "\"");
    policy.goal = *goal;
    return {};
}

Result<void> readField(DrawPolicy& policy, std::string_view key, simdjson::dom::element value)
{
    using simdjson::SUCCESS;
    const auto must = [&](simdjson::error_code error, std::string_view what) -> Result<void> {
        if (error == SUCCESS)
            return {};
        return bad("\"" + std::string(key) + "\" must be " + std::string(what));
    };
    if (key == "audit_share")
        return must(value.get(policy.auditShare), "a number between 0 and 1");
    if (key == "coverage_share")
        return must(value.get(policy.coverageShare), "a number between 0 and 1");
    if (key == "size")
        return must(value.get(policy.size), "a whole number");
    if (key == "seed")
        return must(value.get(policy.seed), "a whole number, 0 or more");
    if (key == "schema")
        return {};
    std::string_view word;
    if (key == "by" || key == "goal" || key == "model") {
        if (const auto ok = must(value.get(word), "a word"); !ok)
            return ok;
        if (key == "goal")
            return readGoal(policy, word);
        (key == "by" ? policy.by : policy.model) = word;
        return {};
    }
    if (key != "balance")
        return bad("\"" + std::string(key)
            + "\" is not known; there are: size, seed, audit_share, coverage_share, by, "
              "goal, balance");
    simdjson::dom::array list;
    if (const auto ok = must(value.get(list), "a list of segment names"); !ok)
        return ok;
    policy.balance.clear();
    for (const auto item : list) {
        std::string_view name;
        if (const auto ok = must(item.get(name), "a list of segment names"); !ok)
            return ok;
        policy.balance.emplace_back(name);
    }
    return {};
}

} // namespace

std::string_view goalName(Goal goal)
{
    return kGoals.at(static_cast<std::size_t>(goal));
}

std::optional<Goal> goalFromName(std::string_view name)
{
    const auto found = std::find(kGoals.begin(), kGoals.end(), name);
    return found == kGoals.end() ? std::nullopt : std::optional(static_cast<Goal>(found - kGoals.begin()));
}

std::optional<std::string> scoreOfBy(std::string_view by)
{
    if (!by.starts_with(kScore) || by.size() == kScore.size())
        return std::nullopt;
    return std::string(by.substr(kScore.size()));
}

Result<void> checkPolicy(const DrawPolicy& policy)
{
    if (policy.size < 1)
        return bad("the size must be at least 1");
    if (!(policy.auditShare > 0 && policy.auditShare <= 1))
        return bad("the audit share must be above 0 and at most 1: without an audit part the weights have no bound");
    if (!(policy.coverageShare >= 0 && policy.coverageShare <= 1))
        return bad("the coverage share must be between 0 and 1");
    if (policy.auditShare + policy.coverageShare > 1 + 1e-12)
        return bad("audit and coverage shares add up to more than 1");
    const bool known = policy.by.empty() || policy.by == "model" || policy.by == "scores" || policy.by == "none";
    if (!known && !scoreOfBy(policy.by))
        return bad("what is uncertain is said by \"model\", \"scores\", \"score:NAME\" or \"none\", not by \""
            + policy.by + "\"");
    return {};
}

Result<DrawPolicy> drawPolicyFromJson(std::string_view json, DrawPolicy base)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    const auto error = parser.parse(simdjson::padded_string(json)).get(object);
    if (error != simdjson::SUCCESS)
        return bad(std::string("this is not a JSON object: ") + simdjson::error_message(error));
    for (const auto field : object)
        if (const auto read = readField(base, field.key, field.value); !read)
            return read.error();
    if (const auto checked = checkPolicy(base); !checked)
        return checked.error();
    return base;
}

std::string drawPolicyToJson(const DrawPolicy& policy)
{
    JsonWriter json;
    json.beginObject().field("schema", 1).field("size", policy.size);
    json.key("seed").raw(std::to_string(policy.seed)); // all 64 bits
    json.field("audit_share", policy.auditShare).field("coverage_share", policy.coverageShare);
    if (!policy.by.empty())
        json.field("by", policy.by);
    json.field("goal", goalName(policy.goal));
    if (!policy.model.empty())
        json.field("model", policy.model);
    json.key("balance").beginArray();
    for (const std::string& name : policy.balance)
        json.value(name);
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::queue
