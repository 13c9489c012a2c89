// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/IndexLookup.h"

#include "store/IndexWords.h"
#include "store/Query.h"
#include "store/TextMatcher.h"

#include <simdjson.h>

#include <algorithm>
#include <set>

namespace turnout::store {
namespace {

// A part that so many words have is better looked for in the transcripts: the first hits are at hand.
constexpr std::size_t kMostWords = 1000;
constexpr std::size_t kBitsAWord = 64;

// A word of the text that is searched for, and whether it is a whole word wherever the text stands.
struct Piece {
    std::string text;
    bool begins = false;
    bool ends = false;
};

std::vector<Piece> piecesOf(std::string_view text, bool& whole)
{
    std::vector<Piece> pieces;
    IndexWords cut(text);
    for (IndexWord word; cut.next(word);) {
        const bool first = word.begin == 0;
        const bool last = word.end == text.size();
        pieces.push_back({std::string(word.text), word.single || !first, word.single || !last});
        whole = first && last;
    }
    return pieces;
}

// The words of the index a piece can be of; nothing where there are too many.
std::optional<std::vector<std::string>> wordsWith(Connection& connection, const Piece& piece, const CancelToken& cancel)
{
    if (piece.begins && piece.ends)
        return std::vector<std::string>(piece.text.size() <= kLongestWord ? 1 : 0, piece.text);
    const TextMatcher matcher((piece.begins ? "\n" : "") + piece.text + (piece.ends ? "\n" : ""));
    std::set<std::string> words;
    Query query(connection, "SELECT words FROM transcript_word");
    while (!cancel.cancelled() && query.step()) {
        const std::string_view lines = query.text(0);
        if (!matcher.in(lines))
            continue;
        // Each word with the line feeds before and behind it.
        for (std::size_t at = 0; at + 1 < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', at + 1), lines.size() - 1);
            if (matcher.in(lines.substr(at, end - at + 1)))
                words.emplace(lines.substr(at + 1, end - at - 1));
            at = end;
        }
        if (words.size() > kMostWords)
            return std::nullopt;
    }
    return std::vector<std::string>(words.begin(), words.end());
}

} // namespace

std::optional<IndexPlan> planSearch(Connection& connection, std::string_view text, const CancelToken& cancel)
{
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return std::nullopt;
    IndexPlan plan;
    bool whole = false;
    const std::vector<Piece> pieces = piecesOf(text, whole);
    plan.exact = whole && pieces.size() == 1;
    for (const Piece& piece : pieces)
        if (auto words = wordsWith(connection, piece, cancel))
            plan.anyOf.push_back(std::move(*words));
    if (plan.anyOf.empty() || cancel.cancelled())
        return std::nullopt;
    return plan;
}

SessionBits::SessionBits(SessionId first, SessionId last)
    : m_first(first.value())
    , m_bits(static_cast<std::size_t>(last.value() - first.value()) / kBitsAWord + 1)
{
}

void SessionBits::set(SessionId id)
{
    const auto at = static_cast<std::size_t>(id.value() - m_first);
    m_bits[at / kBitsAWord] |= std::uint64_t{1} << (at % kBitsAWord);
}

bool SessionBits::test(SessionId id) const
{
    const auto at = static_cast<std::size_t>(id.value() - m_first);
    return ((m_bits[at / kBitsAWord] >> (at % kBitsAWord)) & 1U) != 0;
}

void SessionBits::keepOnly(const SessionBits& other)
{
    for (std::size_t i = 0; i < m_bits.size(); ++i)
        m_bits[i] &= other.m_bits[i];
}

SessionBits sessionsWith(Connection& connection, const std::vector<std::string>& words, SessionId first, SessionId last,
    const CancelToken& cancel)
{
    SessionBits bits(first, last);
    for (const std::string& word : words) {
        // In quotation marks a word is nothing but a word; it has none itself.
        const std::string match = '"' + word + '"';
        Query query(connection,
            "SELECT rowid FROM transcript_index WHERE transcript_index MATCH ? AND rowid BETWEEN ? AND ?", match, first,
            last);
        while (query.step())
            bits.set(query.id<SessionId>(0));
        if (cancel.cancelled())
            break;
    }
    return bits;
}

} // namespace turnout::store
