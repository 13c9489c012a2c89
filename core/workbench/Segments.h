// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Derive.h"
#include "workbench/OpenProject.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace turnout::workbench {

/// Which segments a project makes of its transcripts, now and of every session that is imported later.
struct SegmentSettings {
    bool builtIn = false; ///< those of ingest::deriveSegments
    std::string rules; ///< a rules file (ingest::SegmentRules), or empty
    friend bool operator==(const SegmentSettings&, const SegmentSettings&) = default;
};
Result<SegmentSettings> segmentSettings(OpenProject& project);

/// What is done to sessions by such settings. Keeps its rules alive.
class SegmentWork {
public:
    /// BadInput with the place where the rules cannot be used.
    static Result<SegmentWork> make(const SegmentSettings& settings);
    [[nodiscard]] bool idle() const;
    /// Some rule looks at scores or signals, which may come with other files.
    [[nodiscard]] bool needsEvents() const;
    [[nodiscard]] ingest::SegmentDeriver deriver(ingest::SeenUsers users = {}) const;

private:
    bool m_builtIn = false;
    std::unique_ptr<ingest::SegmentRules> m_rules;
};

/// Users of the sessions that are in the project.
Result<ingest::SeenUsers> seenUsers(OpenProject& project);

struct SegmentsMade {
    std::int64_t sessions = 0; ///< looked at
    std::int64_t changed = 0; ///< that have other segments now
};
/// Keeps the settings and makes the derived segments of all sessions anew by them, in the order in which the sessions
/// came. Cancelled while it looks at the sessions, nothing is changed; the writing that follows is short, and
/// interrupted (a crash) it is to be done again: see SegmentsInfo::unfinished.
Result<SegmentsMade> makeSegments(
    OpenProject& project, const SegmentSettings& settings, const Progress& progress, const CancelToken& cancel);

struct SegmentsInfo {
    struct Value {
        std::string value; ///< empty: sessions that do not have the segment
        std::int64_t sessions = 0;
        double share = 0; ///< of the frame, by sampling weight
    };
    struct Segment {
        std::string name;
        bool derived = false;
        std::vector<Value> values; ///< the most frequent first
    };
    std::vector<Segment> segments; ///< in the project's order
    SegmentSettings settings;
    bool unfinished = false;
};
Result<SegmentsInfo> segmentsInfo(OpenProject& project);
/// The contract "segments", schema 1.
std::string segmentsToJson(const SegmentsInfo& info, int indent = 2);
std::string segmentsText(const SegmentsInfo& info);

} // namespace turnout::workbench
