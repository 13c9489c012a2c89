// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/SessionFeatures.h"

#include "learn/Embedding.h"
#include "learn/PackedFeatures.h"
#include "store/FeatureStore.h"

#include <algorithm>

namespace turnout::workbench {

learn::FeatureRow featuresOf(learn::TextCounter& counter, const store::Transcript& transcript)
{
    learn::FeatureRow row = counter.count(transcript.turns);
    learn::appendEmbedding(transcript.embedding, row);
    return row;
}

SessionFeatures::SessionFeatures(store::Connection& connection)
    : m_connection(connection)
{
}

Result<SessionId> SessionFeatures::forEachStored(SessionId from, SessionId to, const Sink& sink, bool& goOn)
{
    std::int64_t next = from.value();
    const auto read = store::forEachFeatureBlock(
        m_connection, learn::kFeatureVersion, from, to, [&](SessionId first, SessionId last, store::Bytes bytes) {
            if (first.value() > next)
                return false; // a block is missing: transcripts say the rest
            const learn::PackedFeatures rows(bytes, static_cast<std::size_t>(last.value() - first.value() + 1));
            for (; goOn && next <= std::min(last, to).value(); ++next) {
                rows.read(static_cast<std::size_t>(next - first.value()), m_row);
                goOn = sink(SessionId(next), m_row);
            }
            return goOn;
        });
    // What is damaged here can be read from the transcripts.
    if (!read && read.error().code != ErrorCode::Damaged)
        return read.error();
    return SessionId(next);
}

Result<void> SessionFeatures::forEach(SessionId from, SessionId to, const Sink& sink)
{
    bool goOn = true;
    const auto next = forEachStored(from, to, sink, goOn);
    if (!next)
        return next.error();
    if (!goOn || *next > to)
        return {};
    return store::forEachTranscript(m_connection, *next, to, [&](SessionId id, const store::Transcript& transcript) {
        m_row = featuresOf(m_counter, transcript);
        return sink(id, m_row);
    });
}

Result<void> SessionFeatures::of(std::span<const SessionId> ids, const Sink& sink)
{
    const auto stored = store::featuresTo(m_connection, learn::kFeatureVersion);
    if (!stored && stored.error().code != ErrorCode::Damaged)
        return stored.error();
    const SessionId to = stored ? *stored : SessionId();
    bool goOn = true;
    std::size_t at = 0;
    for (; at < ids.size() && goOn && ids[at] <= to; ++at) {
        const auto next = forEachStored(ids[at], ids[at], sink, goOn);
        if (!next)
            return next.error();
        if (goOn && *next == ids[at])
            break;
    }
    if (!goOn)
        return {};
    return store::transcriptsOf(m_connection, ids.subspan(at), [&](SessionId id, const store::Transcript& transcript) {
        m_row = featuresOf(m_counter, transcript);
        return sink(id, m_row);
    });
}

} // namespace turnout::workbench
