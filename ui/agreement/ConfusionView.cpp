// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/ConfusionView.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kCellWidth = 84;
constexpr int kNarrowest = 56;
constexpr int kCellHeight = 34;
constexpr int kHeadHeight = 44; ///< two lines: whose answers, and the values
constexpr int kLongestHead = 150;

} // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What one annotator says where another says something else"));
    connect(&Theme::notifier(), &common::ThemeNotifier::themeChanged, this, qOverload<>(&QWidget::update));
}

void ConfusionView::setTable(
    const QStringList& values, std::vector<double> table, const QString& rows, const QString& columns)
{
    m_values = values;
    m_table = std::move(table);
    m_rows = rows;
    m_columns = columns;
    updateGeometry();
    mark(std::min(m_row, std::max(0, size() - 1)), std::min(m_column, std::max(0, size() - 1)));
}

int ConfusionView::size() const
{
    return static_cast<int>(m_values.size());
}

double ConfusionView::countAt(int row, int column) const
{
    const auto across = static_cast<std::size_t>(size());
    return m_table[static_cast<std::size_t>(row) * across + static_cast<std::size_t>(column)];
}

double ConfusionView::sumOf(int row) const
{
    double sum = 0;
    for (int column = 0; column < size(); ++column)
        sum += countAt(row, column);
    return sum;
}

int ConfusionView::headWidth() const
{
    const QFontMetrics metrics(Theme::font(common::TextStyle::Body));
    int widest = QFontMetrics(Theme::font(common::TextStyle::Note)).horizontalAdvance(m_rows);
    for (const QString& value : m_values)
        widest = std::max(widest, metrics.horizontalAdvance(value));
    return std::min(widest, kLongestHead) + Theme::kBetween;
}

QRect ConfusionView::cellRect(int row, int column) const
{
    const int room = std::max(0, width() - headWidth()) / std::max(1, size());
    const int across = std::clamp(room, kNarrowest, kCellWidth);
    return {headWidth() + column * across, kHeadHeight + row * kCellHeight, across, kCellHeight};
}

QSize ConfusionView::sizeHint() const
{
    return {headWidth() + size() * kCellWidth, kHeadHeight + size() * kCellHeight + 2};
}

QSize ConfusionView::minimumSizeHint() const
{
    return {headWidth() + size() * kNarrowest, kHeadHeight + size() * kCellHeight + 2};
}

QString ConfusionView::cellText(int row, int column) const
{
    if (row >= size() || column >= size())
        return {};
    const double n = countAt(row, column);
    const double all = sumOf(row);
    return tr("%1 says %2, %3 says %4: %5 times, %6 of the row")
        .arg(m_rows, m_values.at(row), m_columns, m_values.at(column), common::countText(std::llround(n)),
            all > 0 ? common::shareText(n / all, 0) : u"–"_s);
}

void ConfusionView::mark(int row, int column)
{
    m_row = row;
    m_column = column;
    setAccessibleDescription(cellText(row, column));
    update();
}

void ConfusionView::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setPen(theme.muted);
    painter.setFont(Theme::font(common::TextStyle::Note));
    const int half = kHeadHeight / 2;
    painter.drawText(QRect(0, half, headWidth() - Theme::kInside, half), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_rows, Qt::ElideRight, headWidth() - Theme::kInside));
    painter.drawText(
        QRect(headWidth(), 0, size() * cellRect(0, 0).width(), half), Qt::AlignHCenter | Qt::AlignVCenter, m_columns);
    painter.setFont(Theme::font(common::TextStyle::Body));
    painter.setPen(theme.text);
    const QFontMetrics metrics = painter.fontMetrics();
    for (int i = 0; i < size(); ++i) {
        const QRect top = cellRect(0, i);
        painter.drawText(QRect(top.left(), half, top.width(), half), Qt::AlignCenter,
            metrics.elidedText(m_values.at(i), Qt::ElideRight, top.width() - Theme::kStep));
        const QRect left = cellRect(i, 0);
        painter.drawText(QRect(0, left.top(), headWidth() - Theme::kInside, left.height()),
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(m_values.at(i), Qt::ElideRight, headWidth() - Theme::kInside));
    }
    for (int row = 0; row < size(); ++row) {
        const double all = sumOf(row);
        for (int column = 0; column < size(); ++column) {
            const double n = countAt(row, column);
            const QRect cell = cellRect(row, column).adjusted(1, 1, -1, -1);
            // Agreement and disagreement differ in place (the diagonal) as well as in colour.
            const QColor& ink = row == column ? theme.accent : theme.bad;
            const double share = all > 0 ? n / all : 0;
            painter.fillRect(cell, common::mixed(theme.surface, ink, 0.4 * share + (row == column ? 0.05 : 0.0)));
            painter.setPen(theme.text);
            common::drawTabular(painter, cell, Qt::AlignCenter, common::countText(std::llround(n)));
        }
    }
    if (hasFocus() && size() > 0) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(m_row, m_column).adjusted(1, 1, -1, -1));
    }
}

void ConfusionView::mousePressEvent(QMouseEvent* event)
{
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            if (cellRect(row, column).contains(event->position().toPoint())) {
                mark(row, column);
                Q_EMIT cellActivated(row, column);
                return;
            }
}

void ConfusionView::keyPressEvent(QKeyEvent* event)
{
    const int last = size() - 1;
    if (last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        mark(m_row, std::max(0, m_column - 1));
        return;
    case Qt::Key_Right:
        mark(m_row, std::min(last, m_column + 1));
        return;
    case Qt::Key_Up:
        mark(std::max(0, m_row - 1), m_column);
        return;
    case Qt::Key_Down:
        mark(std::min(last, m_row + 1), m_column);
        return;
    case Qt::Key_Space:
        Q_EMIT cellActivated(m_row, m_column);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ConfusionView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            if (cellRect(row, column).contains(help->pos()))
                QToolTip::showText(help->globalPos(), common::plainToolTip(cellText(row, column)), this);
    return true;
}

} // namespace turnout::ui
