// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/StratumRates.h"

#include <algorithm>

namespace turnout::session {

bool takesEverything(const StratumRate& stratum)
{
    return std::all_of(stratum.values.begin(), stratum.values.end(), [](const auto& value) { return value == "*"; });
}

} // namespace turnout::session
