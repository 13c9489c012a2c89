// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verbs/Command.h"

namespace turnout::cli {

void addDesk(CLI::App& app, Task& task);

} // namespace turnout::cli
