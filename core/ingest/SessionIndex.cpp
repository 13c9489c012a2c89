// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SessionIndex.h"

#include <optional>

namespace turnout::ingest {
namespace {

/// Gives the records of a sorted list to `take` in groups of the same key, those of key 0 one by one.
template <typename Sorted, typename Key, typename Take>
Result<void> forEachGroup(Sorted& in, const Key& keyOf, const Take& take)
{
    std::vector<IndexedObservation> group;
    IndexedObservation one;
    for (;;) {
        const auto more = in.next(one);
        if (!more)
            return more.error();
        const bool ends = !*more || keyOf(one) == 0 || (!group.empty() && keyOf(one) != keyOf(group.front()));
        if (ends && !group.empty()) {
            if (const auto taken = take(group); !taken)
                return taken;
            group.clear();
        }
        if (!*more)
            return {};
        group.push_back(one);
    }
}

} // namespace

SessionIndex::SessionIndex(std::size_t inMemory)
    : m_inMemory(inMemory)
    , m_added(std::make_unique<Sorted<ByUid>>(inMemory))
{
}

Result<void> SessionIndex::add(const IndexedObservation& one)
{
    m_notesNameSpans = m_notesNameSpans || (one.isNote() && one.bareSpan != 0);
    return m_added->add(one);
}

Result<void> SessionIndex::dropTwice(const Told& twice, Sorted<ByTrace>& out)
{
    if (const auto sorted = m_added->sort(); !sorted)
        return sorted;
    One one;
    std::optional<std::uint64_t> last;
    for (;;) {
        const auto more = m_added->next(one);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (last == one.uid) {
            twice(one.file);
            continue;
        }
        last = one.uid;
        if (const auto added = out.add(one); !added)
            return added;
    }
}

Result<void> SessionIndex::nameGroups(Sorted<ByTrace>& in, Sorted<ByGroup>& out)
{
    return forEachGroup(
        in, [](const One& one) { return one.trace; },
        [&](std::vector<One>& trace) -> Result<void> {
            std::uint64_t conversation = 0;
            std::uint64_t session = 0;
            for (const One& one : trace) {
                conversation = conversation != 0 ? conversation : one.conversation;
                session = session != 0 ? session : one.session;
            }
            for (One& one : trace) {
                for (const std::uint64_t id : {one.conversation, conversation, one.session, session, one.trace})
                    one.group = one.group != 0 ? one.group : id;
                if (const auto added = out.add(one); !added)
                    return added;
            }
            return {};
        });
}

Result<void> SessionIndex::place(const One& one, const Told& elsewhere)
{
    if (one.file != one.firstFile)
        elsewhere(one.file);
    return m_arranged->add(one);
}

/// Notes whose group has nothing but notes may name a span of another one: they go to `lost`, and so does, beside its
/// way to the end, everything that they may mean.
Result<void> SessionIndex::findFirsts(Sorted<ByGroup>& in, Sorted<ByBareSpan>& lost, const Told& elsewhere)
{
    return forEachGroup(
        in, [](const One& one) { return one.group; },
        [&](std::vector<One>& group) -> Result<void> {
            const One first = group.front();
            const bool isThere = first.group != 0
                && std::any_of(group.begin(), group.end(), [](const One& one) { return !one.isNote(); });
            for (One& one : group) {
                one.group = isThere ? one.group : 0;
                one.first = isThere ? first.index : one.index;
                one.firstFile = isThere ? first.file : one.file;
                const bool looks = !isThere && one.isNote() && one.bareSpan != 0;
                if (looks || (m_notesNameSpans && !one.isNote() && one.bareSpan != 0))
                    if (const auto added = lost.add(one); !added)
                        return added;
                if (looks)
                    continue;
                if (const auto placed = place(one, elsewhere); !placed)
                    return placed;
            }
            return {};
        });
}

Result<void> SessionIndex::joinLost(Sorted<ByBareSpan>& in, const Told& elsewhere)
{
    One one;
    One span; // the first that has this id, whatever its trace
    for (;;) {
        const auto more = in.next(one);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (!one.isNote()) {
            span = span.bareSpan == one.bareSpan ? span : one;
            continue;
        }
        if (span.bareSpan == one.bareSpan && span.group != 0) {
            one.group = span.group;
            one.first = span.first;
            one.firstFile = span.firstFile;
        }
        if (const auto placed = place(one, elsewhere); !placed)
            return placed;
    }
}

Result<void> SessionIndex::arrange(const Told& twice, const Told& elsewhere)
{
    auto byTrace = std::make_unique<Sorted<ByTrace>>(m_inMemory);
    if (const auto done = dropTwice(twice, *byTrace); !done)
        return done;
    m_added.reset();
    if (const auto sorted = byTrace->sort(); !sorted)
        return sorted;
    auto byGroup = std::make_unique<Sorted<ByGroup>>(m_inMemory);
    if (const auto done = nameGroups(*byTrace, *byGroup); !done)
        return done;
    byTrace.reset();
    if (const auto sorted = byGroup->sort(); !sorted)
        return sorted;
    m_arranged = std::make_unique<Sorted<ByFirst>>(m_inMemory);
    Sorted<ByBareSpan> lost(m_inMemory);
    if (const auto done = findFirsts(*byGroup, lost, elsewhere); !done)
        return done;
    byGroup.reset();
    if (const auto sorted = lost.sort(); !sorted)
        return sorted;
    if (const auto done = joinLost(lost, elsewhere); !done)
        return done;
    return m_arranged->sort();
}

Result<bool> SessionIndex::peek(std::uint32_t& file)
{
    if (!m_hasAhead) {
        const auto more = m_arranged->next(m_ahead);
        if (!more || !*more)
            return more;
        m_hasAhead = true;
    }
    file = m_ahead.firstFile;
    return true;
}

Result<bool> SessionIndex::next(std::vector<IndexedObservation>& members)
{
    members.clear();
    std::uint32_t file = 0;
    for (;;) {
        const auto more = peek(file);
        if (!more)
            return more;
        if (!*more || (!members.empty() && m_ahead.first != members.front().first))
            return !members.empty();
        members.push_back(m_ahead);
        m_hasAhead = false;
    }
}

} // namespace turnout::ingest
