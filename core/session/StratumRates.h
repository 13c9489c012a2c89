// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace turnout::session {

/// One stratum of a sample drawn upstream: its values, one a segment ("*": any), and the share that was taken of it.
struct StratumRate {
    std::vector<std::string> values;
    double rate = 1; ///< 0 < rate ≤ 1; a session stands for 1 / rate
    friend bool operator==(const StratumRate&, const StratumRate&) = default;
};

/// Which share of each stratum was, or is to be, taken at the source. The first stratum that fits decides.
struct StratumRates {
    std::vector<std::string> segments;
    std::vector<StratumRate> strata;
    friend bool operator==(const StratumRates&, const StratumRates&) = default;
};

/// Every value of the stratum is "*": it takes what no other takes.
bool takesEverything(const StratumRate& stratum);

} // namespace turnout::session
