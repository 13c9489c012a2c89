// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Spill.h"

#include <algorithm>
#include <cstring>
#include <queue>
#include <type_traits>
#include <vector>

namespace turnout::ingest {

/// Puts small records into order, however many there are: what is more than memory should hold waits in a temporary
/// file as sorted runs, which are merged while they are read. `Less` must be a total order. Errors are of that file.
template <typename T, typename Less>
class SortedRecords {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// `inMemory` bytes of records make a run.
    explicit SortedRecords(std::size_t inMemory)
        : m_most(std::max<std::size_t>(inMemory / sizeof(T), 1))
    {
    }

    Result<void> add(const T& record)
    {
        m_records.push_back(record);
        return m_records.size() < m_most ? Result<void>() : putRun();
    }
    /// Everything is added: next gives the first.
    Result<void> sort()
    {
        if (m_runs.empty()) {
            std::sort(m_records.begin(), m_records.end(), Less());
            return {};
        }
        if (const auto put = putRun(); !put)
            return put;
        m_records = {};
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            if (const auto filled = pushNextOf(run); !filled)
                return filled;
        return {};
    }
    /// False where there are no more.
    Result<bool> next(T& out)
    {
        if (m_runs.empty()) {
            if (m_next == m_records.size()) {
                m_records = {};
                m_next = 0;
                return false;
            }
            out = m_records[m_next++];
            return true;
        }
        if (m_heads.empty())
            return false;
        const Head head = m_heads.top();
        m_heads.pop();
        out = head.record;
        if (const auto filled = pushNextOf(head.run); !filled)
            return filled.error();
        return true;
    }

private:
    static constexpr std::size_t kBlock = 512; ///< records of a run that are read at a time

    struct Run {
        std::uint64_t offset = 0;
        std::size_t left = 0; ///< in the file
        std::string block;
        std::size_t at = 0; ///< in the block
    };
    struct Head {
        T record;
        std::size_t run = 0;
        bool operator<(const Head& other) const
        {
            return Less()(other.record, record); // the queue gives the largest first
        }
    };

    Result<void> putRun()
    {
        std::sort(m_records.begin(), m_records.end(), Less());
        const auto offset
            = m_spill.put({reinterpret_cast<const char*>(m_records.data()), m_records.size() * sizeof(T)});
        if (!offset)
            return offset.error();
        m_runs.push_back({*offset, m_records.size(), {}, 0});
        m_records.clear();
        return {};
    }
    Result<void> pushNextOf(std::size_t index)
    {
        Run& run = m_runs[index];
        if (run.at == run.block.size()) {
            const std::size_t count = std::min(run.left, kBlock);
            if (count == 0)
                return {};
            if (const auto read = m_spill.get(run.offset, count * sizeof(T), run.block); !read)
                return read;
            run.offset += count * sizeof(T);
            run.left -= count;
            run.at = 0;
        }
        Head head;
        head.run = index;
        std::memcpy(&head.record, run.block.data() + run.at, sizeof(T));
        run.at += sizeof(T);
        m_heads.push(head);
        return {};
    }

    std::size_t m_most;
    std::vector<T> m_records; ///< of the run that is being made; all of them where there is but one
    std::size_t m_next = 0;
    std::vector<Run> m_runs;
    std::priority_queue<Head> m_heads;
    Spill m_spill{0};
};

} // namespace turnout::ingest
