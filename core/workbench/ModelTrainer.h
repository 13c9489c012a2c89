// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "base/Result.h"
#include "workbench/LearnedModel.h"

#include <QObject>

#include <cstdint>

#include <memory>

class QTimer;

namespace turnout::workbench {

class Workbench;
struct Snapshot;

/// Keeps a quality model of today's labels, for the question estimates are of: learns it anew in the background when a
/// snapshot with other labels is there, never beside a job, and gives way to one. What takes long is not done often:
/// after each time it rests ten times as long, unless somebody asks. Of large projects it first stores what the model
/// sees of the texts (FeatureStoring.h), so that learning need not read them. Thread: GUI.
class ModelTrainer final : public QObject {
    Q_OBJECT
public:
    enum class State {
        None, ///< no project, or no snapshot yet
        Reading, ///< what was said is read and stored for the model; model() is of older labels, or null
        Waiting, ///< a job runs, or it rests: model() is of older labels, or null
        Learning, ///< model() is of older labels, or null
        Ready, ///< model() is of just the labels of the workbench's snapshot
        Refused ///< why() says why there is none: too few labels, most often
    };

    explicit ModelTrainer(Workbench& workbench);

    [[nodiscard]] State state() const;
    [[nodiscard]] std::shared_ptr<const LearnedModel> model() const;
    [[nodiscard]] const Error& why() const;

    /// How many sessions make a project large (kFeaturesFrom where this is not called).
    void setFeaturesFrom(std::int64_t sessions);
    /// Somebody looks at it: no rest now.
    void learnNow();

    // For Workbench.
    void goOn(); ///< where there is something to learn, after its rest
    void stop(); ///< what is being learned; it begins again when nothing is in the way
    void giveUp(); ///< the same, until there are other labels
    void forget(); ///< another project: nothing is known of it

Q_SIGNALS:
    void changed();
    void progress(qint64 done, qint64 total); ///< sessions

private:
    [[nodiscard]] bool featuresMissing() const;
    void storeThem();
    [[nodiscard]] Progress progressOf(int run);
    void learn(const std::shared_ptr<const Snapshot>& snapshot);
    void take(const Result<std::shared_ptr<const LearnedModel>>& result);
    void set(State state);

    Workbench& m_workbench;
    State m_state = State::None;
    std::shared_ptr<const LearnedModel> m_model;
    std::shared_ptr<const LearnedModel> m_told; ///< the one changed() was about
    std::shared_ptr<const Snapshot> m_refused; ///< what why() is about
    Error m_why;
    CancelToken m_cancel;
    QTimer* m_rest;
    int m_run = 0; ///< answers of earlier runs are dropped
    bool m_running = false;
    std::int64_t m_featuresFrom;
    std::int64_t m_stored = 0; ///< sessions with features, as far as is known
    bool m_storingGivenUp = false; ///< cancelled or failed: not again before the project is opened again
};

} // namespace turnout::workbench
