// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptView.h"

#include "common/CommandTable.h"
#include "common/Theme.h"
#include "common/TranscriptAccessible.h"
#include "common/TranscriptDocument.h"

#include <algorithm>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QScrollBar>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLineStep = 40;
constexpr std::size_t kSpokenBytes = 2000;

} // namespace

TranscriptView::TranscriptView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_document(std::make_unique<TranscriptDocument>())
    , m_emptyText(tr("No session is selected."))
{
    installTranscriptAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width of the text must not depend on its height
    setAccessibleName(tr("Transcript"));
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    verticalScrollBar()->setSingleStep(kLineStep);
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] {
        m_document->forgetLayouts();
        layoutSeen();
        viewport()->update();
    });
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setTurns(std::vector<session::Turn> turns)
{
    m_document->setTurns(std::move(turns));
    m_document->setWidth(viewport()->width());
    m_marked = {};
    m_stretches.clear();
    m_hit = -1;
    m_firstSeen = 0;
    verticalScrollBar()->setValue(0);
    layoutSeen();
    m_selected = -1;
    select(m_document->count() > 0 ? 0 : -1);
    Q_EMIT findChanged(0, 0);
    viewport()->update();
    QAccessibleEvent reordered(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reordered);
}

void TranscriptView::compareBeside(const std::vector<int>& left, const std::vector<int>& right)
{
    m_document->compareBeside(left, right);
    layoutSeen();
    viewport()->update();
}

int TranscriptView::turnCount() const
{
    return m_document->count();
}

void TranscriptView::setMark(int turn, const QString& mark)
{
    m_document->setMark(turn, mark);
    viewport()->update();
}

void TranscriptView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

int TranscriptView::selectedTurn() const
{
    return m_selected;
}

void TranscriptView::select(int turn)
{
    if (turn == m_selected)
        return;
    m_selected = turn;
    viewport()->update();
    Q_EMIT selectedTurnChanged(turn);
    if (turn >= 0) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        focused.setChild(turn);
        QAccessible::updateAccessibility(&focused);
    }
}

void TranscriptView::selectTurn(int turn)
{
    if (turn < 0 || turn >= m_document->count())
        return;
    select(turn);
    m_document->layout(turn); // its place is exact then
    const QRect place = m_document->placeOf(turn);
    reveal(place.top(), place.top() + place.height());
}

void TranscriptView::selectNext()
{
    selectTurn(m_selected + 1);
}

void TranscriptView::selectPrevious()
{
    selectTurn(m_selected - 1);
}

void TranscriptView::reveal(int top, int bottom)
{
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, std::max(0, m_document->heights().total() - viewport()->height()));
    // The top wins where not all of it fits.
    if (bottom > bar->value() + viewport()->height())
        bar->setValue(bottom - viewport()->height());
    if (top < bar->value())
        bar->setValue(top);
    layoutSeen();
    viewport()->update();
}

bool TranscriptView::folded(int turn) const
{
    return m_document->layout(turn).foldable() && m_document->fold(turn).folded;
}

void TranscriptView::setFolded(int turn, bool folded)
{
    m_document->setFold(turn, {.folded = folded});
    m_document->layout(turn);
    layoutSeen();
    viewport()->update();
}

void TranscriptView::setAllFolded(bool folded)
{
    for (int turn = 0; turn < m_document->count(); ++turn)
        m_document->setFold(turn, {.folded = folded});
    m_document->forgetLayouts();
    layoutSeen();
    if (m_selected >= 0)
        selectTurn(m_selected);
    viewport()->update();
}

void TranscriptView::setFormatted(bool formatted)
{
    if (formatted == m_document->formatted())
        return;
    m_document->setFormatted(formatted);
    layoutSeen();
    if (m_selected >= 0)
        selectTurn(m_selected);
    viewport()->update();
}

bool TranscriptView::formatted() const
{
    return m_document->formatted();
}

void TranscriptView::toggle(int turn)
{
    if (m_document->layout(turn).foldable())
        setFolded(turn, !m_document->fold(turn).folded);
}

void TranscriptView::toggleSelected()
{
    if (m_selected < 0)
        return;
    toggle(m_selected);
    selectTurn(m_selected);
}

void TranscriptView::layoutSeen()
{
    if (m_laying)
        return;
    m_laying = true;
    QScrollBar* bar = verticalScrollBar();
    const HeightIndex& heights = m_document->heights();
    // Heights above the place last looked at are guesses until now: what they were wrong by moves the bar, not the
    // text.
    for (int round = 0; round < 8 && m_document->count() > 0; ++round) {
        const int value = bar->value();
        const int first = heights.rowAt(value);
        int correction = 0;
        int bottom = heights.top(first);
        for (int row = first; row < m_document->count() && bottom < value + viewport()->height(); ++row) {
            const int before = heights.height(row);
            m_document->layout(row);
            if (row < m_firstSeen)
                correction += heights.height(row) - before;
            bottom += heights.height(row);
        }
        m_firstSeen = std::min(first, m_firstSeen);
        bar->setPageStep(std::max(1, viewport()->height() - kLineStep));
        bar->setRange(0, std::max(0, heights.total() - viewport()->height()));
        bar->setValue(value + correction);
        if (bar->value() == value && correction == 0) {
            m_firstSeen = first;
            break;
        }
    }
    if (m_document->count() == 0)
        bar->setRange(0, 0);
    m_laying = false;
}

TurnPaint TranscriptView::paintOver(int turn) const
{
    TurnPaint over;
    over.selected = turn == m_selected;
    over.focused = hasFocus();
    over.mark = m_document->mark(turn);
    const std::vector<TranscriptHit>& hits = m_document->hits();
    for (std::size_t hit = m_document->firstHitFrom(turn); hit < hits.size() && hits[hit].turn == turn; ++hit) {
        if (static_cast<int>(hit) == m_hit)
            over.currentFound = static_cast<int>(over.found.size());
        over.found.push_back(hits[hit].range);
    }
    if (m_marked.turn == turn)
        over.selection = {
            m_marked.section, std::min(m_marked.anchor, m_marked.cursor), std::abs(m_marked.anchor - m_marked.cursor)};
    if (const auto stretches = m_stretches.find(turn); stretches != m_stretches.end()) {
        for (const TextRange& range : stretches->second.marked)
            over.marked.push_back({0, range.start, range.length});
        if (const TextRange& chosen = stretches->second.chosen; chosen.length > 0)
            over.selection = {0, chosen.start, chosen.length};
    }
    return over;
}

void TranscriptView::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.surface);
    if (m_document->count() == 0) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(theme.muted);
        painter.drawText(viewport()->rect().marginsRemoved({Theme::kPage, 0, Theme::kPage, 0}),
            Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int value = verticalScrollBar()->value();
    const auto paint = [&](int row) {
        const TranscriptLayout& layout = m_document->layout(row); // its place is exact then
        const QRect place = m_document->placeOf(row).translated(0, -value);
        layout.paint(painter, place.topLeft(), event->rect(), paintOver(row));
        if (!m_document->inColumn(row))
            return;
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), theme.line);
        painter.fillRect(QRect(viewport()->width() / 2 - 1, place.top(), 1, place.height()), theme.line);
    };
    for (int row = m_document->heights().rowAt(value + event->rect().top()); row < m_document->count(); ++row) {
        const int other = m_document->besideOf(row);
        if (other >= 0 && other < row)
            continue; // painted with the one it stands beside
        if (m_document->placeOf(row).top() - value > event->rect().bottom())
            break;
        paint(row);
        if (other >= 0)
            paint(other);
    }
}

void TranscriptView::resizeEvent(QResizeEvent*)
{
    // The turn at the top stays there.
    const int first = m_document->heights().rowAt(verticalScrollBar()->value());
    const int inside = first < 0 ? 0 : verticalScrollBar()->value() - m_document->heights().top(first);
    m_document->setWidth(viewport()->width());
    if (first >= 0) {
        m_document->layout(first);
        const int height = m_document->heights().height(first);
        m_firstSeen = first;
        verticalScrollBar()->setRange(0, std::max(0, m_document->heights().total() - viewport()->height()));
        verticalScrollBar()->setValue(m_document->heights().top(first) + std::min(inside, height));
    }
    layoutSeen();
}

void TranscriptView::scrollContentsBy(int, int)
{
    layoutSeen();
    viewport()->update();
}

void TranscriptView::setFindText(const QString& text)
{
    m_document->find(text);
    m_hit = -1;
    viewport()->update();
    Q_EMIT findChanged(0, findCount());
}

int TranscriptView::findCount() const
{
    return static_cast<int>(m_document->hits().size());
}

void TranscriptView::goToHit(std::size_t hit)
{
    m_hit = static_cast<int>(hit);
    const TranscriptHit found = m_document->hits()[hit];
    QRectF place = m_document->layout(found.turn).rectOf(found.range);
    if (place.isEmpty()) {
        TurnFold fold = m_document->fold(found.turn);
        fold.folded = false;
        fold.limit = std::max<qsizetype>(fold.limit, found.range.start + found.range.length + 1000);
        m_document->setFold(found.turn, fold);
        place = m_document->layout(found.turn).rectOf(found.range);
    }
    select(found.turn);
    const int top = m_document->placeOf(found.turn).top();
    const int margin = viewport()->height() / 4;
    reveal(top + static_cast<int>(place.top()) - margin, top + static_cast<int>(place.bottom()) + margin);
    Q_EMIT findChanged(m_hit + 1, findCount());
}

void TranscriptView::findNext()
{
    const std::size_t total = m_document->hits().size();
    if (total == 0)
        return;
    const std::size_t next = m_hit >= 0 ? static_cast<std::size_t>(m_hit) + 1 : m_document->firstHitFrom(m_selected);
    goToHit(next % total);
}

void TranscriptView::findPrevious()
{
    const std::size_t total = m_document->hits().size();
    if (total == 0)
        return;
    const std::size_t now = m_hit >= 0 ? static_cast<std::size_t>(m_hit) : m_document->firstHitFrom(m_selected);
    goToHit((now + total - 1) % total);
}

QString TranscriptView::selectedText() const
{
    if (m_marked.turn < 0)
        return {};
    const TranscriptTurn& turn = m_document->display(m_marked.turn);
    return turn.sections[static_cast<std::size_t>(m_marked.section)].body.text.mid(
        std::min(m_marked.anchor, m_marked.cursor), std::abs(m_marked.anchor - m_marked.cursor));
}

void TranscriptView::copy() const
{
    QString text = selectedText();
    if (text.isEmpty() && m_selected >= 0) {
        const session::Turn& turn = m_document->turn(m_selected);
        text = QString::fromStdString(turn.text.empty() ? turn.toolCalls : turn.text);
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

QString TranscriptView::spokenText(int turn) const
{
    const session::Turn& from = m_document->turn(turn);
    const TranscriptTurn head = transcriptTurn({from.role, {}, from.name, from.at, {}});
    QString text = head.roleText.toLower();
    for (const QString& part : {head.name, head.time, m_document->mark(turn)}) {
        if (!part.isEmpty())
            text += u", "_s + part;
    }
    if (folded(turn))
        text += u", "_s + tr("folded, %1 unfolds").arg(keyText(*findCommand(u"turn.unfold")));
    std::string_view said = from.text.empty() ? from.toolCalls : from.text;
    return text + u": "_s + visibleText(said.substr(0, kSpokenBytes)).text;
}

} // namespace turnout::common
