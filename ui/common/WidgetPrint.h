// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPrinter;
class QString;
class QWidget;

namespace turnout::common {

/// Prints a widget as it is shown, as large as the paper allows, in the light theme whatever the window's, under a line
/// of heading; landscape where it is wider than high. False where the printer refuses.
bool printWidget(QWidget& widget, const QString& heading, QPrinter& printer);

} // namespace turnout::common
