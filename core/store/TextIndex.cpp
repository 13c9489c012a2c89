// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextIndex.h"

#include "store/IndexWords.h"
#include "store/Meta.h"
#include "store/Query.h"

#include <simdjson.h>
#include <xxhash.h>

#include <charconv>
#include <random>

namespace turnout::store {
namespace {

constexpr const char* kIndexedTo = "indexed_to";
// A batch ends at whichever comes first. So many words are written in some 10 ms.
constexpr std::size_t kSessionsABatch = 200;
constexpr std::size_t kWordBytesABatch = std::size_t{256} * 1024;
constexpr std::size_t kMostKnown = 1'000'000;
// Pages of the index merged in one job: some 10 ms.
constexpr const char* kMergeStep = "INSERT INTO transcript_index (transcript_index, rank) VALUES ('merge', 64)";

} // namespace

Result<SessionId> indexedTo(Connection& connection)
{
    const auto text = meta(connection, kIndexedTo);
    if (!text)
        return text.error();
    std::int64_t id = 0;
    if (text->has_value())
        std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), id);
    return SessionId(std::max<std::int64_t>(id, 0));
}

struct IndexBatches::Parser {
    simdjson::dom::parser json;
};

IndexBatches::IndexBatches(Connection& reader)
    : m_reader(reader)
    , m_seed(std::random_device()())
    , m_parser(std::make_unique<Parser>())
{
}

IndexBatches::~IndexBatches() = default;

void IndexBatches::takeText(std::string_view text, IndexBatch& batch, std::string& words)
{
    IndexWords cut(text);
    for (IndexWord word; cut.next(word);) {
        const bool odd = word.odd || word.text.size() > kLongestWord;
        const std::string_view kept = odd ? kOddWord : word.text;
        const std::uint64_t hash = XXH3_64bits_withSeed(kept.data(), kept.size(), m_seed);
        if (!m_inSession.insert(hash))
            continue;
        words += kept;
        words += ' ';
        if (odd || !m_known.insert(hash))
            continue;
        batch.fresh += kept;
        batch.fresh += '\n';
    }
}

void IndexBatches::takeTurns(std::string_view turns, IndexBatch& batch, std::string& words)
{
    simdjson::dom::array array;
    // What cannot be read cannot be found by looking through it either.
    if (m_parser->json.parse(turns.data(), turns.size()).get(array) != simdjson::SUCCESS)
        return;
    for (const simdjson::dom::element turn : array)
        if (std::string_view text; turn["text"].get(text) == simdjson::SUCCESS)
            takeText(text, batch, words);
}

Result<IndexBatch> IndexBatches::next(SessionId after, SessionId to)
{
    return guarded([&]() -> Result<IndexBatch> {
        if (m_known.size() > kMostKnown)
            m_known.clear();
        IndexBatch batch;
        batch.after = after;
        batch.last = to;
        batch.fresh = '\n';
        std::size_t bytes = 0;
        Query query(m_reader,
            "SELECT session_id, turns FROM transcript WHERE session_id BETWEEN ? AND ? "
            "ORDER BY session_id",
            after.value() + 1, to.value());
        while (query.step()) {
            IndexBatch::Entry entry{query.id<SessionId>(0), {}};
            m_inSession.clear();
            takeTurns(query.text(1), batch, entry.words);
            bytes += entry.words.size();
            batch.entries.push_back(std::move(entry));
            if (batch.entries.size() == kSessionsABatch || bytes > kWordBytesABatch) {
                batch.last = batch.entries.back().session;
                break;
            }
        }
        return batch;
    });
}

void forgetIndex(Connection& connection)
{
    connection.db().exec("INSERT INTO transcript_index (transcript_index) VALUES ('delete-all')");
    connection.db().exec("DELETE FROM transcript_word");
    Query(connection, "DELETE FROM meta WHERE key = ?", kIndexedTo).run();
}

Result<void> addToIndex(Connection& connection, const IndexBatch& batch)
{
    const auto before = indexedTo(connection);
    if (!before)
        return before.error();
    if (*before != batch.after)
        return Error{ErrorCode::Refused, "The text index was changed by somebody else.", {}};
    Query add(connection, "INSERT INTO transcript_index (rowid, words) VALUES (?, ?)");
    for (const IndexBatch::Entry& entry : batch.entries) {
        add.rebind(entry.session, entry.words);
        add.run();
    }
    if (batch.fresh.size() > 1)
        Query(connection, "INSERT INTO transcript_word (words) VALUES (?)", batch.fresh).run();
    setMeta(connection, kIndexedTo, std::to_string(batch.last.value()));
    return {};
}

bool mergeIndexStep(Connection& connection)
{
    // How SQLite says that nothing was merged: fewer than two rows changed.
    const std::int64_t before = sqlite3_total_changes64(connection.handle());
    Query(connection, kMergeStep).run();
    return sqlite3_total_changes64(connection.handle()) - before < 2;
}

} // namespace turnout::store
