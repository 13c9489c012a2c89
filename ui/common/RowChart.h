// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/PickableChart.h"

#include <vector>

namespace turnout::common {

/// The words of a row, visible text.
struct RowWords {
    QString group = {}; ///< where it differs from the row's above, a heading is over it; empty: none
    QString label = {};
    QString note = {}; ///< small print: beside the label, or under it where rows have two lines
    QString figures = {}; ///< the numbers on the right, a second line after '\n'
    QString key = {}; ///< what rowActivated() carries; empty: there is nothing to open
    double indent = 0; ///< what label and note leave free on their left, for a mark of the derived class's
};

/// A chart of rows, each with a label on the left, marks on a shared axis and figures on the right. Knows the geometry
/// and the words; the marks of a row are the derived class's. A row is as high as its note takes lines, and ChartFrame
/// scrolls them; legend and axis stay in sight.
class RowChart : public PickableChart {
    Q_OBJECT
public:
    explicit RowChart(QWidget* parent = nullptr);

    void paintChart(QPainter& painter, const QRectF& area) const final;
    [[nodiscard]] double heightIn(double width) const final;
    [[nodiscard]] bool isEmpty() const final;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QRectF partRect(int row) const final;
    [[nodiscard]] int partAt(const QPointF& place) const final;

protected:
    struct Axis {
        double low = 0;
        double high = 1;
        std::vector<double> ticks;
    };
    /// Where rows are, below the axis.
    struct Rows {
        std::vector<double> tops; ///< of each row from the first, and the end of the last
        std::vector<double> heights; ///< of each without the heading above it
    };
    /// Where things are, in painter coordinates.
    struct Layout {
        QRectF area; ///< all of it
        double headerTop = 0; ///< legend, then tick labels, then rows
        double axisTop = 0;
        double rowsTop = 0; ///< of row 0; scrolled rows lie above axisTop and are clipped
        double rowsBottom = 0;
        double labelLeft = 0;
        double labelWidth = 0;
        double plotLeft = 0;
        double plotRight = 0;
        double figuresRight = 0;
        Axis axis;
        double stretch = 1; ///< rows may be higher on a slide
        Rows rows;
    };

    [[nodiscard]] virtual Axis axis() const = 0;
    [[nodiscard]] virtual QString tickText(double tick) const = 0;
    /// The legend, and the names of lines.
    virtual void paintHeader(QPainter& painter, const Layout& layout) const = 0;
    /// Lines behind the rows.
    virtual void paintLines(QPainter& painter, const Layout& layout) const = 0;
    /// The marks of a row between plotLeft and plotRight, around `middle`.
    virtual void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const = 0;
    /// Rows with a label over a note are twice as high, or more where the note takes it.
    [[nodiscard]] virtual bool twoLines() const;
    /// The widest label column, as a part of the chart's width.
    [[nodiscard]] virtual double labelShare() const;

    /// The x of a value, kept inside the plot.
    [[nodiscard]] static double xOf(const Layout& layout, double value);
    /// A name over a vertical line, moved so that it stays inside the chart.
    static void drawLineName(
        QPainter& painter, const Layout& layout, double value, const QString& name, const QColor& color);
    /// Derived classes call it after their rows changed, a row each, and once without any.
    void setWords(std::vector<RowWords> words);

    [[nodiscard]] int partCount() const final;
    [[nodiscard]] QString partKey(int row) const final;
    [[nodiscard]] QRect surroundings(int row) const final;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] const RowWords& words(int row) const;
    [[nodiscard]] bool beginsGroup(int row) const;
    [[nodiscard]] Layout layoutFor(const QRectF& area, double stickyTop) const;
    [[nodiscard]] double lowestRow() const;
    [[nodiscard]] double labelWidthIn(double width) const;
    [[nodiscard]] Rows rowsIn(double width) const;
    [[nodiscard]] double naturalHeight(const Rows& rows) const;
    /// Where a row is painted, groups and stretching counted in.
    [[nodiscard]] static QRectF rowArea(const Layout& layout, int row);
    /// Where its label, marks and figures are within that: what stretching adds is around it.
    [[nodiscard]] static QRectF rowContent(const Layout& layout, int row);
    void paintAll(QPainter& painter, const Layout& layout, const QRectF& seen, bool onScreen) const;
    void paintRowFrame(QPainter& painter, const Layout& layout, int row, bool onScreen) const;
    void paintOneLine(QPainter& painter, QRectF label, const QRectF& figures, int row) const;
    void paintTwoLines(QPainter& painter, const QRectF& label, const QRectF& figures, int row) const;
    void paintAxis(QPainter& painter, const Layout& layout) const;

    std::vector<RowWords> m_words;
    Rows m_places; ///< at the width it has
    double m_labelWidth = 0; ///< the widest label with its note
    double m_figuresWidth = 0;
};

} // namespace turnout::common
