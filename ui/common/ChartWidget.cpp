// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChartWidget.h"

#include <QScrollArea>
#include <QScrollBar>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// A spreadsheet runs what begins like this; the numbers of a numeric column may keep their minus.
QString harmless(const QString& cell, bool numeric)
{
    static const QString starts = u"=+-@\t\r"_s;
    const bool runs = !numeric && !cell.isEmpty() && starts.contains(cell.front());
    return runs ? u'\'' + cell : cell;
}

QByteArray csvCell(const QString& cell, bool numeric)
{
    QString text = harmless(cell, numeric);
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r')) {
        text.replace(u'"', "\"\""_L1);
        text = u'"' + text + u'"';
    }
    return text.toUtf8();
}

} // namespace

ChartWidget::ChartWidget(QWidget* parent)
    : QWidget(parent)
    , m_emptyText(tr("Nothing to show yet."))
{
}

void ChartWidget::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

QString ChartWidget::emptyText() const
{
    return m_emptyText;
}

double ChartWidget::heightIn(double) const
{
    return sizeHint().height();
}

void ChartWidget::scrolled()
{
    update();
}

void ChartWidget::ensureSeen(const QRect& part)
{
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(above);
        if (area == nullptr || area->widget() == nullptr || !isVisible())
            continue;
        const int top = mapTo(area->widget(), part.topLeft()).y();
        const int left = area->horizontalScrollBar()->value(); // only up and down
        area->ensureVisible(left, top + part.height(), 0, 0);
        area->ensureVisible(left, top, 0, 0);
    }
}

QByteArray tableCsv(const ChartTable& table)
{
    QByteArray out;
    const auto line = [&](const QStringList& cells, bool header) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            const bool numeric = !header && column < table.numeric.size() && table.numeric[column];
            out += (i > 0 ? QByteArray(",") : QByteArray()) + csvCell(cells.at(i), numeric);
        }
        out += "\r\n";
    };
    line(table.columns, true);
    for (const QStringList& row : table.rows)
        line(row, false);
    return out;
}

QString tableText(const ChartTable& table, const std::vector<int>& rows)
{
    const auto line = [&](const QStringList& cells, bool header) -> QString {
        QStringList out;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto column = static_cast<std::size_t>(i);
            const bool numeric = !header && column < table.numeric.size() && table.numeric[column];
            out << harmless(cells.at(i), numeric).replace(u'\t', u' ').replace(u'\n', u' ');
        }
        return out.join(u'\t') + u'\n';
    };
    QString text = line(table.columns, true);
    for (const int row : rows)
        text += line(table.rows[static_cast<std::size_t>(row)], false);
    return text;
}

} // namespace turnout::common
