// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Query.h"
#include "store/Schema.h"
#include "support/TestSupport.h"
#include "workbench/DrawSessions.h"
#include "workbench/ImportFile.h"
#include "workbench/OpenProject.h"
#include "workbench/ProjectInfo.h"

#include <memory>
#include <string>
#include <vector>

/// Projects for the tests of what works on a whole one.
namespace testsupport {

/// Fails the test where the result is an error, with its words.
#define MUST(expression)                                                                                               \
    do {                                                                                                               \
        const auto& must_ = (expression);                                                                              \
        QVERIFY2(must_.ok(), must_.ok() ? "" : must_.error().message().c_str());                                       \
    } while (false)

/// Opens the project, or makes it where there is none. A test that cannot ends there.
inline std::unique_ptr<turnout::workbench::OpenProject> openProject(
    const std::string& path, const turnout::Clock& clock = turnout::Clock::system())
{
    turnout::store::OpenOptions options;
    options.create = readAll(path).empty();
    options.clock = &clock;
    auto project = turnout::workbench::OpenProject::open(path, options);
    if (!project)
        qFatal("cannot open %s: %s", path.c_str(), project.error().message().c_str());
    return std::move(*project);
}

/// `count` short sessions as turnout-sessions/1, ids s-0, s-1 …, with a plan, a language and a score.
inline std::string sessionLines(int count, int from = 0)
{
    std::string lines;
    for (int i = from; i < from + count; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"s-)" + n + R"(","segments":{"plan":")" + (i % 3 == 0 ? "pro" : "free") + R"(","language":")"
            + (i % 2 == 0 ? "de" : "en") + R"("},"turns":[{"role":"user","text":"hello )" + n
            + R"("},{"role":"assistant","text":"hi"}],"scores":{"judge":0.)" + std::to_string(1 + i % 9) + "}}\n";
    }
    return lines;
}

/// All rows of all tables, as text, to compare states of a project; "when" columns too.
inline std::string dump(turnout::workbench::OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error().message();
    const auto objects = turnout::store::schemaObjects(**connection);
    if (!objects)
        return objects.error().message();
    std::string text;
    for (const auto& object : *objects) {
        text += object.type + " " + object.name + "\n";
        // Of the full-text index the tables behind it.
        if (object.type != "table" || object.sql.starts_with("CREATE VIRTUAL"))
            continue;
        SQLite::Statement rows((*connection)->db(), "SELECT * FROM \"" + object.name + "\" ORDER BY 1, 2");
        while (rows.executeStep()) {
            for (int column = 0; column < rows.getColumnCount(); ++column)
                text += rows.getColumn(column).getString() + "|";
            text += "\n";
        }
    }
    return text;
}

/// Everything verify finds, a line each; empty where the project is sound.
inline std::string violationsOf(turnout::workbench::OpenProject& project)
{
    const auto violations = turnout::workbench::verifyProject(project, {}, {});
    if (!violations)
        return violations.error().message();
    std::string text;
    for (const auto& violation : *violations)
        text += violation.check + ": " + violation.text + "\n";
    return text;
}

/// Draws and saves.
inline turnout::Result<turnout::workbench::DrawReport> drawSome(
    turnout::workbench::OpenProject& project, std::int64_t size, std::uint64_t seed = 7)
{
    turnout::workbench::DrawRequest request;
    request.policy.size = size;
    request.policy.seed = seed;
    request.madeBy = "test";
    return turnout::workbench::drawSessions(project, request);
}

} // namespace testsupport
