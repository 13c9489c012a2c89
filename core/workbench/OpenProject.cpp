// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/OpenProject.h"

#include "store/FrameReader.h"
#include "store/LabelStore.h"
#include "store/QueueStore.h"
#include "store/TruthStore.h"
#include "workbench/DrawLoader.h"
#include "workbench/FinalLabels.h"
#include "workbench/FrameLoader.h"
#include "workbench/KeptModels.h"

#include <cmath>
#include <mutex>

namespace turnout::workbench {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;

Result<std::shared_ptr<const std::vector<float>>> loadTruth(
    store::Connection& connection, const Frame& frame, const session::Rubric& rubric)
{
    const auto truths = store::allTruth(connection);
    if (!truths)
        return truths.error();
    if (truths->empty())
        return std::shared_ptr<const std::vector<float>>();
    const session::Question* question = rubric.estimated();
    auto values = std::make_shared<std::vector<float>>(frame.size(), NAN);
    for (const auto& truth : *truths) {
        const auto row = frame.row(truth.session);
        const auto counts = question == nullptr
            ? std::nullopt
            : session::countsAs(*question, {question->id, {truth.verdict}, std::nullopt});
        if (row && counts)
            (*values)[*row] = static_cast<float>(*counts);
    }
    return std::shared_ptr<const std::vector<float>>(std::move(values));
}

/// What several opinions come to takes the place of the latest of them.
void addConsensus(LabelColumns& columns, const Frame& frame, const labeling::LabelFold& fold,
    const labeling::Rubrics& rubrics, const FinalLabels& finals)
{
    if (finals.expected.empty())
        return;
    columns.open = Bitmap(frame.size());
    columns.variances.assign(frame.size(), 0);
    for (const ExpectedLabel& one : finals.expected) {
        const SessionId session = frame.ids[one.row];
        // An answer that no version of the rubric has any more is no final label either.
        const auto settled = labeling::settle(*fold.label(session), finals.settled.at(session));
        columns.labeled.set(one.row);
        columns.waiting.set(one.row, false);
        columns.skipped.set(one.row, false);
        columns.open.set(one.row, one.open || !labeling::labelValue(settled, rubrics).answered);
        const session::Question* question = rubrics.rbegin()->second.estimated();
        const bool asked = labeling::isShown(settled, rubrics.rbegin()->second, *question, std::nullopt);
        columns.values[one.row] = asked && one.expected.value ? static_cast<float>(*one.expected.value) : NAN;
        columns.variances[one.row] = asked ? static_cast<float>(one.expected.variance) : 0;
    }
}

LabelColumns labelColumns(const Frame& frame, const Draws& draws, const std::vector<SessionId>& musts,
    const labeling::LabelFold& fold, const labeling::Rubrics& rubrics, const FinalLabels& finals)
{
    LabelColumns columns;
    columns.labeled = Bitmap(frame.size());
    columns.waiting = Bitmap(frame.size());
    columns.skipped = Bitmap(frame.size());
    columns.values.assign(frame.size(), NAN);
    for (const auto& draw : draws)
        for (const Row row : draw.items)
            columns.waiting.set(row);
    for (const SessionId must : musts)
        if (const auto row = frame.row(must))
            columns.waiting.set(*row);
    fold.forEach([&](SessionId session, const labeling::SessionLabel& label) {
        const auto row = frame.row(session);
        if (!row)
            return;
        const auto value = labeling::labelValue(label, rubrics);
        if (value.answered) {
            columns.labeled.set(*row);
            columns.waiting.set(*row, false);
            if (value.value)
                columns.values[*row] = static_cast<float>(*value.value);
        } else if (label.skipped) {
            columns.skipped.set(*row);
            columns.waiting.set(*row, false);
        }
    });
    addConsensus(columns, frame, fold, rubrics, finals);
    return columns;
}

} // namespace

struct OpenProject::Impl {
    std::unique_ptr<store::Project> store;
    const Clock* clock = nullptr;

    // Order of locking: learning, reading, labels; models by itself.
    std::mutex learning; ///< held while a model is made
    KeptModels models;
    std::mutex reading; ///< held while something is read for the next snapshot
    std::shared_ptr<const Frame> frame;
    std::shared_ptr<const Draws> draws;
    std::vector<SessionId> musts; ///< read with the draws
    std::shared_ptr<const std::vector<float>> truth;
    std::shared_ptr<const Snapshot> snapshot;
    std::optional<agreement::ConsensusPolicy> policy; ///< nothing: to be read
    bool truthRead = false;

    std::mutex labels;
    labeling::LabelFold fold;
    labeling::Rubrics rubrics;
    bool rubricsRead = false;
    bool foldRead = false;

    Result<void> readLabels()
    {
        if (rubricsRead && foldRead)
            return {};
        auto connection = store->reader();
        if (!connection)
            return connection.error();
        if (!rubricsRead) {
            const auto all = store::rubrics(**connection);
            if (!all)
                return all.error();
            rubrics.clear();
            for (const auto& stored : *all)
                rubrics.emplace(stored.id, stored.rubric);
            rubricsRead = true;
        }
        if (!foldRead) {
            const auto events = store::labelEvents(**connection);
            if (!events)
                return events.error();
            fold = {};
            for (const auto& event : *events)
                fold.add(event);
            foldRead = true;
        }
        return {};
    }

    Result<void> readColumns(const CancelToken& cancel)
    {
        if (!frame) {
            auto loaded = loadFrame(*store, cancel);
            if (!loaded)
                return loaded.error();
            frame = std::move(*loaded);
            draws = nullptr;
            truthRead = false;
        }
        auto connection = store->reader();
        if (!connection)
            return connection.error();
        if (!policy) {
            const auto stored = consensusPolicy(**connection);
            if (!stored)
                return stored.error();
            policy = *stored;
        }
        if (!draws) {
            auto loaded = loadDraws(**connection, *frame);
            if (!loaded)
                return loaded.error();
            const auto picked = store::mustLabels(**connection);
            if (!picked)
                return picked.error();
            musts.clear();
            for (const auto& must : *picked)
                musts.push_back(must.session);
            draws = std::move(*loaded);
        }
        if (!truthRead) {
            auto loaded = loadTruth(**connection, *frame, rubrics.rbegin()->second);
            if (!loaded)
                return loaded.error();
            truth = std::move(*loaded);
            truthRead = true;
        }
        return {};
    }
};

OpenProject::OpenProject()
    : m_impl(std::make_unique<Impl>())
{
}

OpenProject::~OpenProject() = default;

Result<std::unique_ptr<OpenProject>> OpenProject::open(const std::string& path, const store::OpenOptions& options)
{
    auto project = store::Project::open(path, options);
    if (!project)
        return project.error();
    std::unique_ptr<OpenProject> result(new OpenProject);
    result->m_impl->store = std::move(*project);
    result->m_impl->clock = options.clock;
    return result;
}

store::Project& OpenProject::store()
{
    return *m_impl->store;
}

const store::OpenReport& OpenProject::report() const
{
    return m_impl->store->report();
}

const std::string& OpenProject::path() const
{
    return m_impl->store->path();
}

const Clock& OpenProject::clock() const
{
    return *m_impl->clock;
}

Result<std::shared_ptr<const Snapshot>> OpenProject::snapshot(const CancelToken& cancel)
{
    const std::scoped_lock lock(m_impl->reading);
    {
        const std::scoped_lock labels(m_impl->labels);
        if (const auto read = m_impl->readLabels(); !read)
            return read.error();
        if (m_impl->rubrics.empty())
            return Error{ErrorCode::Damaged, "the project has no rubric; `turnout-cli verify` tells more", path()};
    }
    if (const auto read = m_impl->readColumns(cancel); !read)
        return read.error();
    const std::scoped_lock labels(m_impl->labels);
    const auto& last = m_impl->snapshot;
    const session::Rubric& rubric = m_impl->rubrics.rbegin()->second;
    if (last && last->frame == m_impl->frame && last->draws == m_impl->draws && last->rubric == rubric
        && last->policy == *m_impl->policy && last->lastEvent == m_impl->fold.lastEvent())
        return last;
    auto next = std::make_shared<Snapshot>();
    next->frame = m_impl->frame;
    next->draws = m_impl->draws;
    next->truth = m_impl->truth;
    next->rubric = rubric;
    next->lastEvent = m_impl->fold.lastEvent();
    next->policy = *m_impl->policy;
    auto finals = finalLabels(m_impl->fold, m_impl->rubrics, *m_impl->frame, next->policy);
    next->labels = labelColumns(*m_impl->frame, *m_impl->draws, m_impl->musts, m_impl->fold, m_impl->rubrics, finals);
    next->settled = std::make_shared<const labeling::SettledAnswers>(std::move(finals.settled));
    m_impl->snapshot = std::move(next);
    return m_impl->snapshot;
}

Result<void> OpenProject::withLabels(const std::function<void(const labeling::LabelFold&, const labeling::Rubrics&)>& f)
{
    const std::scoped_lock lock(m_impl->labels);
    if (const auto read = m_impl->readLabels(); !read)
        return read;
    f(m_impl->fold, m_impl->rubrics);
    return {};
}

Result<LabelEventId> OpenProject::append(session::LabelEvent event)
{
    auto writer = m_impl->store->writer();
    if (!writer)
        return writer.error();
    const std::scoped_lock lock(m_impl->labels);
    if (const auto read = m_impl->readLabels(); !read)
        return read.error();
    event.at = m_impl->clock->now();
    if (!event.rubric.valid() && !m_impl->rubrics.empty())
        event.rubric = m_impl->rubrics.rbegin()->first;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              const auto id = store::appendLabel(connection, event);
              if (!id)
                  return id.error();
              event.id = *id;
              return {};
          });
    if (!written)
        return written.error();
    m_impl->fold.add(event);
    return event.id;
}

Result<AnnotatorId> OpenProject::annotator(const std::string& name)
{
    {
        auto connection = m_impl->store->reader();
        if (!connection)
            return connection.error();
        const auto known = store::annotators(**connection);
        if (!known)
            return known.error();
        // One whom a running import made goes with it when it is taken back, unless the writer hears of them.
        const auto importing = store::importIsRunning(**connection);
        if (!importing)
            return importing.error();
        for (const auto& annotator : *known)
            if (annotator.name == name && (!*importing || !m_impl->store->report().writable))
                return annotator.id;
    }
    auto writer = m_impl->store->writer();
    if (!writer)
        return writer.error();
    AnnotatorId id;
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              const auto made = store::annotatorNamed(connection, name);
              if (!made)
                  return made.error();
              id = *made;
              return {};
          });
    if (!written)
        return written.error();
    return id;
}

std::shared_ptr<const LearnedModel> OpenProject::model(const ModelRequest& request) const
{
    return m_impl->models.find(request);
}

void OpenProject::keepModel(std::shared_ptr<const LearnedModel> model)
{
    m_impl->models.keep(std::move(model));
}

std::unique_lock<std::mutex> OpenProject::learning()
{
    return std::unique_lock(m_impl->learning);
}

void OpenProject::frameChanged()
{
    const std::scoped_lock lock(m_impl->reading, m_impl->labels);
    m_impl->frame = nullptr;
    m_impl->foldRead = false; // an import may have brought labels
}

void OpenProject::labelsChanged()
{
    const std::scoped_lock lock(m_impl->reading, m_impl->labels);
    m_impl->foldRead = false;
    m_impl->snapshot = nullptr; // its last event may stay the last
}

void OpenProject::drawsChanged()
{
    const std::scoped_lock lock(m_impl->reading);
    m_impl->draws = nullptr;
}

void OpenProject::rubricChanged()
{
    const std::scoped_lock lock(m_impl->reading, m_impl->labels);
    m_impl->rubricsRead = false;
    m_impl->truthRead = false;
}

void OpenProject::consensusChanged()
{
    const std::scoped_lock lock(m_impl->reading);
    m_impl->policy = std::nullopt;
}

} // namespace turnout::workbench
