// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Typing.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace turnout {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kMoment(400);
constexpr std::chrono::seconds kLongestRest(5); ///< whoever types without end must not keep it from ever being done
constexpr std::chrono::milliseconds kLook(20);

std::atomic<steady_clock::rep> lastTyped{0}; ///< on a clock that began with the machine

} // namespace

void noteTyping()
{
    lastTyped.store(steady_clock::now().time_since_epoch().count(), std::memory_order_relaxed);
}

void restWhileTyping(const CancelToken& cancel)
{
    const auto began = steady_clock::now();
    const auto typed
        = [] { return steady_clock::time_point(steady_clock::duration(lastTyped.load(std::memory_order_relaxed))); };
    while (!cancel.cancelled() && steady_clock::now() < typed() + kMoment && steady_clock::now() < began + kLongestRest)
        std::this_thread::sleep_for(kLook);
}

} // namespace turnout
