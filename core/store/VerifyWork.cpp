// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Blob.h"
#include "store/ContentHash.h"
#include "store/DrawStore.h"
#include "store/EvalSetStore.h"
#include "store/LabelStore.h"
#include "store/VerifyChecks.h"

#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace turnout::store {
namespace {

// How far sums may be off: a draw's probabilities are added up in another order than they were made in.
constexpr double kSumTolerance = 1e-6;
constexpr double kPartTolerance = 1e-9;

void checkFrames(VerifyContext& context)
{
    Query query(context.connection(), "SELECT id, hash, size, sessions FROM frame_snapshot");
    while (context.goOn() && query.step()) {
        const std::string name = "frame " + std::to_string(query.int64(0));
        const auto sessions = numbersOf<std::int32_t>(query.blob(3));
        if (static_cast<std::int64_t>(sessions.size()) != query.int64(2))
            context.violation(name + " has another size than it says");
        if (contentHash(query.blob(3)) != query.text(1))
            context.violation(name + " is not what was saved: its hash differs");
        const std::unordered_set<std::int32_t> distinct(sessions.begin(), sessions.end());
        if (distinct.size() != sessions.size())
            context.violation(name + " has a session twice");
        Query there(context.connection(), "SELECT 1 FROM session WHERE id = ?");
        for (const std::int32_t session : sessions) {
            there.rebind(session);
            if (!there.step()) {
                context.violation(name + " has the session " + std::to_string(session) + ", which is not there");
                break;
            }
        }
    }
}

void checkProbabilities(VerifyContext& context, const DrawInfo& draw, const std::vector<double>& probabilities)
{
    const std::string name = "draw " + std::to_string(draw.id.value());
    double sum = 0;
    std::int64_t pool = 0;
    bool fine = true;
    for (const double probability : probabilities) {
        if (probability == -1)
            continue;
        fine = fine && probability >= 0 && probability <= 1;
        sum += probability;
        ++pool;
    }
    if (static_cast<std::int64_t>(probabilities.size()) != draw.frameSize)
        context.violation(name + " has not one probability for each session of its frame");
    if (!fine)
        context.violation(name + " has a probability that is not in 0…1");
    if (pool != draw.pool)
        context.violation(name + " has another pool than it says");
    if (!(std::abs(sum - static_cast<double>(draw.size)) <= kSumTolerance * std::max(1.0, sum)))
        context.violation(name + " has probabilities that add up to " + std::to_string(sum) + ", not to its size "
            + std::to_string(draw.size));
}

void checkItems(VerifyContext& context, const DrawInfo& draw, const std::vector<std::int32_t>& frame,
    const std::vector<double>& probabilities)
{
    const std::string name = "draw " + std::to_string(draw.id.value());
    std::unordered_map<std::int64_t, double> probabilityOf;
    for (std::size_t i = 0; i < std::min(frame.size(), probabilities.size()); ++i)
        probabilityOf.emplace(frame[i], probabilities[i]);
    Query query(context.connection(),
        "SELECT position, session_id, probability, audit, uncertain, coverage FROM draw_item WHERE draw_id = ? "
        "ORDER BY position",
        draw.id);
    std::int64_t position = 0;
    while (context.goOn() && query.step()) {
        const std::string item = name + " item " + std::to_string(query.int64(0));
        const double probability = query.real(2);
        if (query.int64(0) != position)
            context.violation(name + " has a gap before position " + std::to_string(query.int64(0)));
        position = query.int64(0) + 1;
        const auto found = probabilityOf.find(query.int64(1));
        if (found == probabilityOf.end() || found->second != probability)
            context.violation(item + " has another probability than the draw gave its session");
        const double parts = query.real(3) + query.real(4) + query.real(5);
        if (!(std::abs(parts - probability) <= kPartTolerance))
            context.violation(item + " has parts that do not add up to its probability");
    }
    if (position != draw.size)
        context.violation(name + " has " + std::to_string(position) + " items, not " + std::to_string(draw.size));
}

std::string textOrNothing(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void checkVersion(VerifyContext& context, EvalSetId set, const FrozenVersion& version)
{
    const std::string name = "version " + std::to_string(version.version) + " of set " + std::to_string(set.value());
    std::vector<FrozenItem> items;
    Query query(context.connection(),
        "SELECT position, CAST(item AS BLOB), hash FROM evaluation_set_item WHERE set_id = ? AND version = ? "
        "ORDER BY position",
        set, version.version);
    while (context.goOn() && query.step()) {
        if (query.int64(0) != static_cast<std::int64_t>(items.size()))
            context.violation(name + " has a gap before position " + std::to_string(query.int64(0)));
        if (itemHash(textOrNothing(query.blob(1))) != query.text(2))
            context.violation(name + " has at position " + std::to_string(query.int64(0))
                + " an item that is not what was frozen: its hash differs");
        items.push_back({{}, {}, query.string(2)});
    }
    if (items.empty())
        context.violation(name + " has no items");
    else if (context.goOn() && versionHash(items) != version.hash)
        context.violation(name + " is not what was frozen: its hash differs");
}

} // namespace

void checkDraws(VerifyContext& context)
{
    checkFrames(context);
    const auto all = draws(context.connection());
    if (!all) {
        context.violation(all.error().text);
        return;
    }
    for (const DrawInfo& draw : *all) {
        if (!context.goOn())
            return;
        const auto probabilities = drawProbabilities(context.connection(), draw.id);
        const auto frame = drawFrame(context.connection(), draw.id);
        if (!probabilities || !frame) {
            context.violation("draw " + std::to_string(draw.id.value()) + " cannot be read");
            continue;
        }
        checkProbabilities(context, draw, *probabilities);
        checkItems(context, draw, frame->sessions, *probabilities);
    }
    context.rows("SELECT 'draw ' || id || ' has a policy that is not JSON' FROM draw WHERE NOT json_valid(policy)");
    context.rows("SELECT 'must-label ' || session_id || ' names the draw ' || after_draw || ', which is not there' "
                 "FROM must_label WHERE after_draw > 0 AND after_draw NOT IN (SELECT id FROM draw)");
    context.rows("SELECT 'session ' || session_id || ' waits in ' || count(*) || ' draws' FROM draw_item "
                 "WHERE NOT EXISTS (SELECT 1 FROM label_event AS said WHERE said.session_id = draw_item.session_id "
                 "AND said.kind <> 'undo' AND said.id NOT IN (SELECT id FROM label_taken_back)) "
                 "GROUP BY session_id HAVING count(*) > 1");
}

void checkLabels(VerifyContext& context)
{
    context.rows("SELECT 'label ' || undo.id || ' takes back what it cannot' FROM label_event AS undo "
                 "JOIN label_event AS said ON said.id = undo.undoes WHERE said.id >= undo.id "
                 "OR said.session_id <> undo.session_id OR said.annotator_id <> undo.annotator_id");
    context.rows("SELECT 'label ' || id || ' is of a draw that did not draw its session' FROM label_event AS label "
                 "WHERE draw_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM draw_item AS item "
                 "WHERE item.draw_id = label.draw_id AND item.session_id = label.session_id)");
    context.rows("SELECT 'annotator ' || id || ' has no name' FROM annotator WHERE name = ''");
    context.rows("SELECT 'package ' || package.id || ' counts ' || sessions || ' sessions, but there are ' || count("
                 "session_id) FROM package LEFT JOIN package_item ON package_id = package.id GROUP BY package.id "
                 "HAVING count(session_id) <> sessions");
    context.rows("SELECT 'label ' || id || ' came back with a package that did not have its session' FROM label_event "
                 "AS label WHERE package_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM package_item AS item "
                 "WHERE item.package_id = label.package_id AND item.session_id = label.session_id)");
    const auto events = labelEvents(context.connection());
    if (!events)
        context.violation(events.error().message());
    const auto all = rubrics(context.connection());
    if (!all)
        context.violation(all.error().message());
    else if (all->empty())
        context.violation("there is no rubric");
}

void checkSets(VerifyContext& context)
{
    const auto sets = evalSets(context.connection());
    if (!sets) {
        context.violation(sets.error().text);
        return;
    }
    for (const EvalSet& set : *sets) {
        std::int64_t expected = 1;
        for (const FrozenVersion& version : set.versions) {
            if (version.version != expected)
                context.violation(
                    "set " + std::to_string(set.id.value()) + " lacks version " + std::to_string(expected));
            expected = version.version + 1;
            checkVersion(context, set.id, version);
        }
    }
    context.rows(
        "SELECT 'set ' || id || ' has a recipe that is not JSON' FROM evaluation_set WHERE NOT json_valid(recipe)");
    context.rows("SELECT 'version ' || version || ' of set ' || set_id || ' has an item that is not JSON' "
                 "FROM evaluation_set_item WHERE NOT json_valid(item)");
}

} // namespace turnout::store
