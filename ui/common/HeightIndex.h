// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace turnout::common {

/// Heights of rows with sums kept as a binary indexed tree: changing one and asking for a top or for the row at a place
/// take O(log n). (Fenwick, "A new data structure for cumulative frequency tables", 1994.)
class HeightIndex {
public:
    void reset(const std::vector<int>& heights);
    void set(int row, int height);
    [[nodiscard]] int height(int row) const;
    /// Sum of the heights of the rows before it.
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int total() const;
    /// The row that covers y; the first or last one outside. -1 where there are no rows.
    [[nodiscard]] int rowAt(int y) const;

private:
    std::vector<int> m_heights;
    std::vector<int> m_tree; ///< 1-based
};

} // namespace turnout::common
