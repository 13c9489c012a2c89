// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DemoProject.h"

#include "base/Json.h"
#include "session/SessionJson.h"
#include "store/Meta.h"
#include "store/SourceReader.h"
#include "workbench/BulkLoad.h"

#include <chrono>
#include <fstream>

namespace turnout::workbench {
namespace {

constexpr std::int64_t kProgressEvery = 2000;

/// A file that is written as the sessions are made; nothing where none is asked for.
class LineFile {
public:
    Result<void> open(const std::string& path)
    {
        m_path = path;
        if (path.empty())
            return {};
        m_out.open(path, std::ios::binary);
        if (!m_out)
            return Error{ErrorCode::Io, "cannot be written", path};
        return {};
    }
    [[nodiscard]] bool wanted() const
    {
        return !m_path.empty();
    }
    void line(const std::string& text)
    {
        m_out << text << '\n';
    }
    Result<void> close()
    {
        if (wanted() && !m_out.flush())
            return Error{ErrorCode::NoSpace, "could not be written to its end: is the disk full?", m_path};
        return {};
    }

private:
    std::string m_path;
    std::ofstream m_out;
};

std::string truthLine(const std::string& id, const demo::DemoTruth& truth)
{
    JsonWriter json;
    json.beginObject().field("session", id).field("question", "verdict").field("value", truth.verdict);
    json.field("rating_probability", truth.ratingProbability).endObject();
    return json.take();
}

Result<void> mustBeEmpty(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto counts = store::projectCounts(**connection);
    if (!counts)
        return counts.error();
    if (counts->sessions > 0)
        return Error{ErrorCode::Refused, "this project has sessions already; the demo needs a project of its own",
            project.path()};
    return {};
}

/// The demo's truth makes it a demo project: the desktop shows truth beside estimates only there.
Result<void> markAsDemo(OpenProject& project, const DemoRequest& request)
{
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    JsonWriter json;
    json.beginObject().field("sessions", request.options.sessions);
    json.key("seed").raw(std::to_string(request.options.seed)); // all 64 bits
    json.field("rating_bias", request.options.ratingBias).endObject();
    return (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
        store::setMeta(connection, "demo", json.text());
        return {};
    });
}

struct Files {
    LineFile sessions;
    LineFile ratings;
    LineFile truth;

    Result<void> open(const DemoRequest& request)
    {
        for (const auto& result :
            {sessions.open(request.sessionsFile), ratings.open(request.ratingsFile), truth.open(request.truthFile)})
            if (!result)
                return result;
        return {};
    }
    void write(const demo::DemoSession& made)
    {
        if (sessions.wanted())
            sessions.line(session::sessionToJson(made.session, !ratings.wanted()));
        if (ratings.wanted())
            for (const session::Rating& rating : made.session.ratings)
                ratings.line(session::ratingEventToJson(made.session.id, rating));
        if (truth.wanted())
            truth.line(truthLine(made.session.id, made.truth));
    }
    Result<void> close()
    {
        for (const auto& result : {sessions.close(), ratings.close(), truth.close()})
            if (!result)
                return result;
        return {};
    }
};

} // namespace

Result<DemoReport> makeDemo(
    OpenProject& project, const DemoRequest& request, const Progress& progress, const CancelToken& cancel)
{
    const auto start = std::chrono::steady_clock::now();
    if (const auto empty = mustBeEmpty(project); !empty)
        return empty.error();
    Files files;
    if (const auto opened = files.open(request); !opened)
        return opened.error();
    store::SourceInfo info;
    info.name = "demo, seed " + std::to_string(request.options.seed);
    info.format = "turnout-demo/1";
    info.hash = "demo " + std::to_string(request.options.sessions) + " " + std::to_string(request.options.seed) + " "
        + jsonNumber(request.options.ratingBias);
    info.startedAt = project.clock().now();
    BulkLoad load(project);
    if (const auto begun = load.begin(info); !begun)
        return begun.error();

    DemoReport report;
    double weight = 0;
    double good = 0;
    demo::Generator generator(request.options);
    demo::DemoSession made;
    while (generator.next(made)) {
        ++report.sessions;
        report.rated += made.session.ratings.empty() ? 0 : 1;
        weight += made.session.weight;
        good += made.truth.verdict == "bad" ? 0 : made.session.weight;
        files.write(made);
        if (!load.add(report.sessions, made.session, {{}, made.truth.verdict, made.truth.ratingProbability}))
            break;
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped; the project is empty again", {}};
        if (progress && report.sessions % kProgressEvery == 0)
            progress({"sessions", report.sessions, request.options.sessions, report.sessions});
    }
    if (const auto closed = files.close(); !closed)
        return closed.error();
    const auto counts = load.finish({"made up: every session, rating and label in it is invented"});
    if (!counts)
        return counts.error();
    if (const auto marked = markAsDemo(project, request); !marked)
        return marked.error();
    report.truth = weight > 0 ? good / weight : 0;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace turnout::workbench
