// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learn/Shingles.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace turnout::learn {
namespace {

constexpr std::size_t kWords = 3; ///< in a shingle
constexpr std::size_t kBands = 8;
constexpr std::size_t kRows = kSketch / kBands;
constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostShingles = 4096; ///< of a transcript; what comes later has no say

/// The finaliser of SplitMix64: every bit of the result depends on every bit of the value.
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// Words as hashes: runs of letters, and of bytes beyond ASCII. A digit is a word of its own kind.
class Words {
public:
    template <typename Take>
    void read(std::string_view text, const Take& take)
    {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
            const bool digit = byte >= '0' && byte <= '9';
            if (letter || digit)
                m_hash = (m_hash ^ (digit ? '0' : byte < 0x80 ? byte | 0x20U : byte)) * 0x100000001B3U;
            else
                end(take);
            m_inside = letter || digit;
        }
        end(take);
    }

private:
    template <typename Take>
    void end(const Take& take)
    {
        if (m_inside)
            take(mixed(m_hash));
        m_hash = kStart;
        m_inside = false;
    }
    static constexpr std::uint64_t kStart = 0xCBF29CE484222325U;
    std::uint64_t m_hash = kStart;
    bool m_inside = false;
};

void add(Sketch& sketch, std::uint64_t shingle)
{
    std::uint64_t value = shingle;
    for (std::size_t i = 0; i < kSketch; i += 2) {
        value = mixed(value + 0x9E3779B97F4A7C15U);
        sketch[i] = std::min(sketch[i], static_cast<std::uint32_t>(value));
        sketch[i + 1] = std::min(sketch[i + 1], static_cast<std::uint32_t>(value >> 32U));
    }
}

/// Union-find; the root is the smallest member.
class Groups {
public:
    explicit Groups(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }
    std::uint32_t root(std::uint32_t of)
    {
        while (m_parent[of] != of) {
            m_parent[of] = m_parent[m_parent[of]];
            of = m_parent[of];
        }
        return of;
    }
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

bool nearlySame(const Sketch& a, const Sketch& b)
{
    int equal = 0;
    for (std::size_t i = 0; i < kSketch; ++i)
        equal += a[i] == b[i] ? 1 : 0;
    return equal >= kNearlySame;
}

} // namespace

Sketch sketchOf(std::span<const session::TurnText> turns)
{
    Sketch sketch;
    sketch.fill(kNothing);
    std::array<std::uint64_t, kWords> last{};
    std::size_t words = 0;
    std::uint64_t all = 0;
    Words reader;
    for (const session::TurnText& turn : turns) {
        if (turn.role != session::Role::User && turn.role != session::Role::Assistant)
            continue;
        reader.read(turn.text, [&](std::uint64_t word) {
            last[words % kWords] = word;
            ++words;
            all = mixed(all + word);
            if (words < kWords || words > kMostShingles)
                return;
            std::uint64_t shingle = 0;
            for (std::size_t i = 0; i < kWords; ++i)
                shingle = mixed(shingle + last[(words + i) % kWords]);
            add(sketch, shingle);
        });
    }
    if (words > 0 && words < kWords)
        add(sketch, all);
    return sketch;
}

std::vector<std::uint32_t> clustersOf(std::span<const Sketch> sketches)
{
    Groups groups(sketches.size());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(sketches.size());
    for (std::size_t band = 0; band < kBands; ++band) {
        keys.clear();
        for (std::size_t i = 0; i < sketches.size(); ++i) {
            if (sketches[i].front() == kNothing && sketches[i].back() == kNothing)
                continue;
            std::uint64_t key = 0;
            for (std::size_t k = band * kRows; k < (band + 1) * kRows; ++k)
                key = mixed(key + sketches[i][k]);
            keys.emplace_back(key, static_cast<std::uint32_t>(i));
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t first = 0, i = 1; i < keys.size(); ++i) {
            if (keys[i].first != keys[first].first) {
                first = i;
                continue;
            }
            for (const std::size_t other : {first, i - 1})
                if (nearlySame(sketches[keys[other].second], sketches[keys[i].second]))
                    groups.join(keys[other].second, keys[i].second);
        }
    }
    std::vector<std::uint32_t> clusters(sketches.size());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < sketches.size(); ++i) {
        const std::uint32_t root = groups.root(static_cast<std::uint32_t>(i));
        clusters[i] = root == i ? count++ : clusters[root];
    }
    return clusters;
}

} // namespace turnout::learn
