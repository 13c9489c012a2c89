// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"
#include "store/QueueStore.h"

#include <vector>

/// What is put into an annotator's queue so that their answers can be checked, without their knowing which it is.
namespace turnout::workbench {

struct QueueEntry;

/// A session may come again after so many other answers of the same annotator, or after so long.
inline constexpr std::size_t kRepeatAfter = 20;
inline constexpr TimeMs kRepeatAfterTime = 24LL * 60 * 60 * 1000;

/// Sessions with a known answer, and how large a part of a queue they shall be.
struct GoldMix {
    double share = 0; ///< 0 … ½
    std::vector<SessionId> sessions; ///< each once; none where the share is 0
};
Result<GoldMix> goldToMixIn(store::Connection& connection);

/// Positions of items that this annotator answered first, that chance marked to be asked again, and that are due.
std::vector<std::size_t> dueAgain(
    const labeling::LabelFold& fold, AnnotatorId annotator, TimeMs now, const std::vector<store::QueueItem>& items);

/// Whether something that is due again comes before this session: chance says so of about each fifth, always the same
/// of the same annotator and session.
bool comesAgainBefore(AnnotatorId annotator, SessionId session);

/// What the annotator said when they were asked again, or null.
const session::LabelEvent* secondAnswer(const labeling::LabelFold& fold, AnnotatorId annotator, SessionId session);

/// The queue with what is mixed in, each session once.
struct UnseenPlan {
    struct Place {
        SessionId session;
        bool gold = false;
        bool repeat = false;
    };
    std::vector<Place> order; ///< empty: nothing is mixed in, and nothing was
};
/// Gold this annotator answered before comes first, so that it does not vanish from what they did. What of it they have
/// not answered stands before waiting entries, as many as the share asks for and there are;
/// what is due again likewise before about each fifth, the rest of it last. Which entry it is hangs on annotator and
/// session alone, so that the order stays as work goes on.
UnseenPlan planUnseen(const labeling::LabelFold& fold, AnnotatorId annotator, TimeMs now,
    const std::vector<store::QueueItem>& items, const std::vector<QueueEntry>& entries, const GoldMix& gold);

} // namespace turnout::workbench
