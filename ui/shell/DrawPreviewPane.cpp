// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/DrawPreviewPane.h"

#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "shell/DrawMixChart.h"

#include <cmath>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using workbench::DrawPreview;

namespace {

QString halfText(const workbench::PreviewInterval& interval)
{
    return DrawPreviewPane::tr("± %1 points").arg(interval.half() * 100, 0, 'f', 1);
}

QString armsText(const DrawPreview& preview)
{
    const auto of = [&](const char* arm) {
        const auto found = preview.arms.find(arm);
        return countText(found == preview.arms.end() ? 0 : found->second);
    };
    return DrawPreviewPane::tr("%1 of %2 sessions that can be drawn: %3 at random, %4 uncertain, %5 for coverage.")
        .arg(countText(preview.size), countText(preview.pool), of("audit"), of("uncertain"), of("coverage"));
}

/// All that is said beside the numbers, a sentence each.
QString notesOf(const DrawPreview& preview)
{
    QStringList notes;
    if (preview.size < preview.asked)
        notes << DrawPreviewPane::tr("There are fewer than asked for.");
    if (preview.waitsForModel)
        notes << DrawPreviewPane::tr("A quality model is being learned from the labels; until it is there, this "
                                     "preview goes by the scores. The draw itself waits for the model.");
    if (!preview.note.empty()) {
        QString note = common::visibleLine(preview.note);
        note[0] = note[0].toUpper();
        notes << note + u'.';
    }
    if (!preview.shareKnown)
        notes << DrawPreviewPane::tr(
            "How many sessions are good is not known yet, so the interval is planned for the worst, one half.");
    return notes.join(u' ');
}

} // namespace

DrawPreviewPane::DrawPreviewPane(QWidget* parent)
    : QWidget(parent)
    , m_arms(new common::SentenceLabel)
    , m_note(new QLabel)
    , m_chart(new DrawMixChart)
{
    m_numbers = buildNumbers();
    m_arms->setObjectName(u"armsText"_s);
    m_arms->setText(tr("Working out what this draw will look like …"));
    m_note->setObjectName(u"drawNote"_s);
    m_note->setAccessibleName(tr("About this preview"));
    m_note->setWordWrap(true);
    setTextStyle(*m_note, common::TextStyle::Body, common::Tint::Muted);
    auto* heading = new QLabel(tr("What the labels will come from, on average"));
    setTextStyle(*heading, common::TextStyle::Strong);
    auto* area = new QScrollArea;
    area->setObjectName(u"drawMixArea"_s);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_chart);
    area->setMinimumHeight(160);
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, m_chart, &common::ChartWidget::scrolled);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addWidget(m_arms);
    column->addWidget(m_note);
    column->addSpacing(Theme::kStep);
    column->addWidget(m_numbers);
    column->addSpacing(Theme::kStep);
    column->addWidget(heading);
    column->addWidget(area, 1);
    m_numbers->hide();
}

QWidget* DrawPreviewPane::buildNumbers()
{
    m_interval = new common::StatLine(tr("Quality known within"), {}, {});
    m_interval->setObjectName(u"intervalLine"_s);
    m_work = new common::StatLine(tr("Work"), {}, {});
    m_work->setObjectName(u"workLine"_s);
    m_weight = new common::StatLine(tr("One label stands for at most"), {}, {});
    m_weight->setObjectName(u"weightLine"_s);
    m_effective = new common::StatLine(tr("Worth, by their weights"), {}, {});
    m_effective->setObjectName(u"effectiveLine"_s);
    auto* numbers = new QWidget;
    auto* grid = new QGridLayout(numbers);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kPage);
    grid->setVerticalSpacing(Theme::kBetween);
    grid->addWidget(m_interval, 0, 0);
    grid->addWidget(m_work, 0, 1);
    grid->addWidget(m_weight, 1, 0);
    grid->addWidget(m_effective, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return numbers;
}

void DrawPreviewPane::showPreview(const DrawPreview& preview)
{
    m_arms->setText(armsText(preview));
    showNote(notesOf(preview));
    m_interval->setValue(halfText(preview.after),
        preview.now ? tr("once these are labeled; today %1").arg(halfText(*preview.now))
                    : tr("once these are labeled; today nothing is known"));
    const auto seconds = preview.seconds();
    m_work->setValue(
        seconds ? tr("about %1").arg(QString::fromStdString(workbench::workTimeText(*seconds))) : tr("not known yet"),
        preview.pace ? tr("at %1").arg(QString::fromStdString(workbench::paceText(*preview.pace)))
                     : tr("nobody labeled three sessions at the desk so far"));
    const auto whole = [](double weight) { return countText(static_cast<qint64>(std::ceil(weight - 1e-9))); };
    m_weight->setValue(tr("%1 sessions").arg(whole(preview.largestWeight)),
        tr("and never more than %1 in a draw like this").arg(whole(preview.weightBound)));
    m_effective->setValue(tr("%1 equal labels").arg(countText(std::llround(preview.effectiveSize))),
        tr("the effective sample size of %1").arg(countText(preview.size)));
    m_numbers->show();
    m_chart->setParts(preview.parts);
}

void DrawPreviewPane::showProblem(const QString& text)
{
    m_arms->setText(tr("This cannot be drawn."));
    showNote(text);
    m_numbers->hide();
    m_chart->setParts({});
}

void DrawPreviewPane::showNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

} // namespace turnout::ui
