// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace turnout::ui {

/// A small screen shows a part of the page, rather than a window that is larger than the screen.
QWidget* pageArea(QWidget* page);
/// The same around the stack of workspaces, which scroll only where their least height is not there: they have lists
/// and texts of their own to scroll.
QWidget* workspacesArea(QWidget* stack);

} // namespace turnout::ui
