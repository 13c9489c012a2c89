// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Story.h"

#include "demo/Tools.h"

#include <algorithm>

namespace turnout::demo {

using session::Role;

namespace {

/// How many cases a session is about; one in 2,500 goes on and on.
std::size_t roundsOf(const Facts& facts, Dice<Rng>& dice)
{
    const double u = dice.uniform();
    if (facts.surface == Surface::Voice)
        return u < .90 ? 1 : 2;
    if (u < .66)
        return 1;
    if (u < .885)
        return 2;
    if (u < .965)
        return 3;
    return u < .9996 ? 4 : 26;
}

constexpr std::size_t kMaxTurns = 120;

} // namespace

Story::Story(const Facts& facts, Rng& rng, std::vector<session::Turn>& turns)
    : m_facts(facts)
    , m_seed(rng.next())
    , m_writer(facts, rng)
    , m_dice(m_writer.dice())
    , m_phrases(m_writer.bank().phrases)
    , m_turns(turns)
    , m_now(facts.startedAt)
    , m_failure(facts.failure)
{
    m_text.reserve(4096);
}

void Story::tell()
{
    m_turns.clear();
    m_turns.reserve(16);
    const bool prompted = m_facts.surface == Surface::Api
        || (m_facts.person.plan == Plan::Enterprise && m_facts.surface == Surface::Web && m_dice.chance(.3));
    const std::size_t rounds = roundsOf(m_facts, m_dice);
    for (std::size_t round = 0; round < rounds && m_turns.size() < kMaxTurns - 12; ++round) {
        beginCase(round);
        if (round == 0 && prompted)
            say(Role::System, m_phrases.system);
        open(round == 0);
        const bool last = round + 1 == rounds || m_turns.size() >= kMaxTurns - 24;
        if (!last || m_facts.verdict == Verdict::Good)
            goodCase(last);
        else if (m_facts.verdict == Verdict::Acceptable)
            acceptableCase();
        else
            badCase();
        if (last)
            break;
    }
    end(m_facts.verdict);
}

std::size_t Story::nextScenario(std::size_t round)
{
    const std::size_t first = static_cast<std::size_t>(m_facts.topic) * kScenariosPerTopic;
    if (round == 0)
        return first + m_dice.pick(kScenariosPerTopic);
    if (round == 1 && m_dice.chance(.5))
        return m_scenario == first ? first + 1 : first;
    std::size_t number = m_scenario;
    for (int attempt = 0; attempt < 6; ++attempt) {
        number = m_dice.pick(kScenarios);
        const bool code = !codeOf(number).empty();
        if (((m_told >> number) & 1U) == 0 && (!code || m_facts.topic == Topic::Coding))
            return number;
    }
    return !codeOf(number).empty() && m_facts.topic != Topic::Coding ? first : number;
}

void Story::beginCase(std::size_t round)
{
    m_scenario = nextScenario(round);
    m_told |= 1U << m_scenario;
    m_case = &scenarioOf(m_writer.bank(), m_scenario);
    m_tool = m_dice.chance(.93) ? toolOf(m_scenario) : Tool::None;
    m_writer.setCast(drawCast(m_facts, m_scenario, m_facts.startedAt, m_seed + round));
    m_opening = m_dice.pick(m_case->open.count);
    m_lastWrong = SIZE_MAX;
}

void Story::open(bool first)
{
    m_writer.setGreets(first);
    if (!first)
        m_writer.expand(m_text, m_writer.choose(m_phrases.another));
    m_writer.expand(m_text, m_case->open.items[m_opening]);
    push(Role::User);
    m_writer.setGreets(false);
}

void Story::openAgain()
{
    m_opening ^= 2U; // the other opening of the same strand
    m_writer.expand(m_text, m_case->open.items[m_opening]);
    push(Role::User);
}

void Story::askBack(double probability)
{
    if (!m_dice.chance(probability))
        return;
    const std::size_t which = m_dice.pick(m_case->ask.count);
    say(Role::Assistant, m_case->ask.items[which]);
    say(Role::User, m_case->give.items[which]);
}

void Story::lookUp()
{
    if (m_tool == Tool::None)
        return;
    m_writer.expand(m_text, m_writer.choose(m_phrases.checking));
    pushTool(false);
}

bool Story::lookUpFails()
{
    if (m_tool == Tool::None)
        return false;
    m_writer.expand(m_text, m_writer.choose(m_phrases.checking));
    pushTool(true);
    return true;
}

void Story::solve()
{
    m_writer.expand(m_text, m_case->solve.items[m_opening % 2]);
    if (m_facts.doesSignal(Signal::Copy))
        mark(Signal::Copy);
    if (m_facts.doesSignal(Signal::Retry))
        mark(Signal::Retry);
}

void Story::further()
{
    const std::size_t which = m_dice.pick(m_case->more.count);
    say(Role::User, m_case->more.items[which]);
    say(Role::Assistant, m_case->answer.items[which]);
}

void Story::goodCase(bool last)
{
    if (last && m_facts.doesSignal(Signal::Rephrase)) {
        say(Role::Assistant, m_case->ask);
        mark(Signal::Rephrase);
        openAgain();
    } else {
        askBack(.55);
    }
    lookUp();
    solve();
    if (m_dice.chance(.3)) {
        goOn(m_phrases.tail);
    }
    push(Role::Assistant);
    if (m_dice.chance(.45))
        further();
}

void Story::acceptableCase()
{
    askBack(.45);
    const bool rephrases = m_facts.doesSignal(Signal::Rephrase);
    const std::size_t kind = rephrases ? 0 : m_dice.pick(3);
    bool partial = kind == 2;
    if (kind == 0) {
        say(Role::Assistant, m_writer.choose(m_case->wrong, m_lastWrong));
        if (rephrases)
            mark(Signal::Rephrase);
        if (rephrases || m_dice.chance(.6))
            say(Role::User, m_case->insist.items[m_opening % 2]);
        else
            say(Role::User, m_phrases.complain);
        lookUp();
        m_writer.expand(m_text, m_writer.choose(m_phrases.sorry));
    } else if (kind == 1 && lookUpFails()) {
        m_writer.expand(m_text, m_writer.choose(m_phrases.retrying));
        pushTool(false);
    } else {
        partial = true;
        lookUp();
    }
    solve();
    if (partial) {
        goOn(m_phrases.partial);
    }
    push(Role::Assistant);
    if (m_dice.chance(.3))
        further();
}

void Story::badCase()
{
    if (m_failure == Failure::ToolError && m_tool == Tool::None)
        m_failure = Failure::Incomplete;
    askBack(.45);
    m_attempts = 1 + m_dice.weighted(std::array{35, 43, 22});
    if (m_facts.doesSignal(Signal::Rephrase))
        m_attempts = std::max<std::size_t>(m_attempts, 2);
    for (std::size_t attempt = 0; attempt < m_attempts; ++attempt) {
        fail(attempt);
        if (attempt + 1 < m_attempts)
            react(attempt);
    }
}

void Story::fail(std::size_t attempt)
{
    if (attempt == 0 && m_facts.doesSignal(Signal::Retry))
        mark(Signal::Retry);
    // One in four only has the one answer.
    if (attempt > 0 && !m_said.empty() && m_dice.chance(.25)) {
        m_text = m_said;
        push(Role::Assistant);
        return;
    }
    if (attempt > 0 && m_failure != Failure::Tone && m_dice.chance(.6))
        m_writer.expand(m_text, m_writer.choose(m_phrases.sorry));
    switch (m_failure) {
    case Failure::ToolError:
        m_text.clear();
        lookUpFails();
        m_writer.expand(m_text, m_writer.choose(m_phrases.toolFailed));
        break;
    case Failure::Refused:
        m_writer.expand(m_text, m_writer.choose(m_phrases.refuse));
        break;
    case Failure::Incomplete:
        m_writer.expand(m_text, m_writer.choose(m_phrases.stall));
        break;
    case Failure::MissedIntent:
        if (attempt == 0) {
            const std::size_t other
                = (m_scenario + kScenariosPerTopic * (1 + m_dice.pick(5))) % kScenarios; // another topic, never code
            const bool code = !codeOf(other).empty();
            m_writer.expand(m_text, m_writer.choose(scenarioOf(m_writer.bank(), code ? 0 : other).solve));
        } else {
            m_writer.expand(m_text, m_writer.choose(m_case->wrong, m_lastWrong));
        }
        break;
    case Failure::Tone:
        m_writer.expand(m_text, m_writer.choose(m_phrases.rude));
        m_writer.expand(m_text, m_writer.choose(m_case->wrong, m_lastWrong));
        break;
    case Failure::WrongFacts:
        if (attempt == 0)
            lookUp();
        m_writer.expand(m_text, m_writer.choose(m_case->wrong, m_lastWrong));
        break;
    }
    m_said = m_text;
    push(Role::Assistant);
}

void Story::react(std::size_t attempt)
{
    const bool rephrases = attempt == 0 && m_facts.doesSignal(Signal::Rephrase);
    if (rephrases)
        mark(Signal::Rephrase);
    if (attempt > 0)
        return say(Role::User, m_phrases.angry);
    switch (m_failure) {
    case Failure::ToolError:
    case Failure::Refused:
    case Failure::Incomplete:
        m_writer.expand(m_text, m_writer.choose(m_phrases.push));
        break;
    case Failure::MissedIntent:
        m_writer.expand(m_text, m_writer.choose(m_phrases.offTopic));
        break;
    case Failure::WrongFacts:
    case Failure::Tone:
        if (rephrases)
            return say(Role::User, m_case->insist.items[m_opening % 2]);
        m_writer.expand(m_text, m_writer.choose(m_phrases.complain));
        break;
    }
    if (rephrases) {
        m_text += m_writer.bank().blank;
        return openAgain();
    }
    push(Role::User);
}

void Story::end(Verdict verdict)
{
    if (m_facts.doesSignal(Signal::Escalate)) {
        mark(Signal::Escalate);
        say(Role::User, m_phrases.wantsHuman);
        say(Role::Assistant, m_phrases.handOff);
    } else if (m_facts.doesSignal(Signal::Abandon)) {
        m_signalTurns[static_cast<std::size_t>(Signal::Abandon)] = static_cast<int>(m_turns.size()) - 1;
    } else if (verdict == Verdict::Bad) {
        const Lines& upset = m_attempts > 1 ? m_phrases.angry : m_phrases.complain;
        say(Role::User, m_dice.chance(.5) ? upset : m_phrases.leaves);
        if (m_dice.chance(.4)) {
            m_writer.expand(m_text, m_writer.choose(m_phrases.sorry));
            say(Role::Assistant, m_phrases.stall);
        }
    } else if (m_dice.chance(.8)) {
        say(Role::User, verdict == Verdict::Good ? m_phrases.thanks : m_phrases.thanksPlain);
        if (m_dice.chance(.75))
            say(Role::Assistant, m_phrases.closing);
    }
    m_now += m_dice.between(2, 40) * 1000;
}

} // namespace turnout::demo
