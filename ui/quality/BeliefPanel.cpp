// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/BeliefPanel.h"

#include "base/Clock.h"
#include "common/ChartFrame.h"
#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "estimate/Words.h"
#include "quality/ChannelPanel.h"
#include "quality/PanelParts.h"
#include "quality/QualityRows.h"

#include <algorithm>
#include <cmath>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::shareText;
using common::Theme;
using common::visibleLine;
using estimate::ChannelReport;
using estimate::Sensitivity;

namespace {

constexpr int kPause = 150; ///< ms without a change before another conclusion is looked at
constexpr int kMostRows = 8; ///< of the table of thumbs before it scrolls
constexpr int kDate = 10; ///< characters of "2026-05-01"

QString timesText(double ratio)
{
    return QString::fromStdString(estimate::times(ratio));
}

} // namespace

BeliefPanel::BeliefPanel(common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_target(new QDoubleSpinBox)
    , m_pause(new QTimer(this))
    , m_sentence(new common::SentenceLabel)
    , m_conclusion(new QLabel)
    , m_chart(new common::TiltChart)
    , m_frame(new common::ChartFrame(m_chart, dialogs))
    , m_thumbsTitle(new QLabel(tr("What the labels say about the thumbs")))
    , m_thumbsNote(new QLabel)
    , m_thumbs(new common::ChartTableModel(this))
    , m_thumbsView(common::makePlainTable(m_thumbs, tr("Thumbs against labels")))
    , m_channel(new ChannelPanel)
{
    setObjectName(u"beliefPanel"_s);
    m_sentence->setObjectName(u"channelSentence"_s);
    m_sentence->setAccessibleName(tr("Who rates"));
    m_conclusion->setObjectName(u"sensitivitySentence"_s);
    m_conclusion->setAccessibleName(tr("What the conclusion hangs on"));
    for (QLabel* label : {m_conclusion, m_thumbsNote}) {
        common::setTextStyle(
            *label, common::TextStyle::Body, label == m_conclusion ? common::Tint::Text : common::Tint::Muted);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_thumbsNote->setAccessibleName(tr("How often a thumb is right"));
    common::setTextStyle(*m_thumbsTitle, common::TextStyle::Section);
    m_frame->setTitle(tr("What the thumbs mean, by how differently good and bad sessions are rated"));
    m_thumbsView->setObjectName(u"thumbsTable"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addWidget(buildHeader());
    column->addWidget(m_sentence);
    column->addWidget(m_conclusion);
    column->addWidget(buildFigures());
    column->addWidget(m_frame);
    column->addSpacing(Theme::kInside);
    column->addWidget(m_thumbsTitle);
    column->addWidget(m_thumbsNote);
    column->addWidget(m_thumbsView);
    column->addSpacing(Theme::kInside);
    column->addWidget(m_channel);
    connect(m_frame, &common::ChartFrame::rowActivated, this, &BeliefPanel::methodActivated);
    connect(m_channel, &ChannelPanel::partActivated, this, &BeliefPanel::partActivated);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_target, &QDoubleSpinBox::valueChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &BeliefPanel::targetChanged);
    const auto open = [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        const bool cell = index.column() >= static_cast<int>(ThumbColumn::UpGood)
            && index.column() <= static_cast<int>(ThumbColumn::DownBad);
        Q_EMIT cellActivated(m_thumbs->table().keys[row], cell ? index.column() : 0);
    };
    connect(m_thumbsView, &QTableView::activated, this, open);
    connect(m_thumbsView, &QTableView::doubleClicked, this, open);
}

double BeliefPanel::target() const
{
    return m_target->value() / 100;
}

QWidget* BeliefPanel::buildHeader()
{
    m_target->setObjectName(u"targetBox"_s);
    m_target->setAccessibleName(tr("The share of good sessions that is asked for"));
    m_target->setRange(1, 99);
    m_target->setDecimals(0);
    m_target->setValue(100 * Sensitivity::kTarget);
    m_target->setSuffix(u" %"_s);
    m_target->setFixedWidth(90);
    return panelHeader(tr("Can the thumbs be believed?"), tr("The &question: are at least so many good?"), m_target);
}

QWidget* BeliefPanel::buildFigures()
{
    m_kappa = new common::StatLine(tr("By thumbs a bad one is rated"), {});
    m_worth = new common::StatLine(tr("All ratings are worth"), {});
    m_latest = new common::StatLine(tr("Latest thumbs mean"), {});
    m_rates = new common::StatLine(tr("Good and bad ones rated"), {});
    m_bounds = new common::StatLine(tr("Whoever rates, quality is in"), {});
    m_figures = figuresRow({m_kappa, m_worth, m_latest, m_rates, m_bounds});
    return m_figures;
}

void BeliefPanel::showView(const workbench::QualityView& view)
{
    QString sentence = visibleLine(estimate::channelSentence(view.channel), 1000);
    if (const std::string worth = estimate::worthSentence(view.channel); !worth.empty())
        sentence += u' ' + visibleLine(worth, 600);
    m_sentence->setText(sentence);
    m_conclusion->setText(visibleLine(estimate::sensitivitySentence(view.sensitivity), 1000));
    const bool any = view.sensitivity.refused.empty();
    m_frame->setVisible(any);
    if (any)
        m_chart->setCurve(tiltPoints(view.sensitivity), tiltMarks(view.sensitivity));
    m_frame->setSubtitle(view.sensitivity.channel
            ? tr("▲ the thumbs as they are; ● and the blue band what the labels say, 95 %.")
            : tr("▲ the thumbs as they are. Draw and label sessions to see where on the line they are."));
    showFigures(view);
    showThumbs(view.channel);
    m_channel->showChannel(view.channel);
}

void BeliefPanel::showFigures(const workbench::QualityView& view)
{
    const ChannelReport& channel = view.channel;
    const Sensitivity& s = view.sensitivity;
    const bool known = channel.refused.empty();
    m_figures->setVisible(s.refused.empty());
    for (common::StatLine* line : {m_kappa, m_worth, m_latest, m_rates})
        line->setVisible(known);
    m_bounds->setValue(tr("%1 to %2").arg(shareText(s.bounds.low, 0), shareText(s.bounds.high, 0)),
        std::isfinite(s.eValue) ? tr("a hidden cause must act %1-fold (E-value)").arg(timesText(s.eValue)) : QString());
    if (!known)
        return;
    m_kappa->setValue(tr("%1 times as often").arg(timesText(channel.channel.kappa)),
        tr("%1 to %2; as a good one")
            .arg(timesText(channel.channel.interval.low), timesText(channel.channel.interval.high)));
    m_worth->setValue(QString::fromStdString(estimate::worthText(channel.worth.labels)),
        tr("%1 ratings; between %2 and %3")
            .arg(countText(channel.ratings), timesText(channel.worthInterval.low),
                timesText(channel.worthInterval.high)));
    m_latest->setVisible(!channel.months.empty());
    if (!channel.months.empty()) {
        const auto& last = channel.months.back();
        m_latest->setValue(shareText(last.reading.value, last.reading.interval.low, last.reading.interval.high, 0),
            channel.expires ? (last.expired ? tr("%1; expired on %2") : tr("%1; holds until %2"))
                                  .arg(QString::fromStdString(last.month),
                                      QString::fromStdString(formatTime(*channel.expires)).left(kDate))
                            : QString::fromStdString(last.month));
    }
    m_rates->setValue(tr("%1 and %2").arg(shareText(s.goodByThumbs.value), shareText(s.badByThumbs.value)),
        s.goodByLabels.value > 0 || s.badByLabels.value > 0
            ? tr("by the labels alone %1 and %2").arg(shareText(s.goodByLabels.value), shareText(s.badByLabels.value))
            : tr("no session of a draw is labeled and rated"));
}

void BeliefPanel::showThumbs(const ChannelReport& channel)
{
    const bool any = channel.refused.empty() && channel.table.sessions() > 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_thumbsTitle, m_thumbsNote, m_thumbsView})
        widget->setVisible(any);
    if (!any)
        return;
    const auto& t = channel.table;
    QString note = t.enough
        ? tr("Of bad rated sessions %1 got a thumb down, of good ones %2 a thumb up. Enter on a cell shows its "
             "sessions.")
              .arg(shareText(t.sensitivity, t.sensitivityInterval.low, t.sensitivityInterval.high, 0),
                  shareText(t.specificity, t.specificityInterval.low, t.specificityInterval.high, 0))
        : tr("Too few sessions are both rated and labeled to say how often a thumb is right: label rated ones too.");
    if (t.withoutChance > 0)
        note += u' ' + tr("%1 labeled without a known probability are left out.").arg(countText(t.withoutChance));
    m_thumbsNote->setText(note);
    common::fillPlainTable(*m_thumbs, *m_thumbsView, thumbTable(channel), {260, 90, 90, 90, 90, 200, 200});
    const int rows = std::min(m_thumbs->rowCount(), kMostRows);
    m_thumbsView->setFixedHeight(m_thumbsView->horizontalHeader()->sizeHint().height()
        + rows * m_thumbsView->verticalHeader()->defaultSectionSize() + 4);
}

} // namespace turnout::ui
