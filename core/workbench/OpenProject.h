// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Consensus.h"
#include "base/Job.h"
#include "base/Result.h"
#include "estimate/Estimate.h"
#include "labeling/LabelFold.h"
#include "labeling/Settled.h"
#include "population/Filter.h"
#include "population/Frame.h"
#include "store/Project.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

/// Core's façade: what the window can do, the command line can do, and a test can do.
namespace turnout::workbench {

struct LearnedModel;
struct ModelRequest;

/// The project as it is in memory at one moment: immutable, shared, safe to read on any thread.
struct Snapshot {
    std::shared_ptr<const population::Frame> frame;
    population::LabelColumns labels;
    std::shared_ptr<const std::vector<queue::DesignedDraw>> draws;
    std::shared_ptr<const std::vector<float>> truth; ///< by row, 0…1, of a demo project; otherwise null
    session::Rubric rubric; ///< the current one
    agreement::ConsensusPolicy policy; ///< of the final labels of sessions with several opinions
    std::shared_ptr<const labeling::SettledAnswers> settled; ///< what these opinions come to
    LabelEventId lastEvent; ///< label events up to here are in
};

/// An open project: the file, and what has been read of it. All functions may be called from any thread; long ones
/// belong off the GUI thread (Workbench does that).
class OpenProject {
public:
    static Result<std::unique_ptr<OpenProject>> open(const std::string& path, const store::OpenOptions& options = {});
    ~OpenProject();
    OpenProject(const OpenProject&) = delete;
    OpenProject& operator=(const OpenProject&) = delete;

    [[nodiscard]] store::Project& store();
    [[nodiscard]] const store::OpenReport& report() const;
    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] const Clock& clock() const;

    /// The current state; reads what is missing or has changed (a million sessions: about a second the first time,
    /// milliseconds after a label).
    Result<std::shared_ptr<const Snapshot>> snapshot(const CancelToken& cancel = {});

    /// Runs f with the fold of all label events and the rubrics, up to date and locked for as long as f runs.
    Result<void> withLabels(const std::function<void(const labeling::LabelFold&, const labeling::Rubrics&)>& f);

    /// Appends one label event: on disk when this returns. Fills in `at`, and the rubric where it is none.
    Result<LabelEventId> append(session::LabelEvent event);
    Result<AnnotatorId> annotator(const std::string& name);

    /// The last model that was learned for this request since opening, or null; `learnModel` makes them, one at a time:
    /// it holds the lock.
    [[nodiscard]] std::shared_ptr<const LearnedModel> model(const ModelRequest& request) const;
    void keepModel(std::shared_ptr<const LearnedModel> model);
    [[nodiscard]] std::unique_lock<std::mutex> learning();

    /// To be called after something else was written: an import or a demo (frame), a draw or
    /// must-labels (draws), a rubric, the policy of consensus, labels that `append` did not write.
    void frameChanged();
    void labelsChanged();
    void drawsChanged();
    void rubricChanged();
    void consensusChanged();

private:
    OpenProject();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace turnout::workbench
