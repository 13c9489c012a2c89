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
#include <numeric>
#include <tuple>
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

} // namespace

SessionAssembler::SessionAssembler(std::size_t inMemory)
    : m_spill(inMemory)
    , m_ids{nullptr}
{
}

void SessionAssembler::beginFile()
{
    m_files.emplace_back();
}

void SessionAssembler::dropFile()
{
    const std::size_t file = m_files.size() - 1;
    while (!m_entries.empty() && m_entries.back().file == file)
        m_entries.pop_back();
    m_files[file] = {};
}

SessionAssembler::Id SessionAssembler::idOf(const std::string& text)
{
    if (text.empty())
        return 0;
    const auto [found, added] = m_index.try_emplace(text, static_cast<Id>(m_ids.size()));
    if (added)
        m_ids.push_back(&found->first);
    return found->second;
}

Result<void> SessionAssembler::add(const Observation& observation)
{
    m_bytes.clear();
    encodeObservation(observation, m_bytes);
    const auto offset = m_spill.put(m_bytes);
    if (!offset)
        return offset.error();
    Entry entry;
    entry.file = static_cast<std::uint32_t>(m_files.size() - 1);
    entry.offset = *offset;
    entry.size = m_bytes.size();
    entry.trace = idOf(observation.trace);
    entry.conversation = idOf(observation.conversation);
    entry.session = idOf(observation.session);
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
    } else { // no id of its own: twice is what says the same, wherever in the file it says it
        Observation same = observation;
        same.line = 0;
        m_bytes.clear();
        encodeObservation(same, m_bytes);
        entry.uid = hashOf(m_bytes);
    }
    m_entries.push_back(entry);
    ++m_files.back().observations;
    return {};
}

/// At-least-once delivery: of a span that came more than once the longest counts, and of those the first.
void SessionAssembler::dropDuplicates()
{
    std::vector<std::uint32_t> order(m_entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        const Entry& x = m_entries[a];
        const Entry& y = m_entries[b];
        return std::tuple(x.uid, y.size, a) < std::tuple(y.uid, x.size, b);
    });
    std::vector<bool> twice(m_entries.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i)
        twice[order[i]] = m_entries[order[i]].uid == m_entries[order[i - 1]].uid;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (twice[i])
            ++m_files[m_entries[i].file].twice;
        else
            m_entries[kept++] = m_entries[i];
    m_entries.resize(kept);
}

void SessionAssembler::resolveGroups()
{
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        if (entry.kind != Kind::Note && entry.span != 0)
            m_bySpan.try_emplace(entry.span, i);
        if (entry.trace == 0)
            continue;
        TraceIds& ids = m_traces[entry.trace];
        ids.conversation = ids.conversation != 0 ? ids.conversation : entry.conversation;
        ids.session = ids.session != 0 ? ids.session : entry.session;
    }
    const auto groupOf = [this](const Entry& entry) {
        const auto found = m_traces.find(entry.trace);
        const TraceIds ids = found == m_traces.end() ? TraceIds{} : found->second;
        for (const Id id : {entry.conversation, ids.conversation, entry.session, ids.session, entry.trace})
            if (id != 0)
                return id;
        return Id{0};
    };
    std::vector<bool> real(m_ids.size(), false);
    for (Entry& entry : m_entries) {
        entry.group = groupOf(entry);
        if (entry.kind != Kind::Note)
            real[entry.group] = true;
    }
    const auto isLost = [&](const Entry& entry) {
        return entry.kind == Kind::Note && (entry.group == 0 || !real[entry.group]);
    };
    if (std::none_of(m_entries.begin(), m_entries.end(), isLost))
        return;
    for (const Entry& entry : m_entries)
        if (entry.kind != Kind::Note && entry.bareSpan != 0)
            m_groupOfSpan.try_emplace(entry.bareSpan, entry.group);
    for (Entry& entry : m_entries) {
        if (!isLost(entry))
            continue;
        const auto span = m_groupOfSpan.find(entry.bareSpan);
        entry.group = span == m_groupOfSpan.end() ? 0 : span->second;
    }
}

/// The parts of a span stay together, where the first of them began.
void SessionAssembler::anchorParts()
{
    std::unordered_map<std::uint64_t, std::uint32_t> first;
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        Entry& entry = m_entries[i];
        entry.anchor = i;
        if (entry.kind == Kind::Part && entry.span != 0) {
            entry.anchor = first.try_emplace(entry.span, i).first->second;
            m_entries[entry.anchor].start = std::min(m_entries[entry.anchor].start, entry.start);
        }
    }
}

Result<void> SessionAssembler::load(const Entry& entry, Observation& out)
{
    if (const auto read = m_spill.get(entry.offset, static_cast<std::size_t>(entry.size), m_bytes); !read)
        return read.error();
    if (!decodeObservation(m_bytes, out))
        return Error{ErrorCode::Io, "A temporary file could not be read back.", {}};
    return {};
}

/// Something about a session that is not in this file: joined to it, or kept until it comes.
Result<bool> SessionAssembler::emitNote(const Entry& entry, const Out& out)
{
    Observation note;
    if (const auto loaded = load(entry, note); !loaded)
        return loaded.error();
    const std::string& session = note.conversation.empty() ? note.session : note.conversation;
    const std::string& trace = note.trace.empty() && m_knowSteps ? note.span : note.trace;
    if (session.empty() && trace.empty())
        return out.sink.reject({note.line, "this names no trace, session or step that is in the file", note.span});
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

Result<bool> SessionAssembler::emitSession(const std::vector<std::uint32_t>& members, const Out& out)
{
    struct Talk {
        bool asked = false; ///< a model was
        bool answered = false;
        std::uint32_t last = 0; ///< the last step around it that came to something
    };
    std::unordered_map<Id, Talk> talking; // by trace
    for (const std::uint32_t i : members) {
        const Entry& entry = m_entries[i];
        const bool model = entry.content && (entry.kind == Kind::Generation || entry.kind == Kind::Part);
        Talk& talk = talking[entry.trace];
        talk.asked = talk.asked || model;
        talk.answered = talk.answered || (model && entry.answers);
        talk.last = entry.kind == Kind::Span && entry.answers ? i : talk.last;
    }
    // Some record what a model was asked, and its answer only as what the whole came to.
    const auto answersAll = [&](std::uint32_t i) {
        const Talk& talk = talking.at(m_entries[i].trace);
        return talk.asked && !talk.answered && talk.last == i && m_entries[i].kind == Kind::Span
            && m_entries[i].answers;
    };
    const auto talks = [&](const Entry& entry) {
        if (!entry.content || entry.kind == Kind::Note)
            return false;
        if (entry.kind == Kind::Tool || entry.kind == Kind::Part)
            return true;
        if (entry.kind == Kind::Span && talking.at(entry.trace).asked)
            return false;
        // One call recorded by several instrumentations is a span in a span: the outer one counts.
        std::uint64_t parent = entry.parent;
        for (int i = 0; i < kAncestors && parent != 0; ++i) {
            const auto found = m_bySpan.find(parent);
            if (found == m_bySpan.end())
                break;
            const Entry& above = m_entries[found->second];
            if (above.kind == entry.kind && above.content)
                return false;
            parent = above.parent;
        }
        return true;
    };
    session::Session session;
    session.weight = out.weight;
    session.id = *m_ids[m_entries[members.front()].group];
    SessionBuilder builder(session, out.context);
    Observation observation;
    std::unordered_set<std::string> known{session.id};
    const auto know = [&](const std::string& id) {
        if (!id.empty() && id.size() <= kIdLimit && session.traces.size() < kListLimit && known.insert(id).second)
            session.traces.push_back(id);
    };
    std::int64_t line = std::numeric_limits<std::int64_t>::max();
    for (const std::uint32_t i : members) {
        if (const auto loaded = load(m_entries[i], observation); !loaded)
            return loaded.error();
        line = std::min(line, observation.line);
        know(observation.trace);
        if (m_knowSteps && observation.kind != Kind::Note)
            know(observation.span);
        const bool last = answersAll(i);
        if (last)
            observation.input.clear();
        builder.add(std::move(observation), last || talks(m_entries[i]));
    }
    if (!checkId("session", session.id, out.context) || !builder.finish())
        return out.sink.reject({line, out.context.reason, session.id.substr(0, kRejectBytes)});
    return out.sink.session(line, std::move(session));
}

void SessionAssembler::arrange()
{
    dropDuplicates();
    resolveGroups();
    anchorParts();
    std::vector<std::uint32_t> rank(m_ids.size(), std::numeric_limits<std::uint32_t>::max()); // by first mention
    for (std::uint32_t i = 0; i < m_entries.size(); ++i)
        rank[m_entries[i].group] = std::min(rank[m_entries[i].group], i);
    for (const Entry& entry : m_entries)
        if (entry.group != 0 && m_entries[rank[entry.group]].file != entry.file)
            ++m_files[entry.file].elsewhere;
    m_order.resize(m_entries.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t i) {
            const Entry& entry = m_entries[i];
            const bool note = entry.kind == Kind::Note; // behind what it is about
            return std::tuple(entry.group == 0 ? i : rank[entry.group], note, note ? 0 : m_entries[entry.anchor].start,
                entry.anchor, entry.start, i);
        };
        return key(a) < key(b);
    });
}

Result<void> SessionAssembler::handOn(std::size_t file, const Out& out, ReadProgress& progress)
{
    std::vector<std::uint32_t> members;
    while (m_next < m_order.size()) {
        // What is first mentioned by earlier files comes before, as do their entries.
        const std::size_t begin = m_next;
        const Id group = m_entries[m_order[begin]].group;
        std::uint32_t first = m_order[begin];
        std::size_t end = begin + 1;
        for (; group != 0 && end < m_order.size() && m_entries[m_order[end]].group == group; ++end)
            first = std::min(first, m_order[end]);
        if (m_entries[first].file > file)
            break;
        m_next = end;
        if (m_entries[first].file < file)
            continue;
        members.assign(m_order.begin() + static_cast<std::ptrdiff_t>(begin),
            m_order.begin() + static_cast<std::ptrdiff_t>(end));
        const auto more = group == 0 ? emitNote(m_entries[first], out) : emitSession(members, out);
        if (!more)
            return more.error();
        if (!*more || progress.cancelled())
            return ReadProgress::cancelledError();
    }
    return {};
}

} // namespace turnout::ingest
