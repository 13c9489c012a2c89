// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/TranscriptTurn.h"

#include <memory>
#include <QRectF>
#include <QTextLayout>
#include <vector>

class QPainter;

namespace turnout::common {

/// How much of a turn is shown.
struct TurnFold {
    bool folded = true;
    qsizetype limit = 100'000; ///< characters of a section shown while unfolded; grows on request
};

/// A stretch of a section's text.
struct TranscriptRange {
    int section = 0;
    int start = 0;
    int length = 0;
};

/// What to paint over the text of one turn.
struct TurnPaint {
    bool selected = false;
    bool focused = false;
    QString mark; ///< small words beside the header
    std::vector<TranscriptRange> found;
    int currentFound = -1; ///< index into `found`
    TranscriptRange selection; ///< length 0: none
    std::vector<TranscriptRange> marked; ///< by the annotator
};

/// What lies at a place of a turn.
struct TurnPlace {
    enum class Kind { Nothing, Text, Fold, More };
    Kind kind = Kind::Nothing;
    int section = 0;
    int offset = 0;
};

/// One turn laid out for a width. Made when the turn comes into sight, thrown away when width or folding change.
class TranscriptLayout {
public:
    static constexpr int kFoldedLines = 20;

    TranscriptLayout(const TranscriptTurn& turn, const TurnFold& fold, int width);

    [[nodiscard]] int height() const;
    /// Whether folding or unfolding changes anything.
    [[nodiscard]] bool foldable() const;
    void paint(QPainter& painter, const QPointF& origin, const QRectF& clip, const TurnPaint& over) const;
    /// `place` relative to the top left of the turn.
    [[nodiscard]] TurnPlace placeAt(const QPointF& place) const;
    /// Where a stretch of text is; empty where it is folded away.
    [[nodiscard]] QRectF rectOf(const TranscriptRange& range) const;

    /// A good guess for turns not laid out yet, cheap enough for thousands.
    static int guess(const session::Turn& turn, int width);

private:
    /// One QTextLayout shapes its whole text at once; a longer line is cut into several.
    static constexpr int kLongestParagraph = 8000;
    struct Paragraph {
        std::unique_ptr<QTextLayout> layout;
        int section = 0;
        int start = 0; ///< in the section's text
        double top = 0;
        double height = 0;
        bool code = false; ///< a line of a code block, on a ground of its own
    };
    /// A line to press: "▸ 14 lines", "Show all 143 lines".
    struct Button {
        QString text;
        QRectF area;
        TurnPlace::Kind kind = TurnPlace::Kind::Fold;
        bool mono = false;
    };

    void addSection(int index, double& y);
    void addButton(const QString& text, TurnPlace::Kind kind, double& y, bool mono = false);
    /// Returns the number of lines made.
    int addParagraph(int section, int start, int length, int mostLines, double& y);
    /// Markup and marks of a stretch, the marks on top; `code` becomes true where it is of a code block.
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(int section, int start, int length, bool& code) const;
    void paintHeader(QPainter& painter, const QPointF& origin, const TurnPaint& over) const;

    const TranscriptTurn& m_turn;
    TurnFold m_fold;
    int m_width;
    double m_textWidth;
    double m_height = 0;
    bool m_foldable = false;
    QRectF m_headerFold; ///< the "▸ 14 lines" in the header line of a closed turn
    QString m_headerFoldText;
    std::vector<Paragraph> m_paragraphs;
    std::vector<Button> m_buttons;
};

} // namespace turnout::common
