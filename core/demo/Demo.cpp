// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Demo.h"

#include "demo/Model.h"
#include "demo/Numbers.h"
#include "demo/Story.h"

namespace turnout::demo {
namespace {

constexpr std::uint64_t kSessionPurpose = 1;
constexpr std::uint64_t kTextPurpose = 3;

void setId(std::string& id, std::string_view prefix, std::uint64_t number, int digits)
{
    id = prefix;
    appendNumber(id, number, digits);
}

void setSegments(session::Session& session, const Facts& facts, bool usedTool)
{
    session.segments = {
        {"language", std::string(nameOf(kLanguageNames, facts.person.language))},
        {"plan", std::string(nameOf(kPlanNames, facts.person.plan))},
        {"surface", std::string(nameOf(kSurfaceNames, facts.surface))},
        {"model", std::string(nameOf(kVersionNames, facts.version))},
        {"topic", std::string(nameOf(kTopicNames, facts.topic))},
        {"region", std::string(nameOf(kRegionNames, facts.person.region))},
        {"tenure", std::string(nameOf(kTenureNames, facts.tenure))},
        {"tool_use", usedTool ? "yes" : "no"},
    };
}

void setSignals(session::Session& session, const Facts& facts, const Story& story)
{
    session.observed.clear();
    session.signals.clear();
    for (std::size_t s = 0; s < kSignalNames.size(); ++s) {
        const auto kind = static_cast<Signal>(s);
        if (!isLogged(facts.surface, kind))
            continue;
        session.observed.emplace_back(kSignalNames[s]);
        if (!facts.does[s])
            continue;
        const auto turn = story.signalTurn(kind);
        session.signals.push_back({std::string(kSignalNames[s]), turn, std::nullopt,
            turn ? session.turns[static_cast<std::size_t>(*turn)].at : std::nullopt});
    }
}

void setRating(session::Session& session, const Facts& facts, Story& story, Dice<Rng>& dice)
{
    session.ratings.clear();
    if (!facts.thumbUp)
        return;
    session::Rating rating;
    rating.value = *facts.thumbUp ? 1 : 0;
    rating.given = *facts.thumbUp ? "\"up\"" : "\"down\"";
    if (dice.chance(.45))
        rating.turn = story.lastAnswer();
    rating.at = story.endedAt() + dice.between(1, 120) * 1000;
    if (dice.chance(*facts.thumbUp ? .08 : .22))
        rating.comment = story.comment(*facts.thumbUp);
    session.ratings.push_back(std::move(rating));
}

void setScores(session::Session& session, const Facts& facts)
{
    session.scores.clear();
    session.scores.push_back({"confidence", facts.confidence});
    if (facts.judge)
        session.scores.push_back({"judge", *facts.judge});
}

void setOutcomes(session::Session& session, const Facts& facts, TimeMs ended, Dice<Rng>& dice)
{
    session.outcomes.clear();
    if (!facts.resolved)
        return;
    const TimeMs closed = ended + dice.between(10, 4000) * 60'000;
    session.outcomes.push_back({"resolved", *facts.resolved ? 1.0 : 0.0, closed});
    if (facts.reopened)
        session.outcomes.push_back({"ticket_reopened", 1.0, closed + dice.between(30, 9000) * 60'000});
}

} // namespace

struct Generator::Impl {
    explicit Impl(const DemoOptions& given)
        : options(given)
        , model(given)
    {
    }

    DemoOptions options;
    Model model;
    std::uint64_t index = 0;
};

Generator::Generator(const DemoOptions& options)
    : m_impl(std::make_unique<Impl>(options))
{
}

Generator::~Generator() = default;

bool Generator::next(DemoSession& out)
{
    const DemoOptions& options = m_impl->options;
    const std::uint64_t index = m_impl->index;
    if (index >= static_cast<std::uint64_t>(options.sessions))
        return false;
    ++m_impl->index;

    Rng rng(seedOf(options.seed, kSessionPurpose, index));
    const Facts facts = m_impl->model.draw(index, rng);
    // The words have a stream of their own: what is said never changes what is true.
    Rng words(seedOf(options.seed, kTextPurpose, index));
    session::Session& session = out.session;
    Story story(facts, words, session.turns);
    story.tell();

    setId(session.id, "fw-", index + 1, 7);
    setId(session.user, "u-", facts.person.number + 1, 5);
    session.startedAt = facts.startedAt;
    session.endedAt = story.endedAt();
    session.weight = facts.weight;
    setSegments(session, facts, story.usedTool());
    setSignals(session, facts, story);
    Dice dice(words);
    setRating(session, facts, story, dice);
    setScores(session, facts);
    setOutcomes(session, facts, story.endedAt(), dice);
    session.labels.clear();
    session.extra.clear();

    out.truth.verdict = nameOf(kVerdictNames, facts.verdict);
    out.truth.failureReason
        = facts.verdict == Verdict::Bad ? nameOf(kFailureNames, story.failure()) : std::string_view();
    out.truth.goodProbability = facts.okProbability;
    out.truth.ratingProbability = facts.ratingProbability;
    return true;
}

} // namespace turnout::demo
