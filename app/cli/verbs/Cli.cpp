// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs/Cli.h"

#include "cli/verbs/Command.h"
#include "cli/verbs/DeskVerb.h"

#include <exception>

namespace turnout::cli {
namespace {

int exitCodeOf(const Error& error)
{
    return error.code == ErrorCode::BadUsage ? kWrongUsage : kRefused;
}

int runTask(const Task& task, Console& console)
{
    try {
        const auto done = task.run(console);
        if (done)
            return *done;
        const Error& error = done.error();
        // A read that the interrupt woke up may report itself as an error: what was meant is "stop".
        if (error.code == ErrorCode::Cancelled || console.cancel.cancelled()) {
            complain(console, task.place, "cancelled, nothing was changed");
            return kRefused;
        }
        complain(console, error.context.empty() ? task.place : error.context, error.text);
        return exitCodeOf(error);
    } catch (const std::bad_alloc&) {
        complain(console, task.place, "there is not enough memory for this");
    } catch (const std::exception& unexpected) {
        complain(console, task.place, unexpected.what());
    }
    return kRefused;
}

void describe(CLI::App& app)
{
    app.name("turnout-cli");
    app.set_version_flag("--version", "turnout-cli " TURNOUT_VERSION);
    app.require_subcommand(1);
    app.footer("Every verb has its own --help with an example. Exit codes: 0 done, 1 refused (the reason is on "
               "standard error), 2 wrong usage.");
}

} // namespace

int runCli(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in,
    const CancelToken& cancel)
{
    CLI::App app("Turnout: what everyone got, from a designed draw and the labels on it.");
    describe(app);
    Task task;
    for (const auto add :
        {addDemo, addNew, addInfo, addVerify, addImport, addMargins, addRubric, addDraw, addQueue, addDesk, addSplit,
            addMerge, addLabel, addCompare, addModel, addEstimate, addChannel, addPlan, addAgreement, addConsensus,
            addJudges, addChecks, addEvalSet, addExport, addReport, addSegments, addSqlSample, addIndex})
        add(app, task);
    Console console{out, err, in, cancel};
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& parse) {
        return app.exit(parse, out, err) == 0 ? kDone : kWrongUsage;
    }
    const int code = runTask(task, console);
    out.flush();
    if (!out) {
        complain(console, {}, "the output could not be written; is the disk full?");
        return kRefused;
    }
    return code;
}

} // namespace turnout::cli
