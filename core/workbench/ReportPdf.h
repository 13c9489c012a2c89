// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <string>
#include <string_view>

class QXmlStreamReader;

namespace turnout::workbench::pdf {
class PdfFile;
}

/// The report on paper: what `page` made, laid out again, so that both say the same.
namespace turnout::workbench::report {

/// A PDF of a report's HTML. Understands what ReportHtml and ReportSvg write, and nothing else. The same HTML gives the
/// same bytes.
Result<std::string> pdfOf(std::string_view html);

/// How a chart of ReportSvg gets onto a page: its units are `scale` points, its corner is at left, top.
struct ChartPlace {
    double left = 0;
    double top = 0;
    double scale = 1;
};
/// Reads to the end of the <svg> element that was begun, and draws it.
void drawSvg(QXmlStreamReader& xml, pdf::PdfFile& file, const ChartPlace& place);
/// Height of the chart in its own units, from its viewBox.
double svgHeight(const QXmlStreamReader& xml);

} // namespace turnout::workbench::report
