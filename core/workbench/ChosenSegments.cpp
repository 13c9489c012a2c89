// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ChosenSegments.h"

#include "queue/DrawPolicy.h"

namespace turnout::workbench {

bool balancedUnasked(const population::SegmentColumn& column)
{
    return column.values.size() >= 3 && column.values.size() <= queue::kBalanceValues + 1; // code 0 is "not given"
}

Result<std::vector<const population::SegmentColumn*>> chosenSegments(
    const population::Frame& frame, const std::vector<std::string>& names, const std::string& purpose)
{
    std::vector<const population::SegmentColumn*> columns;
    for (const std::string& name : names) {
        const population::SegmentColumn* column = frame.segment(name);
        if (column == nullptr) {
            std::string said = "there is no segment \"";
            said.append(name).append("\" ").append(purpose);
            return Error{ErrorCode::BadInput, said, {}};
        }
        columns.push_back(column);
    }
    if (names.empty())
        for (const population::SegmentColumn& column : frame.segments)
            if (balancedUnasked(column))
                columns.push_back(&column);
    return columns;
}

} // namespace turnout::workbench
