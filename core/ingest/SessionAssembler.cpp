// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SessionAssembler.h"

#include "base/Json.h"
#include "ingest/FieldParsers.h"
#include "ingest/HashText.h"
#include "ingest/SessionBuilder.h"
#include "ingest/SessionReader.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace turnout::ingest {
namespace {

using Kind = Observation::Kind;

constexpr int kAncestors = 64; ///< looked at; deeper nesting of calls of models in each other is none

std::uint64_t hashOf(std::string_view text, std::uint64_t seed = 0)
{
    const std::uint64_t hash = XXH3_64bits_withSeed(text.data(), text.size(), seed);
    return text.empty() ? 0 : std::max<std::uint64_t>(hash, 1);
}

bool answers(const Observation& observation)
{
    const auto byModel = [](const session::Turn& turn) { return turn.role == session::Role::Assistant; };
    return !observation.output.empty()
        || (observation.kind == Kind::Part && std::any_of(observation.input.begin(), observation.input.end(), byModel));
}

bool saysSomething(const Observation& observation)
{
    return !observation.input.empty() || !observation.output.empty();
}

/// What of a session's steps is its conversation.
class Conversation {
public:
    /// `members` in order, and staying where they are.
    explicit Conversation(const std::vector<IndexedObservation>& members)
    {
        for (const IndexedObservation& one : members) {
            if (!one.isNote() && one.span != 0)
                m_bySpan.try_emplace(one.span, &one);
            const bool model = one.content && (one.kind == Kind::Generation || one.kind == Kind::Part);
            Trace& trace = m_traces[one.trace];
            trace.asked = trace.asked || model;
            trace.answered = trace.answered || (model && one.answers);
            trace.last = one.kind == Kind::Span && one.answers ? one.index : trace.last;
        }
    }
    /// Whether it is what a trace came to where a model was asked and its answer is recorded nowhere else.
    [[nodiscard]] bool endsWith(const IndexedObservation& one) const
    {
        const Trace& trace = m_traces.at(one.trace);
        return trace.asked && !trace.answered && one.kind == Kind::Span && one.answers && trace.last == one.index;
    }
    [[nodiscard]] bool has(const IndexedObservation& one) const
    {
        if (!one.content || one.isNote())
            return false;
        if (one.kind == Kind::Tool || one.kind == Kind::Part)
            return true;
        if (one.kind == Kind::Span && m_traces.at(one.trace).asked)
            return false;
        // One call recorded by several instrumentations is a span in a span: the outer one counts.
        std::uint64_t parent = one.parent;
        for (int i = 0; i < kAncestors && parent != 0; ++i) {
            const auto found = m_bySpan.find(parent);
            if (found == m_bySpan.end())
                break;
            if (found->second->kind == one.kind && found->second->content)
                return false;
            parent = found->second->parent;
        }
        return true;
    }

private:
    struct Trace {
        bool asked = false; ///< a model was
        bool answered = false;
        std::uint64_t last = 0; ///< the last step around it that came to something
    };
    std::unordered_map<std::uint64_t, Trace> m_traces;
    std::unordered_map<std::uint64_t, const IndexedObservation*> m_bySpan;
};

} // namespace

SessionAssembler::SessionAssembler(std::size_t inMemory)
    : m_spill(inMemory)
    , m_index(std::min(inMemory, SessionIndex::kInMemory))
{
}

void SessionAssembler::beginFile()
{
    m_files.emplace_back();
}

Result<void> SessionAssembler::add(const Observation& observation)
{
    m_bytes.clear();
    encodeObservation(observation, m_bytes);
    const auto offset = m_spill.put(m_bytes);
    if (!offset)
        return offset.error();
    IndexedObservation entry;
    entry.index = m_added++;
    entry.file = static_cast<std::uint32_t>(m_files.size() - 1);
    entry.offset = *offset;
    entry.size = m_bytes.size();
    entry.trace = hashOf(observation.trace);
    entry.conversation = hashOf(observation.conversation);
    entry.session = hashOf(observation.session);
    entry.span = hashOf(observation.span, entry.trace);
    entry.parent = hashOf(observation.parent, entry.trace);
    entry.bareSpan = hashOf(observation.span);
    entry.kind = observation.kind;
    entry.content = saysSomething(observation);
    entry.answers = answers(observation);
    entry.start = observation.start.value_or(std::numeric_limits<std::int64_t>::max());
    const bool own = observation.kind != Kind::Part && observation.kind != Kind::Note && entry.span != 0;
    if (own) {
        entry.uid = entry.span;
    } else { // no id of its own: twice is what says the same, wherever it says it
        Observation same = observation;
        same.line = 0;
        m_bytes.clear();
        encodeObservation(same, m_bytes);
        entry.uid = hashOf(m_bytes);
    }
    ++m_files.back().observations;
    return m_index.add(entry);
}

/// In the order of its steps: the parts of a span stay together, where the first of them began, and what was said
/// about the session comes behind it, the latest last.
void SessionAssembler::order(Members& members)
{
    struct Anchor {
        std::int64_t start = 0;
        std::uint64_t index = 0;
    };
    std::unordered_map<std::uint64_t, Anchor> ofSpan;
    const auto isPart = [](const IndexedObservation& one) { return one.kind == Kind::Part && one.span != 0; };
    for (const IndexedObservation& one : members) {
        if (!isPart(one))
            continue;
        Anchor& anchor = ofSpan.try_emplace(one.span, Anchor{one.start, one.index}).first->second;
        anchor.start = std::min(anchor.start, one.start);
    }
    const auto key = [&](const IndexedObservation& one) {
        const Anchor anchor = isPart(one) ? ofSpan.at(one.span) : Anchor{one.start, one.index};
        return std::tuple(one.isNote(), anchor.start, anchor.index, one.start, one.index);
    };
    std::sort(members.begin(), members.end(),
        [&](const IndexedObservation& a, const IndexedObservation& b) { return key(a) < key(b); });
}

Result<void> SessionAssembler::load(const IndexedObservation& entry, Observation& out)
{
    if (const auto read = m_spill.get(entry.offset, static_cast<std::size_t>(entry.size), m_bytes); !read)
        return read.error();
    if (!decodeObservation(m_bytes, out))
        return Error{ErrorCode::Io, "A temporary file could not be read back.", {}};
    return {};
}

/// Something about a session that was not read: joined to it, or kept until it comes.
Result<bool> SessionAssembler::emitNote(const IndexedObservation& entry, const Out& out)
{
    Observation note;
    if (const auto loaded = load(entry, note); !loaded)
        return loaded.error();
    const std::string& session = note.conversation.empty() ? note.session : note.conversation;
    const std::string& trace = note.trace.empty() && m_knowSteps ? note.span : note.trace;
    if (session.empty() && trace.empty())
        return out.sink.reject({note.line, "this names no trace, session or step that was read", note.span});
    const auto send = [&](auto payload, std::string_view kind, std::string_view name, std::string_view value) {
        JsonWriter json;
        json.beginObject();
        if (!session.empty())
            json.field("session", session);
        if (!trace.empty())
            json.field("trace", trace);
        json.key(kind).beginObject();
        json.field(kind == "label" ? "question" : kind == "score" ? "name" : "comment", name);
        json.key("value").raw(value).endObject().endObject();
        return out.sink.event({note.line, session, std::move(payload), json.take(), trace, {}, {}});
    };
    for (const session::Rating& rating : note.ratings)
        if (!send(rating, "rating", rating.comment, jsonNumber(rating.value)))
            return false;
    for (const session::Score& score : note.scores)
        if (!send(score, "score", score.name, jsonNumber(score.value)))
            return false;
    for (const session::GivenLabel& label : note.labels) {
        std::string value;
        appendJsonString(value, label.value);
        if (!send(label, "label", label.question, value))
            return false;
    }
    return true;
}

Result<bool> SessionAssembler::emitSession(Members& members, const Out& out)
{
    const std::uint64_t group = members.front().group;
    const std::uint32_t file = members.front().file;
    order(members);
    const Conversation conversation(members);
    session::Session session;
    session.weight = out.weight;
    SessionBuilder builder(session, out.context);
    Observation observation;
    std::unordered_set<std::string> known;
    const auto know = [&](const std::string& id) {
        if (!id.empty() && id.size() <= kIdLimit && session.traces.size() < kListLimit && known.insert(id).second)
            session.traces.push_back(id);
    };
    std::int64_t line = std::numeric_limits<std::int64_t>::max();
    for (const IndexedObservation& member : members) {
        if (const auto loaded = load(member, observation); !loaded)
            return loaded.error();
        if (member.file == file) // lines of others are of other files
            line = std::min(line, observation.line);
        for (const std::string* id : {&observation.conversation, &observation.session, &observation.trace})
            if (session.id.empty() && hashOf(*id) == group)
                session.id = *id;
        know(observation.trace);
        if (m_knowSteps && !member.isNote())
            know(observation.span);
        const bool last = conversation.endsWith(member);
        if (last)
            observation.input.clear();
        builder.add(std::move(observation), last || conversation.has(member));
    }
    std::erase(session.traces, session.id);
    if (!checkId("session", session.id, out.context) || !builder.finish())
        return out.sink.reject({line, out.context.reason, session.id.substr(0, kRejectBytes)});
    return out.sink.session(line, std::move(session));
}

Result<void> SessionAssembler::arrange()
{
    return m_index.arrange([this](std::uint32_t file) { ++m_files[file].twice; },
        [this](std::uint32_t file) { ++m_files[file].elsewhere; });
}

Result<void> SessionAssembler::handOn(std::size_t file, const Out& out, ReadProgress& progress)
{
    Members members;
    for (;;) {
        std::uint32_t of = 0;
        auto more = m_index.peek(of);
        if (!more)
            return more.error();
        if (!*more || of > file)
            return {};
        if (const auto got = m_index.next(members); !got)
            return got.error();
        if (of < file) // its turn has passed
            continue;
        more = members.front().group == 0 ? emitNote(members.front(), out) : emitSession(members, out);
        if (!more)
            return more.error();
        if (!*more || progress.cancelled())
            return ReadProgress::cancelledError();
    }
}

} // namespace turnout::ingest
