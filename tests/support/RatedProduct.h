// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Rng.h"
#include "estimate/ChannelReport.h"
#include "support/FrameOf.h"

#include <algorithm>
#include <vector>

namespace testsupport {

/// Sessions over three months, 80 % good; bad ones are rated κ times as often; κ is another one for API.
struct RatedProduct {
    turnout::population::Frame frame;
    std::vector<float> truth;
    turnout::population::LabelColumns labels;
    std::vector<turnout::queue::DesignedDraw> draws;

    RatedProduct(int sessions, double kappa, double kappaOfApi, std::uint64_t seed)
    {
        turnout::Rng rng(seed);
        testsupport::FrameBuilder builder;
        const turnout::TimeMs start = *turnout::parseTime("2026-03-01T00:00:00Z");
        for (int i = 0; i < sessions; ++i) {
            turnout::session::Session s;
            const bool api = i % 3 == 0;
            s.segments = {{"surface", api ? "api" : "web"}};
            s.startedAt = start + turnout::TimeMs{i} * 92 * 24 * 3600 * 1000 / sessions;
            const bool good = rng.uniform() < 0.8;
            if (rng.uniform() < 0.03 * (good ? 1 : api ? kappaOfApi : kappa))
                s.ratings.push_back({good ? 1.0 : 0.0, {}, {}, {}, {}});
            builder.add(s);
            truth.push_back(good ? 1.0F : 0.0F);
        }
        frame = builder.take();
        labels = testsupport::noLabels(frame.size());
    }
    /// Of the first so many sessions.
    void label(std::size_t n, std::size_t of, std::uint64_t seed = 1)
    {
        std::vector<turnout::population::Row> rows(of);
        for (std::size_t i = 0; i < of; ++i)
            rows[i] = static_cast<turnout::population::Row>(i);
        turnout::Rng rng(seed);
        rng.shuffle(rows);
        rows.resize(n);
        std::sort(rows.begin(), rows.end());
        turnout::population::Bitmap spokenFor(frame.size());
        for (std::size_t i = 0; i < of; ++i)
            spokenFor.set(i);
        for (const auto row : rows) {
            labels.labeled.set(row);
            labels.values[row] = truth[row];
        }
        draws.push_back({turnout::DrawId(1), spokenFor, {}, rows,
            std::vector<double>(n, static_cast<double>(n) / static_cast<double>(of))});
    }
    [[nodiscard]] turnout::estimate::ChannelReport report() const
    {
        const turnout::population::Bitmap all(frame.size(), true);
        const auto estimates = turnout::estimate::estimateQuality(frame, labels, all, draws);
        return turnout::estimate::channelReport(
            frame, labels, all, draws, *estimates.of(turnout::estimate::Method::Hajek));
    }
};

} // namespace testsupport
