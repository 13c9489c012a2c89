// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/OpenProject.h"

#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace turnout::workbench {

struct LabelFileOptions {
    std::string annotator; ///< for lines that name none
    DrawId draw; ///< only sessions of this draw that wait (the file may hold more); none: every line
    bool onlyWaiting = false; ///< only sessions that wait in any draw
    /// Told after each label is on disk, with the number so far.
    std::function<void(std::int64_t line, const std::string& session)> acknowledged;
};

struct LabelFileReport {
    std::int64_t lines = 0;
    std::int64_t labels = 0; ///< labels, skips and undos that were appended
    std::int64_t leftOut = 0; ///< not in the draw, or not waiting
    struct Refused {
        std::int64_t line = 0;
        std::string reason;
    };
    std::vector<Refused> refused; ///< lines that could not be used
};

/// Labels from JSON lines, as if typed: {"session":"s-1","question":"verdict","value":"good","turn":null,
/// "seconds":21.5,"annotator":"a3"}; {"session":"s-1","skip":"not in a language I read"} skips, {"undo":true} takes the
/// annotator's last label or skip back. A bad line is reported with its number and does not stop the rest. Each label
/// is on disk before the next line is read.
Result<LabelFileReport> labelFromLines(
    OpenProject& project, std::istream& lines, const LabelFileOptions& options, const CancelToken& cancel);

} // namespace turnout::workbench
