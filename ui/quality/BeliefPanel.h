// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/Quality.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QTableView;
class QTimer;

namespace turnout::common {
class ChartFrame;
class ChartTableModel;
class SentenceLabel;
class StatLine;
class TiltChart;
} // namespace turnout::common

namespace turnout::ui {

class ChannelPanel;

/// "Can the thumbs be believed?": how much likelier a bad session is to be rated, what a conclusion hangs on, and what
/// labels say of the thumbs. Shows what the page worked out. Thread: GUI.
class BeliefPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BeliefPanel(common::Dialogs& dialogs, QWidget* parent = nullptr);
    void showView(const workbench::QualityView& view);
    /// The share of good sessions the conclusion is about.
    [[nodiscard]] double target() const;

Q_SIGNALS:
    /// Another conclusion is asked about.
    void targetChanged();
    /// The sessions an estimate rests on (a key of estimateRows).
    void methodActivated(const QString& key);
    /// Sessions that are rated and labeled: of a part (a key of partRows; empty for all), and of one cell of the table
    /// (a ThumbColumn) or, with 0, all four.
    void cellActivated(const QString& key, int column);
    /// The sessions of a part or a month (a key of partRows).
    void partActivated(const QString& key);

private:
    QWidget* buildHeader();
    QWidget* buildFigures();
    void showFigures(const workbench::QualityView& view);
    void showThumbs(const estimate::ChannelReport& channel);

    QDoubleSpinBox* m_target;
    QTimer* m_pause;
    common::SentenceLabel* m_sentence;
    QLabel* m_conclusion;
    QWidget* m_figures = nullptr;
    common::StatLine* m_kappa = nullptr;
    common::StatLine* m_worth = nullptr;
    common::StatLine* m_latest = nullptr;
    common::StatLine* m_rates = nullptr;
    common::StatLine* m_bounds = nullptr;
    common::TiltChart* m_chart;
    common::ChartFrame* m_frame;
    QLabel* m_thumbsTitle;
    QLabel* m_thumbsNote;
    common::ChartTableModel* m_thumbs;
    QTableView* m_thumbsView;
    ChannelPanel* m_channel;
};

} // namespace turnout::ui
