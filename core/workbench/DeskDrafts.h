// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DraftStore.h"
#include "workbench/OpenProject.h"

#include <deque>
#include <future>
#include <map>
#include <memory>
#include <set>

namespace turnout::workbench {

/// What one annotator has begun and not submitted: in memory at once, in the project's file a moment later, so that
/// neither looking at another session nor a crash loses a key stroke. Nobody is shown a colleague's. What was kept is
/// safe from a program that dies; from a power cut with the next label.
/// Thread: one at a time; nothing but unsaved waits for the disk.
class DeskDrafts {
public:
    static Result<std::unique_ptr<DeskDrafts>> open(OpenProject& project, const std::string& annotator);

    /// Null where there is none.
    [[nodiscard]] const store::Draft* find(SessionId session) const;
    void keep(store::Draft draft);
    void drop(SessionId session);
    /// Drafts that could not be written, after waiting for those under way.
    std::size_t unsaved();

private:
    DeskDrafts(OpenProject& project, AnnotatorId annotator);
    void submit(SessionId session, store::Writer::Job job);
    void collect(bool wait);

    struct UnderWay {
        SessionId session;
        std::future<Result<void>> done;
    };

    OpenProject& m_project;
    AnnotatorId m_annotator;
    std::map<SessionId, store::Draft> m_drafts;
    std::deque<UnderWay> m_underWay;
    std::set<SessionId> m_failed;
};

} // namespace turnout::workbench
