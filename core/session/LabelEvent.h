// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "session/Rubric.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace turnout::session {

enum class LabelEventKind : std::uint8_t { Answer, Skip, Undo };

/// "answer", "skip", "undo".
std::string_view labelEventKindName(LabelEventKind kind);
std::optional<LabelEventKind> labelEventKindFromName(std::string_view name);

/// One thing an annotator did. Events are never changed or removed; an undo names the event it takes back.
/// What counts in the end is the fold over them, in order of id, and of time where some were done elsewhere
/// (labeling/LabelFold.h).
struct LabelEvent {
    LabelEventId id; ///< given by the project; order of ids is order of doing here, whatever the clock said
    SessionId session;
    AnnotatorId annotator;
    RubricId rubric;
    DrawId draw; ///< the draw that asked for it, or none
    SourceId source; ///< the import that brought it, or none
    LabelEventKind kind = LabelEventKind::Answer;
    LabelEventId undoes; ///< for Undo
    std::vector<Answer> answers; ///< for Answer
    std::string reason; ///< for Skip; of an adjudicated answer the comment, or empty
    std::optional<double> seconds; ///< spent by the annotator
    TimeMs at = 0;
    bool adjudicated = false; ///< an Answer that decides between annotators and outranks all that do not
    bool repeat = false; ///< of a session asked again unseen: it measures the annotator and replaces nothing
    std::int64_t package = 0; ///< what it came back with (store/PackageStore.h), or 0: it was done here
    friend bool operator==(const LabelEvent&, const LabelEvent&) = default;
};

} // namespace turnout::session
