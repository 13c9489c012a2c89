// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "cli/verbs/Cli.h"
#include "session/Margins.h"
#include "workbench/OpenProject.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

/// What the verbs share.
namespace turnout::cli {

/// What a running verb may use.
struct Console {
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
    const CancelToken& cancel;
};

/// What the parser leaves behind: one verb with its options, ready to run. The answer is the exit code.
struct Task {
    std::string place; ///< for messages that name none: the project as it was typed
    std::function<Result<int>(Console&)> run;
};

/// What nearly every verb takes.
struct CommonOptions {
    std::string project;
    std::string format = "text";

    [[nodiscard]] bool json() const
    {
        return format == "json";
    }
};

/// A verb (or a verb's own verb) with its description and an example for --help.
CLI::App* addVerb(CLI::App& parent, const char* name, const char* description, const char* example);
void addProject(CLI::App& verb, CommonOptions& options);
void addFormat(CLI::App& verb, CommonOptions& options);
/// --filter COND…
void addFilter(CLI::App& verb, std::vector<std::string>& conditions);
/// --target PERCENT, of good sessions.
CLI::Option* addTarget(CLI::App& verb, double& percent, const char* description);
/// For numbers, as a transform: digits only, from `least` to `most`.
CLI::Validator wholeNumber(std::int64_t least, std::int64_t most = INT64_MAX);
/// A number between 0 and 1.
CLI::Validator share();

/// Makes `run` what the parser chooses when `verb` is on the command line.
template <typename Options>
void setTask(
    CLI::App& verb, Task& task, const std::shared_ptr<Options>& options, Result<int> (*run)(const Options&, Console&))
{
    verb.callback([&task, options, run] {
        task.place = options->project;
        task.run = [options, run](Console& console) { return run(*options, console); };
    });
}

/// Opens for looking: never takes the lock, so a window or a script that writes is not in the way, nor in theirs.
Result<std::unique_ptr<workbench::OpenProject>> openToRead(const std::string& path, Console& console);
/// Opens for writing; Busy or ReadOnly, with the reason and a way on, where that cannot be.
Result<std::unique_ptr<workbench::OpenProject>> openToWrite(const std::string& path, Console& console);

/// Segments as they are given: "model,agent" names two, unless one segment is called just that.
Result<std::vector<std::string>> segmentNames(workbench::OpenProject& project, const std::vector<std::string>& given);

/// A small file as text: a rubric, a policy, a mapping.
Result<std::string> readTextFile(const std::string& path);
/// A file of margins.
Result<session::Margins> readMargins(const std::string& path);

/// Prints a JSON text and a line feed.
void printJson(Console& console, const std::string& json);
/// "turnout-cli: place: text" on err, with hostile text made visible.
void complain(Console& console, std::string_view place, std::string_view text);

void addDemo(CLI::App& app, Task& task);
void addNew(CLI::App& app, Task& task);
void addInfo(CLI::App& app, Task& task);
void addVerify(CLI::App& app, Task& task);
void addImport(CLI::App& app, Task& task);
void addMargins(CLI::App& app, Task& task);
void addRubric(CLI::App& app, Task& task);
void addDraw(CLI::App& app, Task& task);
void addQueue(CLI::App& app, Task& task);
void addSplit(CLI::App& app, Task& task);
void addMerge(CLI::App& app, Task& task);
void addLabel(CLI::App& app, Task& task);
void addCompare(CLI::App& app, Task& task);
void addModel(CLI::App& app, Task& task);
void addEstimate(CLI::App& app, Task& task);
void addChannel(CLI::App& app, Task& task);
void addAgreement(CLI::App& app, Task& task);
void addConsensus(CLI::App& app, Task& task);
void addJudges(CLI::App& app, Task& task);
void addChecks(CLI::App& app, Task& task);
void addPlan(CLI::App& app, Task& task);
void addEvalSet(CLI::App& app, Task& task);
void addExport(CLI::App& app, Task& task);
void addReport(CLI::App& app, Task& task);
void addSegments(CLI::App& app, Task& task);
void addSqlSample(CLI::App& app, Task& task);
void addIndex(CLI::App& app, Task& task);

} // namespace turnout::cli
