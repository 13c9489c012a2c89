// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/LearnedModel.h"

#include "learn/QualityModel.h"
#include "store/TranscriptReader.h"
#include "workbench/OpenProject.h"
#include "workbench/SessionFeatures.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <mutex>
#include <unordered_map>

namespace turnout::workbench {
namespace {

using population::Frame;
using population::Row;

// So many sessions' texts say what words are common, in so long stretches: what is stored is stored in blocks.
constexpr std::size_t kTextSample = 20000;
constexpr std::size_t kTextStretch = 400;
constexpr std::int64_t kRowsBetweenLooks = 512; ///< at the cancel token, and for progress

const Error kStopped{ErrorCode::Cancelled, "stopped", {}};

/// A labelled session's row and value.
struct Answered {
    Row row = 0;
    float value = 0;
};

Result<std::string> questionOf(const session::Rubric& rubric, const std::string& asked)
{
    const session::Question* question = asked.empty() ? rubric.estimated() : rubric.question(asked);
    if (question == nullptr)
        return Error{ErrorCode::BadInput,
            asked.empty() ? std::string("the rubric has no question with answers that count")
                          : "the rubric has no question \"" + asked + "\"",
            {}};
    const bool counts = std::any_of(question->options.begin(), question->options.end(),
        [](const session::Option& o) { return o.countsAs.has_value(); });
    if (!session::isChoiceOfOne(question->kind) || question->scope != session::QuestionScope::Session || !counts)
        return Error{ErrorCode::Refused,
            "the answers to \"" + question->id
                + "\" do not count as good or bad: a model predicts a choice about the session that does",
            {}};
    return question->id;
}

/// Of the estimated question what labels come to, several opinions as their mean; of another one the latest answers.
Result<std::vector<Answered>> answersTo(OpenProject& project, const Snapshot& snapshot, const std::string& question)
{
    const Frame& frame = *snapshot.frame;
    std::vector<Answered> answers;
    if (const session::Question* estimated = snapshot.rubric.estimated();
        estimated != nullptr && estimated->id == question) {
        snapshot.labels.labeled.forEach([&](std::size_t row) {
            if (!std::isnan(snapshot.labels.values[row]))
                answers.push_back({static_cast<Row>(row), snapshot.labels.values[row]});
        });
        return answers;
    }
    const auto read = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
        fold.forEach([&](SessionId session, const labeling::SessionLabel& label) {
            const auto row = frame.row(session);
            const auto value = labeling::labelValue(label, rubrics, question);
            if (row && value.value)
                answers.push_back({*row, static_cast<float>(*value.value)});
        });
    });
    if (!read)
        return read.error();
    std::sort(answers.begin(), answers.end(), [](const Answered& a, const Answered& b) { return a.row < b.row; });
    return answers;
}

/// Sessions each answered one stands for; empty where nothing was drawn. What was labelled without a draw counts for
/// nothing beside what was drawn.
std::unordered_map<Row, double> designWeights(const Snapshot& snapshot)
{
    const population::Bitmap all(snapshot.frame->size(), true);
    const auto design
        = queue::combineDraws(*snapshot.frame, snapshot.labels, all, *snapshot.draws, queue::Response::Answered);
    std::unordered_map<Row, double> weights;
    for (const auto& [row, weight] : queue::combinedWeights(*snapshot.frame, design))
        weights.emplace(row, weight);
    return weights;
}

/// What the latest draw with enough answers drew, where there are draws before it: one of these labels is of today.
population::Bitmap ofLatestDraw(const Snapshot& snapshot)
{
    population::Bitmap rows(snapshot.frame->size());
    const auto enough = static_cast<std::int64_t>(learn::HeldOut::kLeastToCompare);
    for (std::size_t b = snapshot.draws->size(); b > 1; --b) {
        const queue::DesignedDraw& draw = (*snapshot.draws)[b - 1];
        // Fewer answers than it takes: they belong to what is of today, with the draw before.
        for (const Row row : draw.items)
            rows.set(row);
        if (queue::answeredOf(draw, snapshot.labels) >= enough)
            break;
    }
    return rows;
}

/// Makes one model. Not for several threads at once.
class Learner {
public:
    Learner(OpenProject& project, const Snapshot& snapshot, LearnedModel& model, const Progress& progress,
        const CancelToken& cancel)
        : m_project(project)
        , m_snapshot(snapshot)
        , m_frame(*snapshot.frame)
        , m_model(model)
        , m_progress(progress)
        , m_cancel(cancel)
    {
    }

    Result<void> run()
    {
        const auto question = questionOf(m_snapshot.rubric, m_model.request.question);
        if (!question)
            return question.error();
        m_model.question = *question;
        const auto answers = answersTo(m_project, m_snapshot, *question);
        if (!answers)
            return answers.error();
        const auto good
            = std::count_if(answers->begin(), answers->end(), [](const Answered& a) { return a.value >= 0.5F; });
        if (const auto why = learn::tooFew(answers->size(), static_cast<std::size_t>(good)))
            return Error{ErrorCode::Refused, *why, {}};
        const learn::FrameFeatures features(m_frame, m_model.request.whetherRated);
        learn::ModelOptions options;
        options.whetherRated = m_model.request.whetherRated;
        std::vector<std::pair<SessionId, float>> named;
        named.reserve(answers->size());
        for (const Answered& a : *answers)
            named.emplace_back(m_frame.ids[a.row], a.value);
        m_model.fingerprint = learn::fingerprint(*question, named, features, options);
        learn::TextScale scale;
        auto labelled = gather(*answers, scale);
        if (!labelled)
            return labelled.error();
        const auto model
            = learn::QualityModel::fit(std::move(*labelled), std::move(scale), features, options, m_cancel);
        if (!model)
            return model.error();
        m_model.quality = model->quality();
        if (const auto predicted = predictAll(*model); !predicted)
            return predicted;
        for (std::size_t i = 0; i < answers->size(); ++i) {
            m_model.labelled.push_back((*answers)[i].row);
            m_model.good[(*answers)[i].row] = static_cast<float>(model->heldOut()[i]);
        }
        return {};
    }

private:
    /// The labelled sessions' texts, users and weights; and what words are common, from them and from others.
    Result<std::vector<learn::Labelled>> gather(const std::vector<Answered>& answers, learn::TextScale& scale)
    {
        auto connection = m_project.store().reader();
        if (!connection)
            return connection.error();
        std::vector<SessionId> ids;
        ids.reserve(answers.size());
        for (const Answered& a : answers)
            ids.push_back(m_frame.ids[a.row]);
        const auto users = store::usersOf(**connection, ids);
        if (!users)
            return users.error();
        const auto weights = designWeights(m_snapshot);
        const auto latest = ofLatestDraw(m_snapshot);
        m_model.weighted = !weights.empty();
        std::vector<learn::Labelled> labelled;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            learn::Labelled one;
            one.row = answers[i].row;
            one.outcome = static_cast<double>(answers[i].value);
            one.latest = latest.test(answers[i].row);
            const std::string& user = (*users)[i];
            one.group = learn::groupOf(user.empty() ? "session " + std::to_string(ids[i].value()) : "user " + user);
            const auto weight = weights.find(one.row);
            one.weight = weights.empty() ? 1 : weight == weights.end() ? 0 : weight->second;
            labelled.push_back(std::move(one));
        }
        SessionFeatures texts(**connection);
        std::size_t at = 0;
        auto read = texts.of(ids, [&](SessionId id, learn::FeatureRow& counts) {
            while (ids[at] != id)
                ++at;
            labelled[at].counts = counts;
            scale.see(counts);
            return !m_cancel.cancelled();
        });
        if (read)
            read = seeOthers(texts, scale);
        if (!read)
            return read.error();
        if (m_cancel.cancelled())
            return kStopped;
        return labelled;
    }

    /// Stretches all over the frame, or all of it where that is not more.
    Result<void> seeOthers(SessionFeatures& texts, learn::TextScale& scale)
    {
        const std::size_t step = std::max(kTextStretch, m_frame.size() * kTextStretch / kTextSample);
        for (std::size_t row = 0; row < m_frame.size(); row += step) {
            const std::size_t last = std::min(row + kTextStretch, m_frame.size()) - 1;
            const auto read
                = texts.forEach(m_frame.ids[row], m_frame.ids[last], [&](SessionId id, learn::FeatureRow& counts) {
                      if (const auto at = m_frame.row(id); at && !m_snapshot.labels.labeled.test(*at))
                          scale.see(counts);
                      return !m_cancel.cancelled();
                  });
            if (!read || m_cancel.cancelled())
                return read;
        }
        return {};
    }

    Result<void> predictAll(const learn::QualityModel& model)
    {
        m_model.good.assign(m_frame.size(), NAN);
        if (m_frame.size() == 0)
            return {};
        const std::int64_t first = m_frame.ids.front().value();
        const std::int64_t last = m_frame.ids.back().value();
        const std::int64_t middle = first + (last - first) / 2;
        auto second = std::async(
            std::launch::async, [&] { return predictStretch(model, SessionId(middle + 1), SessionId(last)); });
        const auto one = predictStretch(model, SessionId(first), SessionId(middle));
        const auto other = second.get();
        return one ? other : one;
    }

    /// Sessions without a transcript are predicted from the rest.
    Result<void> predictStretch(const learn::QualityModel& model, SessionId from, SessionId to)
    {
        auto connection = m_project.store().reader();
        if (!connection)
            return connection.error();
        SessionFeatures texts(**connection);
        auto next = std::lower_bound(m_frame.ids.begin(), m_frame.ids.end(), from);
        const auto begin = static_cast<std::size_t>(next - m_frame.ids.begin());
        std::int64_t done = 0;
        auto read = texts.forEach(from, to, [&](SessionId id, learn::FeatureRow& counts) {
            while (next != m_frame.ids.end() && *next < id)
                ++next;
            if (next != m_frame.ids.end() && *next == id) {
                const auto row = static_cast<std::size_t>(next - m_frame.ids.begin());
                m_model.good[row] = static_cast<float>(model.predict(static_cast<Row>(row), counts));
            }
            if (++done % kRowsBetweenLooks != 0)
                return true;
            const std::int64_t all = m_done.fetch_add(kRowsBetweenLooks) + kRowsBetweenLooks;
            if (m_progress)
                m_progress({"sessions", all, static_cast<std::int64_t>(m_frame.size()), all});
            return !m_cancel.cancelled();
        });
        if (!read)
            return read;
        if (m_cancel.cancelled())
            return kStopped;
        for (std::size_t row = begin; row < m_frame.size() && m_frame.ids[row] <= to; ++row)
            if (std::isnan(m_model.good[row])) {
                learn::FeatureRow none;
                m_model.good[row] = static_cast<float>(model.predict(static_cast<Row>(row), none));
            }
        return {};
    }

    OpenProject& m_project;
    const Snapshot& m_snapshot;
    const Frame& m_frame;
    LearnedModel& m_model;
    const Progress& m_progress;
    const CancelToken& m_cancel;
    std::atomic<std::int64_t> m_done = 0;
};

} // namespace

std::shared_ptr<const LearnedModel> knownModel(
    const OpenProject& project, const Snapshot& snapshot, const ModelRequest& request)
{
    auto known = project.model(request);
    const bool same = known && known->frame == snapshot.frame && known->draws == snapshot.draws
        && known->lastEvent == snapshot.lastEvent;
    return same ? known : nullptr;
}

Result<std::shared_ptr<const LearnedModel>> learnModel(OpenProject& project, const Snapshot& snapshot,
    const ModelRequest& request, const Progress& progress, const CancelToken& cancel)
{
    const auto lock = project.learning();
    if (auto known = knownModel(project, snapshot, request))
        return known;
    const auto began = std::chrono::steady_clock::now();
    auto model = std::make_shared<LearnedModel>();
    model->request = request;
    model->frame = snapshot.frame;
    model->draws = snapshot.draws;
    model->lastEvent = snapshot.lastEvent;
    if (const auto learned = Learner(project, snapshot, *model, progress, cancel).run(); !learned)
        return learned.error();
    model->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    model->at = project.clock().now();
    project.keepModel(model);
    return std::shared_ptr<const LearnedModel>(model);
}

} // namespace turnout::workbench
