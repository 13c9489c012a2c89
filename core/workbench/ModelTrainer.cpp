// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ModelTrainer.h"

#include "workbench/FeatureStoring.h"
#include "workbench/Workbench.h"

#include <QTimer>

#include <algorithm>

namespace turnout::workbench {
namespace {

constexpr double kRest = 10; ///< times as long as learning took: a tenth of a core at most
constexpr double kLongestRest = 600; ///< seconds

} // namespace

ModelTrainer::ModelTrainer(Workbench& workbench)
    : QObject(&workbench)
    , m_workbench(workbench)
    , m_rest(new QTimer(this))
    , m_featuresFrom(kFeaturesFrom)
{
    m_rest->setSingleShot(true);
    connect(m_rest, &QTimer::timeout, this, &ModelTrainer::goOn);
}

ModelTrainer::State ModelTrainer::state() const
{
    return m_state;
}

std::shared_ptr<const LearnedModel> ModelTrainer::model() const
{
    return m_model;
}

const Error& ModelTrainer::why() const
{
    return m_why;
}

void ModelTrainer::setFeaturesFrom(std::int64_t sessions)
{
    m_featuresFrom = sessions;
}

void ModelTrainer::learnNow()
{
    m_rest->stop();
    if (m_why.code == ErrorCode::Cancelled)
        m_refused = nullptr;
    goOn();
}

void ModelTrainer::goOn()
{
    const auto project = m_workbench.project();
    const auto snapshot = m_workbench.snapshot();
    if (m_running)
        return; // its end looks again
    if (project == nullptr || snapshot == nullptr) {
        set(State::None);
    } else if (featuresMissing() && !m_workbench.busy()) {
        storeThem();
    } else if (auto known = knownModel(*project, *snapshot, {})) {
        m_model = std::move(known);
        set(State::Ready);
    } else if (m_refused == snapshot) {
        set(State::Refused);
    } else if (m_workbench.busy() || m_rest->isActive()) {
        set(State::Waiting);
    } else {
        learn(snapshot);
    }
}

bool ModelTrainer::featuresMissing() const
{
    const std::vector<SessionId>& ids = m_workbench.snapshot()->frame->ids;
    return !m_storingGivenUp && m_workbench.project()->report().writable && !ids.empty()
        && static_cast<std::int64_t>(ids.size()) >= m_featuresFrom && ids.back().value() > m_stored;
}

void ModelTrainer::storeThem()
{
    m_running = true;
    m_cancel = {};
    set(State::Reading);
    const int run = ++m_run;
    m_workbench.background([project = m_workbench.project(), progress = progressOf(run),
                               cancel = m_cancel] { return storeFeatures(*project, progress, cancel); },
        this,
        [this, run](const Result<FeatureState>& result) {
            if (run != m_run)
                return;
            m_running = false;
            if (result)
                m_stored = result->stored;
            // Learning goes on without: it reads the transcripts.
            m_storingGivenUp = m_storingGivenUp
                || (result ? result->stored < result->sessions : result.error().code != ErrorCode::Cancelled);
            goOn();
        });
}

Progress ModelTrainer::progressOf(int run)
{
    return [this, run](const ProgressUpdate& update) {
        QMetaObject::invokeMethod(
            this,
            [this, run, done = update.done, total = update.total] {
                if (run == m_run && m_running)
                    Q_EMIT this->progress(done, total);
            },
            Qt::QueuedConnection);
    };
}

void ModelTrainer::learn(const std::shared_ptr<const Snapshot>& snapshot)
{
    m_running = true;
    m_cancel = {};
    set(State::Learning);
    const int run = ++m_run;
    m_workbench.background([project = m_workbench.project(), snapshot, progress = progressOf(run),
                               cancel = m_cancel] { return learnModel(*project, *snapshot, {}, progress, cancel); },
        this,
        [this, run, snapshot](const Result<std::shared_ptr<const LearnedModel>>& result) {
            if (run != m_run)
                return;
            if (!result && result.error().code != ErrorCode::Cancelled)
                m_refused = snapshot;
            take(result);
        });
}

void ModelTrainer::take(const Result<std::shared_ptr<const LearnedModel>>& result)
{
    m_running = false;
    if (result) {
        m_model = *result;
        const double rest = std::min(kLongestRest, kRest * (*result)->seconds);
        m_rest->start(static_cast<int>(rest * 1000));
    } else if (result.error().code != ErrorCode::Cancelled) {
        m_model = nullptr;
        m_why = result.error();
    }
    goOn();
}

void ModelTrainer::stop()
{
    m_cancel.cancel();
}

void ModelTrainer::giveUp()
{
    if (!m_running)
        return;
    m_storingGivenUp = m_storingGivenUp || m_state == State::Reading;
    m_refused = m_workbench.snapshot();
    m_why = {ErrorCode::Cancelled, "learning was cancelled; it begins again with the next label", {}};
    stop();
}

void ModelTrainer::forget()
{
    stop();
    ++m_run;
    m_running = false;
    m_rest->stop();
    m_model = nullptr;
    m_refused = nullptr;
    m_stored = 0;
    m_storingGivenUp = false;
    set(State::None);
}

void ModelTrainer::set(State state)
{
    if (m_state == state && m_told == m_model)
        return;
    m_state = state;
    m_told = m_model;
    Q_EMIT changed();
}

} // namespace turnout::workbench
