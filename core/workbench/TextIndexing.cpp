// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/TextIndexing.h"

#include "base/Typing.h"
#include "store/FrameReader.h"
#include "store/TextIndex.h"

#include <algorithm>
#include <chrono>

namespace turnout::workbench {
namespace {

using std::chrono::steady_clock;
constexpr auto kBetweenReports = std::chrono::milliseconds(100);

const Error kCancelled{ErrorCode::Cancelled, "Cancelled.", {}};

// Ids begin at 1 and have no gaps worth telling apart.
Result<IndexState> stateOf(store::Connection& connection)
{
    const auto seen = store::visible(connection);
    if (!seen)
        return seen.error();
    const auto indexed = store::indexedTo(connection);
    if (!indexed)
        return indexed.error();
    return IndexState{std::min(indexed->value(), seen->last.value()), seen->last.value()};
}

Result<void> merge(store::Writer& writer, const CancelToken& cancel)
{
    for (bool done = false; !done;) {
        if (cancel.cancelled())
            return kCancelled;
        const auto step = writer.run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            done = store::mergeIndexStep(connection);
            return {};
        });
        if (!step)
            return step;
    }
    return {};
}

} // namespace

Result<IndexState> indexState(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return stateOf(**connection);
}

Result<IndexState> indexText(OpenProject& project, const Progress& progress, const CancelToken& cancel)
{
    const auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    auto reader = project.store().reader();
    if (!reader)
        return reader.error();
    auto state = stateOf(**reader);
    if (!state)
        return state;
    store::IndexBatches batches(**reader);
    auto reported = steady_clock::now();
    while (state->indexed < state->sessions) {
        restWhileTyping(cancel);
        if (cancel.cancelled())
            return kCancelled;
        const auto batch = batches.next(SessionId(state->indexed), SessionId(state->sessions));
        if (!batch)
            return batch.error();
        const auto added = (*writer)->run(store::Writer::Kind::Bulk,
            [&](store::Connection& connection) { return store::addToIndex(connection, *batch); });
        if (!added)
            return added.error();
        state->indexed = batch->last.value();
        // After each batch what is due: so there is never much of it.
        if (const auto merged = merge(**writer, cancel); !merged)
            return merged.error();
        if (progress && steady_clock::now() - reported > kBetweenReports) {
            reported = steady_clock::now();
            progress({"sessions", state->indexed, state->sessions, 0});
        }
    }
    return state;
}

} // namespace turnout::workbench
