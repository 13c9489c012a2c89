// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Rng.h"

#include <cstddef>
#include <cstdint>
#include <span>

/// The few functions the generative model draws with. They use the IEEE operations + − × ÷ only, which every machine
/// rounds alike; the exp() and log() of C libraries differ in the last bit and would make other sessions.
namespace turnout::demo {

/// SplitMix64's output function: neighbouring numbers become unrelated ones.
constexpr std::uint64_t mix(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

/// A seed of its own for item `index` of one `purpose`, so that items can be made in any order.
constexpr std::uint64_t seedOf(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index)
{
    return mix(mix(mix(seed) ^ purpose) ^ index);
}

/// e^x within 1e-9 relative for |x| ≤ 40, clamped beyond: the Taylor polynomial of e^(x/1024), squared ten times.
constexpr double exponential(double x)
{
    if (x > 40)
        x = 40;
    if (x < -40)
        x = -40;
    const double y = x / 1024;
    double e = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5))));
    for (int i = 0; i < 10; ++i)
        e *= e;
    return e;
}

/// 1 / (1 + e^−x).
constexpr double logistic(double x)
{
    return 1 / (1 + exponential(-x));
}

/// Random choices on top of a source of 64 random bits (Rng, or a stream of hashes).
template <typename Source>
class Dice {
public:
    explicit Dice(Source& source)
        : m_source(source)
    {
    }

    /// 0 … bound − 1 (bound > 0, far below 2^32; its bias is below bound / 2^32).
    std::size_t pick(std::size_t bound)
    {
        return static_cast<std::size_t>(((m_source.next() >> 32U) * bound) >> 32U);
    }
    int between(int low, int high)
    {
        return low + static_cast<int>(pick(static_cast<std::size_t>(high - low) + 1));
    }
    double uniform()
    {
        return static_cast<double>(m_source.next() >> 11U) * 0x1.0p-53;
    }
    bool chance(double probability)
    {
        return uniform() < probability;
    }
    /// Mean 0, variance 1: the sum of four uniforms, centred and scaled (within ±3.47; close to normal).
    double bell()
    {
        double sum = 0;
        for (int i = 0; i < 4; ++i)
            sum += uniform(); // one statement each: the order of the draws must not be the compiler's choice
        return (sum - 2) * 1.7320508075688772;
    }
    /// An index with probability proportional to its weight (not all 0).
    std::size_t weighted(std::span<const int> weights)
    {
        std::size_t total = 0;
        for (const int w : weights)
            total += static_cast<std::size_t>(w);
        std::size_t at = pick(total);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const auto w = static_cast<std::size_t>(weights[i]);
            if (at < w)
                return i;
            at -= w;
        }
        return weights.size() - 1;
    }

private:
    Source& m_source;
};

/// A cheap stream of random bits for what hangs on one number (a user, a case): no state to set up.
class HashStream {
public:
    explicit HashStream(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        return mix(m_state);
    }

private:
    std::uint64_t m_state;
};

} // namespace turnout::demo
