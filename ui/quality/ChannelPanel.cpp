// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/ChannelPanel.h"

#include "common/ChartTableModel.h"
#include "common/PlainTable.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "quality/QualityRows.h"

#include <algorithm>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using estimate::ChannelReport;

namespace {

constexpr int kMostRows = 8; ///< before a table scrolls
constexpr int kDate = 10; ///< characters of "2026-05-01"

QString driftText(const ChannelReport& channel)
{
    QString text;
    if (channel.expires)
        text = ChannelPanel::tr("Holds until %1, thirty days after the newest session the labels speak for. ")
                   .arg(QString::fromStdString(formatTime(*channel.expires)).left(kDate));
    return text
        + ChannelPanel::tr("Should bad sessions by then be rated %1 times as often as when it was measured, the latest "
                           "thumbs mean %2; if %3 times, %4. Assumes that a thumb says what a label would say.")
              .arg(QString::number(ChannelReport::kSomeDrift), common::shareText(channel.driftSome, 0),
                  QString::number(ChannelReport::kMuchDrift), common::shareText(channel.driftMuch, 0));
}

} // namespace

ChannelPanel::ChannelPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"channelPanel"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::Theme::kInside);
    m_months = makeTable(tr("Thumbs month by month, read through the labels"), tr("Thumbs read as quality, by month"));
    m_months.view->setObjectName(u"channelMonths"_s);
    m_parts = makeTable(
        tr("Whether it is the same everywhere"), tr("How much more often bad sessions are rated, part by part"));
    m_parts.view->setObjectName(u"channelParts"_s);
    m_parts.note->setText(tr("\"Differs\": from all sessions, with at most one in twenty of those marked by chance "
                             "(Benjamini–Hochberg). Enter shows the sessions of a row."));
}

ChannelPanel::Table ChannelPanel::makeTable(const QString& title, const QString& name)
{
    Table table;
    table.title = new QLabel(title);
    common::setTextStyle(*table.title, common::TextStyle::Section);
    table.note = new QLabel;
    common::setTextStyle(*table.note, common::TextStyle::Body, common::Tint::Muted);
    table.note->setWordWrap(true);
    table.model = new common::ChartTableModel(this);
    table.view = common::makePlainTable(table.model, name);
    for (QWidget* widget : std::initializer_list<QWidget*>{table.title, table.note, table.view})
        layout()->addWidget(widget);
    const auto open = [this, model = table.model](const QModelIndex& index) {
        Q_EMIT partActivated(model->table().keys[static_cast<std::size_t>(index.row())]);
    };
    connect(table.view, &QTableView::activated, this, open);
    connect(table.view, &QTableView::doubleClicked, this, open);
    return table;
}

void ChannelPanel::showChannel(const ChannelReport& channel)
{
    setVisible(channel.refused.empty());
    if (!channel.refused.empty())
        return;
    const auto fill = [](const Table& table, common::ChartTable rows, const std::vector<int>& widths) {
        const bool any = !rows.rows.empty();
        for (QWidget* widget : std::initializer_list<QWidget*>{table.title, table.note, table.view})
            widget->setVisible(any);
        common::fillPlainTable(*table.model, *table.view, std::move(rows), widths);
        table.view->setFixedHeight(table.view->horizontalHeader()->sizeHint().height()
            + std::min(table.model->rowCount(), kMostRows) * table.view->verticalHeader()->defaultSectionSize() + 4);
    };
    m_months.note->setText(driftText(channel));
    fill(m_months, channelMonthTable(channel), {110, 100, 90, 110, 200, 100});
    fill(m_parts, channelPartTable(channel), {260, 200, 90, 110, 90, 100, 90});
}

} // namespace turnout::ui
