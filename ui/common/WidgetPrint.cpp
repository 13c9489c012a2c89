// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/WidgetPrint.h"

#include "common/Theme.h"

#include <algorithm>
#include <QApplication>
#include <QPainter>
#include <QPrinter>
#include <QWidget>

namespace turnout::common {
namespace {

/// Paper is white: the light theme for as long as this lives.
class LightTheme {
public:
    LightTheme()
        : m_wasDark(Theme::current().isDark)
    {
        if (m_wasDark)
            Theme::apply(*qApp, Scheme::Light);
    }
    ~LightTheme()
    {
        if (m_wasDark)
            Theme::apply(*qApp, Scheme::Dark);
    }
    Q_DISABLE_COPY_MOVE(LightTheme)

private:
    bool m_wasDark;
};

} // namespace

bool printWidget(QWidget& widget, const QString& heading, QPrinter& printer)
{
    const LightTheme light;
    printer.setPageOrientation(widget.width() > widget.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    const QRect paper(QPoint(0, 0), printer.pageLayout().paintRectPixels(printer.resolution()).size());
    const QRect line = painter.boundingRect(paper, Qt::AlignLeft | Qt::AlignTop, heading);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, heading);
    const int top = line.height() * 2;
    const double scale = std::min(static_cast<double>(paper.width()) / widget.width(),
        static_cast<double>(paper.height() - top) / widget.height());
    painter.translate(0, top);
    painter.scale(scale, scale);
    widget.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    return painter.end();
}

} // namespace turnout::common
