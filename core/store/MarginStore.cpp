// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MarginStore.h"

#include "store/Query.h"

namespace turnout::store {

Result<session::Margins> margins(Connection& connection)
{
    return guarded([&]() -> Result<session::Margins> {
        session::Margins margins;
        Query query(connection, "SELECT segment, value, sessions FROM margin ORDER BY segment, value");
        while (query.step()) {
            if (margins.segments.empty() || margins.segments.back().segment != query.text(0))
                margins.segments.push_back({query.string(0), {}});
            margins.segments.back().values.push_back({query.string(1), query.real(2)});
        }
        if (!margins.segments.empty())
            for (const session::MarginValue& value : margins.segments.front().values)
                margins.total += value.sessions;
        return margins;
    });
}

Result<void> setMargins(Connection& connection, const session::Margins& margins)
{
    return guarded([&]() -> Result<void> {
        Query(connection, "DELETE FROM margin").run();
        Query insert(connection, "INSERT INTO margin (segment, value, sessions) VALUES (?, ?, ?)");
        for (const session::SegmentMargin& segment : margins.segments)
            for (const session::MarginValue& value : segment.values) {
                insert.rebind(segment.segment, value.value, value.sessions);
                insert.run();
            }
        return {};
    });
}

} // namespace turnout::store
