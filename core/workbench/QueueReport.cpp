// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The queue as whoever leads the work sees it, for people and for scripts.
#include "base/Clock.h"
#include "base/Json.h"
#include "store/DrawStore.h"
#include "store/LabelStore.h"
#include "store/QueueStore.h"
#include "store/SessionReader.h"
#include "workbench/PlainText.h"
#include "workbench/QueueWork.h"
#include "workbench/WorkQueue.h"

#include <map>

namespace turnout::workbench {
namespace {

void count(QueueReport::Draw& draw, QueueState state, int annotators)
{
    ++draw.sessions;
    draw.doubled += annotators > 1 ? 1 : 0;
    draw.answered += state == QueueState::Answered ? 1 : 0;
    draw.skipped += state == QueueState::Skipped ? 1 : 0;
    draw.waiting += state == QueueState::Waiting || state == QueueState::Held ? 1 : 0;
    draw.held += state == QueueState::Held ? 1 : 0;
}

/// Who has what open, and what is put off.
Result<void> addHolds(OpenProject& project, store::Connection& connection, QueueReport& report)
{
    const auto holds = store::holds(connection, project.clock().now());
    if (!holds)
        return holds.error();
    const auto annotators = store::annotators(connection);
    if (!annotators)
        return annotators.error();
    std::map<AnnotatorId, std::string> nameOf;
    for (const auto& annotator : *annotators)
        nameOf.emplace(annotator.id, annotator.name);
    std::vector<SessionId> ids;
    for (const auto& hold : *holds)
        ids.push_back(hold.session);
    const auto names = store::externalIds(connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < holds->size(); ++i) {
        const store::Hold& hold = (*holds)[i];
        if (hold.annotator.valid())
            report.open.push_back({(*names)[i], nameOf[hold.annotator], hold.endsAt});
        else
            report.putOff.push_back({(*names)[i], hold.endsAt});
    }
    return {};
}

Result<void> addMusts(store::Connection& connection, const WorkQueue& queue, QueueReport& report)
{
    const auto musts = store::mustLabels(connection);
    if (!musts)
        return musts.error();
    std::vector<SessionId> ids;
    for (const auto& must : *musts)
        ids.push_back(must.session);
    const auto names = store::externalIds(connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < musts->size(); ++i) {
        const auto entry = queue.find((*musts)[i].session);
        const QueueState state = entry ? queue.entries()[*entry].state : QueueState::Answered;
        report.musts.push_back({(*names)[i], (*musts)[i].createdBy, (*musts)[i].reason,
            state == QueueState::Waiting || state == QueueState::Held});
    }
    return {};
}

} // namespace

Result<QueueReport> queueReport(OpenProject& project)
{
    WorkQueue queue(project, AnnotatorId());
    if (const auto read = queue.refresh(); !read)
        return read.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto draws = store::draws(**connection);
    if (!draws)
        return draws.error();
    QueueReport report;
    std::map<DrawId, std::size_t> placeOf;
    for (const auto& info : *draws) {
        placeOf.emplace(info.id, report.draws.size());
        QueueReport::Draw draw;
        draw.id = info.id;
        draw.filter = info.filter;
        draw.paused = info.paused;
        report.draws.push_back(std::move(draw));
    }
    for (std::size_t i = 0; i < queue.entries().size(); ++i)
        if (const auto place = placeOf.find(queue.entries()[i].draw); place != placeOf.end())
            count(report.draws[place->second], queue.entries()[i].state, queue.annotators(i));
    if (const auto musts = addMusts(**connection, queue, report); !musts)
        return musts.error();
    if (const auto holds = addHolds(project, **connection, report); !holds)
        return holds.error();
    return report;
}

std::string queueText(const QueueReport& report)
{
    if (report.draws.empty() && report.musts.empty())
        return "Nothing is in the queue: make a draw.\n";
    std::string out;
    TextTable draws({{"draw", true}, {"sessions", true}, {"answered", true}, {"skipped", true}, {"waiting", true},
        {"not now", true}, {"asked twice", true}, {""}, {"frame"}});
    for (const auto& draw : report.draws)
        draws.add({std::to_string(draw.id.value()), countText(draw.sessions), countText(draw.answered),
            countText(draw.skipped), countText(draw.waiting), countText(draw.held), countText(draw.doubled),
            draw.paused ? "paused" : "", draw.filter.empty() ? "all" : draw.filter});
    if (!report.draws.empty())
        out += draws.text();
    TextTable musts({{"must-label"}, {""}, {"picked by"}, {"reason"}});
    for (const auto& must : report.musts)
        musts.add({must.session, must.waiting ? "waiting" : "done", must.by, must.reason});
    if (!report.musts.empty())
        out += (out.empty() ? "" : "\n") + musts.text();
    TextTable holds({{"not now"}, {"until"}, {"why"}});
    for (const auto& open : report.open)
        holds.add({open.session, momentText(open.until), "open: " + open.annotator});
    for (const auto& off : report.putOff)
        holds.add({off.session, momentText(off.until), "put off"});
    if (!report.open.empty() || !report.putOff.empty())
        out += "\n" + holds.text();
    return out;
}

std::string queueToJson(const QueueReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).key("draws").beginArray();
    for (const auto& draw : report.draws) {
        json.beginObject().field("draw", draw.id.value()).field("filter", draw.filter).field("paused", draw.paused);
        json.field("sessions", draw.sessions).field("answered", draw.answered).field("skipped", draw.skipped);
        json.field("waiting", draw.waiting).field("held", draw.held).field("asked_twice", draw.doubled).endObject();
    }
    json.endArray().key("must_labels").beginArray();
    for (const auto& must : report.musts)
        json.beginObject()
            .field("session", must.session)
            .field("by", must.by)
            .field("reason", must.reason)
            .field("waiting", must.waiting)
            .endObject();
    json.endArray().key("open").beginArray();
    for (const auto& open : report.open)
        json.beginObject()
            .field("session", open.session)
            .field("annotator", open.annotator)
            .field("until", formatTime(open.until))
            .endObject();
    json.endArray().key("put_off").beginArray();
    for (const auto& off : report.putOff)
        json.beginObject().field("session", off.session).field("until", formatTime(off.until)).endObject();
    json.endArray().endObject();
    return json.take();
}

} // namespace turnout::workbench
