// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SegmentRewrite.h"

#include "store/Dictionary.h"
#include "store/FrameReader.h"
#include "store/Meta.h"

namespace turnout::store {
namespace {

constexpr std::string_view kUnfinished = "segments_unfinished";

bool importRuns(Connection& connection)
{
    return queryInt64(connection, "SELECT 1 FROM source WHERE state = 'importing'", 0) != 0;
}

} // namespace

Result<void> SegmentRewrite::begin(
    Connection& connection, const std::vector<std::pair<std::string, std::string>>& values)
{
    return guarded([&]() -> Result<void> {
        // An import keeps the dictionary in memory, and takes its own words back when it is cancelled.
        if (importRuns(connection))
            return Error{ErrorCode::Busy, "Segments cannot be made anew while an import runs.", {}};
        setMeta(connection, kUnfinished, "1");
        Dictionary dictionary;
        dictionary.load(connection);
        m_ids.clear();
        for (const auto& [name, value] : values) {
            Dictionary::Segment& segment = dictionary.segment(connection, name, m_ids.size());
            m_ids.push_back(Dictionary::value(connection, segment, value));
        }
        m_derived.clear();
        Query derived(connection,
            "SELECT segment_value.id FROM segment_value JOIN segment ON segment.id = segment_id "
            "WHERE name GLOB 'derived.*'");
        while (derived.step()) {
            const auto id = static_cast<std::size_t>(derived.int32(0));
            if (id >= m_derived.size())
                m_derived.resize(id + 1, 0);
            m_derived[id] = 1;
        }
        return {};
    });
}

Result<std::int64_t> SegmentRewrite::rewrite(Connection& connection, std::span<const Derived> sessions)
{
    return guarded([&]() -> Result<std::int64_t> {
        std::int64_t changed = 0;
        std::vector<std::int32_t> codes;
        std::string before;
        std::string after;
        const auto append = [&after](std::int32_t code) { after += (after.empty() ? "" : ",") + std::to_string(code); };
        for (const Derived& session : sessions) {
            {
                Query query(connection, "SELECT segments FROM session WHERE id = ?", session.session);
                if (!query.step())
                    continue;
                before = query.text(0);
            }
            parseCodes(before, codes);
            after.clear();
            for (const std::int32_t code : codes)
                if (static_cast<std::size_t>(code) >= m_derived.size()
                    || m_derived[static_cast<std::size_t>(code)] == 0)
                    append(code);
            for (const std::uint32_t place : session.codes)
                append(m_ids[place]);
            if (after == before)
                continue;
            Query(connection, "UPDATE session SET segments = ? WHERE id = ?", after, session.session).run();
            ++changed;
        }
        return changed;
    });
}

Result<void> SegmentRewrite::finish(Connection& connection)
{
    return guarded([&]() -> Result<void> {
        if (!importRuns(connection)) {
            std::string used;
            for (const std::int32_t id : m_ids)
                used += (used.empty() ? "[" : ",") + std::to_string(id);
            used += used.empty() ? "[]" : "]";
            Query(connection,
                "DELETE FROM segment_value WHERE id NOT IN (SELECT value FROM json_each(?)) AND segment_id IN "
                "(SELECT id FROM segment WHERE name GLOB 'derived.*')",
                used)
                .run();
            Query(connection,
                "DELETE FROM segment WHERE name GLOB 'derived.*' AND id NOT IN (SELECT segment_id FROM segment_value)")
                .run();
        }
        Query(connection, "DELETE FROM meta WHERE key = ?", kUnfinished).run();
        return {};
    });
}

Result<bool> rewriteUnfinished(Connection& connection)
{
    const auto mark = meta(connection, kUnfinished);
    if (!mark)
        return mark.error();
    return mark->has_value();
}

} // namespace turnout::store
