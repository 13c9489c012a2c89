// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/SessionFeatures.h"

#include "learn/Embedding.h"
#include "learn/PackedFeatures.h"
#include "store/FeatureStore.h"

#include <algorithm>
#include <cmath>

namespace turnout::workbench {

learn::FeatureRow TranscriptFeatures::of(const store::Transcript& transcript)
{
    constexpr double kLargest = 1e30; // an embedding has no such numbers, and a float has no larger ones
    learn::FeatureRow row = m_counter.count(transcript.turns);
    simdjson::dom::array array;
    if (transcript.extra.find(R"("embedding")") == std::string_view::npos
        || m_parser.parse(transcript.extra.data(), transcript.extra.size())["embedding"].get(array)
            != simdjson::SUCCESS)
        return row;
    m_embedding.clear();
    for (const simdjson::dom::element element : array) {
        double value = 0;
        if (element.get(value) != simdjson::SUCCESS || std::abs(value) > kLargest)
            return row; // something else under this name
        m_embedding.push_back(static_cast<float>(value));
    }
    learn::appendEmbedding(m_embedding, row);
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
        m_row = m_features.of(transcript);
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
        m_row = m_features.of(transcript);
        return sink(id, m_row);
    });
}

} // namespace turnout::workbench
