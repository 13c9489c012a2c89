// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/ChannelReport.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace turnout::common {
class ChartTableModel;
} // namespace turnout::common

namespace turnout::ui {

/// The channel month by month (thumbs read as quality, until when, and what a drift would make of them) and part by
/// part (how much more often bad sessions are rated). Hidden where there is no channel. Thread: GUI.
class ChannelPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ChannelPanel(QWidget* parent = nullptr);
    void showChannel(const estimate::ChannelReport& channel);

Q_SIGNALS:
    /// The sessions of a month or a part: a key of partRows.
    void partActivated(const QString& key);

private:
    struct Table {
        QLabel* title = nullptr;
        QLabel* note = nullptr;
        common::ChartTableModel* model = nullptr;
        QTableView* view = nullptr;
    };
    Table makeTable(const QString& title, const QString& name);

    Table m_months;
    Table m_parts;
};

} // namespace turnout::ui
