// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Quality.h"

#include <string>
#include <vector>

namespace turnout::estimate {
struct CorrectionStep;
}

/// The report's sections about quality, and their charts.
namespace turnout::workbench::report {

/// How good it was for everyone: every estimate with its light, and the steps from naive to labels.
std::string qualitySection(const QualityView& view);
/// Whether thumbs can be believed: the channel, what a conclusion hangs on, thumbs against labels.
std::string channelSection(const QualityView& view);
/// Model version by model version, segment by segment.
std::string partsSection(const QualityView& view);

/// What each correction moved, from the naive share to the labels.
std::string stepsSvg(const std::vector<estimate::CorrectionStep>& steps, const estimate::Estimates& estimates);
/// Quality by κ, with the tipping point and what the labels say κ is.
std::string tiltSvg(const estimate::Sensitivity& sensitivity);
/// Thumbs, labels and shrunk labels of the values of a segment.
std::string partsSvg(const std::vector<const estimate::SegmentQuality*>& segments, double all);

} // namespace turnout::workbench::report
