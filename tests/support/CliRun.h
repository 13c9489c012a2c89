// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verbs/Cli.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sstream>
#include <string>
#include <vector>

/// Runs the command line in process, for the tests that link it.
namespace testsupport {

struct CliRun {
    int code = -1;
    std::string out;
    std::string err;

    /// What was printed, as a JSON object; empty where it is none.
    [[nodiscard]] QJsonObject json() const
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
    }
};

inline CliRun runCli(
    const std::vector<std::string>& arguments, const std::string& input = {}, const turnout::CancelToken& cancel = {})
{
    std::vector<const char*> argv{"turnout-cli"};
    for (const std::string& argument : arguments)
        argv.push_back(argument.c_str());
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in(input);
    CliRun run;
    run.code = turnout::cli::runCli(static_cast<int>(argv.size()), argv.data(), out, err, in, cancel);
    run.out = out.str();
    run.err = err.str();
    return run;
}

} // namespace testsupport
