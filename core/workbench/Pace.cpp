// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Pace.h"

#include "workbench/PlainText.h"

#include <algorithm>
#include <set>
#include <vector>

namespace turnout::workbench {
namespace {

constexpr double kIdleSeconds = 300; ///< longer is a break, not work
constexpr std::size_t kPaceNeeds = 3;

} // namespace

Result<std::optional<Pace>> paceOf(OpenProject& project)
{
    std::vector<double> seconds;
    std::set<std::int64_t> annotators;
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        fold.forEach([&](SessionId id, const labeling::SessionLabel&) {
            for (const auto& event : fold.events(id))
                if (!event.adjudicated && event.seconds && *event.seconds > 0 && *event.seconds <= kIdleSeconds) {
                    seconds.push_back(*event.seconds);
                    annotators.insert(event.annotator.value());
                }
        });
    });
    if (!read)
        return read.error();
    if (seconds.size() < kPaceNeeds)
        return std::optional<Pace>();
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return std::optional(
        Pace{*middle, static_cast<std::int64_t>(seconds.size()), static_cast<std::int64_t>(annotators.size())});
}

std::string paceText(const Pace& pace)
{
    return numberText(pace.seconds, pace.seconds < 10 ? 1 : 0) + " s a session, the median of "
        + countText(pace.sessions) + " by "
        + (pace.annotators == 1 ? std::string("one annotator") : countText(pace.annotators) + " annotators");
}

std::string workTimeText(double seconds)
{
    constexpr double kHour = 3600;
    if (seconds >= kHour)
        return numberText(seconds / kHour, 1) + " hours";
    const std::string minutes = numberText(std::max(1.0, seconds / 60), 0);
    return minutes + (minutes == "1" ? " minute" : " minutes");
}

} // namespace turnout::workbench
