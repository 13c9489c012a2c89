// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace turnout::population {

/// One bit a row of the frame.
class Bitmap {
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false)
        : m_words((size + 63) / 64, value ? ~std::uint64_t{0} : 0)
        , m_size(size)
    {
        trim();
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }
    [[nodiscard]] bool test(std::size_t row) const
    {
        return (m_words[row / 64] >> (row % 64) & 1U) != 0;
    }
    void set(std::size_t row, bool value = true)
    {
        const std::uint64_t bit = std::uint64_t{1} << (row % 64);
        m_words[row / 64] = value ? m_words[row / 64] | bit : m_words[row / 64] & ~bit;
    }
    [[nodiscard]] std::size_t count() const
    {
        std::size_t n = 0;
        for (const auto word : m_words)
            n += static_cast<std::size_t>(std::popcount(word));
        return n;
    }
    Bitmap& operator&=(const Bitmap& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Bitmap& operator|=(const Bitmap& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    /// The rows that are not in this one.
    [[nodiscard]] Bitmap inverted() const
    {
        Bitmap result = *this;
        for (auto& word : result.m_words)
            word = ~word;
        result.trim();
        return result;
    }
    /// Calls f(row) for each row set, ascending.
    template <typename F>
    void forEach(F&& f) const
    {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::uint64_t word = m_words[w]; word != 0; word &= word - 1)
                f(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
    friend bool operator==(const Bitmap&, const Bitmap&) = default;

private:
    void trim()
    {
        if (m_size % 64 != 0 && !m_words.empty())
            m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
    }
    std::vector<std::uint64_t> m_words;
    std::size_t m_size = 0;
};

} // namespace turnout::population
