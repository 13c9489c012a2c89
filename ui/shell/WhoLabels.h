// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/DeskWork.h"

#include <vector>

namespace turnout::ui {

/// Asks under which name labels are kept: `name` is there already, the annotators of the project are offered, and of
/// what is typed it is said whether anybody is called that, so that a slip makes nobody new unnoticed.
common::TextRequest whoLabels(const std::vector<workbench::AnnotatorWork>& work, const QString& name);

} // namespace turnout::ui
