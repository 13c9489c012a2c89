// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Model.h"

#include "demo/Numbers.h"

#include <algorithm>
#include <cmath>

namespace turnout::demo {
namespace {

using RngDice = Dice<Rng>;

constexpr std::uint64_t kUserPurpose = 2;
constexpr TimeMs kHour = 3'600'000;
constexpr std::size_t kHours = 60 * 24;
constexpr TimeMs kEnd = 1'780'185'600'000; ///< 2026-05-31T00:00:00Z
constexpr TimeMs kBegin = kEnd - static_cast<TimeMs>(kHours) * kHour; ///< a Wednesday

template <typename Enum>
constexpr std::size_t at(Enum value)
{
    return static_cast<std::size_t>(value);
}

// Who comes when.
constexpr std::array<int, 6> kRegionShare{22, 14, 22, 18, 13, 11};
constexpr std::array<int, 6> kRegionOffset{-4, -7, 1, 2, -4, 9}; ///< hours from UTC
constexpr std::array<int, 24> kLocalHour{
    6, 4, 3, 2, 2, 4, 9, 18, 30, 40, 44, 43, 42, 43, 42, 41, 42, 44, 46, 48, 45, 36, 24, 13};
constexpr int kLocalPeak = 48;
constexpr std::array<int, 7> kWeekday{100, 96, 94, 98, 92, 70, 74}; ///< Monday first

constexpr std::array<std::array<int, 6>, 6> kLanguageShare{{
    // en de es fr ja pt
    {88, 0, 10, 1, 0, 1},
    {86, 0, 13, 0, 1, 0},
    {42, 0, 17, 34, 0, 7},
    {17, 78, 0, 5, 0, 0},
    {5, 0, 62, 0, 0, 33},
    {30, 0, 0, 0, 70, 0},
}};
constexpr std::array<int, 3> kPlanShare{68, 24, 8};
constexpr std::array<std::array<int, 5>, 3> kSurfaceShare{{
    // web ios android api voice
    {440, 260, 236, 10, 54},
    {420, 280, 180, 60, 60},
    {520, 100, 60, 260, 60},
}};
constexpr std::array<std::array<int, 10>, 5> kTopicShare{{
    // order returns booking billing account device advice travel coding warranty
    {15, 12, 12, 10, 8, 11, 12, 10, 5, 5},
    {20, 12, 15, 8, 9, 12, 8, 12, 1, 3},
    {20, 12, 15, 8, 9, 12, 8, 12, 1, 3},
    {6, 4, 8, 8, 4, 3, 6, 7, 50, 4},
    {28, 12, 24, 10, 14, 6, 1, 2, 0, 3},
}};
constexpr std::array<int, 3> kCodingFactor{1, 2, 4}; ///< of a plan, on the coding topic's share

// How good it is.
constexpr double kBase = 1.58;
constexpr std::array<double, 10> kTopicLogit{.35, .10, -.25, -.05, .15, -.10, .25, .20, -.15, -.30};
constexpr std::array<double, 6> kLanguageLogit{.10, .0, -.05, -.05, -.45, -.15};
constexpr std::array<double, 5> kSurfaceLogit{.05, .0, -.05, .10, -.75};
constexpr double kOldVersionLogit = -.25;
constexpr double kNewVersionLogit = .10;
constexpr std::array<double, 10> kRegression{0, -.85, -1.15, -1.00, 0, 0, 0, 0, -1.10, 0};
constexpr double kUserSpread = .60;
constexpr double kSessionSpread = .50;

// What users do, by verdict: good, acceptable, bad.
constexpr std::array<std::array<double, 3>, 5> kDoes{{
    {.03, .09, .22},
    {.04, .22, .50},
    {.26, .16, .04},
    {.09, .13, .34},
    {.01, .05, .22},
}};
constexpr std::array<double, 10> kCopyFactor{.5, .5, .6, .7, .5, .8, 1.4, 2.0, 2.8, .5};
constexpr std::array<int, 6> kFailureShare{28, 20, 20, 12, 14, 6};

// Who rates.
constexpr double kTurnout = .019;
constexpr double kOkShare = .78;
constexpr std::array<double, 3> kRatePlan{.85, 1.5, .7};
constexpr std::array<double, 3> kRateTenure{.7, .9, 1.9};
constexpr std::array<double, 5> kRateSurface{1.1, 1.3, 1.0, .15, .04};
constexpr std::array<double, 3> kThumbUp{.90, .70, .08};

// What machines say.
constexpr std::array<double, 10> kJudgeTopic{.7, 1.0, 1.2, 1.1, .7, .9, .9, .9, 1.6, 1.0};
constexpr std::array<double, 6> kJudgeLanguage{1.2, .9, .9, .8, .35, .6};
constexpr std::array<double, 5> kJudgeSurface{1.1, 1.0, 1.0, 1.2, .1};

// What the help desk knows.
constexpr std::array<bool, 10> kHasTicket{true, true, true, true, true, true, false, false, false, true};
constexpr std::array<double, 3> kResolved{.95, .80, .22};
constexpr std::array<double, 3> kReopened{.02, .09, .36};

constexpr std::array<std::array<bool, 5>, 5> kLogged{{
    // retry rephrase copy abandon escalate
    {true, true, true, true, true},
    {true, true, false, true, true},
    {true, false, true, true, true},
    {true, false, false, true, false},
    {false, false, false, true, true},
}};

std::size_t localHour(Region region, TimeMs time)
{
    const auto hour = (time / kHour + kRegionOffset[at(region)]) % 24;
    return static_cast<std::size_t>(hour);
}

Surface surfaceOf(Plan plan, Region region, auto& dice)
{
    const auto surface = static_cast<Surface>(dice.weighted(kSurfaceShare[at(plan)]));
    if (surface == Surface::Ios && region == Region::Latam && dice.chance(.5))
        return Surface::Android;
    if (surface == Surface::Android && (region == Region::Apac || region == Region::UsWest) && dice.chance(.5))
        return Surface::Ios;
    return surface;
}

Tenure tenureOf(const Person& person, double pool)
{
    const auto number = static_cast<double>(person.number);
    if (number >= pool * .96)
        return Tenure::New;
    return number < pool * .25 && (person.hash & 1U) == 0 ? Tenure::Power : Tenure::Returning;
}

/// `passed` is how much of the 60 days is over, 0…1. m-3.3 comes at 0.6 and takes over step by step.
Version versionOf(double passed, const Facts& facts, RngDice& dice)
{
    const bool pinned = facts.person.plan == Plan::Enterprise || facts.surface == Surface::Api;
    double newest = passed < .60 ? 0 : passed < .65 ? .25 : passed < .75 ? .55 : .80;
    double oldest = passed < .60 ? .30 - passed / 3 : .08;
    if (pinned) {
        newest *= .5;
        oldest *= 1.6;
    }
    const double u = dice.uniform();
    return u < newest ? Version::M33 : u < newest + oldest ? Version::M31 : Version::M32;
}

Topic topicOf(const Facts& facts, RngDice& dice)
{
    auto shares = kTopicShare[at(facts.surface)];
    shares[at(Topic::Coding)] *= kCodingFactor[at(facts.person.plan)];
    return static_cast<Topic>(dice.weighted(shares));
}

double versionLogit(Version version, Topic topic)
{
    if (version == Version::M31)
        return kOldVersionLogit;
    return version == Version::M33 ? kNewVersionLogit + kRegression[at(topic)] : 0;
}

void drawTruth(Facts& facts, RngDice& dice)
{
    facts.logit = kBase + kTopicLogit[at(facts.topic)] + kLanguageLogit[at(facts.person.language)]
        + kSurfaceLogit[at(facts.surface)] + versionLogit(facts.version, facts.topic) + facts.person.effect
        + kSessionSpread * dice.bell();
    facts.okProbability = logistic(facts.logit);
    const bool ok = dice.chance(facts.okProbability);
    const bool good = dice.chance(logistic(.35 + .45 * facts.logit));
    facts.verdict = !ok ? Verdict::Bad : good ? Verdict::Good : Verdict::Acceptable;
    facts.failure = static_cast<Failure>(dice.weighted(kFailureShare));
}

void drawBehaviour(Facts& facts, RngDice& dice)
{
    for (std::size_t s = 0; s < kDoes.size(); ++s) {
        double probability = kDoes[s][at(facts.verdict)];
        if (s == at(Signal::Copy))
            probability *= kCopyFactor[at(facts.topic)];
        facts.does[s] = dice.chance(probability);
    }
    // Who was handed to a person did not walk away.
    if (facts.doesSignal(Signal::Escalate))
        facts.does[at(Signal::Abandon)] = false;
}

double rounded(double value, double steps)
{
    return std::floor(value * steps + .5) / steps;
}

void drawScores(Facts& facts, RngDice& dice)
{
    const bool ok = facts.verdict != Verdict::Bad;
    const double hint = (ok ? .5 : -.5) + .30 * (facts.logit - kBase) + .95 * dice.bell();
    facts.confidence = rounded(logistic(2.1 + 1.4 * hint), 1000);
    double judged = .44 * kJudgeTopic[at(facts.topic)] * kJudgeLanguage[at(facts.person.language)]
        * kJudgeSurface[at(facts.surface)] * (facts.confidence < .8 ? 1.5 : .8);
    judged = std::min(judged, .95);
    const bool has = dice.chance(judged);
    const double step = facts.verdict == Verdict::Good ? .8 : facts.verdict == Verdict::Acceptable ? .3 : -.9;
    const double value = rounded(logistic(.6 + 1.3 * (step + .8 * dice.bell())), 100);
    if (has)
        facts.judge = value;
}

void drawOutcome(Facts& facts, RngDice& dice)
{
    const bool joined = dice.chance(facts.surface == Surface::Api ? .20 : .55) && kHasTicket[at(facts.topic)];
    const bool resolved = dice.chance(kResolved[at(facts.verdict)]);
    const bool reopened = dice.chance(kReopened[at(facts.verdict)]);
    if (!joined)
        return;
    facts.resolved = resolved;
    facts.reopened = reopened;
}

} // namespace

bool isLogged(Surface surface, Signal signal)
{
    return kLogged[at(surface)][at(signal)];
}

Model::Model(const DemoOptions& options)
    : m_options(options)
    , m_ratingBias(std::clamp(options.ratingBias, .1, 100.0))
    , m_ratingBase(kTurnout / (kOkShare + (1 - kOkShare) * m_ratingBias))
{
    m_volume.reserve(kHours);
    double sum = 0;
    for (std::size_t h = 0; h < kHours; ++h) {
        const TimeMs time = kBegin + static_cast<TimeMs>(h) * kHour;
        int traffic = 0;
        for (std::size_t r = 0; r < kRegionShare.size(); ++r)
            traffic += kRegionShare[r] * kLocalHour[localHour(static_cast<Region>(r), time)];
        sum += traffic * kWeekday[(h / 24 + 2) % 7];
        m_volume.push_back(sum);
    }
}

TimeMs Model::startOf(std::uint64_t index, double within) const
{
    const double place
        = m_volume.back() * (static_cast<double>(index) + within) / static_cast<double>(m_options.sessions);
    const auto hour = std::min(
        static_cast<std::size_t>(std::upper_bound(m_volume.begin(), m_volume.end(), place) - m_volume.begin()),
        kHours - 1);
    const double before = hour == 0 ? 0 : m_volume[hour - 1];
    const double part = std::min((place - before) / (m_volume[hour] - before), 0.9999999);
    return kBegin + static_cast<TimeMs>(hour) * kHour + static_cast<TimeMs>(part * static_cast<double>(kHour));
}

Person Model::personOf(std::uint64_t number) const
{
    HashStream stream(seedOf(m_options.seed, kUserPurpose, number));
    Dice dice(stream);
    Person person;
    person.number = number;
    person.hash = stream.next();
    person.region = static_cast<Region>(dice.weighted(kRegionShare));
    person.language = static_cast<Language>(dice.weighted(kLanguageShare[at(person.region)]));
    person.plan = static_cast<Plan>(dice.weighted(kPlanShare));
    person.surface = surfaceOf(person.plan, person.region, dice);
    person.effect = kUserSpread * dice.bell();
    return person;
}

Facts Model::draw(std::uint64_t index, Rng& rng) const
{
    RngDice dice(rng);
    Facts facts;
    facts.index = index;
    facts.startedAt = startOf(index, dice.uniform());

    const double pool = 500 + .3 * static_cast<double>(index);
    const auto newest = static_cast<std::size_t>(std::max(20.0, .03 * pool));
    for (int attempt = 0; attempt < 8; ++attempt) {
        std::uint64_t number = static_cast<std::uint64_t>(pool) - 1 - dice.pick(newest);
        if (!dice.chance(.30)) {
            const double u = dice.uniform();
            number = static_cast<std::uint64_t>((.15 * u + .85 * u * u) * pool);
        }
        facts.person = personOf(number);
        if (dice.pick(kLocalPeak)
            < static_cast<std::size_t>(kLocalHour[localHour(facts.person.region, facts.startedAt)]))
            break;
    }
    facts.tenure = tenureOf(facts.person, pool);
    facts.surface = dice.chance(.75) ? facts.person.surface : surfaceOf(facts.person.plan, facts.person.region, dice);
    facts.weight = facts.surface == Surface::Api ? 4 : 1;
    const double passed = static_cast<double>(facts.startedAt - kBegin) / static_cast<double>(kEnd - kBegin);
    facts.version = versionOf(passed, facts, dice);
    facts.topic = topicOf(facts, dice);

    drawTruth(facts, dice);
    drawBehaviour(facts, dice);
    facts.ratingProbability = std::min(.9,
        m_ratingBase * kRatePlan[at(facts.person.plan)] * kRateTenure[at(facts.tenure)]
            * kRateSurface[at(facts.surface)] * (facts.verdict == Verdict::Bad ? m_ratingBias : 1));
    const bool rates = dice.chance(facts.ratingProbability);
    const bool up = dice.chance(kThumbUp[at(facts.verdict)]);
    if (rates)
        facts.thumbUp = up;
    drawScores(facts, dice);
    drawOutcome(facts, dice);
    return facts;
}

} // namespace turnout::demo
