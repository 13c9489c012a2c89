// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptDocument.h"

#include <algorithm>
#include <utility>

namespace turnout::common {

namespace {

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

} // namespace

void TranscriptDocument::setTurns(std::vector<session::Turn> turns)
{
    m_laidOut.clear(); // they speak of the rows before
    m_turns = std::move(turns);
    m_rows.clear();
    m_rows.resize(m_turns.size());
    m_marks.clear();
    m_hits.clear();
    m_columns.clear();
    forgetLayouts();
}

int TranscriptDocument::count() const
{
    return static_cast<int>(m_turns.size());
}

const session::Turn& TranscriptDocument::turn(int row) const
{
    return m_turns[at(row)];
}

const TranscriptTurn& TranscriptDocument::display(int row)
{
    Row& wanted = m_rows[at(row)];
    if (!wanted.display) {
        wanted.display = std::make_unique<TranscriptTurn>(
            transcriptTurn(m_turns[at(row)], row + 1 < count() ? &m_turns[at(row + 1)] : nullptr));
        if (m_formatted)
            for (TranscriptSection& section : wanted.display->sections)
                if (!section.mono && !section.placeholder)
                    section.markup = markupOf(section.body.text);
    }
    return *wanted.display;
}

void TranscriptDocument::setFormatted(bool formatted)
{
    if (formatted == m_formatted)
        return;
    m_formatted = formatted;
    forgetLayouts(); // they speak of the displays
    for (Row& row : m_rows)
        row.display.reset();
}

bool TranscriptDocument::formatted() const
{
    return m_formatted;
}

void TranscriptDocument::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    forgetLayouts();
}

void TranscriptDocument::forgetLayouts()
{
    for (const int row : m_laidOut)
        m_rows[at(row)].layout.reset();
    m_laidOut.clear();
    std::vector<int> guesses;
    guesses.reserve(m_turns.size());
    for (int row = 0; row < count(); ++row) {
        guesses.push_back(TranscriptLayout::guess(m_turns[at(row)], widthOf(row)));
        if (const int other = besideOf(row); other >= 0 && other < row) {
            guesses[at(other)] = std::max(guesses[at(other)], guesses.back());
            guesses.back() = 0;
        }
    }
    m_heights.reset(guesses);
}

void TranscriptDocument::compareBeside(const std::vector<int>& left, const std::vector<int>& right)
{
    const auto isOf = [](const std::vector<int>& turns, int row) { return std::ranges::binary_search(turns, row); };
    for (int first = 0, end = 0; first < count(); first = std::max(end, first + 1)) {
        int middle = first;
        while (middle < count() && isOf(left, middle))
            ++middle;
        for (end = middle; end < count() && isOf(right, end);)
            ++end;
        if (middle > first && end > middle)
            m_columns.push_back({first, middle - first, end - middle});
    }
    forgetLayouts();
}

const TranscriptDocument::Columns* TranscriptDocument::columnsOf(int row) const
{
    if (m_width < 2 * kNarrowest)
        return nullptr;
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
        [row](const Columns& c) { return row >= c.first && row < c.first + c.left + c.right; });
    return found == m_columns.end() ? nullptr : &*found;
}

bool TranscriptDocument::inColumn(int row) const
{
    return columnsOf(row) != nullptr;
}

bool TranscriptDocument::onTheRight(int row) const
{
    const Columns* columns = columnsOf(row);
    return columns != nullptr && row >= columns->first + columns->left;
}

int TranscriptDocument::besideOf(int row) const
{
    const Columns* columns = columnsOf(row);
    if (columns == nullptr)
        return -1;
    const bool right = onTheRight(row);
    const int fromTop = row - columns->first - (right ? columns->left : 0);
    if (fromTop >= (right ? columns->left : columns->right))
        return -1;
    return columns->first + fromTop + (right ? 0 : columns->left);
}

int TranscriptDocument::widthOf(int row) const
{
    if (!inColumn(row))
        return m_width;
    return onTheRight(row) ? m_width - m_width / 2 : m_width / 2;
}

QRect TranscriptDocument::placeOf(int row) const
{
    const int other = besideOf(row);
    const int first = std::min(row, other < 0 ? row : other);
    return {onTheRight(row) ? m_width / 2 : 0, m_heights.top(first), widthOf(row), m_heights.height(first)};
}

const TranscriptLayout& TranscriptDocument::layout(int row)
{
    if (!m_rows[at(row)].layout) {
        makeLayout(row);
        if (const int other = besideOf(row); other < 0) {
            m_heights.set(row, m_rows[at(row)].layout->height());
        } else {
            if (!m_rows[at(other)].layout)
                makeLayout(other);
            m_heights.set(
                std::min(row, other), std::max(m_rows[at(row)].layout->height(), m_rows[at(other)].layout->height()));
        }
    }
    return *m_rows[at(row)].layout;
}

void TranscriptDocument::makeLayout(int row)
{
    Row& wanted = m_rows[at(row)];
    wanted.layout = std::make_unique<TranscriptLayout>(display(row), wanted.fold, widthOf(row));
    m_laidOut.push_back(row);
    if (m_laidOut.size() > kMostLayouts) {
        // The older half goes at once; heights stay exact.
        const auto half = m_laidOut.begin() + static_cast<std::ptrdiff_t>(kMostLayouts / 2);
        for (auto old = m_laidOut.begin(); old != half; ++old)
            m_rows[at(*old)].layout.reset();
        m_laidOut.erase(m_laidOut.begin(), half);
    }
}

const HeightIndex& TranscriptDocument::heights() const
{
    return m_heights;
}

const TurnFold& TranscriptDocument::fold(int row) const
{
    return m_rows[at(row)].fold;
}

void TranscriptDocument::setFold(int row, const TurnFold& fold)
{
    m_rows[at(row)].fold = fold;
    if (m_rows[at(row)].layout) {
        m_rows[at(row)].layout.reset();
        std::erase(m_laidOut, row);
    }
}

void TranscriptDocument::setMark(int row, const QString& mark)
{
    if (mark.isEmpty())
        m_marks.erase(row);
    else
        m_marks[row] = visibleLine(mark, 120);
}

QString TranscriptDocument::mark(int row) const
{
    const auto found = m_marks.find(row);
    return found == m_marks.end() ? QString() : found->second;
}

void TranscriptDocument::find(const QString& text)
{
    m_hits.clear();
    if (text.isEmpty())
        return;
    for (int row = 0; row < count(); ++row) {
        const TranscriptTurn& shown = display(row);
        for (std::size_t section = 0; section < shown.sections.size(); ++section) {
            if (shown.sections[section].placeholder)
                continue; // nobody said that
            const QString& body = shown.sections[section].body.text;
            qsizetype from = body.indexOf(text, 0, Qt::CaseInsensitive);
            while (from >= 0) {
                if (m_hits.size() >= kMostHits)
                    return;
                m_hits.push_back(
                    {row, {static_cast<int>(section), static_cast<int>(from), static_cast<int>(text.size())}});
                from = body.indexOf(text, from + text.size(), Qt::CaseInsensitive);
            }
        }
    }
}

const std::vector<TranscriptHit>& TranscriptDocument::hits() const
{
    return m_hits;
}

std::size_t TranscriptDocument::firstHitFrom(int row) const
{
    const auto found = std::lower_bound(
        m_hits.begin(), m_hits.end(), row, [](const TranscriptHit& hit, int wanted) { return hit.turn < wanted; });
    return static_cast<std::size_t>(found - m_hits.begin());
}

} // namespace turnout::common
