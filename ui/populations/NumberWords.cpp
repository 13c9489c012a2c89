// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/NumberWords.h"

#include "common/ChartPaint.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "population/Measures.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::NumberColumn;

namespace {

// No text that is shown can hold it, as the separator of ValueKey.
constexpr QChar kZoneMark(0x1E);

QString tr(const char* text)
{
    return QCoreApplication::translate("NumberWords", text);
}

/// Ticks of a logarithmic axis: 1, 2, 5, 10 …, or only the powers of ten where these are many.
std::vector<double> logTicks(double low, double high)
{
    std::vector<double> ticks;
    const bool many = high / low > 300;
    for (int power = static_cast<int>(std::floor(std::log10(low))); power <= std::log10(high); ++power)
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double tick = digit * std::pow(10.0, power);
            if (tick >= low && tick <= high && (!many || digit == 1.0))
                ticks.push_back(tick);
        }
    return ticks;
}

} // namespace

QString numberTitle(const std::string& name)
{
    return name == "length" ? tr("length (characters)") : common::visibleLine(name);
}

QString numberText(NumberColumn::Kind kind, double value)
{
    if (kind == NumberColumn::Kind::Time)
        return QDateTime::fromMSecsSinceEpoch(std::llround(value), Qt::UTC).toString(u"yyyy-MM-dd"_s);
    QString text = std::abs(value) >= 100 ? common::countText(std::llround(value))
                                          : QString::number(value, 'f', std::abs(value) >= 10 ? 1 : 2);
    for (const QLatin1StringView zeros : {".00"_L1, ".0"_L1})
        if (text.endsWith(zeros))
            text.chop(zeros.size());
    return text.replace(u'-', QChar(0x2212));
}

QString zoneText(NumberColumn::Kind kind, const std::pair<double, double>& zone)
{
    if (!std::isfinite(zone.first))
        return tr("under %1").arg(numberText(kind, zone.second));
    if (!std::isfinite(zone.second))
        return tr("%1 and more").arg(numberText(kind, zone.first));
    return tr("from %1 to %2").arg(numberText(kind, zone.first), numberText(kind, zone.second));
}

double placeOn(const population::NumberGrid& grid, double value)
{
    const auto at = [&](double v) { return grid.logarithmic ? std::log(std::max(v, 1e-300)) : v; };
    return std::clamp((at(value) - at(grid.low)) / (at(grid.high) - at(grid.low)), 0.0, 1.0);
}

common::DensityAxis axisOf(const population::NumberGrid& grid, NumberColumn::Kind kind)
{
    common::DensityAxis axis;
    std::vector<double> ticks;
    if (kind == NumberColumn::Kind::Time)
        for (int i = 0; i <= 4; ++i)
            ticks.push_back(grid.low + (grid.high - grid.low) * i / 4);
    else
        ticks = grid.logarithmic ? logTicks(grid.low, grid.high) : common::niceTicks(grid.low, grid.high);
    for (const double tick : ticks)
        if (tick >= grid.low && tick <= grid.high)
            axis.ticks.emplace_back(placeOn(grid, tick), numberText(kind, tick));
    return axis;
}

QString pText(double p)
{
    return std::isnan(p) ? QString() : p < 0.0005 ? u"<0.001"_s : QString::number(p, 'f', 3);
}

QString cellText(double number, int decimals)
{
    return std::isfinite(number) ? QString::number(number, 'f', decimals) : QString();
}

QString pCell(double p)
{
    constexpr double kAsDecimals = 0.0001;
    return std::isfinite(p) && p > 0 && p < kAsDecimals ? QString::number(p, 'e', 1) : cellText(p, 4);
}

QString fewText(qint64 n)
{
    return n < population::kFewSessions ? tr("few") : QString();
}

QString ZoneKey::text() const
{
    return kZoneMark + number + kZoneMark + QString::number(zone);
}

std::optional<ZoneKey> ZoneKey::parse(const QString& key)
{
    if (!key.startsWith(kZoneMark))
        return std::nullopt;
    const qsizetype at = key.lastIndexOf(kZoneMark);
    bool isNumber = false;
    const int zone = key.mid(at + 1).toInt(&isNumber);
    if (at == 0 || !isNumber)
        return std::nullopt;
    return ZoneKey{key.mid(1, at - 1), zone};
}

population::Bitmap zoneRows(const population::Frame& frame, const std::vector<NumberColumn>& numbers,
    const std::string& name, const population::NumberGrid& grid, int zone)
{
    population::Bitmap rows(frame.size());
    const auto column = std::find_if(numbers.begin(), numbers.end(), [&](const auto& n) { return n.name == name; });
    if (column == numbers.end() || zone < 0)
        return rows;
    const auto [low, high] = grid.zone(static_cast<std::size_t>(zone));
    // By bin, as the shares were counted.
    std::vector<bool> inside(column->places.size() + 1, false);
    for (std::size_t bin = 0; bin < column->places.size(); ++bin)
        inside[bin] = column->places[bin] >= low && column->places[bin] < high;
    for (std::size_t row = 0; row < frame.size(); ++row)
        if (inside[column->bins[row]])
            rows.set(row);
    return rows;
}

} // namespace turnout::ui
