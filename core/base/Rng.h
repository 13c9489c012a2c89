// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>

namespace turnout {

/// Seeded random numbers that are the same on every machine: the engine is the standard's mt19937_64, whose output
/// the standard fixes; its distributions are not fixed, so the few needed are here. The state can be stored.
class Rng {
public:
    explicit Rng(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    std::uint64_t next()
    {
        return m_engine();
    }
    /// Uniform in [0, 1), 53 bits.
    double uniform()
    {
        return static_cast<double>(next() >> 11U) * 0x1.0p-53;
    }
    /// Uniform in 0 … bound − 1 without bias (rejection); bound > 0.
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
        std::uint64_t value = next();
        while (value >= limit)
            value = next();
        return value % bound;
    }
    /// Puts the items into a random order (Fisher–Yates).
    template <typename Sequence>
    void shuffle(Sequence& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

    /// The engine's state as text, and back (nothing changes where the text is not a state).
    [[nodiscard]] std::string state() const;
    bool restore(const std::string& state);

private:
    std::mt19937_64 m_engine;
};

} // namespace turnout
