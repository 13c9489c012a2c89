// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace turnout::store {

/// A set of 64-bit hashes that is emptied in no time, however large it has been: for what is met within one session, a
/// million times over.
class HashSet {
public:
    /// False where it is in the set already.
    bool insert(std::uint64_t hash)
    {
        if ((m_size + 1) * 4 > m_slots.size() * 3)
            grow();
        Slot& slot = find(hash);
        if (slot.round == m_round)
            return false;
        slot = {hash, m_round};
        ++m_size;
        return true;
    }
    void clear()
    {
        ++m_round;
        m_size = 0;
    }
    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint64_t round = 0; ///< it counts where this is the set's
    };

    Slot& find(std::uint64_t hash)
    {
        std::size_t at = hash & (m_slots.size() - 1);
        while (m_slots[at].round == m_round && m_slots[at].hash != hash)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }

    void grow()
    {
        const std::vector<Slot> slots = std::move(m_slots);
        m_slots.assign(slots.empty() ? 1024 : slots.size() * 2, {});
        for (const Slot& slot : slots)
            if (slot.round == m_round)
                find(slot.hash) = slot;
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
    std::uint64_t m_round = 1;
};

} // namespace turnout::store
