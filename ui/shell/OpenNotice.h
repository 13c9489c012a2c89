// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "shell/Banner.h"
#include "workbench/OpenProject.h"

#include <optional>

namespace turnout::ui {

/// What to say after a project was opened; nothing where there is nothing to say. The ways on are the caller's.
std::optional<Notice> openNotice(const store::OpenReport& report);
/// The same in two words for the top bar: "read-only: open in another window"; empty where it can be written.
QString readOnlyReason(const store::OpenReport& report);
/// What to say when it could not be opened.
Notice openFailure(const QString& path, const Error& error);

} // namespace turnout::ui
