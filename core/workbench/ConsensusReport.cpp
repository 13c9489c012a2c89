// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ConsensusReport.h"

#include "base/Json.h"
#include "store/SessionReader.h"
#include "workbench/ChoiceQuestions.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <set>

namespace turnout::workbench {
namespace {

using agreement::Opinions;
using UnitKey = std::pair<SessionId, std::optional<int>>;

UnitKey keyOf(const agreement::Unit& unit)
{
    return {unit.session, unit.turn};
}

std::set<UnitKey> adjudicatedUnits(const labeling::LabelFold& labels, const std::string& question)
{
    std::set<UnitKey> units;
    labels.forEach([&](SessionId session, const labeling::SessionLabel& label) {
        for (const labeling::KeptAnswer& kept : label.answers)
            if (kept.adjudicated && kept.answer.question == question)
                units.emplace(session, kept.answer.turn);
    });
    return units;
}

class Reporter {
public:
    Reporter(const Snapshot& snapshot, const ConsensusRequest& request, const agreement::ConsensusPolicy& policy)
        : m_frame(*snapshot.frame)
        , m_all(snapshot.frame->size(), true)
        , m_selection(population::apply(request.filter, *snapshot.frame, snapshot.labels))
        , m_policy(policy)
    {
    }

    [[nodiscard]] QuestionConsensus operator()(
        const session::Question& question, const labeling::LabelFold& labels) const
    {
        QuestionConsensus result;
        result.consensus
            = agreement::consensusOf(agreement::sharedOpinionsOn(question, labels, m_frame, m_all), m_policy.method);
        result.apart = agreement::methodsApart(result.consensus);
        std::set<UnitKey> known = adjudicatedUnits(labels, question.id);
        std::erase_if(known, [&](const UnitKey& key) {
            const auto row = m_frame.row(key.first);
            return !row || !m_selection.test(*row);
        });
        count(result, FinalState::Adjudicated) = known.size();
        const auto& units = result.consensus.opinions.units;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (!m_selection.test(units[i].row) || !known.insert(keyOf(units[i])).second)
                continue;
            const bool open = !result.consensus.settled(i, m_policy);
            ++count(result, open ? FinalState::Open : FinalState::Consensus);
            result.several.push_back({i, {}, open});
        }
        for (const agreement::Unit& unit : agreement::opinionsOn(question, labels, m_frame, m_selection).units)
            if (!known.contains(keyOf(unit)))
                ++count(result, FinalState::Single);
        return result;
    }

private:
    static std::size_t& count(QuestionConsensus& of, FinalState state)
    {
        return of.states.at(static_cast<std::size_t>(state));
    }

    const population::Frame& m_frame;
    population::Bitmap m_all;
    population::Bitmap m_selection;
    agreement::ConsensusPolicy m_policy;
};

/// Least certain first, and the sessions' names.
Result<void> putInOrder(store::Connection& connection, QuestionConsensus& of)
{
    const auto doubt = [&](const SeveralOpinions& one) { return of.consensus.entropy(one.unit); };
    std::stable_sort(of.several.begin(), of.several.end(),
        [&](const SeveralOpinions& a, const SeveralOpinions& b) { return doubt(a) > doubt(b); });
    std::vector<SessionId> ids;
    ids.reserve(of.several.size());
    for (const SeveralOpinions& one : of.several)
        ids.push_back(of.consensus.opinions.units[one.unit].session);
    auto names = store::externalIds(connection, ids);
    if (!names)
        return names.error();
    for (std::size_t i = 0; i < names->size(); ++i)
        of.several[i].session = std::move((*names)[i]);
    return {};
}

void writeAnnotators(JsonWriter& json, const QuestionConsensus& of)
{
    const auto& model = of.consensus.model;
    const std::size_t values = of.consensus.opinions.values.size();
    json.key("annotators").beginArray();
    for (std::size_t i = 0; i < of.annotators.size(); ++i) {
        json.beginObject().field("annotator", of.annotators[i]);
        json.field("reliability", model ? std::optional(model->reliability(i)) : std::nullopt).key("confusion");
        if (model) {
            json.beginArray();
            for (std::size_t is = 0; is < values; ++is) {
                json.beginArray();
                for (std::size_t said = 0; said < values; ++said)
                    json.value(model->error(i, is, said));
                json.endArray();
            }
            json.endArray();
        } else {
            json.null();
        }
        json.endObject();
    }
    json.endArray();
}

void writeSessions(JsonWriter& json, const QuestionConsensus& of)
{
    const Opinions& opinions = of.consensus.opinions;
    json.key("sessions").beginArray();
    for (const SeveralOpinions& one : of.several) {
        const std::size_t best = of.consensus.best(one.unit);
        json.beginObject().field("session", one.session).field("turn", opinions.units[one.unit].turn);
        json.field("state", finalStateName(one.open ? FinalState::Open : FinalState::Consensus)).key("value");
        one.open ? json.null() : json.value(opinions.values[best]);
        json.key("posterior").beginArray();
        for (std::size_t value = 0; value < opinions.values.size(); ++value)
            json.value(of.consensus.probability(one.unit, value));
        json.endArray().field("opinions", opinions.of(one.unit).size()).endObject();
    }
    json.endArray();
}

} // namespace

std::string_view finalStateName(FinalState state)
{
    constexpr std::array<std::string_view, kFinalStates> names{"adjudicated", "consensus", "single", "open"};
    return names.at(static_cast<std::size_t>(state));
}

Result<ConsensusReport> consensusReport(
    OpenProject& project, const ConsensusRequest& request, const CancelToken& cancel)
{
    const auto taken = project.snapshot(cancel);
    if (!taken)
        return taken.error();
    const Snapshot& snapshot = **taken;
    const auto questions = choiceQuestions(snapshot.rubric, request.questions);
    if (!questions)
        return questions.error();
    ConsensusReport report;
    report.policy = request.policy.value_or(snapshot.policy);
    report.kept = report.policy == snapshot.policy;
    if (const auto usable = agreement::checkPolicy(report.policy); !usable)
        return usable.error();
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto names = annotatorNames(**connection);
    if (!names)
        return names.error();
    report.filter = population::filterText(request.filter);
    const Reporter reporter(snapshot, request, report.policy);
    for (const session::Question& question : *questions) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped", {}};
        QuestionConsensus of;
        const auto read = project.withLabels(
            [&](const labeling::LabelFold& fold, const labeling::Rubrics&) { of = reporter(question, fold); });
        if (!read)
            return read.error();
        of.annotators = namesOf(of.consensus.opinions, *names);
        if (const auto ordered = putInOrder(**connection, of); !ordered)
            return ordered.error();
        report.questions.push_back(std::move(of));
    }
    return report;
}

std::string consensusToJson(const ConsensusReport& report, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("filter", report.filter);
    json.key("policy").beginObject().field("method", agreement::consensusMethodName(report.policy.method));
    json.field("threshold", report.policy.threshold).field("kept", report.kept).endObject();
    json.key("questions").beginArray();
    for (const QuestionConsensus& of : report.questions) {
        json.beginObject().field("question", of.consensus.opinions.question.id);
        json.field("title", of.consensus.opinions.question.title);
        json.field("method", agreement::consensusMethodName(of.consensus.used)).key("states").beginObject();
        for (std::size_t state = 0; state < kFinalStates; ++state)
            json.field(finalStateName(static_cast<FinalState>(state)), of.states.at(state));
        json.endObject().key("methods_differ").beginObject().field("sessions", of.apart.different);
        json.field("of", of.apart.compared).endObject().key("values").beginArray();
        for (const std::string& value : of.consensus.opinions.values)
            json.value(value);
        json.endArray();
        writeAnnotators(json, of);
        writeSessions(json, of);
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string outcomeSentence(const QuestionConsensus& of)
{
    const auto count = [](std::size_t n) { return countText(static_cast<std::int64_t>(n)); };
    const std::string title = visible(of.consensus.opinions.question.title);
    const std::size_t all = of.several.size();
    if (all == 0)
        return title + " – nothing has several answers and no decision.";
    const std::size_t open = of.states.at(static_cast<std::size_t>(FinalState::Open));
    return title + " – " + count(all - open) + " of " + count(all) + " with several answers "
        + (all - open == 1 ? "is final, " : "are final, ") + count(open) + (open == 1 ? " stays open." : " stay open.")
        + (of.consensus.modelOverrules ? " Votes decide: Dawid–Skene would overrule too many." : "");
}

std::string policySentence(const agreement::ConsensusPolicy& policy)
{
    const bool modelled = policy.method == agreement::ConsensusMethod::DawidSkene;
    return "Final labels: what was adjudicated, else what several annotators agree on with at least "
        + percentText(policy.threshold) + (modelled ? " (Dawid–Skene)" : " (majority)") + ", else the single answer.";
}

} // namespace turnout::workbench
