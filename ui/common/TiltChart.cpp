// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TiltChart.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QPainter>
#include <QPainterPath>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kTicks{1.0 / 30, 1.0 / 10, 1.0 / 3, 1.0, 3.0, 10.0, 30.0};

constexpr double kRing = 8; ///< around the part that is current or under the pointer

QString factorText(double kappa)
{
    if (kappa >= 1 && kappa < 1.1 && kappa != 1)
        return QString::number(kappa, 'f', 2); // 1.0 would be no factor at all
    if (kappa >= 1)
        return QString::number(kappa, 'f', kappa < 9.95 && std::abs(kappa - std::round(kappa)) > 0.04 ? 1 : 0);
    return u"1/"_s + factorText(1 / kappa);
}

} // namespace

TiltChart::TiltChart(QWidget* parent)
    : PickableChart(parent)
{
    setAccessibleName(tr("Quality by how differently good and bad sessions are rated"));
    setEmptyText(tr("There are no ratings, so that nothing hangs on them."));
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, [this] { update(); });
    partsChanged();
}

void TiltChart::setCurve(std::vector<TiltPoint> points, const TiltMarks& marks)
{
    m_points = std::move(points);
    m_marks = marks;
    partsChanged();
}

ChartTable TiltChart::table() const
{
    ChartTable table;
    table.columns = {tr("bad rated so many times as often"), tr("quality %"), tr("low %"), tr("high %")};
    table.numeric.assign(4, true);
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
    for (const TiltPoint& point : m_points) {
        table.rows.push_back(
            {QString::number(point.kappa, 'f', 3), percent(point.quality), percent(point.low), percent(point.high)});
        table.keys.push_back(m_marks.ratedKey);
    }
    return table;
}

bool TiltChart::isEmpty() const
{
    return m_points.empty();
}

QSize TiltChart::sizeHint() const
{
    return {640, 300};
}

QSize TiltChart::minimumSizeHint() const
{
    return {420, 260};
}

QRectF TiltChart::plotOf(const QRectF& area)
{
    return area.adjusted(56, 30, -150, -46);
}

double TiltChart::xOf(const QRectF& plot, double kappa) const
{
    const double low = std::log(m_points.front().kappa);
    const double high = std::log(m_points.back().kappa);
    return plot.left() + std::clamp((std::log(kappa) - low) / (high - low), 0.0, 1.0) * plot.width();
}

double TiltChart::yOf(const QRectF& plot, double share)
{
    return plot.bottom() - share * plot.height();
}

void TiltChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAll(painter, rect(), true);
}

void TiltChart::paintChart(QPainter& painter, const QRectF& area) const
{
    const double scale = slideScale(area.size(), sizeHint());
    painter.save();
    painter.fillRect(area, Theme::current().surface);
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    paintAll(painter, QRectF(QPointF(), area.size() / scale), false);
    painter.restore();
}

void TiltChart::paintAll(QPainter& painter, const QRectF& area, bool onScreen) const
{
    const Theme& theme = Theme::current();
    painter.fillRect(area, theme.surface);
    if (m_points.size() < 2) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(theme.muted);
        painter.drawText(area.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plot = plotOf(area);
    paintAxes(painter, plot);
    QPainterPath band;
    QPainterPath line;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const TiltPoint& p = m_points[i];
        const QPointF low(xOf(plot, p.kappa), yOf(plot, p.low));
        const QPointF middle(low.x(), yOf(plot, p.quality));
        i == 0 ? band.moveTo(low) : band.lineTo(low);
        i == 0 ? line.moveTo(middle) : line.lineTo(middle);
    }
    for (auto p = m_points.rbegin(); p != m_points.rend(); ++p)
        band.lineTo(QPointF(xOf(plot, p->kappa), yOf(plot, p->high)));
    band.closeSubpath();
    QColor ground = theme.rated;
    ground.setAlphaF(0.18F);
    paintLabels(painter, plot);
    painter.fillPath(band, ground);
    painter.strokePath(line, QPen(theme.rated, 2));
    paintLines(painter, plot);
    drawMark(painter, Mark::Rated, QPointF(xOf(plot, 1), yOf(plot, m_marks.up)), theme.rated, kMarkRadius, true);
    if (m_marks.kappa)
        drawMark(painter, Mark::Labeled, QPointF(xOf(plot, *m_marks.kappa), yOf(plot, m_marks.quality)), theme.labeled,
            kMarkRadius, true);
    if (!onScreen)
        return;
    painter.setBrush(Qt::NoBrush);
    for (const int part : {hoveredPart(), hasFocus() ? currentPart() : -1})
        if (part >= 0) {
            painter.setPen(QPen(part == hoveredPart() ? theme.text : theme.accent, 2));
            painter.drawEllipse(placeOf(plot, part), kRing, kRing);
        }
}

void TiltChart::paintAxes(QPainter& painter, const QRectF& plot) const
{
    const Theme& theme = Theme::current();
    painter.setFont(Theme::font(TextStyle::Note));
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double y = std::floor(yOf(plot, share)) + 0.5;
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.muted);
        drawTabular(
            painter, QRectF(plot.left() - 54, y - 10, 46, 20), Qt::AlignRight | Qt::AlignVCenter, shareText(share, 0));
    }
    for (const double kappa : kTicks) {
        const double x = std::floor(xOf(plot, kappa)) + 0.5;
        painter.setPen(QPen(kappa == 1 ? theme.lineStrong : theme.line, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(theme.muted);
        drawTabular(
            painter, QRectF(x - 30, plot.bottom() + 4, 60, 18), Qt::AlignHCenter | Qt::AlignVCenter, factorText(kappa));
    }
    painter.setPen(theme.muted);
    drawElided(painter, QRectF(plot.left(), plot.bottom() + 22, plot.width(), 18), Qt::AlignHCenter | Qt::AlignVCenter,
        tr("a bad session is so many times as likely to be rated as a good one"));
}

/// What the labels say: a band of factors, and the quality they found.
void TiltChart::paintLabels(QPainter& painter, const QRectF& plot) const
{
    if (!m_marks.kappa)
        return;
    const Theme& theme = Theme::current();
    QColor ground = theme.labeled;
    ground.setAlphaF(0.14F);
    const double left = xOf(plot, m_marks.kappaLow);
    painter.fillRect(QRectF(left, plot.top(), xOf(plot, m_marks.kappaHigh) - left, plot.height()), ground);
    const double x = xOf(plot, *m_marks.kappa);
    painter.setPen(QPen(theme.labeled, 1.5));
    painter.drawLine(QPointF(x, yOf(plot, m_marks.qualityLow)), QPointF(x, yOf(plot, m_marks.qualityHigh)));
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.text);
    drawTabular(painter, QRectF(plot.right() + 10, plot.top() + 4, 138, 16), Qt::AlignLeft | Qt::AlignVCenter,
        tr("labels: %1 times").arg(factorText(*m_marks.kappa)));
    painter.setPen(theme.muted);
    drawTabular(painter, QRectF(plot.right() + 10, plot.top() + 20, 138, 16), Qt::AlignLeft | Qt::AlignVCenter,
        tr("%1 to %2").arg(factorText(m_marks.kappaLow), factorText(m_marks.kappaHigh)));
}

/// The target, and where it is reached.
void TiltChart::paintLines(QPainter& painter, const QRectF& plot) const
{
    const Theme& theme = Theme::current();
    QPen pen(theme.text, 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    const double y = std::floor(yOf(plot, m_marks.target)) + 0.5;
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setFont(Theme::font(TextStyle::Note));
    painter.setPen(theme.text);
    // Under the words of the labels, where both are near the top.
    const double words = m_marks.kappa ? std::max(y, plot.top() + 46) : y;
    drawTabular(painter, QRectF(plot.right() + 10, words - 10, 138, 20), Qt::AlignLeft | Qt::AlignVCenter,
        tr("asked for: %1").arg(shareText(m_marks.target, 0)));
    if (!m_marks.tipping || *m_marks.tipping < m_points.front().kappa || *m_marks.tipping > m_points.back().kappa)
        return;
    const double x = xOf(plot, *m_marks.tipping);
    drawDashedLine(painter, x, plot.top() - 4, plot.bottom(), theme.text);
    drawTabular(painter, QRectF(x - 70, plot.top() - 24, 140, 18), Qt::AlignHCenter | Qt::AlignVCenter,
        tr("tips at %1").arg(factorText(*m_marks.tipping)));
}

bool TiltChart::isLabels(int part) const
{
    return part == static_cast<int>(m_points.size());
}

QPointF TiltChart::placeOf(const QRectF& plot, int part) const
{
    if (isLabels(part))
        return {xOf(plot, *m_marks.kappa), yOf(plot, m_marks.quality)};
    const TiltPoint& p = m_points[static_cast<std::size_t>(part)];
    return {xOf(plot, p.kappa), yOf(plot, p.quality)};
}

QRectF TiltChart::partRect(int part) const
{
    if (part < 0 || part >= partCount())
        return {};
    const QPointF ring(kRing, kRing);
    const QPointF place = placeOf(plotOf(rect()), part);
    return {place - ring, place + ring};
}

/// The mark of the labels where that is, and else the curve above or below.
int TiltChart::partAt(const QPointF& place) const
{
    const QRectF plot = plotOf(rect());
    const int curve = static_cast<int>(m_points.size());
    if (partCount() == 0 || !plot.adjusted(-kRing, 0, kRing, 0).contains(place))
        return -1;
    if (partCount() > curve && partRect(curve).contains(place))
        return curve;
    int nearest = 0;
    const auto away = [&](int part) { return std::abs(placeOf(plot, part).x() - place.x()); };
    for (int i = 1; i < curve; ++i)
        if (away(i) < away(nearest))
            nearest = i;
    return nearest;
}

int TiltChart::partCount() const
{
    if (m_points.size() < 2)
        return 0;
    return static_cast<int>(m_points.size()) + (m_marks.kappa ? 1 : 0);
}

QString TiltChart::partKey(int part) const
{
    return isLabels(part) ? m_marks.labeledKey : m_marks.ratedKey;
}

QString TiltChart::labelsText() const
{
    return tr("By the labels a bad session is %1 times as likely to be rated, interval %2 to %3, and quality is %4")
        .arg(factorText(*m_marks.kappa), factorText(m_marks.kappaLow), factorText(m_marks.kappaHigh),
            shareText(m_marks.quality, m_marks.qualityLow, m_marks.qualityHigh));
}

QString TiltChart::partText(int part) const
{
    if (isLabels(part))
        return labelsText();
    const TiltPoint& p = m_points[static_cast<std::size_t>(part)];
    const QString text = tr("If a bad session is %1 times as likely to be rated as a good one, quality is %2")
                             .arg(factorText(p.kappa), shareText(p.quality, p.low, p.high));
    return m_marks.rated > 0 ? text + u'\n' + tr("From %1 rated sessions").arg(countText(m_marks.rated)) : text;
}

int TiltChart::firstPart() const
{
    return static_cast<int>(m_points.size()) / 2; // as they are
}

QString TiltChart::summary() const
{
    return tr("A curve of %n points", nullptr, static_cast<int>(m_points.size()));
}

std::optional<int> TiltChart::walked(int key) const
{
    if (key != Qt::Key_Right && key != Qt::Key_Left)
        return std::nullopt;
    return currentPart() < 0 ? firstPart() : currentPart() + (key == Qt::Key_Right ? 1 : -1);
}

QRect TiltChart::surroundings(int) const
{
    return rect();
}

} // namespace turnout::common
