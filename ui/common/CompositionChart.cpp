// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CompositionChart.h"

#include "common/ChartPaint.h"
#include "common/CompositionView.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QValueAxis>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kMarks{Mark::Labeled, Mark::Rated, Mark::Unrated};

std::array<std::optional<PopulationShare>, 3> sharesOf(const CompositionRow& row)
{
    return {row.labeled, row.rated, row.unrated};
}

} // namespace

CompositionChart::CompositionChart(QWidget* parent)
    : PickableChart(parent)
    , m_view(new CompositionView(*this))
    , m_series(new QHorizontalBarSeries)
    , m_axis(new QValueAxis)
{
    setAccessibleName(tr("Composition of the populations"));
    setEmptyText(tr("No segment is chosen, or it has no values in this frame."));
    // Qt Charts stacks the bars of a row from below: the last set is the top one.
    for (std::size_t i = kMarks.size(); i-- > 0;) {
        m_sets.at(i) = new QBarSet(QString());
        m_series->append(m_sets.at(i));
    }
    m_series->setBarWidth(CompositionView::kBarShare);
    QChart* chart = m_view->chart();
    chart->addSeries(m_series);
    auto* categories = new QBarCategoryAxis;
    categories->setLabelsVisible(false);
    categories->setGridLineVisible(false);
    categories->setLineVisible(false);
    m_axis->setLabelsVisible(false);
    m_axis->setGridLineVisible(false);
    m_axis->setLineVisible(false);
    chart->addAxis(categories, Qt::AlignLeft);
    chart->addAxis(m_axis, Qt::AlignTop);
    m_series->attachAxis(categories);
    m_series->attachAxis(m_axis);
    connect(&Theme::notifier(), &ThemeNotifier::themeChanged, this, &CompositionChart::recolour);
    recolour();
}

void CompositionChart::setRows(std::vector<CompositionRow> rows, const QString& segment)
{
    m_rows = std::move(rows);
    m_segment = segment;
    fillBars();
    m_view->chart()->setPlotArea(m_view->plotArea(m_view->size()));
    partsChanged();
}

void CompositionChart::fillBars()
{
    double most = 0.01;
    QStringList names;
    std::array<QList<qreal>, 3> values;
    // From the last to the first: Qt Charts counts categories from below.
    for (int row = partCount() - 1; row >= 0; --row) {
        const CompositionRow& from = m_rows[static_cast<std::size_t>(row)];
        names.append(QString::number(row));
        const auto shares = sharesOf(from);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            values.at(i).append(shares.at(i) ? shares.at(i)->share : 0);
            most = std::max(most, shares.at(i) ? shares.at(i)->high : 0);
        }
        most = std::max(most, from.frame.value_or(0));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_sets.at(i)->remove(0, m_sets.at(i)->count());
        m_sets.at(i)->append(values.at(i));
    }
    auto* categories = static_cast<QBarCategoryAxis*>(m_series->attachedAxes().first());
    categories->setCategories(names);
    const std::vector<double> ticks = niceTicks(0, std::min(most, 1.0));
    m_axis->setRange(0, ticks.back());
    m_axis->setTickCount(static_cast<int>(ticks.size()));
}

int CompositionChart::partCount() const
{
    return static_cast<int>(m_rows.size());
}

void CompositionChart::recolour()
{
    const Theme& theme = Theme::current();
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        // Bars are a quiet body; mark and interval on top carry the full colour.
        m_sets.at(i)->setColor(mixed(theme.surface, theme.color(kMarks.at(i)), theme.isDark ? 0.42 : 0.38));
        m_sets.at(i)->setPen(Qt::NoPen);
    }
    m_view->viewport()->update();
}

void CompositionChart::paintChart(QPainter& painter, const QRectF& area) const
{
    // A second one of the wanted size, so that the one on screen stays as it is.
    CompositionChart other;
    other.setEmptyText(emptyText());
    const double natural = sizeHint().height();
    // Smaller where there is no other way to show all.
    const double scale = std::min(kLargestScale, std::min(area.height() / natural, area.width() / 520));
    const double room = area.height() / scale - CompositionView::kHeaderHeight - CompositionView::kAxisHeight
        - CompositionView::kBottom;
    other.setRows(m_rows, m_segment);
    // Few rows may fill more of the slide.
    other.m_view->setRowHeight(
        std::clamp(room / std::max(1.0, static_cast<double>(m_rows.size())), CompositionView::kRowHeight, 80.0));
    other.m_view->paintInto(painter, area, scale, other.m_view->plotArea(area.size() / scale));
}

ChartTable CompositionChart::table() const
{
    ChartTable table;
    table.columns = {m_segment.isEmpty() ? tr("value") : visibleLine(m_segment), tr("all sessions %")};
    table.numeric = {false, true};
    for (const QString& name : {tr("labeled"), tr("rated"), tr("unrated")}) {
        table.columns << tr("%1 n").arg(name) << tr("%1 %").arg(name) << tr("%1 low %").arg(name)
                      << tr("%1 high %").arg(name);
        table.numeric.insert(table.numeric.end(), 4, true);
    }
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 2); };
    for (const CompositionRow& row : m_rows) {
        QStringList cells{visibleLine(row.value), row.frame ? percent(*row.frame) : QString()};
        for (const auto& share : sharesOf(row)) {
            if (share)
                cells << QString::number(share->n) << percent(share->share) << percent(share->low)
                      << percent(share->high);
            else
                cells << QString() << QString() << QString() << QString();
        }
        table.rows.push_back(cells);
        table.keys.push_back(row.key);
    }
    return table;
}

bool CompositionChart::isEmpty() const
{
    return m_rows.empty();
}

QSize CompositionChart::sizeHint() const
{
    const double rows = std::max(3, partCount()) * CompositionView::kRowHeight;
    return {640,
        static_cast<int>(
            rows + CompositionView::kHeaderHeight + CompositionView::kAxisHeight + CompositionView::kBottom)};
}

QSize CompositionChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

QRect CompositionChart::surroundings(int row) const
{
    const int reserved = static_cast<int>(CompositionView::kHeaderHeight + CompositionView::kAxisHeight);
    return partRect(row).toRect().adjusted(0, -reserved, 0, 0);
}

void CompositionChart::refreshParts()
{
    m_view->viewport()->update();
}

void CompositionChart::scrolled()
{
    m_view->setHeaderTop(visibleRegion().boundingRect().top());
}

QRectF CompositionChart::partRect(int row) const
{
    return row < 0 || row >= partCount() ? QRectF() : m_view->rowArea(size(), row);
}

int CompositionChart::partAt(const QPointF& place) const
{
    const double y = place.y() - CompositionView::kHeaderHeight - CompositionView::kAxisHeight;
    if (y < m_view->headerTop())
        return -1; // the legend lies over scrolled rows
    const int row = static_cast<int>(std::floor(y / CompositionView::kRowHeight));
    return row >= 0 && row < partCount() ? row : -1;
}

QString CompositionChart::partText(int row) const
{
    const CompositionRow& from = m_rows[static_cast<std::size_t>(row)];
    const auto part = [](const std::optional<PopulationShare>& share) {
        return share ? tr("%1, n=%2").arg(shareText(share->share, share->low, share->high, 1), countText(share->n))
                     : tr("none", "population without sessions");
    };
    QString text = tr("%1: %2\nLabeled: %3\nRated: %4\nUnrated: %5")
                       .arg(visibleLine(m_segment), visibleLine(from.value), part(from.labeled), part(from.rated),
                           part(from.unrated));
    if (from.frame)
        text += u'\n' + tr("All sessions: %1").arg(shareText(*from.frame));
    return text;
}

QString CompositionChart::partKey(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].key;
}

void CompositionChart::resizeEvent(QResizeEvent*)
{
    m_view->setGeometry(rect());
}

} // namespace turnout::common
