// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "common/SmallWidgets.h"
#include "shell/Workspaces.h"

namespace turnout::ui {

/// Asks for a printer (or a PDF file) and prints a workspace as it is shown, in the light theme whatever the window's,
/// under a line that says what it is, of which project and when. `toast` tells where the printer refuses.
void printPage(common::Dialogs& dialogs, common::Toast& toast, const Workspaces::Workspace& shown,
    const workbench::OpenProject& project);

} // namespace turnout::ui
