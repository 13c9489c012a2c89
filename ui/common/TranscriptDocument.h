// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/HeightIndex.h"
#include "common/TranscriptLayout.h"
#include "session/Session.h"

#include <map>
#include <memory>
#include <QRect>
#include <vector>

namespace turnout::common {

/// A stretch of text of one turn.
struct TranscriptHit {
    int turn = 0;
    TranscriptRange range;
};

/// The turns of a session with what is known of them: texts made ready, layouts, heights, folding, hits. Everything is
/// made when first needed. Thread: GUI.
class TranscriptDocument {
public:
    void setTurns(std::vector<session::Turn> turns);
    [[nodiscard]] int count() const;
    [[nodiscard]] const session::Turn& turn(int row) const;
    [[nodiscard]] const TranscriptTurn& display(int row);

    /// Whether markdown is shown formatted.
    void setFormatted(bool formatted);
    [[nodiscard]] bool formatted() const;
    void setWidth(int width);
    /// Forgets every layout (width, fonts or colours changed).
    void forgetLayouts();
    /// The layout of a row, made now if need be; its height is exact from then on.
    const TranscriptLayout& layout(int row);
    /// The sums of heights. Of two turns beside each other the left one has the height of both, the right one none.
    [[nodiscard]] const HeightIndex& heights() const;
    /// Wherever rows of the right (ascending, as those of the left) follow at once on rows of the left, they stand in
    /// two columns if both have room. New turns end it.
    void compareBeside(const std::vector<int>& left, const std::vector<int>& right);
    /// Whether the row stands in one of the two columns.
    [[nodiscard]] bool inColumn(int row) const;
    /// The row beside this one; -1: there is none.
    [[nodiscard]] int besideOf(int row) const;
    /// Where a row is, from the top of the first one.
    [[nodiscard]] QRect placeOf(int row) const;

    [[nodiscard]] const TurnFold& fold(int row) const;
    void setFold(int row, const TurnFold& fold);

    void setMark(int row, const QString& mark);
    [[nodiscard]] QString mark(int row) const;

    /// Searches all turns, any case; keeps at most kMostHits.
    void find(const QString& text);
    [[nodiscard]] const std::vector<TranscriptHit>& hits() const;
    /// The first hit in this turn or after it; hits().size() where there is none.
    [[nodiscard]] std::size_t firstHitFrom(int row) const;

    static constexpr std::size_t kMostHits = 10'000;

private:
    struct Row {
        std::unique_ptr<TranscriptTurn> display;
        std::unique_ptr<TranscriptLayout> layout;
        TurnFold fold;
    };
    static constexpr std::size_t kMostLayouts = 400;
    static constexpr int kNarrowest = 300; ///< of a column: about forty-five characters a line

    struct Columns {
        int first = 0;
        int left = 0;
        int right = 0;
    };
    /// The columns the row stands in, or null.
    [[nodiscard]] const Columns* columnsOf(int row) const;
    [[nodiscard]] bool onTheRight(int row) const;
    [[nodiscard]] int widthOf(int row) const;
    void makeLayout(int row);

    std::vector<session::Turn> m_turns;
    std::vector<Row> m_rows;
    std::vector<int> m_laidOut; ///< rows with a layout, oldest first
    HeightIndex m_heights;
    std::map<int, QString> m_marks;
    std::vector<TranscriptHit> m_hits;
    int m_width = 600;
    std::vector<Columns> m_columns;
    bool m_formatted = false;
};

} // namespace turnout::common
