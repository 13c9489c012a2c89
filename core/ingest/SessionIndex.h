// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Observation.h"
#include "ingest/SortedRecords.h"

#include <functional>
#include <limits>
#include <memory>
#include <tuple>
#include <vector>

namespace turnout::ingest {

/// Where an observation is, and what of it says which session it belongs to. Ids are hashes of 64 bits, 0 where there
/// is none: among ten million ids two are the same with a chance of 3 in a million.
struct IndexedObservation {
    std::uint64_t index = 0; ///< the how manieth it was
    std::uint64_t offset = 0; ///< of its bytes …
    std::uint64_t size = 0; ///< … and how many there are
    std::uint64_t uid = 0; ///< the same for a span delivered twice
    std::uint64_t span = 0; ///< within its trace
    std::uint64_t parent = 0;
    std::uint64_t bareSpan = 0; ///< the span without its trace: some notes name no trace
    std::uint64_t trace = 0;
    std::uint64_t conversation = 0;
    std::uint64_t session = 0;
    std::uint64_t group = 0; ///< the session it belongs to; none: a note about one that is not here
    std::uint64_t first = 0; ///< the index of the first of its group
    std::int64_t start = std::numeric_limits<std::int64_t>::max();
    std::uint32_t file = 0;
    std::uint32_t firstFile = 0; ///< the file of the first of its group
    Observation::Kind kind = Observation::Kind::Span;
    bool content = false; ///< it has input or output
    bool answers = false; ///< a model's words are in it

    [[nodiscard]] bool isNote() const
    {
        return kind == Observation::Kind::Note;
    }
};

/// Finds out which observations are of one session, in constant memory. An observation's session is the first there
/// is of: its conversation, the conversation of its trace, its session, the session named anywhere in its trace, its
/// trace. Thread: one.
class SessionIndex {
public:
    static constexpr std::size_t kInMemory = std::size_t{12} * 1024 * 1024;

    /// `inMemory` bytes are kept of each of the orders it goes through.
    explicit SessionIndex(std::size_t inMemory = kInMemory);

    Result<void> add(const IndexedObservation& one);
    /// Told of the file that an observation came in.
    using Told = std::function<void(std::uint32_t file)>;
    /// Everything is added: finds out what belongs together. Tells of each observation that had come before, and of
    /// each whose session another file is the first to mention.
    Result<void> arrange(const Told& twice, const Told& elsewhere);
    /// The members of the next group, in the order in which they came; groups by their first member. A note that
    /// belongs to none is alone. False where there are no more.
    Result<bool> next(std::vector<IndexedObservation>& members);
    /// Which file mentioned the group that next would give first; false where there are no more.
    Result<bool> peek(std::uint32_t& file);

private:
    using One = IndexedObservation;
    /// At-least-once delivery: of a span that came more than once the longest counts, and of those the first.
    struct ByUid {
        bool operator()(const One& a, const One& b) const
        {
            return std::tuple(a.uid, b.size, a.index) < std::tuple(b.uid, a.size, b.index);
        }
    };
    struct ByTrace {
        bool operator()(const One& a, const One& b) const
        {
            return std::tuple(a.trace, a.index) < std::tuple(b.trace, b.index);
        }
    };
    struct ByGroup {
        bool operator()(const One& a, const One& b) const
        {
            return std::tuple(a.group, a.index) < std::tuple(b.group, b.index);
        }
    };
    struct ByBareSpan {
        bool operator()(const One& a, const One& b) const
        {
            return std::tuple(a.bareSpan, a.isNote(), a.index) < std::tuple(b.bareSpan, b.isNote(), b.index);
        }
    };
    struct ByFirst {
        bool operator()(const One& a, const One& b) const
        {
            return std::tuple(a.first, a.index) < std::tuple(b.first, b.index);
        }
    };
    template <typename Less>
    using Sorted = SortedRecords<One, Less>;

    Result<void> dropTwice(const Told& twice, Sorted<ByTrace>& out);
    Result<void> nameGroups(Sorted<ByTrace>& in, Sorted<ByGroup>& out);
    Result<void> findFirsts(Sorted<ByGroup>& in, Sorted<ByBareSpan>& lost, const Told& elsewhere);
    Result<void> joinLost(Sorted<ByBareSpan>& in, const Told& elsewhere);
    Result<void> place(const One& one, const Told& elsewhere);

    std::size_t m_inMemory;
    std::unique_ptr<Sorted<ByUid>> m_added;
    std::unique_ptr<Sorted<ByFirst>> m_arranged;
    bool m_notesNameSpans = false;
    One m_ahead;
    bool m_hasAhead = false;
};

} // namespace turnout::ingest
