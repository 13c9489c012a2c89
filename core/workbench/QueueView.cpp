// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/QueueView.h"

#include <algorithm>
#include <utility>

namespace turnout::workbench {

std::vector<QueueLine> annotatorsView(const std::vector<QueueEntry>& entries)
{
    std::vector<std::pair<LabelEventId, QueueLine>> done;
    std::vector<QueueLine> waiting;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QueueEntry& entry = entries[i];
        const bool ended = entry.state == QueueState::Answered || entry.state == QueueState::Skipped;
        if (entry.again && entry.first.valid())
            done.push_back({entry.first, {i, true}});
        if (!ended)
            waiting.push_back({i, false});
        else if (const LabelEventId by = entry.again ? entry.second : entry.first; by.valid())
            done.push_back({by, {i, false}});
    }
    std::ranges::sort(done, {}, [](const auto& one) { return std::pair(one.first, one.second.entry); });
    std::vector<QueueLine> view;
    view.reserve(done.size() + waiting.size());
    for (const auto& [by, line] : done)
        view.push_back(line);
    view.insert(view.end(), waiting.begin(), waiting.end());
    return view;
}

} // namespace turnout::workbench
