// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QListWidget;

namespace turnout::common {

/// Walks through a list while the keyboard is in the field above it: Up and Down go round, PageUp and PageDown go by
/// `page` rows and stop at the ends. False where the key is none of these.
bool walkList(QListWidget& list, int key, int page);

} // namespace turnout::common
