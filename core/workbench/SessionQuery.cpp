// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/SessionQuery.h"

#include "store/TextIndex.h"
#include "store/TextSearch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <limits>
#include <mutex>
#include <numeric>

namespace turnout::workbench {
namespace {

using population::Frame;
using population::Row;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Codes of a segment in order of their words; "not given" is no value.
std::vector<double> textRanks(const population::SegmentColumn& column)
{
    std::vector<std::size_t> codes(column.values.size());
    std::iota(codes.begin(), codes.end(), std::size_t{0});
    std::sort(
        codes.begin(), codes.end(), [&](std::size_t a, std::size_t b) { return column.values[a] < column.values[b]; });
    std::vector<double> ranks(codes.size(), kNone);
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] != 0)
            ranks[codes[i]] = static_cast<double>(i);
    return ranks;
}

std::function<double(Row)> valueOf(const Snapshot& snapshot, const SortKey& key)
{
    const Frame& frame = *snapshot.frame;
    switch (key.column) {
    case SortKey::Column::Loaded:
        return [](Row row) { return static_cast<double>(row); };
    case SortKey::Column::Started:
        return [&frame](Row row) {
            const TimeMs at = frame.startedAt[row];
            return at == Frame::kNoTime ? kNone : static_cast<double>(at);
        };
    case SortKey::Column::Turns:
        return [&frame](Row row) { return static_cast<double>(frame.turns[row]); };
    case SortKey::Column::Characters:
        return [&frame](Row row) { return static_cast<double>(frame.characters[row]); };
    case SortKey::Column::Weight:
        return [&frame](Row row) { return frame.weights[row]; };
    case SortKey::Column::Rating:
        return [&frame](Row row) { return static_cast<double>(frame.ratings[row]); };
    case SortKey::Column::Label:
        // Labelled with a value, then "can't tell", then waiting; the rest has none.
        return [&labels = snapshot.labels](Row row) {
            if (labels.labeled.test(row))
                return std::isnan(labels.values[row]) ? 2.0 : static_cast<double>(labels.values[row]);
            return labels.waiting.test(row) ? 3.0 : kNone;
        };
    case SortKey::Column::Segment:
        if (const auto* column = frame.segment(key.name))
            return [column, ranks = textRanks(*column)](Row row) { return ranks[column->codes[row]]; };
        break;
    case SortKey::Column::Score:
        if (const auto* column = frame.score(key.name))
            return [column](Row row) { return static_cast<double>(column->values[row]); };
        break;
    }
    return [](Row) { return kNone; };
}

} // namespace

std::shared_ptr<const std::vector<Row>> sortedRows(
    const Snapshot& snapshot, const population::Bitmap& selection, const SortKey& key)
{
    struct Item {
        double value;
        Row row;
    };
    const auto value = valueOf(snapshot, key);
    std::vector<Item> items;
    std::vector<Row> without;
    items.reserve(selection.count());
    selection.forEach([&](std::size_t i) {
        const auto row = static_cast<Row>(i);
        const double v = value(row);
        if (std::isnan(v))
            without.push_back(row);
        else
            items.push_back({key.descending ? -v : v, row});
    });
    if (key.column != SortKey::Column::Loaded || key.descending)
        std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.value != b.value ? a.value < b.value : a.row < b.row; });
    auto rows = std::make_shared<std::vector<Row>>();
    rows->reserve(items.size() + without.size());
    for (const Item& item : items)
        rows->push_back(item.row);
    rows->insert(rows->end(), without.begin(), without.end());
    return rows;
}

Result<std::int64_t> searchSessions(OpenProject& project, const std::string& text, const population::Bitmap* selection,
    const Snapshot& snapshot, const std::function<bool(std::span<const Row>)>& hits, const CancelToken& cancel)
{
    const Frame& frame = *snapshot.frame;
    if (frame.size() == 0)
        return std::int64_t{0};
    std::mutex reporting;
    std::int64_t found = 0;
    bool wanted = true;
    population::Bitmap told(frame.size()); // by the index, and then again by a scan where the index broke off
    const auto report = [&](std::span<const SessionId> ids) {
        const std::scoped_lock lock(reporting);
        std::vector<Row> rows;
        for (const SessionId id : ids) {
            const auto row = frame.row(id);
            if (!row || (selection != nullptr && !selection->test(*row)) || told.test(*row))
                continue;
            told.set(*row);
            rows.push_back(*row);
        }
        found += static_cast<std::int64_t>(rows.size());
        if (wanted && !rows.empty())
            wanted = hits(rows);
        return wanted;
    };
    const SessionId last = frame.ids.back();
    const auto scan = [&](SessionId from, SessionId to) -> Result<void> {
        auto connection = project.store().reader();
        if (!connection)
            return connection.error();
        const auto searched = store::searchText(**connection, {text, from, to}, report, cancel);
        if (!searched)
            return searched.error();
        return {};
    };
    // Two threads look through some sessions, this one and another.
    const auto scanAll = [&](SessionId from, SessionId to) -> Result<void> {
        const SessionId middle((from.value() + to.value()) / 2);
        auto second = std::async(std::launch::async, [&]() { return scan(SessionId(middle.value() + 1), to); });
        const auto first = scan(from, middle);
        const auto rest = second.get();
        return first ? rest : first;
    };
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    // An index that cannot be read is none: everything can be found without it.
    const auto known = store::indexedTo(**connection);
    const SessionId indexed = known ? std::min(*known, last) : SessionId();
    if (!indexed.valid()) {
        const auto all = scanAll(SessionId(1), last);
        return all ? Result<std::int64_t>(found) : all.error();
    }
    auto second = std::async(std::launch::async, [&]() { return scan(SessionId(indexed.value() + 1), last); });
    const auto asked = store::searchIndexed(**connection, {text, SessionId(1), indexed}, report, cancel);
    const auto rest = second.get();
    if (!asked && asked.error().code == ErrorCode::Cancelled)
        return asked.error();
    if (!rest)
        return rest.error();
    if (!asked || !*asked)
        if (const auto covered = scanAll(SessionId(1), indexed); !covered)
            return covered.error();
    return found;
}

Result<std::vector<store::SessionRow>> sessionPage(OpenProject& project, std::span<const SessionId> ids)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return store::sessionRows(**connection, ids);
}

Result<store::SessionDetails> sessionDetails(OpenProject& project, SessionId id)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return store::sessionDetails(**connection, id);
}

Result<SessionId> sessionNamed(OpenProject& project, std::string_view externalId)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto found = store::findSession(**connection, externalId);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, "there is no session with this id", std::string(externalId)};
    return **found;
}

} // namespace turnout::workbench
