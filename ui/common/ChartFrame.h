// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"

#include <QFrame>
#include <QImage>

class QAction;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace turnout::common {

class ChartTableModel;
class Dialogs;
class NumberDelegate;

/// A chart with its title (a sentence), its table twin and the ways out: copy as image, save PNG, SVG, PDF or CSV, at
/// the size of a slide. Owns the chart; scrolls it where it has more rows than fit. Thread: GUI.
class ChartFrame final : public QFrame {
    Q_OBJECT
public:
    /// Slide size in logical pixels; PNG and clipboard get twice as many real ones. A chart of more rows than fit makes
    /// it higher.
    static constexpr int kSlideWidth = 1280;
    static constexpr int kSlideHeight = 720;

    ChartFrame(ChartWidget* chart, Dialogs& dialogs, QWidget* parent = nullptr);

    void setTitle(const QString& sentence);
    void setSubtitle(const QString& text);
    /// As high as the chart's rows from now on, at most `most`; only what is higher scrolls inside.
    void fitRows(int most);
    [[nodiscard]] ChartWidget& chart() const;
    void setTableShown(bool shown);
    [[nodiscard]] bool tableShown() const;

    void copyImage();
    /// The table's selected rows, for a spreadsheet.
    void copyRows();
    /// Asks for a file; its ending chooses PNG, SVG or PDF.
    void saveChart();
    /// Asks for a file and writes the table as CSV.
    void exportCsv();
    /// Title, subtitle and chart at slide size.
    [[nodiscard]] QImage slide() const;
    /// What saved files are called before the user says otherwise, by the title: "turnout-who-rates".
    [[nodiscard]] QString fileName() const;
    /// Writes the slide (.png, .svg, .pdf) or the table (.csv); false, with a message in the frame, where it cannot.
    bool writeFile(const QString& path);

Q_SIGNALS:
    void rowActivated(const QString& key);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHeader();
    QTableView* buildTable();
    void refresh();
    void fitHeight();
    [[nodiscard]] QSize slideSize() const;
    void paintSlide(QPainter& painter) const;
    void say(const QString& text, bool failed);

    ChartWidget* m_chart;
    Dialogs& m_dialogs;
    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_message;
    QToolButton* m_tableButton = nullptr;
    QScrollArea* m_area;
    QStackedWidget* m_pages;
    ChartTableModel* m_model;
    NumberDelegate* m_numbers;
    int m_mostHeight = 0; ///< 0: as high as the layout likes
};

} // namespace turnout::common
