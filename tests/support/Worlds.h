// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Demo.h"
#include "ingest/Import.h"
#include "learn/TextCounter.h"
#include "queue/DesignWeights.h"
#include "queue/Draw.h"
#include "support/FrameOf.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

/// Sessions whose truth is known, and drawing from them and answering as an annotator who knows it: what shows whether
/// estimates hold.
namespace testsupport {

enum class Texts { No, Yes };

inline std::vector<turnout::session::TurnText> turnsOf(const turnout::session::Session& session)
{
    std::vector<turnout::session::TurnText> turns;
    for (const auto& turn : session.turns)
        turns.push_back({turn.role, turn.text});
    return turns;
}

struct World {
    turnout::population::Frame frame;
    std::vector<float> truth; ///< by row
    std::vector<turnout::learn::FeatureRow> counts; ///< of the texts, by row, where they were asked for
    double quality = 0;

    void finish()
    {
        double weight = 0;
        double good = 0;
        for (std::size_t i = 0; i < frame.size(); ++i) {
            weight += frame.weights[i];
            good += frame.weights[i] * static_cast<double>(truth[i]);
        }
        quality = good / weight;
    }
};

inline World demoWorld(std::int64_t sessions, double ratingBias, Texts texts = Texts::No, std::uint64_t seed = 11)
{
    World world;
    turnout::learn::TextCounter counter;
    FrameBuilder builder;
    turnout::demo::DemoOptions options;
    options.sessions = sessions;
    options.seed = seed;
    options.ratingBias = ratingBias;
    turnout::demo::Generator generator(options);
    turnout::demo::DemoSession made;
    while (generator.next(made)) {
        builder.add(made.session);
        if (texts == Texts::Yes)
            world.counts.push_back(counter.count(turnsOf(made.session)));
        world.truth.push_back(made.truth.verdict == "bad" ? 0.0F : 1.0F);
    }
    world.frame = builder.take();
    world.finish();
    return world;
}

class Collect final : public turnout::ingest::Sink {
public:
    bool session(std::int64_t /*line*/, turnout::session::Session&& s) override
    {
        sessions.push_back(std::move(s));
        return true;
    }
    bool event(turnout::ingest::Event&& e) override
    {
        events.push_back(std::move(e));
        return true;
    }
    bool reject(turnout::ingest::Reject&& /*reject*/) override
    {
        return true;
    }
    std::vector<turnout::session::Session> sessions;
    std::vector<turnout::ingest::Event> events;
};

inline World airlineWorld(const std::string& data, Texts texts = Texts::No)
{
    Collect sessions;
    Collect ratings;
    Collect truth;
    for (const auto& [file, sink] : {std::pair{"agents_airline.jsonl", &sessions},
             std::pair{"agents_airline.ratings.jsonl", &ratings}, std::pair{"agents_airline.truth.jsonl", &truth}})
        if (!turnout::ingest::readFile(data + "/" + file, {}, *sink, {}, {}))
            return {};
    std::unordered_map<std::string, turnout::session::Session*> byId;
    for (turnout::session::Session& s : sessions.sessions)
        byId.emplace(s.id, &s);
    for (const turnout::ingest::Event& e : ratings.events)
        byId.at(e.session)->ratings.push_back(std::get<turnout::session::Rating>(e.payload));
    std::unordered_map<std::string, float> verdicts;
    for (const turnout::ingest::Event& e : truth.events)
        verdicts.emplace(e.session, std::get<turnout::session::GivenLabel>(e.payload).value == "bad" ? 0.0F : 1.0F);
    World world;
    turnout::learn::TextCounter counter;
    FrameBuilder builder;
    for (const turnout::session::Session& s : sessions.sessions) {
        builder.add(s);
        if (texts == Texts::Yes)
            world.counts.push_back(counter.count(turnsOf(s)));
        world.truth.push_back(verdicts.at(s.id));
    }
    world.frame = builder.take();
    world.finish();
    return world;
}

inline turnout::queue::DesignedDraw designed(
    const turnout::queue::Draw& draw, turnout::DrawId id, std::size_t frameSize)
{
    std::unordered_map<turnout::population::Row, double> drawn;
    for (const auto& item : draw.items)
        drawn.emplace(item.row, item.probability);
    turnout::queue::DesignedDraw result{id, turnout::population::Bitmap(frameSize), {}, {}, {}};
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        const auto row = draw.order[i];
        result.frame.set(row);
        if (draw.probabilities[i] < 0)
            result.known.push_back(row);
        if (const auto found = drawn.find(row); found != drawn.end()) {
            result.items.push_back(row);
            result.probabilities.push_back(found->second);
        }
    }
    return result;
}

inline void answer(turnout::population::LabelColumns& labels, const turnout::queue::Draw& draw, const World& world,
    std::size_t first = SIZE_MAX)
{
    for (std::size_t i = 0; i < draw.items.size(); ++i) {
        const auto row = draw.items[i].row;
        if (i < first) {
            labels.labeled.set(row);
            labels.values[row] = world.truth[row];
        } else {
            labels.waiting.set(row);
        }
    }
}

} // namespace testsupport
