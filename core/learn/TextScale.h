// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace turnout::learn {

/// Brings counts to TF-IDF: (1 + ln count) × (ln((1 + n)/(1 + sessions with it)) + 1, at most 5), and the words and the
/// character groups of each voice to length 1 each (Salton & Buckley 1988; smoothing as in scikit-learn).
class TextScale {
public:
    TextScale();
    /// One session of those whose texts say what is common.
    void see(const FeatureRow& counts);
    /// In place.
    void apply(FeatureRow& counts) const;
    /// What a feature's value is multiplied by before its block is brought to length 1.
    [[nodiscard]] double idf(std::uint32_t index) const;
    /// 1 + ln count.
    static float ofCount(float count)
    {
        // As TextCounter counts; what else there may be takes longer.
        constexpr float kLn2 = 0.69314718F;
        return count == 1 ? 1
            : count == 2  ? 1 + kLn2
            : count == 4  ? 1 + 2 * kLn2
            : count == 8  ? 1 + 3 * kLn2
                          : 1 + std::log(count);
    }
    [[nodiscard]] std::int64_t seen() const
    {
        return m_seen;
    }

private:
    std::vector<std::uint32_t> m_sessions; ///< with the bucket hit
    std::int64_t m_seen = 0;
};

} // namespace turnout::learn
