// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/Settled.h"

#include <algorithm>

namespace turnout::labeling {

SessionLabel settle(SessionLabel label, const std::vector<Settled>& settled)
{
    for (const Settled& one : settled) {
        const auto kept = std::find_if(label.answers.begin(), label.answers.end(), [&](const KeptAnswer& answer) {
            return answer.answer.question == one.question && !answer.answer.turn && !answer.adjudicated;
        });
        if (kept == label.answers.end())
            continue;
        if (one.value)
            kept->answer.values = {*one.value};
        else
            label.answers.erase(kept);
    }
    return label;
}

} // namespace turnout::labeling
