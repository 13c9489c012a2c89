// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Sensitivity.h"
#include "population/Filter.h"
#include "workbench/OpenProject.h"

#include <string>

namespace turnout::workbench {

/// What the product manager sends: one self-contained file with the sentences, the estimates and populations as charts
/// and tables, assumptions, settings and fingerprints. HTML (no scripts, nothing loaded) or, where the name ends in
/// .pdf, a PDF of the same, which needs no display. The same project state gives the same bytes. Written to a temporary
/// name and renamed. `target`: the share of good sessions that is asked for.
Result<void> writeReport(OpenProject& project, const population::Filter& filter, const std::string& path,
    double target = estimate::Sensitivity::kTarget);

/// Whether the name asks for a PDF.
bool isPdfName(const std::string& path);

/// The report as text, for tests and for writing.
Result<std::string> reportHtml(
    OpenProject& project, const population::Filter& filter, double target = estimate::Sensitivity::kTarget);

} // namespace turnout::workbench
