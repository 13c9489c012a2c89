// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/DrawLoader.h"

#include "store/DrawStore.h"

#include <limits>
#include <optional>
#include <unordered_map>

namespace turnout::workbench {
namespace {

using population::Bitmap;
using population::Frame;
using population::Row;

/// The row of each session by id: ids are small numbers, and a draw asks for all of them.
class RowTable {
public:
    explicit RowTable(const Frame& frame)
        : m_rows(frame.ids.empty() ? 0 : static_cast<std::size_t>(frame.ids.back().value()) + 1, kNone)
    {
        for (std::size_t row = 0; row < frame.ids.size(); ++row)
            m_rows[static_cast<std::size_t>(frame.ids[row].value())] = static_cast<Row>(row);
    }
    [[nodiscard]] std::optional<Row> row(std::int64_t session) const
    {
        const auto at = static_cast<std::size_t>(session);
        return at < m_rows.size() && m_rows[at] != kNone ? std::optional(m_rows[at]) : std::nullopt;
    }

private:
    static constexpr Row kNone = std::numeric_limits<Row>::max();
    std::vector<Row> m_rows;
};

Result<queue::DesignedDraw> loadDraw(
    store::Connection& connection, const store::DrawInfo& info, const RowTable& rows, std::size_t size)
{
    const auto snapshot = store::drawFrame(connection, info.id);
    if (!snapshot)
        return snapshot.error();
    const auto probabilities = store::drawProbabilities(connection, info.id);
    if (!probabilities)
        return probabilities.error();
    const auto items = store::drawItems(connection, info.id);
    if (!items)
        return items.error();
    queue::DesignedDraw draw;
    draw.id = info.id;
    draw.frame = Bitmap(size);
    Bitmap taken(size);
    std::unordered_map<Row, double> drawn;
    for (const auto& item : *items)
        if (const auto row = rows.row(item.session.value())) {
            taken.set(*row);
            drawn.emplace(*row, item.probability);
        }
    for (std::size_t i = 0; i < snapshot->sessions.size() && i < probabilities->size(); ++i) {
        const auto row = rows.row(snapshot->sessions[i]);
        if (!row)
            continue;
        draw.frame.set(*row);
        if ((*probabilities)[i] < 0)
            draw.known.push_back(*row);
        if (taken.test(*row)) {
            draw.items.push_back(*row);
            draw.probabilities.push_back(drawn.at(*row));
        }
    }
    return draw;
}

} // namespace

Result<std::shared_ptr<const Draws>> loadDraws(store::Connection& connection, const Frame& frame)
{
    const auto infos = store::draws(connection);
    if (!infos)
        return infos.error();
    auto draws = std::make_shared<Draws>();
    const RowTable rows(frame);
    for (const auto& info : *infos) {
        auto draw = loadDraw(connection, info, rows, frame.size());
        if (!draw)
            return draw.error();
        draws->push_back(std::move(*draw));
    }
    return std::shared_ptr<const Draws>(std::move(draws));
}

} // namespace turnout::workbench
