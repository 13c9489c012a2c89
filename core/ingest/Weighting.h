// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Sink.h"
#include "session/StratumRates.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace turnout::ingest {

/// A reader's `ReadOptions::weight` where rates decide: no weight of its own. The WeightingSink replaces it.
inline constexpr double kNoWeight = -1;

/// What the rates came to.
struct WeightingCounts {
    std::vector<std::int64_t> sessions; ///< by stratum
    std::int64_t own = 0; ///< brought a weight of their own, which counts
    std::int64_t unmatched = 0; ///< fit no stratum, and stand for themselves
    std::vector<std::string> examples; ///< the values of some of those, at most three
};

/// Gives each session that brought no weight 1 / rate of the first stratum its segments fit; a segment it does not have
/// has the value "".
class WeightingSink final : public Sink {
public:
    WeightingSink(Sink& next, const session::StratumRates& rates);
    bool session(std::int64_t line, session::Session&& session) override;
    bool event(Event&& event) override;
    bool reject(Reject&& reject) override;

    [[nodiscard]] const WeightingCounts& counts() const
    {
        return m_counts;
    }

private:
    [[nodiscard]] std::size_t stratumOf(const std::vector<std::string_view>& values) const;

    Sink& m_next;
    session::StratumRates m_rates;
    WeightingCounts m_counts;
    std::unordered_map<std::string, std::size_t> m_known; ///< values → stratum
    std::vector<std::string_view> m_values;
    std::string m_key;
};

} // namespace turnout::ingest
