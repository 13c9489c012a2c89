// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/VisibleText.h"
#include "session/Session.h"

#include <map>
#include <memory>
#include <QAbstractScrollArea>
#include <QString>
#include <vector>

namespace turnout::common {

class TranscriptDocument;
struct TranscriptHit;
struct TurnPaint;
struct TurnPlace;

/// The turns of a session as plain data: nothing is ever read as markup, what is invisible is shown, long and
/// machine-made parts are folded. Lays out only what is seen, so thousands of turns scroll smoothly. Thread: GUI.
///
/// Keys of its own: Up, Down, PageUp, PageDown, Home, End scroll; Return or a click on a ▸ folds and unfolds the
/// selected turn; Ctrl+C copies the selection, or the selected turn where nothing is selected. J, K and X belong to
/// the page's commands, which call selectNext(), selectPrevious() and toggleSelected().
class TranscriptView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TranscriptView(QWidget* parent = nullptr);
    ~TranscriptView() override;

    /// Shows these turns from the top; the first is selected. Marks, folding and hits of the ones before are gone.
    void setTurns(std::vector<session::Turn> turns);
    /// Of two answers to be compared, by the places of their turns, ascending: wherever turns of the second follow at
    /// once on turns of the first, they stand in two columns, the first beside the first and so on, if both are wide
    /// enough to read; else all one under the other. They scroll together. The next turns end it.
    void compareBeside(const std::vector<int>& left, const std::vector<int>& right);
    [[nodiscard]] int turnCount() const;
    /// Small words beside a turn's header ("⟲ asked again"); an empty text takes them away.
    void setMark(int turn, const QString& mark);
    /// What stands in the middle while there are no turns.
    void setEmptyText(const QString& text);

    /// -1 where there are no turns.
    [[nodiscard]] int selectedTurn() const;
    /// Selects and scrolls it into view.
    void selectTurn(int turn);
    void selectNext();
    void selectPrevious();
    /// Whether a part of the turn is hidden.
    [[nodiscard]] bool folded(int turn) const;
    void setFolded(int turn, bool folded);
    void setAllFolded(bool folded);
    /// Markdown and code formatted, or plain as it came; the characters are the same, and so is what is found and
    /// copied. Stays when other turns are shown.
    void setFormatted(bool formatted);
    [[nodiscard]] bool formatted() const;
    /// Folds or unfolds the selected turn, where a part of it can be hidden.
    void toggleSelected();

    /// Highlights a text wherever it stands, any case; an empty text ends it.
    void setFindText(const QString& text);
    /// Goes to the next or previous hit: unfolds its turn, selects it and scrolls there.
    void findNext();
    void findPrevious();
    [[nodiscard]] int findCount() const;

    /// What is marked in the words of a turn, underlined, and what is being chosen there, shown as a selection and
    /// scrolled to: in QChars of the text as shown. Empty ones end it.
    void setStretches(int turn, std::vector<TextRange> marked, TextRange chosen = {});
    /// What the pointer has selected in the words of the selected turn; length 0: nothing.
    [[nodiscard]] TextRange selectedRange() const;
    void clearSelection();

    /// Puts the selected stretch as shown, or else the selected turn's text as it came, on the clipboard.
    void copy() const;
    [[nodiscard]] QString selectedText() const;
    /// A turn as a screen reader says it: role, time, text.
    [[nodiscard]] QString spokenText(int turn) const;
    /// Where a turn is, in viewport coordinates; may lie outside of it.
    [[nodiscard]] QRect turnRect(int turn) const;
    /// The turn at a place of the viewport, or -1.
    [[nodiscard]] int turnAt(const QPoint& place) const;

Q_SIGNALS:
    void selectedTurnChanged(int turn);
    /// `current` counts from 1; 0 while none is gone to.
    void findChanged(int current, int total);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// The text marked with the mouse, inside of one section.
    struct Selection {
        int turn = -1;
        int section = 0;
        int anchor = 0;
        int cursor = 0;
    };

    void layoutSeen();
    void select(int turn);
    void reveal(int top, int bottom);
    void goToHit(std::size_t hit);
    void toggle(int turn);
    [[nodiscard]] TurnPlace placeAt(const QPoint& place, int& turn) const;
    [[nodiscard]] TurnPaint paintOver(int turn) const;

    /// Of one turn, by the annotator.
    struct Stretches {
        std::vector<TextRange> marked;
        TextRange chosen;
    };

    std::unique_ptr<TranscriptDocument> m_document;
    std::map<int, Stretches> m_stretches;
    QString m_emptyText;
    Selection m_marked;
    int m_selected = -1;
    int m_hit = -1;
    int m_firstSeen = 0;
    bool m_laying = false;
};

} // namespace turnout::common
