// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/FeatureStoring.h"

#include "base/Typing.h"
#include "learn/PackedFeatures.h"
#include "store/FeatureStore.h"
#include "store/FrameReader.h"
#include "workbench/SessionFeatures.h"

#include <algorithm>

namespace turnout::workbench {
namespace {

// Some 200 kB: written in a few milliseconds, and few enough rows for a million sessions.
constexpr std::int64_t kSessionsABlock = 400;
const Error kStopped{ErrorCode::Cancelled, "Cancelled.", {}};

// Ids begin at 1 and have no gaps worth telling apart.
Result<FeatureState> stateOf(store::Connection& connection)
{
    const auto seen = store::visible(connection);
    if (!seen)
        return seen.error();
    const auto stored = store::featuresTo(connection, learn::kFeatureVersion);
    if (!stored)
        return stored.error();
    return FeatureState{std::min(stored->value(), seen->last.value()), seen->last.value()};
}

/// Every session of first … last has a row in it, those without a transcript an empty one.
Result<store::FeatureBlock> blockOf(store::Connection& connection, TranscriptFeatures& features, std::int64_t first,
    std::int64_t last, const CancelToken& cancel)
{
    learn::FeaturePacker packer;
    const auto missingBefore = [&](std::int64_t id) {
        while (first + static_cast<std::int64_t>(packer.sessions()) < id)
            packer.add({});
    };
    const auto read = store::forEachTranscript(
        connection, SessionId(first), SessionId(last), [&](SessionId id, const store::Transcript& transcript) {
            missingBefore(id.value());
            packer.add(features.of(transcript));
            return !cancel.cancelled();
        });
    if (!read)
        return read.error();
    if (cancel.cancelled())
        return kStopped;
    missingBefore(last + 1);
    return store::FeatureBlock{SessionId(first), SessionId(last), packer.take()};
}

} // namespace

Result<FeatureState> featureState(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return stateOf(**connection);
}

Result<FeatureState> storeFeatures(OpenProject& project, const Progress& progress, const CancelToken& cancel)
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
    TranscriptFeatures features;
    while (state->stored < state->sessions) {
        restWhileTyping(cancel);
        const std::int64_t last = std::min(state->stored + kSessionsABlock, state->sessions);
        const auto block = blockOf(**reader, features, state->stored + 1, last, cancel);
        if (!block)
            return block.error();
        const auto added = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) {
            return store::addFeatures(connection, *block, learn::kFeatureVersion);
        });
        if (!added)
            return added.error();
        state->stored = last;
        if (progress)
            progress({"sessions", state->stored, state->sessions, 0});
    }
    return state;
}

} // namespace turnout::workbench
