// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "workbench/OpenProject.h"

#include <cstdint>
#include <string>
#include <vector>

/// Work that comes back from a colleague, in the file it was handed out in (see HandOut.h).
namespace turnout::workbench {

/// What one package brought.
struct MergeReport {
    std::string path;
    std::string key; ///< the package's
    std::string annotator; ///< whom it was made for
    std::int64_t sessions = 0; ///< in the package
    std::int64_t waiting = 0; ///< of these nobody has answered or skipped in it yet
    std::int64_t answers = 0; ///< events that are new here, by kind
    std::int64_t skips = 0;
    std::int64_t undos = 0;
    std::int64_t flags = 0; ///< put on or taken off there
    std::int64_t known = 0; ///< events that had come back before
    std::int64_t doubled = 0; ///< sessions it answered that somebody else has answered too
    std::int64_t differing = 0; ///< of these: seen differently, so that they wait to be adjudicated
    struct LeftOut {
        std::string session;
        std::string reason;
    };
    std::vector<LeftOut> leftOut; ///< events that cannot be taken
    std::vector<std::string> notes; ///< what whoever leads the work should know, in sentences

    [[nodiscard]] std::int64_t taken() const
    {
        return answers + skips + undos + flags;
    }
};

/// Takes a package's labels back, in one transaction: all that can be taken, or, where it fails, nothing. An event is
/// taken once, whichever copy of the package it comes with; nothing here is changed or replaced by an answer that is
/// older; two annotators' answers stand beside each other; an undo takes back what it took back there. Flags come with
/// it, the latest of each annotator counts, and so does what was in sight when a label was given. It does not matter in
/// which order packages come, nor how often. Refused: what is no package of this project, or one whose questions were
/// changed in it to others than any version here. Damaged: the file is not whole (it may still be being copied), or is
/// no longer.
Result<MergeReport> takeBack(OpenProject& project, const std::string& path, const CancelToken& cancel = {});

/// The contract "merge", schema 1. `refused` are files with the reason.
struct MergeRefused {
    std::string path;
    Error error;
};
std::string mergeToJson(
    const std::vector<MergeReport>& reports, const std::vector<MergeRefused>& refused, int indent = 2);
/// In a few lines for people.
std::string mergeText(const MergeReport& report);

} // namespace turnout::workbench
