// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/CheckReport.h"

#include "base/Json.h"
#include "store/GoldStore.h"
#include "store/QueueStore.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/PlainText.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

/// By session, question and turn, each with all answers that are right.
std::vector<agreement::KnownAnswer> knownAnswers(const std::vector<store::StoredGold>& gold)
{
    std::vector<agreement::KnownAnswer> known;
    for (const store::StoredGold& one : gold) {
        const auto same = std::find_if(known.rbegin(), known.rend(), [&](const agreement::KnownAnswer& before) {
            return before.session == one.session && before.question == one.answer.question
                && before.turn == one.answer.turn;
        });
        // They come in order of session: what is the same is near the end.
        if (same != known.rend())
            same->right.push_back(one.answer.values);
        else
            known.push_back({one.session, one.answer.question, one.answer.turn, {one.answer.values}});
    }
    return known;
}

Result<std::vector<CheckReport::Of>> named(
    store::Connection& connection, const AnnotatorNames& names, std::vector<agreement::AnnotatorChecks> checks)
{
    std::vector<CheckReport::Of> result;
    for (agreement::AnnotatorChecks& one : checks) {
        CheckReport::Of of;
        if (const auto name = names.find(one.annotator); name != names.end())
            of.name = name->second;
        std::vector<SessionId> ids;
        ids.reserve(one.wrong.size());
        for (const agreement::CheckedAnswer& answer : one.wrong)
            ids.push_back(answer.session);
        auto sessions = store::externalIds(connection, ids);
        if (!sessions)
            return sessions.error();
        of.sessions = std::move(*sessions);
        of.checks = std::move(one);
        result.push_back(std::move(of));
    }
    std::stable_sort(result.begin(), result.end(), [](const CheckReport::Of& a, const CheckReport::Of& b) {
        return a.checks.all.interval().low > b.checks.all.interval().low;
    });
    return result;
}

void writeChecks(JsonWriter& json, const char* key, const std::vector<CheckReport::Of>& all)
{
    json.key(key).beginArray();
    for (const CheckReport::Of& of : all) {
        const auto count = [&](const agreement::CheckCount& c) {
            json.field("n", c.n).field("right", c.right).field("share", c.share());
            json.field("low", c.interval().low).field("high", c.interval().high);
        };
        json.beginObject().field("annotator", of.name);
        count(of.checks.all);
        json.key("months").beginArray();
        for (const agreement::CheckPeriod& month : of.checks.months) {
            json.beginObject().field("month", formatTime(month.begin).substr(0, 7));
            count(month.count);
            json.endObject();
        }
        json.endArray().key("wrong").beginArray();
        for (std::size_t i = 0; i < of.sessions.size(); ++i) {
            const agreement::CheckedAnswer& answer = of.checks.wrong[i];
            json.beginObject().field("session", of.sessions[i]).field("question", answer.question);
            json.field("turn", answer.turn).key("said").beginArray();
            for (const std::string& value : answer.said)
                json.value(value);
            json.endArray().key("expected").beginArray();
            for (const std::string& value : answer.expected)
                json.value(value);
            json.endArray().field("at", formatTime(answer.at)).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

} // namespace

Result<CheckReport> checksOf(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto names = annotatorNames(**connection);
    if (!names)
        return names.error();
    const auto gold = store::goldAnswers(**connection);
    if (!gold)
        return gold.error();
    const auto share = store::goldShare(**connection);
    if (!share)
        return share.error();
    const auto items = store::queueItems(**connection);
    if (!items)
        return items.error();
    CheckReport report;
    report.goldShare = *share;
    report.repeatsAsked
        = std::count_if(items->begin(), items->end(), [](const store::QueueItem& item) { return item.repeats; });
    for (std::size_t i = 0; i < gold->size(); ++i)
        report.goldSessions += i == 0 || (*gold)[i].session != (*gold)[i - 1].session ? 1 : 0;
    std::vector<agreement::AnnotatorChecks> known;
    std::vector<agreement::AnnotatorChecks> own;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        known = agreement::againstKnown(fold, knownAnswers(*gold));
        if (!rubrics.empty())
            own = agreement::againstThemselves(fold, rubrics.rbegin()->second);
    });
    if (!read)
        return read.error();
    auto golden = named(**connection, *names, std::move(known));
    if (!golden)
        return golden.error();
    auto repeated = named(**connection, *names, std::move(own));
    if (!repeated)
        return repeated.error();
    report.gold = std::move(*golden);
    report.repeats = std::move(*repeated);
    return report;
}

Result<void> setGoldShare(OpenProject& project, double share)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    return (*writer)->run(store::Writer::Kind::Durable,
        [&](store::Connection& connection) { return store::setGoldShare(connection, share); });
}

std::string checksToJson(const CheckReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("gold_share", report.goldShare);
    json.field("gold_sessions", report.goldSessions).field("repeats_asked", report.repeatsAsked);
    writeChecks(json, "gold", report.gold);
    writeChecks(json, "repeats", report.repeats);
    json.endObject();
    return json.take();
}

std::string checksSentence(const CheckReport& report)
{
    std::string text;
    if (report.goldSessions == 0)
        text
            = "No session has a known answer yet: decide a disagreement in the Agreement workspace and make gold of it "
              "(Ctrl+G), or import Label Studio's ground truth.";
    else
        text = countText(report.goldSessions) + (report.goldSessions == 1 ? " session has" : " sessions have")
            + " a known answer; "
            + (report.goldShare > 0 ? percentText(report.goldShare) + " of each queue is gold, unseen."
                                    : "none are mixed into queues.");
    for (const CheckReport::Of& of : report.gold)
        if (of.checks.all.n >= kGoldNeeds && of.checks.all.interval().low < kGoldPasses)
            text += " " + of.name + " may be right on less than " + percentText(kGoldPasses) + " of gold ("
                + rangeText(of.checks.all.interval()) + ").";
    return text;
}

} // namespace turnout::workbench
