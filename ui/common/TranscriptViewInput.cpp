// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does in a TranscriptView with keys and pointer; the rest is in TranscriptView.cpp.
#include "common/Theme.h"
#include "common/TranscriptDocument.h"
#include "common/TranscriptView.h"

#include <algorithm>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTextBoundaryFinder>

namespace turnout::common {

using namespace Qt::StringLiterals;

QRect TranscriptView::turnRect(int turn) const
{
    return m_document->placeOf(turn).translated(0, -verticalScrollBar()->value());
}

int TranscriptView::turnAt(const QPoint& place) const
{
    const int y = place.y() + verticalScrollBar()->value();
    if (y < 0 || y >= m_document->heights().total())
        return -1;
    const int row = m_document->heights().rowAt(y);
    const QRect of = m_document->placeOf(row);
    const bool inside = !m_document->inColumn(row) || (place.x() >= of.left() && place.x() <= of.right());
    return inside ? row : m_document->besideOf(row); // beside the longer column is nothing
}

TurnPlace TranscriptView::placeAt(const QPoint& place, int& turn) const
{
    turn = turnAt(place);
    return turn < 0 ? TurnPlace{} : m_document->layout(turn).placeAt(place - turnRect(turn).topLeft());
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        bar->setValue(bar->value() - bar->singleStep());
        return;
    case Qt::Key_Down:
        bar->setValue(bar->value() + bar->singleStep());
        return;
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - bar->pageStep());
        return;
    case Qt::Key_PageDown:
        bar->setValue(bar->value() + bar->pageStep());
        return;
    case Qt::Key_Home:
        selectTurn(0);
        return;
    case Qt::Key_End:
        selectTurn(m_document->count() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            toggle(m_selected);
        return;
    default:
        event->ignore(); // not the scroll area's: Left and Right are the page's
    }
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    int turn = -1;
    const TurnPlace place = placeAt(event->pos(), turn);
    if (turn < 0)
        return;
    m_marked = {};
    select(turn);
    if (place.kind == TurnPlace::Kind::Fold) {
        toggle(turn);
    } else if (place.kind == TurnPlace::Kind::More) {
        TurnFold fold = m_document->fold(turn);
        fold.limit += TurnFold().limit;
        m_document->setFold(turn, fold);
        m_document->layout(turn);
        layoutSeen();
    } else if (place.kind == TurnPlace::Kind::Text) {
        m_marked = {turn, place.section, place.offset, place.offset};
    }
    viewport()->update();
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    int turn = -1;
    const TurnPlace place = placeAt(event->pos(), turn);
    if ((event->buttons() & Qt::LeftButton) != 0) {
        if (m_marked.turn >= 0 && turn == m_marked.turn && place.kind == TurnPlace::Kind::Text
            && place.section == m_marked.section) {
            m_marked.cursor = place.offset;
            viewport()->update();
        }
        return;
    }
    const bool press = place.kind == TurnPlace::Kind::Fold || place.kind == TurnPlace::Kind::More;
    viewport()->setCursor(press                   ? Qt::PointingHandCursor
            : place.kind == TurnPlace::Kind::Text ? Qt::IBeamCursor
                                                  : Qt::ArrowCursor);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    int turn = -1;
    const TurnPlace place = placeAt(event->pos(), turn);
    if (turn < 0 || place.kind != TurnPlace::Kind::Text)
        return;
    const QString& text = m_document->display(turn).sections[static_cast<std::size_t>(place.section)].body.text;
    // Words are looked for nearby only: a text may be very long.
    constexpr int kNear = 200;
    const int from = std::max(0, place.offset - kNear);
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text.mid(from, 2 * kNear));
    words.setPosition(place.offset - from);
    if (!words.isAtBoundary() || !words.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem))
        words.toPreviousBoundary();
    const auto start = std::max<qsizetype>(0, words.position());
    const auto end = words.toNextBoundary();
    if (end > start)
        m_marked = {turn, place.section, from + static_cast<int>(start), from + static_cast<int>(end)};
    viewport()->update();
}

void TranscriptView::contextMenuEvent(QContextMenuEvent* event)
{
    const int turn = event->reason() == QContextMenuEvent::Keyboard ? m_selected : turnAt(event->pos());
    if (turn < 0)
        return;
    select(turn);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString copyText = selectedText().isEmpty() ? tr("Copy this turn") : tr("Copy the selection");
    connect(menu->addAction(Theme::icon(u"copy"_s, Tint::Muted), copyText), &QAction::triggered, this,
        &TranscriptView::copy);
    if (m_document->layout(turn).foldable()) {
        const QString text = m_document->fold(turn).folded ? tr("Unfold this turn") : tr("Fold this turn");
        connect(menu->addAction(text), &QAction::triggered, this, [this, turn] { toggle(turn); });
    }
    connect(menu->addAction(tr("Unfold all turns")), &QAction::triggered, this, [this] { setAllFolded(false); });
    connect(menu->addAction(tr("Fold all turns")), &QAction::triggered, this, [this] { setAllFolded(true); });
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
            ? viewport()->mapToGlobal(turnRect(turn).topLeft() + QPoint(Theme::kPage, Theme::kPage))
            : event->globalPos());
}

void TranscriptView::setStretches(int turn, std::vector<TextRange> marked, TextRange chosen)
{
    if (turn < 0 || turn >= m_document->count())
        return;
    const bool moves = chosen.length > 0;
    if (marked.empty() && !moves)
        m_stretches.erase(turn);
    else
        m_stretches.insert_or_assign(turn, Stretches{std::move(marked), chosen});
    if (moves) {
        if (folded(turn))
            setFolded(turn, false);
        const QRectF place = m_document->layout(turn).rectOf({0, chosen.start, chosen.length});
        const int top = m_document->placeOf(turn).top() + static_cast<int>(place.top());
        reveal(top - Theme::kPage, top + static_cast<int>(place.height()) + Theme::kPage);
    }
    viewport()->update();
}

TextRange TranscriptView::selectedRange() const
{
    if (m_marked.turn < 0 || m_marked.turn != m_selected || m_marked.section != 0)
        return {};
    return {std::min(m_marked.anchor, m_marked.cursor), std::abs(m_marked.anchor - m_marked.cursor)};
}

void TranscriptView::clearSelection()
{
    m_marked = {};
    viewport()->update();
}

void TranscriptView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TranscriptView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace turnout::common
