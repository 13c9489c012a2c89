// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "store/SessionReader.h"
#include "support/TestSupport.h"
#include "workbench/DrawSessions.h"
#include "workbench/EvalSets.h"
#include "workbench/ImportFile.h"
#include "workbench/Quality.h"
#include "workbench/SessionQuery.h"

#include <memory>
#include <string>
#include <vector>

namespace testsupport {

/// The value of a result, or the end of the test with its error.
template <typename T>
T must(turnout::Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().message().c_str());
    return std::move(*result);
}
inline void must(const turnout::Result<void>& result)
{
    if (!result)
        qFatal("%s", result.error().message().c_str());
}

/// Session number i as a line of turnout-sessions/1: "s-000", languages de (1 in 6), fr (2 in 6) and en (3 in 6), plan
/// pro for every fourth, two sessions a user, weight 1, 2 or 3 where `weighted`.
inline std::string sessionLine(int i, bool weighted = true)
{
    const std::string number = std::to_string(1000 + i).substr(1);
    turnout::JsonWriter json;
    json.beginObject().field("id", "s-" + number).field("user", "u-" + std::to_string(i / 2));
    json.field("started_at", "2026-05-01T10:00:00Z").field("weight", weighted ? 1 + i % 3 : 1);
    json.key("segments").beginObject().field("language", i % 6 == 0 ? "de" : i % 6 < 3 ? "fr" : "en");
    json.field("plan", i % 4 == 0 ? "pro" : "free").endObject();
    json.key("turns").beginArray().beginObject().field("role", "user").field("text", "Question " + number).endObject();
    json.beginObject().field("role", "assistant").field("text", "Answer " + number).endObject().endArray();
    json.key("scores").beginObject().field("judge", (i % 10) / 10.0).endObject().endObject();
    return json.take() + '\n';
}

inline std::string sessionLines(int n, bool weighted = true)
{
    std::string lines;
    for (int i = 0; i < n; ++i)
        lines += sessionLine(i, weighted);
    return lines;
}

/// A project with sessions, to draw from, to label and to make sets of.
class EvalSetProject {
public:
    explicit EvalSetProject(const std::string& lines)
    {
        turnout::store::OpenOptions options;
        options.create = true;
        options.clock = &clock;
        project = must(turnout::workbench::OpenProject::open(dir.file("p.turnout"), options));
        import(lines);
    }
    void import(const std::string& lines)
    {
        const std::string file = dir.write("in-" + std::to_string(++m_files) + ".jsonl", lines);
        must(turnout::workbench::importFile(*project, file, {}, {}, {}));
    }
    turnout::workbench::DrawReport draw(std::int64_t size, const std::vector<std::string>& filter = {})
    {
        turnout::workbench::DrawRequest request;
        request.policy.size = size;
        request.policy.seed = 7;
        request.filter = must(turnout::workbench::filterFromWords(*project, filter));
        return must(turnout::workbench::drawSessions(*project, request));
    }
    turnout::SessionId id(const std::string& session)
    {
        return must(turnout::workbench::sessionNamed(*project, session));
    }
    turnout::LabelEventId label(turnout::SessionId session, const std::string& verdict,
        const std::string& annotator = "ann", turnout::DrawId draw = {})
    {
        turnout::session::LabelEvent event;
        event.session = session;
        event.annotator = must(project->annotator(annotator));
        event.draw = draw;
        event.answers = {{"verdict", {verdict}, std::nullopt}};
        return must(project->append(event));
    }
    void undo(turnout::SessionId session, turnout::LabelEventId what, const std::string& annotator = "ann")
    {
        turnout::session::LabelEvent event;
        event.session = session;
        event.annotator = must(project->annotator(annotator));
        event.kind = turnout::session::LabelEventKind::Undo;
        event.undoes = what;
        must(project->append(event));
    }
    /// Every third item is bad, the others are good.
    void labelAll(const turnout::workbench::DrawReport& drawn)
    {
        for (std::size_t i = 0; i < drawn.items.size(); ++i)
            label(drawn.items[i].id, i % 3 == 0 ? "bad" : "good", "ann", drawn.id);
    }
    void labelFirst(int n)
    {
        for (int i = 0; i < n; ++i)
            label(id("s-" + std::to_string(1000 + i).substr(1)), i % 3 == 0 ? "bad" : "good");
    }

    TempDir dir;
    turnout::ManualClock clock{1777629600000}; ///< 2026-05-01T10:00:00Z
    std::unique_ptr<turnout::workbench::OpenProject> project;

private:
    int m_files = 0;
};

} // namespace testsupport
