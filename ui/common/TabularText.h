// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>
#include <QStyledItemDelegate>

namespace turnout::common {

/// Draws one line of text whose digits are all as wide as the widest, so that numbers stand under each other in any
/// font (Qt 6.4 cannot switch on a font's own tabular figures). Uses the painter's font and pen.
void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);
/// How wide drawTabular() draws it.
double tabularWidth(const QFont& font, const QString& text);

/// "1,234,567": grouped digits.
QString countText(qint64 count);
/// At most five characters: "9,999", "123 k", "1.2 M".
QString shortCountText(qint64 count);
/// "21.4 %", from a fraction.
QString shareText(double share, int decimals = 1);
/// "21.4 % (15.0–29.1)", from fractions; with more decimals, up to three, where the ends would read the same.
QString shareText(double share, double low, double high, int decimals = 1);

/// Draws the cells of a table itself: text, selection, font and colour of the item, nothing else, at a third of the
/// cost of a cell drawn by a style sheet. Items with an icon or a check box are drawn by the style as usual. What the
/// model says with Qt::TextAlignmentRole goes; right-aligned text has tabular figures.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// Where the model says nothing.
    [[nodiscard]] virtual Qt::Alignment defaultAlignment() const;
};

/// For the number columns of a table: right aligned.
class NumberDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    [[nodiscard]] Qt::Alignment defaultAlignment() const override;
};

/// For ids: what tells two of them apart is often at the end, so the middle is left out where there is no room.
class IdDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace turnout::common
