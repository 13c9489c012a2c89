// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

class QPainter;

namespace turnout::common {

/// The numbers of a chart as a table: its twin on screen, its CSV file, and what a screen reader is told.
struct ChartTable {
    QStringList columns;
    std::vector<QStringList> rows; ///< text as shown, one list a row, as long as `columns`
    std::vector<QString> keys; ///< the key of each row, as in rowActivated()
    std::vector<bool> numeric; ///< which columns are numbers (aligned right)
};

/// What every chart can do, so that ChartFrame can hold any of them. Thread: GUI.
class ChartWidget : public QWidget {
    Q_OBJECT
public:
    explicit ChartWidget(QWidget* parent = nullptr);

    /// Draws the chart into `area` of any painter: screen, image, SVG, PDF. Draws its own ground.
    virtual void paintChart(QPainter& painter, const QRectF& area) const = 0;
    /// How high a picture of that width must be to show all of it at its natural size.
    [[nodiscard]] virtual double heightIn(double width) const;
    [[nodiscard]] virtual ChartTable table() const = 0;
    /// What is said in place of the chart while it has no rows.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] virtual bool isEmpty() const = 0;
    /// To be called when what is seen of the chart changed: legend and axis are painted at its upper edge.
    virtual void scrolled();

Q_SIGNALS:
    /// A row was clicked, or Enter pressed on it.
    void rowActivated(const QString& key);
    /// The rows were replaced.
    void contentChanged();
    /// Its natural height became another because its width did.
    void heightChanged();

protected:
    /// Scrolls every area around the chart so that this part of it is seen, its upper edge first.
    void ensureSeen(const QRect& part);

private:
    QString m_emptyText;
};

/// CSV (RFC 4180, UTF-8, "\r\n") of a table; cells a spreadsheet would run as a formula get a leading apostrophe.
QByteArray tableCsv(const ChartTable& table);
/// The headings and these rows with tabs between, as spreadsheets take it from the clipboard; as harmless as the CSV.
QString tableText(const ChartTable& table, const std::vector<int>& rows);

} // namespace turnout::common
