// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/FinalLabels.h"

#include "base/Json.h"
#include "store/Meta.h"
#include "workbench/OpenProject.h"

#include <simdjson.h>

#include <algorithm>

namespace turnout::workbench {
namespace {

using agreement::Consensus;
using agreement::ConsensusPolicy;

constexpr std::string_view kFact = "consensus";

bool adjudicated(const labeling::LabelFold& labels, SessionId session, const std::string& question)
{
    const labeling::SessionLabel* label = labels.label(session);
    const labeling::KeptAnswer* kept = label == nullptr ? nullptr : label->answer(question);
    return kept != nullptr && kept->adjudicated;
}

} // namespace

std::vector<std::optional<double>> countsAsOf(const agreement::Opinions& opinions, const labeling::Rubrics& rubrics)
{
    std::vector<std::optional<double>> counts;
    for (const std::string& value : opinions.values) {
        const session::Option* option = nullptr;
        for (auto version = rubrics.rbegin(); version != rubrics.rend() && option == nullptr; ++version)
            if (const session::Question* question = version->second.question(opinions.question.id))
                option = question->option(value);
        counts.push_back(option == nullptr ? std::nullopt : option->countsAs);
    }
    return counts;
}

FinalLabels finalLabels(const labeling::LabelFold& labels, const labeling::Rubrics& rubrics,
    const population::Frame& frame, const ConsensusPolicy& policy)
{
    FinalLabels result;
    if (rubrics.empty())
        return result;
    const session::Rubric& rubric = rubrics.rbegin()->second;
    const session::Question* estimated = rubric.estimated();
    const population::Bitmap all(frame.size(), true);
    for (const session::Question& question : rubric.questions) {
        if (!session::isChoiceOfOne(question.kind) || question.scope != session::QuestionScope::Session)
            continue;
        auto opinions = agreement::sharedOpinionsOn(question, labels, frame, all);
        if (opinions.units.empty())
            continue;
        const Consensus consensus = agreement::consensusOf(std::move(opinions), policy.method);
        const auto counts = countsAsOf(consensus.opinions, rubrics);
        for (std::size_t i = 0; i < consensus.opinions.units.size(); ++i) {
            const agreement::Unit& unit = consensus.opinions.units[i];
            if (unit.turn || adjudicated(labels, unit.session, question.id))
                continue;
            const bool open = !consensus.settled(i, policy);
            const std::size_t best = consensus.best(i);
            result.settled[unit.session].push_back({question.id,
                open ? std::nullopt : std::optional(consensus.opinions.values[best]), consensus.probability(i, best)});
            if (&question == estimated)
                result.expected.push_back({unit.row, agreement::expectedOf(consensus, i, counts), open});
        }
    }
    return result;
}

Result<ConsensusPolicy> consensusPolicy(store::Connection& connection)
{
    const auto fact = store::meta(connection, kFact);
    if (!fact)
        return fact.error();
    if (!*fact)
        return ConsensusPolicy{};
    const Error damaged{ErrorCode::Damaged,
        "The project's consensus policy cannot be read; `turnout-cli consensus PROJECT --set` writes a new one.", {}};
    simdjson::dom::parser parser;
    simdjson::dom::element stored;
    std::string_view name;
    ConsensusPolicy policy;
    if (parser.parse(simdjson::padded_string(**fact)).get(stored) != simdjson::SUCCESS
        || stored["method"].get(name) != simdjson::SUCCESS
        || stored["threshold"].get(policy.threshold) != simdjson::SUCCESS)
        return damaged;
    const auto method = agreement::consensusMethodFromName(name);
    if (!method || !agreement::checkPolicy(policy))
        return damaged;
    policy.method = *method;
    return policy;
}

Result<void> setConsensusPolicy(OpenProject& project, const ConsensusPolicy& policy)
{
    if (const auto usable = agreement::checkPolicy(policy); !usable)
        return usable;
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    JsonWriter json;
    json.beginObject().field("method", agreement::consensusMethodName(policy.method));
    json.field("threshold", policy.threshold).endObject();
    const std::string text = json.take();
    const auto written
        = (*writer)->run(store::Writer::Kind::Durable, [&](store::Connection& connection) -> Result<void> {
              store::setMeta(connection, kFact, text);
              return {};
          });
    if (written)
        project.consensusChanged();
    return written;
}

} // namespace turnout::workbench
