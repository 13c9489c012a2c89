// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/SourceReader.h"
#include "store/Verify.h"
#include "workbench/OpenProject.h"

#include <map>
#include <string>
#include <vector>

namespace turnout::workbench {

/// What is inside a project.
struct ProjectInfo {
    std::string path;
    std::string id;
    std::int64_t schema = 0;
    bool demo = false;
    store::ProjectCounts counts;
    std::int64_t labeled = 0; ///< sessions with a final label
    std::int64_t skipped = 0;
    std::int64_t waiting = 0;
    std::vector<store::Source> sources;
    std::map<std::string, std::size_t> segments; ///< name → number of values
    std::shared_ptr<const population::Frame> frame; ///< for its weights
    store::OpenReport open;
};
Result<ProjectInfo> projectInfo(OpenProject& project);
/// The contract "info", schema 1: "sessions", "rated", "labeled", "rejects" … at the top level.
std::string projectInfoToJson(const ProjectInfo& info, int indent = 2);
std::string projectInfoText(const ProjectInfo& info);

/// Every invariant; an empty list is a sound project.
Result<std::vector<store::Violation>> verifyProject(
    OpenProject& project, const Progress& progress, const CancelToken& cancel);

} // namespace turnout::workbench
