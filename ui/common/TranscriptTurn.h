// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/TextMarkup.h"
#include "common/VisibleText.h"
#include "session/Session.h"

#include <QString>
#include <vector>

namespace turnout::common {

/// A part of a turn with a text of its own: what was said, or the tool calls that went with it.
struct TranscriptSection {
    QString title; ///< "lookup({"order":…})", or empty
    VisibleText body;
    int lines = 1; ///< line ends + 1
    bool mono = false;
    bool closed = false; ///< shows nothing but its title while the turn is folded
    bool placeholder = false; ///< stands for a text that is empty
    std::vector<MarkupRange> markup; ///< none where it is shown plain
};

/// A turn made ready to be looked at.
struct TranscriptTurn {
    session::Role role = session::Role::User;
    QString roleText; ///< "USER"
    QString name; ///< of the tool or speaker
    QString time; ///< "10:02", UTC: the same on every annotator's machine
    std::vector<TranscriptSection> sections;
};

/// Tool and system turns and tool calls are closed sections; JSON is laid out. A turn with nothing in it says so;
/// `next` tells what came of it: a tool that was called.
TranscriptTurn transcriptTurn(const session::Turn& turn, const session::Turn* next = nullptr);

} // namespace turnout::common
