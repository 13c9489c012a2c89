// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace turnout::common {

/// Tells Qt how a screen reader sees a TranscriptView: a list whose items are the turns. Once is enough; more is fine.
void installTranscriptAccessibility();

} // namespace turnout::common
