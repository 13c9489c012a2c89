// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/ContrastView.h"

#include "common/ChartFrame.h"
#include "common/DensityChart.h"
#include "common/MarksChart.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "populations/DaysField.h"
#include "populations/MeasureRows.h"
#include "populations/NumberWords.h"
#include "workbench/SidesQuality.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kMostHeight = 1200;
constexpr int kOwnDays = 3; ///< after months, weeks and days

QString sideTitle(const workbench::Side& side)
{
    return common::visibleLine(side.name);
}

/// What people compare by, most wanted first: the version of the model.
int likeliest(const population::Frame& frame)
{
    for (const char* word : {"model", "version", "release", "variant"})
        for (std::size_t i = 0; i < frame.segments.size(); ++i)
            if (frame.segments[i].name.find(word) != std::string::npos)
                return static_cast<int>(i);
    return 0;
}

} // namespace

ContrastView::ContrastView(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_ofLabel(new QLabel(tr("Segment"), this))
    , m_of(new QComboBox(this))
    , m_first(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_firstDays(new DaysField(tr("First side"), this))
    , m_secondDays(new DaysField(tr("Second side"), this))
    , m_sentence(new common::SentenceLabel({}, this))
    , m_differences(new common::MarksChart)
    , m_number(new common::DensityChart)
    , m_differencesFrame(new common::ChartFrame(m_differences, dialogs, this))
    , m_numberFrame(new common::ChartFrame(m_number, dialogs, this))
    , m_numberBox(new QComboBox(this))
{
    m_ofLabel->setBuddy(m_of);
    m_of->setObjectName(u"comparedBy"_s);
    m_first->setAccessibleName(tr("First side"));
    m_second->setAccessibleName(tr("Second side"));
    m_numberBox->setAccessibleName(tr("Number of the distribution chart"));
    auto* choose = new QHBoxLayout;
    choose->setSpacing(Theme::kInside);
    choose->addWidget(m_ofLabel);
    choose->addWidget(m_of);
    choose->addWidget(m_first);
    choose->addWidget(m_firstDays);
    choose->addWidget(new QLabel(tr("against"), this));
    choose->addWidget(m_second);
    choose->addWidget(m_secondDays);
    choose->addStretch(1);
    auto* chooseNumber = new QHBoxLayout;
    chooseNumber->setSpacing(Theme::kInside);
    auto* words = new QLabel(tr("Distribution of"), this);
    words->setBuddy(m_numberBox);
    chooseNumber->addWidget(words);
    chooseNumber->addWidget(m_numberBox);
    chooseNumber->addStretch(1);
    for (QComboBox* box : {m_of, m_first, m_second, m_numberBox})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sentence->setObjectName(u"contrastSentence"_s);
    m_firstDays->hide();
    m_secondDays->hide();
    m_firstDays->setObjectName(u"firstDays"_s);
    m_secondDays->setObjectName(u"secondDays"_s);
    m_first->setObjectName(u"firstSide"_s);
    m_second->setObjectName(u"secondSide"_s);
    m_differences->setObjectName(u"differences"_s);
    m_number->setObjectName(u"sides"_s);
    m_differencesFrame->setTitle(tr("What differs"));
    m_numberFrame->setTitle(tr("Where both sides lie"));
    for (common::ChartFrame* frame : frames())
        frame->fitRows(kMostHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kBetween);
    column->addLayout(choose);
    column->addWidget(m_sentence);
    column->addWidget(m_differencesFrame);
    column->addLayout(chooseNumber);
    column->addWidget(m_numberFrame);
    connect(m_of, &QComboBox::currentIndexChanged, this, [this] { offerSides(); });
    connect(m_first, &QComboBox::currentIndexChanged, this, [this] { recompute(); });
    connect(m_second, &QComboBox::currentIndexChanged, this, [this] { recompute(); });
    for (const DaysField* days : {m_firstDays, m_secondDays})
        connect(days, &DaysField::changed, this, [this] { recompute(); });
    connect(m_numberBox, &QComboBox::currentIndexChanged, this, [this] { showNumber(); });
    for (common::ChartFrame* frame : frames())
        connect(frame, &common::ChartFrame::rowActivated, this, &ContrastView::open);
}

std::vector<common::ChartFrame*> ContrastView::frames() const
{
    return {m_differencesFrame, m_numberFrame};
}

void ContrastView::choose(
    Kind kind, std::shared_ptr<const workbench::Snapshot> snapshot, workbench::SharedNumbers numbers)
{
    const bool fresh = kind != m_kind || m_snapshot == nullptr || m_snapshot->frame != snapshot->frame
        || (kind == Kind::Draws && m_snapshot->draws != snapshot->draws);
    m_kind = kind;
    m_snapshot = std::move(snapshot);
    m_numbers = std::move(numbers);
    m_ofLabel->setText(kind == Kind::Times ? tr("By") : tr("Segment"));
    m_of->setAccessibleName(kind == Kind::Times ? tr("Length of the times") : tr("Segment whose values are compared"));
    m_ofLabel->setVisible(kind != Kind::Draws);
    m_of->setVisible(kind != Kind::Draws);
    if (fresh)
        offerUnits();
    else
        recompute(); // another filter: the same sides
}

/// What sides are made of: segments, or lengths of time.
void ContrastView::offerUnits()
{
    {
        const QSignalBlocker quiet(m_of);
        m_of->clear();
        if (m_kind == Kind::Times)
            m_of->addItems({tr("months"), tr("weeks"), tr("days"), tr("dates of your own")});
        else if (m_kind == Kind::Values)
            for (const auto& segment : m_snapshot->frame->segments)
                m_of->addItem(common::visibleLine(segment.name));
        m_of->setCurrentIndex(m_kind == Kind::Times || m_of->count() == 0 ? -1 : likeliest(*m_snapshot->frame));
    }
    offerSides();
}

void ContrastView::offerSides()
{
    const auto kind = m_kind;
    const int of = m_of->currentIndex();
    const quint64 request = ++m_request;
    say({}); // what was compared before is no answer to this
    // A million sessions' values are counted: not on this thread.
    m_workbench.query(
        [snapshot = m_snapshot, kind, of]() -> Result<Offer> {
            if (kind == Kind::Draws)
                return Offer{of, workbench::drawSides(*snapshot)};
            if (kind == Kind::Values)
                return Offer{of,
                    of < 0 ? std::vector<workbench::Side>()
                           : workbench::valueSides(
                               *snapshot, snapshot->frame->segments[static_cast<std::size_t>(of)].name)};
            if (of == kOwnDays)
                return Offer{of, workbench::timeHalves(*snapshot)};
            const auto unit = of < 0 ? workbench::likeliestUnit(*snapshot) : static_cast<workbench::TimeUnit>(of);
            return unit ? Offer{static_cast<int>(*unit), workbench::timeSides(*snapshot, *unit)} : Offer{of, {}};
        },
        this,
        [this, request](const Result<Offer>& offer) {
            if (request == m_request && offer)
                takeSides(*offer);
        });
}

void ContrastView::takeSides(const Offer& offer)
{
    m_sides = offer.sides;
    const QSignalBlocker of(m_of);
    const QSignalBlocker first(m_first);
    const QSignalBlocker second(m_second);
    m_of->setCurrentIndex(offer.of);
    for (QComboBox* box : {m_first, m_second}) {
        box->clear();
        for (const workbench::Side& side : m_sides)
            box->addItem(sideTitle(side));
        box->setEnabled(m_sides.size() > 1);
        box->setVisible(!ownDays());
    }
    for (DaysField* days : {m_firstDays, m_secondDays})
        days->setVisible(ownDays());
    const auto count = static_cast<int>(m_sides.size());
    // The newest against the one before; of values the two largest.
    const bool inOrder = m_kind != Kind::Values;
    m_first->setCurrentIndex(inOrder ? count - 1 : 0);
    m_second->setCurrentIndex(inOrder ? count - 2 : 1);
    if (ownDays()) {
        workbench::Side whole = m_sides[0];
        whole.filter.until = m_sides[1].filter.until;
        m_firstDays->setSide(m_sides[1], whole);
        m_secondDays->setSide(m_sides[0], whole);
    }
    recompute();
}

bool ContrastView::ownDays() const
{
    return m_kind == Kind::Times && m_of->currentIndex() == kOwnDays && m_sides.size() == 2;
}

void ContrastView::say(const QString& words)
{
    m_contrast.reset();
    m_sentence->setText(words);
    m_differences->setEmptyText(words);
    m_number->setEmptyText(words);
    m_differencesFrame->setSubtitle({});
    m_numberFrame->setSubtitle({});
    m_differences->setRows({}, {}, {});
    m_number->setCurves({}, {}, {}, {});
}

void ContrastView::recompute()
{
    const quint64 request = ++m_request;
    const int first = m_first->currentIndex();
    const int second = m_second->currentIndex();
    if (m_sides.size() < 2 || first < 0 || second < 0) {
        say(m_kind == Kind::Draws ? tr("There are fewer than two draws: make another one to compare them.")
                : m_kind == Kind::Times
                ? tr("There are no two such times with sessions, or too many to choose from: take another length.")
                : tr("This segment has one value, or too many to be a segment: choose another."));
        return;
    }
    if (ownDays())
        m_compared = {m_firstDays->side(), m_secondDays->side()};
    else
        m_compared = {m_sides[static_cast<std::size_t>(first)], m_sides[static_cast<std::size_t>(second)]};
    if (m_compared[0] == m_compared[1]) {
        say(tr("Both sides are the same: choose another for one of them."));
        return;
    }
    m_workbench.query(
        [snapshot = m_snapshot, numbers = m_numbers, sides = m_compared,
            filter = m_workbench.filter()]() -> Result<Compared> {
            return Compared{std::make_shared<const population::Contrast>(
                                workbench::contrastOf(*snapshot, sides[0], sides[1], filter, {}, numbers)),
                workbench::sidesQualitySentence(workbench::sidesQuality(*snapshot, sides[0], sides[1], filter))};
        },
        this,
        [this, request](const Result<Compared>& compared) {
            if (request == m_request && compared)
                showContrast(*compared);
        });
}

void ContrastView::showContrast(Compared compared)
{
    const std::string words = population::contrastSentence(*compared.contrast);
    if (compared.contrast->totals[0].n == 0 || compared.contrast->totals[1].n == 0) {
        say(common::visibleText(words).text);
        return;
    }
    m_contrast = std::move(compared.contrast);
    m_sentence->setText(common::visibleText(compared.quality.empty() ? words : words + ' ' + compared.quality).text);
    m_differences->setEmptyText(tr("The sessions of both sides have no segment in which they could differ."));
    auto content = contrastRows(*m_contrast);
    m_differencesFrame->setSubtitle(tr(
        "Share of %1 less share of %2, in points, with 95 % intervals; the largest differences first. Full marks are "
        "beyond chance, with all %3 tests counted.")
                                        .arg(common::visibleLine(m_contrast->names[0]),
                                            common::visibleLine(m_contrast->names[1]),
                                            common::countText(m_contrast->tests)));
    m_differences->setRows(std::move(content.rows), std::move(content.axis), std::move(content.table));
    const QString chosen = m_numberBox->currentText();
    const QSignalBlocker quiet(m_numberBox);
    m_numberBox->clear();
    for (const auto& number : m_contrast->numbers)
        m_numberBox->addItem(numberTitle(number.name));
    m_numberBox->setCurrentIndex(m_contrast->numbers.empty() ? -1 : std::max(0, m_numberBox->findText(chosen)));
    showNumber();
}

void ContrastView::showNumber()
{
    const int at = m_numberBox->currentIndex();
    if (!m_contrast || at < 0 || static_cast<std::size_t>(at) >= m_contrast->numbers.size()) {
        m_number->setCurves({}, {}, {}, {});
        return;
    }
    const auto& number = m_contrast->numbers[static_cast<std::size_t>(at)];
    auto content = contrastCurves(*m_contrast, number);
    m_numberFrame->setSubtitle(number.measures
            ? tr("Marks are medians. Furthest apart: %1 of sessions (KS), adjusted p %2.")
                  .arg(common::shareText(number.measures->distance), pText(number.measures->adjustedP))
            : tr("One of the sides has no such number."));
    m_number->setCurves(
        std::move(content.curves), std::move(content.axis), std::move(content.zones), std::move(content.table));
}

void ContrastView::open(const QString& key)
{
    if (!m_snapshot || !m_contrast)
        return;
    const auto value = ValueKey::parse(key);
    const auto zone = ZoneKey::parse(key);
    const auto& frame = *m_snapshot->frame;
    population::Bitmap rows(frame.size());
    for (const workbench::Side& side : m_compared)
        rows |= workbench::rowsOf(*m_snapshot, side, m_workbench.filter());
    QString title;
    if (zone) {
        for (const auto& number : m_contrast->numbers)
            if (number.name == zone->number.toStdString()) {
                rows &= zoneRows(frame, *m_numbers, number.name, number.grid, zone->zone);
                title = numberTitle(number.name) + u' '
                    + zoneText(number.kind, number.grid.zone(static_cast<std::size_t>(zone->zone)));
            }
    } else if (value) {
        population::Filter filter;
        filter.segments.push_back({value->segment.toStdString(), {value->value.toStdString()}});
        rows &= population::apply(filter, frame, m_snapshot->labels);
        title = common::visibleLine(value->segment) + u' ' + valueTitle(value->value.toStdString());
    }
    if (title.isEmpty())
        return;
    std::vector<SessionId> sessions;
    rows.forEach([&](std::size_t row) { sessions.push_back(frame.ids[row]); });
    Q_EMIT openSessions(sessions, title, std::nullopt);
}

} // namespace turnout::ui
