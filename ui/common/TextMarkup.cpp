// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TextMarkup.h"

#include <algorithm>
#include <array>
#include <QString>

namespace turnout::common {
namespace {

using enum MarkupKind;

/// What stands around a stretch of a line, longest first: a closer is looked for once where there is none.
struct Pair {
    QStringView mark;
    MarkupKind kind;
    bool atWords; ///< not inside of a word: snake_case is no emphasis
};
constexpr std::array kPairs{Pair{u"``", Code, false}, Pair{u"`", Code, false}, Pair{u"**", Strong, false},
    Pair{u"__", Strong, true}, Pair{u"*", Emphasis, false}, Pair{u"_", Emphasis, true}};

bool wordAt(QStringView line, qsizetype at)
{
    return at >= 0 && at < line.size() && line.at(at).isLetterOrNumber();
}

class Lines {
public:
    void line(QStringView text, int start);
    std::vector<MarkupRange> take()
    {
        return std::move(m_ranges);
    }

private:
    void add(qsizetype start, qsizetype length, MarkupKind kind)
    {
        if (length > 0)
            m_ranges.push_back({static_cast<int>(start), static_cast<int>(length), kind});
    }
    bool block(QStringView line, int start, qsizetype& from);
    void words(QStringView line, int start, qsizetype from);
    bool pair(const Pair& pair, QStringView line, int start, qsizetype& at);

    std::vector<MarkupRange> m_ranges;
    QString m_fence; ///< of the code block that is open
    std::array<bool, kPairs.size()> m_noMore{}; ///< no closer is left on this line
};

/// Code blocks, and what a line begins with. False where the line is done.
bool Lines::block(QStringView line, int start, qsizetype& from)
{
    qsizetype blank = 0;
    while (blank < line.size() && line.at(blank) == u' ')
        ++blank;
    const QStringView rest = line.mid(blank);
    const bool fence = blank <= 3 && (rest.startsWith(u"```") || rest.startsWith(u"~~~"));
    if (!m_fence.isEmpty()) {
        const bool closes = fence && rest.startsWith(m_fence) && rest.mid(3).trimmed().isEmpty();
        add(start, line.size(), CodeLine);
        if (closes) {
            add(start, line.size(), Marker);
            m_fence.clear();
        }
        return false;
    }
    if (fence) {
        m_fence = rest.left(3).toString();
        add(start, line.size(), CodeLine);
        add(start, line.size(), Marker);
        return false;
    }
    qsizetype hashes = 0;
    while (hashes < rest.size() && hashes < 7 && rest.at(hashes) == u'#')
        ++hashes;
    if (hashes >= 1 && hashes <= 6 && rest.size() > hashes && rest.at(hashes) == u' ') {
        add(start, line.size(), Heading);
        add(start + blank, hashes, Marker);
        from = blank + hashes + 1;
    } else if (rest.startsWith(u'>')) {
        add(start, line.size(), Quote);
        add(start + blank, 1, Marker);
        from = blank + 1;
    } else if (rest.startsWith(u'|') && rest.mid(1).contains(u'|')) {
        add(start, line.size(), Table);
        return false;
    } else {
        qsizetype mark = rest.startsWith(u"- ") || rest.startsWith(u"* ") || rest.startsWith(u"+ ") ? 1 : 0;
        while (mark == 0 && from < rest.size() && from < 9 && rest.at(from).isDigit())
            ++from;
        if (mark == 0 && from > 0 && from + 1 < rest.size() && (rest.at(from) == u'.' || rest.at(from) == u')')
            && rest.at(from + 1) == u' ')
            mark = from + 1;
        add(start + blank, mark, Bullet);
        from = mark > 0 ? blank + mark + 1 : 0;
    }
    return true;
}

/// Whether the pair opens here and closes on this line; `at` is behind it then.
bool Lines::pair(const Pair& pair, QStringView line, int start, qsizetype& at)
{
    const qsizetype width = pair.mark.size();
    bool& noMore = m_noMore.at(static_cast<std::size_t>(&pair - kPairs.data()));
    const qsizetype inside = at + width;
    if (noMore || !line.mid(at).startsWith(pair.mark) || inside >= line.size() || line.at(inside).isSpace()
        || (pair.atWords && wordAt(line, at - 1)))
        return false;
    const qsizetype close = line.indexOf(pair.mark, inside + 1);
    if (close < 0) {
        noMore = true;
        return false;
    }
    if (line.at(close - 1).isSpace() || (pair.atWords && wordAt(line, close + width)))
        return false;
    add(start + at, close + width - at, pair.kind);
    add(start + at, width, Marker);
    add(start + close, width, Marker);
    at = close + width;
    return true;
}

void Lines::words(QStringView line, int start, qsizetype from)
{
    m_noMore = {};
    for (qsizetype at = from; at < line.size();) {
        const QChar here = line.at(at);
        if (here == u'\\') {
            at += 2;
        } else if (here != u'`' && here != u'*' && here != u'_') {
            ++at;
        } else if (std::none_of(
                       kPairs.begin(), kPairs.end(), [&](const Pair& one) { return pair(one, line, start, at); })) {
            while (at < line.size() && line.at(at) == here)
                ++at; // a row of stars is looked at once
        }
    }
}

void Lines::line(QStringView text, int start)
{
    qsizetype from = 0;
    if (block(text, start, from))
        words(text, start, from);
}

} // namespace

std::vector<MarkupRange> markupOf(QStringView text)
{
    Lines lines;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = text.indexOf(u'\n', from);
        end = end < 0 ? text.size() : end;
        lines.line(text.mid(from, end - from), static_cast<int>(from));
        from = end + 1;
    }
    auto ranges = lines.take();
    std::stable_sort(
        ranges.begin(), ranges.end(), [](const MarkupRange& a, const MarkupRange& b) { return a.start < b.start; });
    return ranges;
}

} // namespace turnout::common
