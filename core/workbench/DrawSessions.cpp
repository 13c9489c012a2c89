// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DrawSessions.h"

#include "base/Decimals.h"
#include "base/Json.h"
#include "store/SessionReader.h"
#include "workbench/DrawPlan.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {
namespace {

/// The shares as they were used, kept with the policy: what coverage did not need went to the uncertain part.
DrawReport reportOf(const queue::Draw& draw, const Snapshot& snapshot)
{
    DrawReport report;
    report.seed = draw.policy.seed;
    report.frame = static_cast<std::int64_t>(draw.order.size());
    for (const auto row : draw.order)
        report.frameWeight += snapshot.frame->weights[row];
    report.pool = static_cast<std::int64_t>(draw.pool);
    report.asked = draw.policy.size;
    report.design = draw.design;
    report.auditShare = draw.policy.auditShare;
    report.coverageShare = draw.coverageShare;
    report.largestWeight = draw.largestWeight;
    report.weightBound = draw.weightBound;
    report.by = draw.policy.by;
    report.goal = draw.policy.model.empty() ? std::string() : std::string(queue::goalName(draw.policy.goal));
    report.model = draw.policy.model;
    for (const auto& item : draw.items) {
        const std::string arm(queue::armName(item.arm));
        ++report.arms[arm];
        report.items.push_back({{}, snapshot.frame->ids[item.row], item.probability, item.audit, item.uncertain,
            item.coverage, arm, item.reason, item.annotators, item.repeats});
    }
    return report;
}

Result<void> nameItems(OpenProject& project, DrawReport& report)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    std::vector<SessionId> ids;
    ids.reserve(report.items.size());
    for (const auto& item : report.items)
        ids.push_back(item.id);
    const auto names = store::externalIds(**connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < ids.size(); ++i)
        report.items[i].session = (*names)[i];
    return {};
}

store::DrawRecord recordOf(
    const queue::Draw& draw, const DrawReport& report, const Snapshot& snapshot, const DrawRequest& request, TimeMs now)
{
    store::DrawRecord record;
    record.createdAt = now;
    record.createdBy = request.madeBy;
    record.frame.filter = report.filter;
    record.frame.weight = report.frameWeight;
    for (const auto row : draw.order)
        record.frame.sessions.push_back(static_cast<std::int32_t>(snapshot.frame->ids[row].value()));
    record.seed = draw.policy.seed;
    record.asked = draw.policy.size;
    record.design = draw.design;
    record.policy = queue::drawPolicyToJson(draw.policy);
    record.pool = static_cast<std::int64_t>(draw.pool);
    record.poolWeight = draw.poolWeight;
    record.probabilities = draw.probabilities;
    for (const auto& item : report.items)
        record.items.push_back({item.id, item.probability, item.audit, item.uncertain, item.coverage, item.arm,
            item.reason, item.annotators, item.repeats});
    return record;
}

std::string percent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

/// Who says what is uncertain.
std::string byText(const DrawReport& report)
{
    if (report.by == "model")
        return "the quality model " + report.model.substr(0, 8) + " says where, for the goal \"" + report.goal + "\"";
    if (const auto score = queue::scoreOfBy(report.by))
        return "the score " + *score + " says where";
    return report.by == "none" ? "nobody says where, all sessions are alike" : "the scores of the sessions say where";
}

} // namespace

Result<DrawReport> drawSessions(
    OpenProject& project, const DrawRequest& request, const Progress& progress, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto planned = planDraw(project, snapshot, request, progress, cancel);
    if (!planned)
        return planned.error();
    DrawReport report = reportOf(planned->draw, snapshot);
    report.filter = planned->frameText;
    report.note = planned->note;
    if (!request.preview) {
        auto writer = project.store().writer();
        if (!writer)
            return writer.error();
        const auto record = recordOf(planned->draw, report, snapshot, request, project.clock().now());
        const auto saved
            = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
                  const auto id = store::saveDraw(connection, record);
                  if (!id)
                      return id.error();
                  report.id = *id;
                  return {};
              });
        if (!saved)
            return saved.error();
        project.drawsChanged();
    }
    if (const auto named = nameItems(project, report); !named)
        return named.error();
    return report;
}

Result<DrawReport> savedDraw(OpenProject& project, DrawId id)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto info = store::drawInfo(**connection, id);
    if (!info)
        return info.error();
    const auto items = store::drawItems(**connection, id);
    if (!items)
        return items.error();
    const auto policy = queue::drawPolicyFromJson(info->policy);
    if (!policy)
        return policy.error();
    const auto taken = project.snapshot();
    if (!taken)
        return taken.error();
    DrawReport report;
    report.id = id;
    report.seed = info->seed;
    report.filter = info->filter;
    report.frame = info->frameSize;
    report.frameWeight = info->frameWeight;
    report.pool = info->pool;
    report.asked = info->asked;
    report.design = info->design;
    report.auditShare = policy->auditShare;
    report.by = policy->by;
    report.goal = policy->model.empty() ? std::string() : std::string(queue::goalName(policy->goal));
    report.model = policy->model;
    report.weightBound = info->poolWeight / (policy->auditShare * static_cast<double>(info->asked));
    const population::Frame& frame = *(*taken)->frame;
    for (const auto& item : *items) {
        ++report.arms[item.arm];
        report.items.push_back({{}, item.session, item.probability, item.audit, item.uncertain, item.coverage, item.arm,
            item.reason, item.annotators, item.repeats});
        if (item.coverage > 0)
            report.coverageShare = policy->coverageShare;
        if (const auto row = frame.row(item.session))
            report.largestWeight = std::max(report.largestWeight, frame.weights[*row] / item.probability);
    }
    report.weightBound = std::max(report.weightBound, report.largestWeight); // who was certain stands for itself
    if (const auto named = nameItems(project, report); !named)
        return named.error();
    return report;
}

std::string drawReportToJson(const DrawReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1);
    json.key("draw");
    if (report.id.valid())
        json.value(report.id.value());
    else
        json.null();
    json.key("seed").raw(std::to_string(report.seed)).field("frame", report.frame);
    json.field("frame_weight", report.frameWeight).field("filter", report.filter).field("pool", report.pool);
    json.field("asked", report.asked).field("size", report.items.size()).field("design", report.design);
    json.field("audit_share", report.auditShare).field("coverage_share", report.coverageShare);
    json.field("largest_weight", report.largestWeight).field("weight_bound", report.weightBound);
    json.field("by", report.by).field("goal", report.goal).field("model", report.model).field("note", report.note);
    json.key("arms").beginObject();
    for (const char* arm : {"audit", "uncertain", "coverage"})
        json.field(arm, report.arms.contains(arm) ? report.arms.at(arm) : std::int64_t{0});
    json.endObject().key("items").beginArray();
    for (const auto& item : report.items) {
        json.beginObject().field("session", item.session).field("probability", item.probability);
        json.key("parts").beginObject().field("audit", item.audit).field("uncertain", item.uncertain);
        json.field("coverage", item.coverage).endObject();
        json.field("arm", item.arm).field("reason", item.reason).field("annotators", item.annotators);
        json.field("repeats", item.repeats).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string drawReportText(const DrawReport& report)
{
    std::string out = report.id.valid() ? "Draw " + std::to_string(report.id.value()) : std::string("A draw like this");
    out += ": " + std::to_string(report.items.size()) + " of " + std::to_string(report.pool) + " sessions";
    if (static_cast<std::int64_t>(report.items.size()) < report.asked)
        out += " (" + std::to_string(report.asked) + " were asked for: no more are left)";
    out += ", seed " + std::to_string(report.seed) + ".\n";
    out += "Frame: " + std::to_string(report.frame) + " sessions"
        + (report.filter.empty() ? std::string() : " with " + report.filter) + ".\n";
    out += "Arms:";
    for (const auto& [arm, n] : report.arms)
        out += " " + arm + " " + std::to_string(n);
    out += ".\nDesign: " + report.design + "; audit share " + percent(report.auditShare) + ", coverage share "
        + percent(report.coverageShare) + "; largest weight " + decimals(report.largestWeight, 1) + ", at most "
        + decimals(report.weightBound, 1) + " in any draw like this.\n";
    out += "Uncertain: " + byText(report) + ".\n";
    const auto twice = std::count_if(
        report.items.begin(), report.items.end(), [](const DrawReportItem& item) { return item.annotators > 1; });
    if (twice > 0)
        out += std::to_string(twice) + " of them, by chance, are asked of a second annotator.\n";
    const auto again = std::count_if(
        report.items.begin(), report.items.end(), [](const DrawReportItem& item) { return item.repeats; });
    if (again > 0)
        out += std::to_string(again) + " of them, by chance, are asked of whoever answers them again, later.\n";
    if (!report.note.empty())
        out += "Note: " + report.note + ".\n";
    return out;
}

} // namespace turnout::workbench
