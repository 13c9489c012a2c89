// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"
#include "population/Compare.h"
#include "session/Rubric.h"
#include "store/DrawStore.h"
#include "store/SourceReader.h"

#include <string>
#include <vector>

/// The report's tables and lists.
namespace turnout::workbench::report {

/// What a reader needs to make the same report again, and to see that it is the same.
struct Provenance {
    std::string projectId;
    std::string filter;
    std::string frameHash; ///< XXH3-128 of the ids of the sessions the report is about
    std::string weights; ///< where the sampling weights come from
    std::vector<store::Source> sources;
    std::vector<store::DrawInfo> draws;
    session::Rubric rubric;
    LabelEventId lastEvent;
};

std::string assumptionList(const estimate::Estimates& estimates);
std::string estimatesTable(const estimate::Estimates& estimates);
/// One table a segment, the largest values first; very long ones are cut, and say so.
std::string comparisonTables(const population::Comparison& comparison);
std::string provenanceSection(const Provenance& provenance);

} // namespace turnout::workbench::report
