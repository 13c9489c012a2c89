// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CsvTurns.h"

#include <algorithm>
#include <cstring>

namespace turnout::ingest {
namespace {

/// Cells as their lengths and bytes, to be read back on this machine.
void encode(CsvCells row, std::string& out)
{
    out.clear();
    for (const std::string_view cell : row) {
        const auto size = static_cast<std::uint32_t>(cell.size());
        out.append(reinterpret_cast<const char*>(&size), sizeof size);
        out.append(cell);
    }
}

void decode(std::string_view bytes, std::vector<std::string_view>& out)
{
    out.clear();
    std::uint32_t size = 0;
    while (bytes.size() >= sizeof size) {
        std::memcpy(&size, bytes.data(), sizeof size);
        bytes.remove_prefix(sizeof size);
        out.push_back(bytes.substr(0, size));
        bytes.remove_prefix(out.back().size());
    }
}

/// The row as a line of the table, for a reject.
std::string lineOf(CsvCells row)
{
    std::string line;
    for (const std::string_view cell : row) {
        line += line.empty() ? "" : ",";
        line += '"';
        for (const char c : cell.substr(0, kRejectBytes - std::min(kRejectBytes, line.size())))
            line.append(c == '"' ? 2 : 1, c);
        line += '"';
    }
    return line;
}

} // namespace

Result<bool> CsvTurns::add(CsvCells row, std::int64_t line)
{
    Entry entry;
    if (!m_maker.readTurnKey(row, m_id, entry.at))
        return false;
    encode(row, m_bytes);
    const auto offset = m_spill.put(m_bytes);
    if (!offset)
        return offset.error();
    const auto [found, added] = m_index.try_emplace(m_id, static_cast<std::uint32_t>(m_ids.size()));
    if (added)
        m_ids.push_back(&found->first);
    entry.offset = *offset;
    entry.size = static_cast<std::uint32_t>(m_bytes.size());
    entry.session = found->second;
    entry.line = line;
    m_entries.push_back(entry);
    return true;
}

Result<void> CsvTurns::load(const Entry& entry)
{
    if (const auto read = m_spill.get(entry.offset, entry.size, m_bytes); !read)
        return read.error();
    decode(m_bytes, m_cells);
    return {};
}

Result<bool> CsvTurns::emit(std::span<const Entry> rows)
{
    const std::string& id = *m_ids[rows.front().session];
    m_maker.beginTurns(id, m_session);
    for (const Entry& row : rows) {
        if (const auto loaded = load(row); !loaded)
            return loaded.error();
        if (m_maker.readTurn(m_cells, m_session))
            continue;
        return m_sink.reject({row.line,
            m_context.reason + " (a turn of session " + shown(id) + ", which is left out with its "
                + std::to_string(rows.size()) + (rows.size() == 1 ? " row)" : " rows)"),
            lineOf(m_cells)});
    }
    m_maker.endTurns(m_session);
    return m_sink.session(rows.front().line, std::move(m_session));
}

Result<void> CsvTurns::finish(ReadProgress& progress)
{
    std::stable_sort(
        m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.session < b.session; });
    for (auto first = m_entries.begin(); first != m_entries.end();) {
        const auto last
            = std::find_if(first, m_entries.end(), [&](const Entry& entry) { return entry.session != first->session; });
        if (std::all_of(first, last, [](const Entry& entry) { return entry.at.has_value(); }))
            std::stable_sort(first, last, [](const Entry& a, const Entry& b) { return *a.at < *b.at; });
        const auto more = emit(std::span<const Entry>(first, last));
        if (!more)
            return more.error();
        if (!*more || progress.cancelled())
            return ReadProgress::cancelledError();
        first = last;
    }
    return {};
}

} // namespace turnout::ingest
