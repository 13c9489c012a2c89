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

constexpr std::array<std::string_view, 4> kGoals{"estimate", "learn", "entropy", "disagreement"};
constexpr std::array<std::string_view, 3> kMethods{"systematic", "pivotal", "neyman"};
constexpr std::string_view kScore = "score:";

Result<void> readGoal(DrawPolicy& policy, std::string_view name)
{
    const auto goal = goalFromName(name);
    if (!goal)
        return bad("the goal is \"estimate\", or \"learn\", \"entropy\" or \"disagreement\", not \"" + std::string(name)
            + "\"");
    policy.goal = *goal;
    return {};
}

Result<void> must(std::string_view key, simdjson::error_code error, std::string_view what)
{
    if (error == simdjson::SUCCESS)
        return {};
    return bad("\"" + std::string(key) + "\" must be " + std::string(what));
}

Result<void> readWord(DrawPolicy& policy, std::string_view key, simdjson::dom::element value)
{
    std::string_view word;
    if (const auto ok = must(key, value.get(word), "a word"); !ok)
        return ok;
    if (key == "goal")
        return readGoal(policy, word);
    if (key == "method") {
        const auto method = methodFromName(word);
        if (!method)
            return bad("the method is \"systematic\", \"pivotal\" or \"neyman\", not \"" + std::string(word) + "\"");
        policy.method = *method;
        return {};
    }
    if (key == "duplicates") {
        if (word != "one" && word != "each")
            return bad("of duplicates, \"one\" or \"each\" is drawn, not \"" + std::string(word) + "\"");
        policy.oneOfDuplicates = word == "one";
        return {};
    }
    (key == "by" ? policy.by : policy.model) = word;
    return {};
}

Result<std::vector<std::string>> readNames(std::string_view key, simdjson::dom::element value, std::string_view what)
{
    simdjson::dom::array list;
    if (const auto ok = must(key, value.get(list), what); !ok)
        return ok.error();
    std::vector<std::string> names;
    for (const auto item : list) {
        std::string_view name;
        if (const auto ok = must(key, item.get(name), what); !ok)
            return ok.error();
        names.emplace_back(name);
    }
    return names;
}

Result<void> readPairs(DrawPolicy& policy, std::string_view key, simdjson::dom::element value)
{
    constexpr std::string_view kWhat = "a list of pairs of segment names";
    simdjson::dom::array list;
    if (const auto ok = must(key, value.get(list), kWhat); !ok)
        return ok;
    policy.pairs.clear();
    for (const auto item : list) {
        auto names = readNames(key, item, kWhat);
        if (!names)
            return names.error();
        if (names->size() != 2)
            return must(key, simdjson::INCORRECT_TYPE, kWhat);
        policy.pairs.emplace_back((*names)[0], (*names)[1]);
    }
    return {};
}

Result<void> readTargets(DrawPolicy& policy, std::string_view key, simdjson::dom::element value)
{
    constexpr std::string_view kWhat = "a list of {\"segment\":…,\"value\":…,\"labels\":…}";
    simdjson::dom::array list;
    if (const auto ok = must(key, value.get(list), kWhat); !ok)
        return ok;
    policy.targets.clear();
    for (const auto item : list) {
        simdjson::dom::object object;
        if (const auto ok = must(key, item.get(object), kWhat); !ok)
            return ok;
        CoverageTarget target;
        for (const auto field : object) {
            std::string_view word;
            const bool isLabels = field.key == "labels";
            const bool isWord = field.key == "segment" || field.key == "value";
            const auto error = isLabels ? field.value.get(target.labels)
                : isWord                ? field.value.get(word)
                                        : simdjson::NO_SUCH_FIELD;
            if (field.key == "segment")
                target.segment = word;
            else if (field.key == "value")
                target.value = std::string(word);
            if (const auto ok = must(key, error, kWhat); !ok)
                return ok;
        }
        policy.targets.push_back(std::move(target));
    }
    return {};
}

Result<void> readField(DrawPolicy& policy, std::string_view key, simdjson::dom::element value)
{
    if (key == "audit_share")
        return must(key, value.get(policy.auditShare), "a number between 0 and 1");
    if (key == "coverage_share")
        return must(key, value.get(policy.coverageShare), "a number between 0 and 1");
    if (key == "double_share")
        return must(key, value.get(policy.doubleShare), "a number between 0 and 1");
    if (key == "repeat_share")
        return must(key, value.get(policy.repeatShare), "a number between 0 and 1");
    if (key == "size")
        return must(key, value.get(policy.size), "a whole number");
    if (key == "seed")
        return must(key, value.get(policy.seed), "a whole number, 0 or more");
    if (key == "schema")
        return {};
    if (key == "by" || key == "goal" || key == "model" || key == "method" || key == "duplicates")
        return readWord(policy, key, value);
    if (key == "pairs")
        return readPairs(policy, key, value);
    if (key == "targets")
        return readTargets(policy, key, value);
    if (key != "balance")
        return bad("\"" + std::string(key)
            + "\" is not known; there are: size, seed, audit_share, coverage_share, by, goal, balance, pairs, targets, "
              "method, duplicates, double_share, repeat_share");
    auto names = readNames(key, value, "a list of segment names");
    if (!names)
        return names.error();
    policy.balance = std::move(*names);
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

std::string_view methodName(Method method)
{
    return kMethods.at(static_cast<std::size_t>(method));
}

std::optional<Method> methodFromName(std::string_view name)
{
    const auto found = std::find(kMethods.begin(), kMethods.end(), name);
    return found == kMethods.end() ? std::nullopt : std::optional(static_cast<Method>(found - kMethods.begin()));
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
    if (!(policy.doubleShare >= 0 && policy.doubleShare <= 1))
        return bad("the share that is asked of a second annotator must be between 0 and 1");
    if (!(policy.repeatShare >= 0 && policy.repeatShare <= 1))
        return bad("the share that is asked of the same annotator again must be between 0 and 1");
    for (const CoverageTarget& target : policy.targets)
        if (target.segment.empty() || target.labels < 1)
            return bad("a target names a segment and at least 1 label");
    for (const auto& [one, other] : policy.pairs)
        if (one == other)
            return bad("\"" + one + "\" with itself is no pair of segments");
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
    json.endArray().key("pairs").beginArray();
    for (const auto& [one, other] : policy.pairs)
        json.beginArray().value(one).value(other).endArray();
    json.endArray().key("targets").beginArray();
    for (const CoverageTarget& target : policy.targets) {
        json.beginObject().field("segment", target.segment);
        if (target.value)
            json.field("value", *target.value);
        json.field("labels", target.labels).endObject();
    }
    json.endArray().field("method", methodName(policy.method));
    json.field("duplicates", policy.oneOfDuplicates ? "one" : "each");
    json.field("double_share", policy.doubleShare).field("repeat_share", policy.repeatShare).endObject();
    return json.take();
}

} // namespace turnout::queue
