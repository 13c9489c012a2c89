// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace turnout::store {

/// Which rows may have an id of this hash: a set of (64-bit hash, row number) in 12 bytes a slot, for the first import
/// into an empty project, which has no index on the ids yet. Several ids may share a hash: the caller looks at the row.
class IdIndex {
public:
    /// Calls matches(row) for rows with this hash until it answers true; then returns that row, otherwise 0.
    template <typename F>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, F&& matches) const
    {
        if (m_rows.empty())
            return 0;
        for (std::size_t slot = hash & m_mask; m_rows[slot] != 0; slot = (slot + 1) & m_mask)
            if (m_hashes[slot] == hash && matches(m_rows[slot]))
                return m_rows[slot];
        return 0;
    }

    /// `row` counts from 1.
    void insert(std::uint64_t hash, std::uint32_t row)
    {
        if ((m_size + 1) * 4 > m_rows.size() * 3)
            grow();
        put(hash, row);
        ++m_size;
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }

private:
    void put(std::uint64_t hash, std::uint32_t row)
    {
        std::size_t slot = hash & m_mask;
        while (m_rows[slot] != 0)
            slot = (slot + 1) & m_mask;
        m_hashes[slot] = hash;
        m_rows[slot] = row;
    }

    void grow()
    {
        const std::vector<std::uint64_t> hashes = std::move(m_hashes);
        const std::vector<std::uint32_t> rows = std::move(m_rows);
        const std::size_t slots = rows.empty() ? 1024 : rows.size() * 2;
        m_hashes.assign(slots, 0);
        m_rows.assign(slots, 0);
        m_mask = slots - 1;
        for (std::size_t slot = 0; slot < rows.size(); ++slot)
            if (rows[slot] != 0)
                put(hashes[slot], rows[slot]);
    }

    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint32_t> m_rows; ///< 0: free
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace turnout::store
