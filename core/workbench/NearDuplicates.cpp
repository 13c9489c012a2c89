// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/NearDuplicates.h"

#include "learn/Shingles.h"
#include "store/TranscriptReader.h"

namespace turnout::workbench {

Result<std::vector<std::uint32_t>> nearDuplicates(
    OpenProject& project, const population::Frame& frame, const Progress& progress, const CancelToken& cancel)
{
    constexpr std::size_t kRowsPerNews = 10000;
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    // A session whose transcript is not there is like no other.
    std::vector<learn::Sketch> sketches(frame.size(), learn::sketchOf({}));
    std::size_t row = 0;
    const auto take = [&](SessionId id, const store::Transcript& transcript) {
        while (row < frame.size() && frame.ids[row] < id)
            ++row;
        if (row < frame.size() && frame.ids[row] == id)
            sketches[row] = learn::sketchOf(transcript.turns);
        if (progress && row % kRowsPerNews == 0)
            progress({"near-duplicates", static_cast<std::int64_t>(row), static_cast<std::int64_t>(frame.size()), 0});
        return !cancel.cancelled();
    };
    if (frame.size() > 0)
        if (const auto read = store::forEachTranscript(**connection, frame.ids.front(), frame.ids.back(), take); !read)
            return read.error();
    if (cancel.cancelled())
        return Error{ErrorCode::Cancelled, "stopped", {}};
    return learn::clustersOf(sketches);
}

} // namespace turnout::workbench
