// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/HeightIndex.h"

#include <algorithm>
#include <bit>

namespace turnout::common {

void HeightIndex::reset(const std::vector<int>& heights)
{
    m_heights = heights;
    m_tree.assign(heights.size() + 1, 0);
    for (std::size_t i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += heights[i - 1];
        if (const std::size_t parent = i + (i & (~i + 1)); parent < m_tree.size())
            m_tree[parent] += m_tree[i];
    }
}

void HeightIndex::set(int row, int height)
{
    const auto at = static_cast<std::size_t>(row);
    const int change = height - m_heights[at];
    m_heights[at] = height;
    for (std::size_t i = at + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += change;
}

int HeightIndex::height(int row) const
{
    return m_heights[static_cast<std::size_t>(row)];
}

int HeightIndex::top(int row) const
{
    int sum = 0;
    for (auto i = static_cast<std::size_t>(row); i > 0; i -= i & (~i + 1))
        sum += m_tree[i];
    return sum;
}

int HeightIndex::total() const
{
    return top(static_cast<int>(m_heights.size()));
}

int HeightIndex::rowAt(int y) const
{
    if (m_heights.empty())
        return -1;
    std::size_t row = 0;
    for (std::size_t step = std::bit_floor(m_tree.size()); step > 0; step /= 2) {
        if (row + step < m_tree.size() && m_tree[row + step] <= y) {
            row += step;
            y -= m_tree[row];
        }
    }
    return static_cast<int>(std::min(row, m_heights.size() - 1));
}

} // namespace turnout::common
