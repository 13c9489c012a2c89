// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/OwnAnswers.h"

namespace turnout::labeling {

std::optional<SessionLabel> ownLabel(const LabelFold& fold, SessionId session, AnnotatorId annotator)
{
    LabelFold own;
    for (const session::LabelEvent& event : fold.events(session))
        if (event.annotator == annotator && !event.adjudicated && fold.counts(event))
            own.add(event);
    const SessionLabel* label = own.label(session);
    return label == nullptr ? std::nullopt : std::optional(*label);
}

} // namespace turnout::labeling
