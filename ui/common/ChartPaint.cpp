// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChartPaint.h"

#include "common/TabularText.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QPolygonF>
#include <QTextLayout>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

QPainterPath shape(Mark mark, const QPointF& c, double r)
{
    QPainterPath path;
    switch (mark) {
    case Mark::Labeled:
    case Mark::Frame:
        path.addEllipse(c, r, r);
        break;
    case Mark::Rated: {
        // Sizes are matched by area, so that no population looks louder.
        const double a = r * 1.25;
        path.moveTo(c.x(), c.y() - a);
        path.lineTo(c.x() + a * 0.92, c.y() + a * 0.68);
        path.lineTo(c.x() - a * 0.92, c.y() + a * 0.68);
        path.closeSubpath();
        break;
    }
    case Mark::Unrated: {
        const double a = r * 0.88;
        path.addRect(QRectF(c.x() - a, c.y() - a, 2 * a, 2 * a));
        break;
    }
    }
    return path;
}

} // namespace

void drawMark(QPainter& painter, Mark mark, const QPointF& center, const QColor& color, double radius, bool apart)
{
    const Theme& theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = shape(mark, center, radius);
    if (apart) {
        painter.setPen(QPen(theme.surface, 2.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    if (mark == Mark::Frame) {
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(theme.surface);
        painter.drawPath(shape(mark, center, radius - 0.75));
    } else {
        painter.fillPath(path, color);
    }
    painter.restore();
}

QString lightText(TrafficLight light)
{
    switch (light) {
    case TrafficLight::Good:
        return QCoreApplication::translate("ChartPaint", "green");
    case TrafficLight::Caution:
        return QCoreApplication::translate("ChartPaint", "amber");
    case TrafficLight::Bad:
        return QCoreApplication::translate("ChartPaint", "red");
    case TrafficLight::None:
        break;
    }
    return {};
}

void drawLight(QPainter& painter, TrafficLight light, const QPointF& center)
{
    if (light == TrafficLight::None)
        return;
    const Theme& theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(light == TrafficLight::Good ? theme.good
            : light == TrafficLight::Caution     ? theme.caution
                                                 : theme.bad);
    constexpr double kRadius = 6;
    painter.drawEllipse(center, kRadius, kRadius);
    painter.setPen(QPen(theme.surface, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(center);
    switch (light) {
    case TrafficLight::Good:
        painter.drawPolyline(QPolygonF({{-2.8, 0.2}, {-0.8, 2.2}, {2.8, -2.2}}));
        break;
    case TrafficLight::Caution:
        painter.drawLine(QPointF(0, -3), QPointF(0, 0.6));
        painter.drawPoint(QPointF(0, 3));
        break;
    case TrafficLight::Bad:
        painter.drawLine(QPointF(-2.2, -2.2), QPointF(2.2, 2.2));
        painter.drawLine(QPointF(-2.2, 2.2), QPointF(2.2, -2.2));
        break;
    case TrafficLight::None:
        break;
    }
    painter.restore();
}

void drawInterval(QPainter& painter, double low, double high, double y, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(low, y), QPointF(high, y));
    painter.drawLine(QPointF(low, y - 3), QPointF(low, y + 3));
    painter.drawLine(QPointF(high, y - 3), QPointF(high, y + 3));
    painter.restore();
}

void drawDashedLine(QPainter& painter, double x, double top, double bottom, const QColor& color)
{
    painter.save();
    QPen pen(color, 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    const double at = std::floor(x) + 0.5; // in the middle of a pixel: one sharp line
    painter.drawLine(QPointF(at, top), QPointF(at, bottom));
    painter.restore();
}

double drawLegend(QPainter& painter, double left, double middle, const std::vector<LegendItem>& items)
{
    const Theme& theme = Theme::current();
    painter.save();
    painter.setFont(Theme::font(TextStyle::Note));
    const QFontMetricsF metrics(painter.font());
    for (const LegendItem& item : items) {
        drawMark(painter, item.mark, QPointF(left + kMarkRadius, middle), theme.color(item.mark), kMarkRadius - 0.5);
        left += 2 * kMarkRadius + 5;
        const double width = metrics.horizontalAdvance(item.text);
        painter.setPen(theme.muted);
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), item.text);
        left += width + Theme::kBetween;
    }
    painter.restore();
    return left - Theme::kBetween;
}

double slideScale(const QSizeF& picture, const QSizeF& natural)
{
    const double fits = std::min(picture.width() / natural.width(), picture.height() / natural.height());
    return std::clamp(fits, 1.0, kLargestScale);
}

QStringList wrappedLines(const QFont& font, const QString& text, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

void drawElided(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        area, static_cast<int>(alignment) | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, area.width()));
}

std::vector<double> niceTicks(double low, double high, int most)
{
    if (!(high > low))
        return {low, low + 1};
    const double rough = (high - low) / std::max(1, most - 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const auto first = static_cast<int>(std::floor(low / step + 1e-9));
    const auto last = static_cast<int>(std::ceil(high / step - 1e-9));
    for (int i = first; i <= last; ++i)
        ticks.push_back(i * step);
    return ticks;
}

QString signedText(double value, int decimals)
{
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool zero = digits.toDouble() == 0.0;
    return (zero ? QString() : value < 0 ? u"\u2212"_s : u"+"_s) + digits;
}

QString signedTick(double value)
{
    constexpr int kDigits = 4;
    const QString digits = QString::number(std::abs(value), 'g', kDigits);
    return std::abs(value) < 1e-9 ? u"0"_s : (value < 0 ? u"\u2212"_s : u"+"_s) + digits;
}

QString smallCountText(qint64 n)
{
    return n < kSmallCount ? u"n=%1"_s.arg(n) : QString();
}

} // namespace turnout::common
